using FastEndpoints;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Cms.Api.OpenApi;

static class OpenApiSetup
{
    public static IServiceCollection AddCmsOpenApi(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSingleton<RequestRules>();
        services.AddSingleton<XmlSummaries>();
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, RequestDescriptions>());
        services.Configure<SwaggerOptions>(o =>
        {
            o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            o.RouteTemplate = "/{documentName}.json";
        });
        return services.AddSwaggerGen(o =>
        {
            o.SwaggerDoc("openapi", new() { Title = "Newsroom CMS", Version = "1.0", Description = "Articles, reporters and all that hangs on them.", Contact = new() { Name = "Newsroom" } });
            o.AddServer(new() { Url = "/" });
            o.AddSecurityDefinition(EndpointOperationFilter.SecurityScheme, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
            o.SupportNonNullableReferenceTypes();
            o.IncludeXmlComments(XmlSummaries.File);
            o.CustomSchemaIds(SchemaId);
            o.TagActionsBy(api => [api.ActionDescriptor.EndpointMetadata.OfType<EndpointDefinition>().Select(e => e.EndpointType.Namespace!.Split('.')[^1]).FirstOrDefault() ?? "Other"]);
            o.SchemaFilter<RuleSchemaFilter>();
            o.OperationFilter<EndpointOperationFilter>();
        });
    }

    public static void UseCmsOpenApi(this WebApplication app)
    {
        app.UseSwagger();
        app.UseSwaggerUI(o =>
        {
            o.SwaggerEndpoint("/openapi.json", "Newsroom CMS");
            o.RoutePrefix = "swagger";
        });
    }

    /// <summary>CreateArticle.Request becomes CreateArticleRequest; Page of Article becomes ArticlePage.</summary>
    static string SchemaId(Type type)
    {
        var name = type.IsNested ? type.DeclaringType!.Name + type.Name : type.Name;
        return string.Concat(type.GetGenericArguments().Select(SchemaId)) + name.Split('`')[0];
    }
}
