using Cms.Api.Binding;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.OpenApi;

/// <summary>Describes a patch: the members of the whole, none of them required and each one null to clear it.</summary>
sealed class MergePatchSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema patch || !MergePatch.IsOne(context.Type))
        {
            return;
        }

        var reference = (OpenApiSchemaReference)context.SchemaGenerator.GenerateSchema(context.Type.GenericTypeArguments[0], context.SchemaRepository);
        var whole = (OpenApiSchema)context.SchemaRepository.Schemas[reference.Reference.Id!];
        patch.Type = JsonSchemaType.Object;
        patch.AdditionalPropertiesAllowed = false;
        patch.Properties = whole.Properties!.ToDictionary(p => p.Key, p => Clearable(p.Value));
    }

    static IOpenApiSchema Clearable(IOpenApiSchema member)
    {
        if (member is OpenApiSchema { Type: { } type } inline && !type.HasFlag(JsonSchemaType.Null))
        {
            var copy = (OpenApiSchema)inline.CreateShallowCopy();
            copy.Type = type | JsonSchemaType.Null;
            copy.Default = null;
            return copy;
        }

        return member is OpenApiSchemaReference ? new OpenApiSchema { OneOf = [member, new OpenApiSchema { Type = JsonSchemaType.Null }] } : member;
    }
}
