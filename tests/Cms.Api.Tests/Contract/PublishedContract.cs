using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Cms.Api.Tests.Contract;

/// <summary>The document that the program serves, as something to hold answers against.</summary>
sealed class PublishedContract(JsonObject document)
{
    /// <summary>What HTTP itself or every answer carries.</summary>
    static readonly HashSet<string> Undeclared = new(StringComparer.OrdinalIgnoreCase)
    {
        "Date", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection", "X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Content-Security-Policy",
        "Server-Timing",
    };

    public static async Task<PublishedContract> FetchAsync(Uri server)
    {
        using var client = new HttpClient();
        return new(JsonNode.Parse(await client.GetStringAsync(new Uri(server, "/openapi.json")))!.AsObject());
    }

    /// <summary>Addresses and methods that the document doesn't have are left to their tests.</summary>
    /// <param name="method">What was asked.</param>
    /// <param name="path">Of what.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="body">Its body.</param>
    /// <param name="isPartial">Some members alone were asked for: the others are missing.</param>
    public void Check(HttpMethod method, string path, HttpResponseMessage answer, string body, bool isPartial = false)
    {
        if (OperationOf(method, path) is not { } operation)
        {
            return;
        }

        var name = (string?)operation["operationId"];
        var status = ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        var response = operation["responses"]![status] is { } declared ? Resolve(declared) : throw new ContractException($"{name} answers {status}, which isn't declared: {body}");
        CheckHeaders($"{name} {status}", response, answer);
        if (body.Length > 0)
        {
            var type = answer.Content.Headers.ContentType?.MediaType ?? "nothing";
            var media = response["content"]?[type] ?? throw new ContractException($"{name} {status} answers {type}, which isn't declared.");
            if (type.EndsWith("json", StringComparison.Ordinal))
            {
                CheckValue(JsonNode.Parse(body), media["schema"]!, $"{name} {status} ", isPartial);
            }
        }
        else if (response["content"] is JsonObject { Count: > 0 })
        {
            throw new ContractException($"{name} {status} declares a body and answers none.");
        }
    }

    static void CheckHeaders(string name, JsonNode response, HttpResponseMessage answer)
    {
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Select(h => h.Key).Where(h => !Undeclared.Contains(h)))
        {
            if (response["headers"]?[header] is null)
            {
                throw new ContractException($"{name} sends the header {header}, which isn't declared.");
            }
        }
    }

    void CheckValue(JsonNode? value, JsonNode schema, string at, bool isPartial)
    {
        schema = Resolve(schema);
        if (schema["oneOf"] is JsonArray choices)
        {
            if (value is not null)
            {
                CheckValue(value, choices[0]!, at, isPartial);
            }
            else if (!choices.Any(c => (string?)c!["type"] == "null"))
            {
                throw new ContractException($"{at} is null.");
            }

            return;
        }

        CheckType(value, schema["type"], at);
        switch (value)
        {
            case JsonObject members:
                CheckMembers(members, schema, at, isPartial);
                break;
            case JsonArray items when schema["items"] is { } element:
                for (var i = 0; i < items.Count; i++)
                {
                    CheckValue(items[i], element, $"{at}/{i}", isPartial);
                }

                break;
            case JsonValue scalar:
                CheckScalar(scalar, schema, at);
                break;
        }
    }

    static void CheckScalar(JsonValue value, JsonNode schema, string at)
    {
        var text = value.GetValueKind() == JsonValueKind.String ? (string)value! : null;
        decimal? number = value.GetValueKind() == JsonValueKind.Number ? (decimal)value : null;
        var length = text?.EnumerateRunes().Count();
        var broken = schema.AsObject().FirstOrDefault(rule => (rule.Key, rule.Value) switch
        {
            ("enum", JsonArray allowed) => !allowed.Any(a => JsonNode.DeepEquals(a, value)),
            ("type", { } type) => number % 1 is not (null or 0) && !type.ToJsonString().Contains("\"number\"", StringComparison.Ordinal),
            ("minLength", { } least) => length < (int)least,
            ("maxLength", { } most) => length > (int)most,
            ("minimum", { } least) => number < (decimal)least,
            ("maximum", { } most) => number > (decimal)most,
            ("pattern", { } pattern) => text is not null && !Regex.IsMatch(text, (string)pattern!),
            ("format", { } format) => text is not null && !IsOfFormat(text, (string)format!),
            _ => false,
        });
        if (broken.Key is not null)
        {
            throw new ContractException($"{at} is {value}, which breaks the rule {broken.Key} {broken.Value?.ToJsonString()}.");
        }
    }

    static bool IsOfFormat(string text, string format) => format switch
    {
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "date-time" => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$") && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        _ => true,
    };

    /// <summary>Stricter than the schema says: an answer may grow, but not without its document.</summary>
    void CheckMembers(JsonObject members, JsonNode schema, string at, bool isPartial)
    {
        if (schema.AsObject().Count == 0)
        {
            return; // any value
        }

        foreach (var required in schema["required"]?.AsArray() ?? [])
        {
            if (!isPartial && !members.ContainsKey((string)required!))
            {
                throw new ContractException($"{at} lacks the member {required}.");
            }
        }

        var isProblem = schema["properties"]?["traceId"] is not null; // its kinds add members
        foreach (var (name, value) in members)
        {
            if (schema["properties"]?[name] is { } member)
            {
                CheckValue(value, member, $"{at}/{name}", isPartial);
            }
            else if (schema["additionalProperties"] is JsonObject any)
            {
                CheckValue(value, any, $"{at}/{name}", isPartial);
            }
            else if (!isProblem)
            {
                throw new ContractException($"{at} has the member {name}, which isn't declared.");
            }
        }
    }

    static void CheckType(JsonNode? value, JsonNode? declared, string at)
    {
        string[] types = declared switch { JsonArray many => [.. many.Select(t => (string)t!)], JsonValue one => [(string)one!], _ => [] };
        var type = value?.GetValueKind() switch
        {
            null => "null",
            JsonValueKind.Object => "object",
            JsonValueKind.Array => "array",
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            _ => "boolean",
        };
        if (types.Length > 0 && !types.Contains(type) && !(type == "number" && types.Contains("integer")))
        {
            throw new ContractException($"{at} is {type} where {string.Join(" or ", types)} is declared.");
        }
    }

    JsonNode Resolve(JsonNode node) =>
        (string?)node["$ref"] is not { } reference ? node : Resolve(reference.Split('/')[1..].Aggregate((JsonNode)document, (parent, name) => parent[name]!));

    JsonNode? OperationOf(HttpMethod method, string path)
    {
        var segments = path.Split('/');
        return document["paths"]!.AsObject()
            .Where(p => p.Key.Split('/') is var template && template.Length == segments.Length && template.Zip(segments).All(s => s.First.StartsWith('{') || s.First == s.Second))
            .OrderBy(p => p.Key.Contains('{', StringComparison.Ordinal))
            .FirstOrDefault().Value?[method.Method.ToLowerInvariant()];
    }
}

/// <summary>The program answered what its document doesn't say.</summary>
public sealed class ContractException(string message) : Exception(message);
