using System.Reflection;
using System.Text.Json;
using Cms.Api.Http;
using Cms.Api.Json;
using Cms.Api.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Cms.Api.Binding;

/// <summary>Reads the JSON body of a request.</summary>
static class JsonBody
{
    /// <summary>The largest JSON body, where no <see cref="BodyLimit"/> says less: 4 MB.</summary>
    public const int MaxBytes = 4 * BoundedBody.Megabyte;

    public const string Json = "application/json";
    public const string MergePatch = "application/merge-patch+json";

    static readonly NullabilityInfoContext Nullability = new();

    /// <exception cref="ProblemException">415, 413, or 400 with every member at fault.</exception>
    public static async Task<object?> ReadAsync(HttpContext http, RequestBinding binding, CancellationToken ct)
    {
        var type = binding.Property.PropertyType;
        if (IsOptional(binding.Property) && http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is not true)
        {
            return null;
        }

        var isPatch = Binding.MergePatch.IsOne(type);
        RequireContentType(http.Request, isPatch ? [MergePatch, Json] : [Json]);
        var maxBytes = http.GetEndpoint()?.Metadata.GetMetadata<BodyLimit>()?.MaxBytes ?? MaxBytes;
        BoundedBody.Limit(http, maxBytes);
        ReadOnlyMemory<byte> bytes = await BoundedBody.ReadAsync(http.Request.Body, "This JSON body", maxBytes, ct);
        if (bytes.Length == 0 && IsOptional(binding.Property))
        {
            return null;
        }

        if (!isPatch)
        {
            return Read(bytes, type);
        }

        using var patch = Parse(bytes);
        RequireShape(patch, type.GenericTypeArguments[0], isPatch);
        return Activator.CreateInstance(type, patch.RootElement.Clone());
    }

    /// <summary>Reads a whole JSON text as a type of the contract.</summary>
    /// <exception cref="ProblemException">400 with every member at fault.</exception>
    public static object? Read(ReadOnlyMemory<byte> bytes, Type type)
    {
        using var document = Parse(bytes);
        RequireShape(document, type);
        return document.Deserialize(type, CmsJson.Options);
    }

    static void RequireShape(JsonDocument document, Type type, bool isPatch = false)
    {
        if (JsonShape.Check(document.RootElement, type, isPatch) is { Count: > 0 } errors)
        {
            throw ProblemException.Invalid(errors);
        }
    }

    /// <summary>A nullable body may be left out.</summary>
    public static bool IsOptional(PropertyInfo body)
    {
        lock (Nullability)
        {
            return Nullability.Create(body).WriteState == NullabilityState.Nullable;
        }
    }

    /// <exception cref="ProblemException">415 for a compressed body, which would only hide its size.</exception>
    public static void RequirePlain(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0 && request.Headers.ContentEncoding != "identity")
        {
            throw new ProblemException(ProblemCode.UnsupportedMediaType, $"Send the body as it is, not in '{request.Headers.ContentEncoding}'.",
                FieldError.Of("Content-Encoding", FieldCode.WrongType, "'Content-Encoding' must be left out."));
        }
    }

    static void RequireContentType(HttpRequest request, string[] accepted)
    {
        RequirePlain(request);
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !accepted.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            var accept = string.Join(" or ", accepted);
            throw new ProblemException(ProblemCode.UnsupportedMediaType, $"Send {accept} in UTF-8, not '{request.ContentType}'.",
                FieldError.Of("Content-Type", FieldCode.WrongType, $"'Content-Type' must be {accept}."));
        }
    }

    /// <summary>What the parser says of the text, without what it says of itself.</summary>
    static string Reason(JsonException broken) => broken.Message.Split(" LineNumber:")[0].Split(" Change the reader options")[0];

    static JsonDocument Parse(ReadOnlyMemory<byte> bytes)
    {
        var json = bytes.Span.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        try
        {
            return JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
        }
        catch (JsonException broken)
        {
            var line = (int?)broken.LineNumber + 1;
            var isEmpty = json.Span.Trim(" \t\r\n"u8).IsEmpty;
            var reason = isEmpty ? "The body is empty; a JSON object is expected." : Reason(broken);
            var (place, position) = !isEmpty && broken.BytePositionInLine + 1 is { } at ? ($" (line {line}, byte {at})", $" (byte {at})") : ("", "");
            throw new ProblemException(ProblemCode.MalformedJson, reason + place, new FieldError { Pointer = "", Line = line, Code = FieldCode.Unreadable, Message = reason + position });
        }
    }
}
