using System.Globalization;
using System.Text.Json;
using Cms.Api.Json;
using Cms.Api.Problems;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.OpenApi;

/// <summary>The problems of each status, described once for all operations.</summary>
static class ProblemResponses
{
    public static IOpenApiResponse Of(string status, OperationFilterContext context)
    {
        var id = "Problem" + status;
        var components = context.Document.Components ??= new();
        components.Responses ??= new Dictionary<string, IOpenApiResponse>();
        if (!components.Responses.ContainsKey(id))
        {
            components.Responses.Add(id, Describe(int.Parse(status, CultureInfo.InvariantCulture), context));
        }

        return new OpenApiResponseReference(id, context.Document);
    }

    static OpenApiResponse Describe(int status, OperationFilterContext context)
    {
        var codes = ProblemCode.All.Where(c => c.Status == status).ToList();
        var example = new Problem
        {
            Type = "/v1/problems/" + codes[0].Code,
            Title = codes[0].Title,
            Status = status,
            Detail = codes[0].Title + ".",
            Instance = "/v1/articles",
            Code = codes[0].Code,
            TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
            Errors = [],
        };
        return new()
        {
            Description = $"{ReasonPhrases.GetReasonPhrase(status)}: {string.Join(", ", codes.Select(c => $"`{c.Code}`"))}",
            Headers = ResponseHeaders.Describe(ResponseHeaders.Of(status.ToString(CultureInfo.InvariantCulture), isPage: false)),
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [Problem.ContentType] = new OpenApiMediaType
                {
                    Schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository),
                    Example = JsonSerializer.SerializeToNode(example, CmsJson.Options),
                },
            },
        };
    }
}
