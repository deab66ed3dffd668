using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Api.Binding;
using FastEndpoints;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;

namespace Cms.Api.OpenApi;

/// <summary>
/// The published contract: <c>/openapi.json</c> and Swagger UI at <c>/swagger</c>. Swashbuckle reads ASP.NET's API explorer, which sees one
/// body in every FastEndpoints endpoint; the filters of this folder tell it what <see cref="RequestBinding"/>, the validators and the answers really are.
/// </summary>
static class OpenApiSetup
{
    const string Document = "/openapi.json";
    const string Ui = "/swagger";

    public static void AddCmsOpenApi(this IServiceCollection services)
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
        services.AddSwaggerGen(o =>
        {
            o.SwaggerDoc("openapi", ContractInfo.Info);
            o.AddServer(new() { Url = "/", Description = "This server" });
            o.AddSecurityDefinition(OperationFilter.SecurityScheme, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key, or the `accessToken` of `POST /v1/auth/token`, as `Authorization: Bearer TOKEN-OR-KEY`. The program prints an admin's key when it starts outside production.",
            });
            o.SupportNonNullableReferenceTypes();
            o.IncludeXmlComments(XmlSummaries.File);
            o.IncludeXmlComments(Path.ChangeExtension(typeof(Import.NewsPage).Assembly.Location, ".xml"));
            o.CustomSchemaIds(SchemaId);
            o.TagActionsBy(api => [ContractInfo.TagOf(EndpointOf(api)?.EndpointType)]);
            NameListFilter.MapTypes(o);
            o.SchemaFilter<RuleSchemaFilter>();
            o.SchemaFilter<NameListFilter>();
            o.ParameterFilter<NameListFilter>();
            o.SchemaFilter<MergePatchSchemaFilter>();
            o.OperationFilter<OperationFilter>();
            o.DocumentFilter<ExampleFilter>();
            o.DocumentFilter<ContractInfo>();
        });
    }

    /// <remarks>Nothing of it is made before somebody asks for it: it takes as long as all the rest of the start, and no other request has to do with it.</remarks>
    public static void UseCmsOpenApi(this WebApplication app) => app.Use(next =>
    {
        var pages = new Lazy<RequestDelegate>(() => Pages(app, next));
        return http => http.Request.Path == Document || http.Request.Path.StartsWithSegments(Ui) ? pages.Value(http) : next(http);
    });

    static RequestDelegate Pages(IApplicationBuilder app, RequestDelegate next)
    {
        var pages = app.New();
        pages.UseSwagger();
        pages.UseSwaggerUI(o =>
        {
            o.SwaggerEndpoint(Document, "Newsroom CMS");
            o.RoutePrefix = Ui[1..];
            o.DocumentTitle = "Newsroom CMS";
            o.EnablePersistAuthorization();
            o.EnableTryItOutByDefault();
            o.EnableFilter();
            o.DisplayRequestDuration();
            o.DefaultModelsExpandDepth(0);
            o.ConfigObject.AdditionalItems["validatorUrl"] = "none"; // an editor's machine may have no internet
        });
        pages.Run(next);
        return pages.Build();
    }

    public static EndpointDefinition? EndpointOf(ApiDescription api) => api.ActionDescriptor.EndpointMetadata.OfType<EndpointDefinition>().FirstOrDefault();

    /// <summary>A property's name in JSON.</summary>
    public static string JsonName(MemberInfo property) =>
        property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);

    /// <summary>A patch of ArticleInput becomes ArticlePatch; CreateArticle.Request CreateArticleRequest; Page of Article ArticlePage.</summary>
    static string SchemaId(Type type)
    {
        if (MergePatch.IsOne(type))
        {
            return SchemaId(type.GenericTypeArguments[0]).Replace("Input", "Patch", StringComparison.Ordinal);
        }

        var name = type.IsNested ? type.DeclaringType!.Name + type.Name : type.Name;
        return string.Concat(type.GetGenericArguments().Select(SchemaId)) + name.Split('`')[0];
    }
}
