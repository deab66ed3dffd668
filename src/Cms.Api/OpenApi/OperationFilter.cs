using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Idempotency;
using Cms.Api.Paging;
using FastEndpoints;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;
using BindingSource = Microsoft.AspNetCore.Mvc.ModelBinding.BindingSource;

namespace Cms.Api.OpenApi;

/// <summary>Gives each operation its summary, every answer it can give with its headers, and the key it asks for.</summary>
sealed class OperationFilter(XmlSummaries summaries) : IOperationFilter
{
    public const string SecurityScheme = "apiKey";

    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        if (OpenApiSetup.EndpointOf(context.ApiDescription) is not { } endpoint)
        {
            return;
        }

        operation.Summary = summaries.Of(endpoint.EndpointType, "summary");
        operation.Description = summaries.Of(endpoint.EndpointType, "remarks");
        AddRawBody(operation, context);
        AddPermission(operation, context, PermissionTable.Of(endpoint));
        if (IdempotencyKey.IsTaken(context.ApiDescription.HttpMethod!, endpoint))
        {
            AddIdempotencyKey(operation);
        }

        AddResponses(operation, context, endpoint);
    }

    static void AddIdempotencyKey(OpenApiOperation operation) => (operation.Parameters ??= []).Add(new OpenApiParameter
    {
        Name = IdempotencyKey.Header,
        In = ParameterLocation.Header,
        Description = "Sent again with the same key within 24 hours, the request is answered again (`Idempotency-Replayed: true`) and not carried out again.",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = 255 },
    });

    /// <summary>The roles stand in <c>x-roles</c> and, for people, in the description.</summary>
    static void AddPermission(OpenApiOperation operation, OperationFilterContext context, PermissionRule rule)
    {
        var key = new OpenApiSecurityRequirement { [new(SecurityScheme, context.Document)] = [] };
        operation.Security = rule.IsOpen ? [key, []] : [key];
        operation.AddExtension("x-permission", new JsonNodeExtension(rule.Name));
        operation.AddExtension("x-roles", new JsonNodeExtension(new JsonArray([.. rule.Roles.Select(r => JsonValue.Create(r.ToString().ToLowerInvariant()))])));
        var who = rule.IsOpen ? "everybody, without a key too" : rule.RoleNames;
        operation.Description += $"\n\n**Permission** `{rule.Name}`: {who}.";
    }

    static void AddRawBody(OpenApiOperation operation, OperationFilterContext context)
    {
        var bodies = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<RawBody>().ToList();
        if (bodies.Count > 0)
        {
            operation.RequestBody = new OpenApiRequestBody { Required = true, Content = bodies.ToDictionary(b => b.MediaType, b => MediaTypeOf(b, context)) };
        }
    }

    static IOpenApiMediaType MediaTypeOf(RawBody body, OperationFilterContext context)
    {
        if (body.LineSchema is not null)
        {
            return new OpenApiMediaType { Schema = context.SchemaGenerator.GenerateSchema(body.LineSchema, context.SchemaRepository), Example = JsonNode.Parse(body.Example!) };
        }

        if (body.FilesField is null)
        {
            return new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = body.IsBinary ? "binary" : null }, Example = body.Example };
        }

        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema> { [body.FilesField] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = file, MinItems = 1 } },
            Required = new HashSet<string> { body.FilesField },
            AdditionalPropertiesAllowed = false,
        };
        return new OpenApiMediaType { Schema = form };
    }

    /// <summary>What is declared, and what is answered beside it.</summary>
    static IDictionary<string, IOpenApiMediaType>? ContentOf(IOpenApiResponse? declared, OperationFilterContext context)
    {
        var others = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<AlsoSends>().ToList();
        return others.Count == 0 ? declared?.Content : (declared?.Content ?? new Dictionary<string, IOpenApiMediaType>())
            .Concat(others.Select(o => KeyValuePair.Create<string, IOpenApiMediaType>(o.MediaType, new OpenApiMediaType
            {
                Schema = o.Schema is null ? new OpenApiSchema { Type = JsonSchemaType.String } : context.SchemaGenerator.GenerateSchema(o.Schema, context.SchemaRepository),
            })))
            .ToDictionary();
    }

    static void AddResponses(OpenApiOperation operation, OperationFilterContext context, EndpointDefinition endpoint)
    {
        var bindings = RequestBinding.Of(endpoint);
        var declared = operation.Responses ?? [];
        List<string> statuses = [.. declared.Keys, "401", .. PermissionTable.Of(endpoint).IsOpen ? Array.Empty<string>() : ["403"], "429", "500", "503"];
        if (bindings.Length > 0 || operation.RequestBody is not null)
        {
            statuses.Add("400");
        }

        if (operation.RequestBody is not null)
        {
            statuses.AddRange(["413", "415"]);
        }

        if (bindings.Any(b => b.Source == BindingSource.Header && b.Name == "If-None-Match"))
        {
            statuses.Add("304");
        }

        var takesKey = IdempotencyKey.IsTaken(context.ApiDescription.HttpMethod!, endpoint);
        if (takesKey)
        {
            statuses.AddRange(["409", "413", "422"]);
        }

        var extra = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<SendsHeader>().ToLookup(h => h.Status.ToString(CultureInfo.InvariantCulture), h => h.Name);
        var isPage = endpoint.ResDtoType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Page<>);
        operation.Responses = [];
        foreach (var status in statuses.Distinct().Order(StringComparer.Ordinal))
        {
            operation.Responses.Add(status, status[0] is '4' or '5' ? ProblemResponses.Of(status, context) : new OpenApiResponse
            {
                Description = ReasonPhrases.GetReasonPhrase(int.Parse(status, CultureInfo.InvariantCulture)),
                Headers = ResponseHeaders.Describe([.. ResponseHeaders.Of(status, isPage), .. extra[status], .. takesKey ? [IdempotencyKey.ReplayedHeader] : Array.Empty<string>()]),
                Content = status == "200" ? ContentOf(declared.GetValueOrDefault(status), context) : declared.GetValueOrDefault(status)?.Content,
            });
        }
    }
}
