using System.Reflection;
using System.Text.Json.Nodes;
using Cms.Api.Binding;
using Cms.Api.Text;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.OpenApi;

/// <summary>Describes lists of names with commas between them, places, and the members that rows of a list have only when they are asked for.</summary>
sealed class NameListFilter : ISchemaFilter, IParameterFilter
{
    public static void MapTypes(SwaggerGenOptions options)
    {
        options.MapType(typeof(Fields<>), Names);
        options.MapType(typeof(Includes<>), Names);
        options.MapType<GeoPoint>(() => new OpenApiSchema { Type = JsonSchemaType.String, Pattern = GeoPoint.Pattern });

        static OpenApiSchema Names() => new() { Type = JsonSchemaType.Array, MinItems = 1 };
    }

    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema target)
        {
            return;
        }

        if (context.Type.IsAssignableTo(typeof(NameList)))
        {
            var allowed = ((NameList)Activator.CreateInstance(context.Type)!).Allowed;
            target.Items = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. allowed.Select(name => (JsonNode)name)] };
        }
        else if (context.MemberInfo is null && context.Type.GetCustomAttribute<PartOfAttribute>(inherit: false) is { } part)
        {
            foreach (var property in part.Whole.GetProperties().Where(p => p.DeclaringType == part.Whole && !p.IsDefined(typeof(NotAFieldAttribute))))
            {
                target.Properties!.TryAdd(OpenApiSetup.JsonName(property), context.SchemaGenerator.GenerateSchema(property.PropertyType, context.SchemaRepository, property));
            }
        }
    }

    /// <summary>One parameter with commas in it, not one for each name.</summary>
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        if (parameter is OpenApiParameter target && context.PropertyInfo?.PropertyType.IsAssignableTo(typeof(NameList)) is true)
        {
            target.Style = ParameterStyle.Form;
            target.Explode = false;
        }
    }
}
