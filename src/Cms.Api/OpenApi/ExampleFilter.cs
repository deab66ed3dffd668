using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Cms.Api.OpenApi;

/// <summary>Gives every JSON body and answer an example, made of the <c>&lt;example&gt;</c>s of its members.</summary>
sealed class ExampleFilter : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var schemas = context.SchemaRepository.Schemas;
        foreach (var operation in swaggerDoc.Paths.Values.SelectMany(p => p.Operations!.Values))
        {
            foreach (var media in Contents(operation.RequestBody?.Content))
            {
                media.Example ??= Of(media.Schema!, schemas, isInput: true);
            }

            foreach (var media in operation.Responses!.Values.SelectMany(r => Contents(r.Content)))
            {
                media.Example ??= Of(media.Schema!, schemas, isInput: false);
            }
        }
    }

    static IEnumerable<OpenApiMediaType> Contents(IDictionary<string, IOpenApiMediaType>? content) =>
        content?.Where(c => c.Key.EndsWith("json", StringComparison.Ordinal)).Select(c => c.Value).OfType<OpenApiMediaType>() ?? [];

    /// <param name="schema">What an example is wanted of.</param>
    /// <param name="schemas">The document's components.</param>
    /// <param name="isInput">Only members that have an example of their own, or are required: what an editor would send.</param>
    /// <param name="depth">A category has categories below it: the recursion ends somewhere.</param>
    static JsonNode? Of(IOpenApiSchema schema, IDictionary<string, IOpenApiSchema> schemas, bool isInput, int depth = 0)
    {
        var target = schema is OpenApiSchemaReference reference ? schemas[reference.Reference.Id!] : schema;
        if ((schema.Examples ?? target.Examples) is [{ } example, ..] || (example = schema.Default ?? target.Default) is not null)
        {
            return example.DeepClone();
        }

        if (target.OneOf is [{ } first, ..])
        {
            return isInput ? null : Of(first, schemas, isInput, depth);
        }

        if (target.Enum is [{ } value, ..])
        {
            return value.DeepClone();
        }

        return target.Type switch
        {
            JsonSchemaType.Array when depth > 3 => new JsonArray(),
            JsonSchemaType.Array => new JsonArray(Of(target.Items!, schemas, isInput, depth + 1)),
            JsonSchemaType.Object => ObjectOf(target, schemas, isInput, depth),
            JsonSchemaType.String => target.Format switch { "uuid" => "01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60", "date-time" => "2025-12-05T10:55:18+09:00", _ => "…" },
            JsonSchemaType.Integer or JsonSchemaType.Number => 1,
            JsonSchemaType.Boolean => false,
            _ => null,
        };
    }

    static JsonNode ObjectOf(IOpenApiSchema target, IDictionary<string, IOpenApiSchema> schemas, bool isInput, int depth)
    {
        var example = new JsonObject();
        foreach (var (name, member) in target.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            var isRequired = target.Required?.Contains(name) is true;
            if ((isInput ? !member.ReadOnly && (member.Examples is { Count: > 0 } || isRequired) : depth <= 5)
                && Of(isRequired && member.OneOf is [{ } shape, ..] ? shape : member, schemas, isInput, depth + 1) is var value && (value is not null || isRequired)) // what may be left out is, rather than null
            {
                example[name] = value;
            }
        }

        // An empty example is left out of the document, and Swagger UI would make up the present moment for a time.
        var saysNothing = isInput && depth == 0 && example.Count == 0;
        foreach (var (name, member) in target.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (saysNothing && member.Type?.HasFlag(JsonSchemaType.Null) is true)
            {
                example[name] = null;
            }
        }

        return example;
    }
}
