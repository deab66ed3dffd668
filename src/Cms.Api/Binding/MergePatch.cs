using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Cms.Api.Json;
using Cms.Api.Problems;
using FluentValidation;

namespace Cms.Api.Binding;

/// <summary>Reads a patch that is a member of a body.</summary>
sealed class MergePatchConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => MergePatch.IsOne(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    sealed class Converter<T> : JsonConverter<MergePatch<T>> where T : class
    {
        public override MergePatch<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

        public override void Write(Utf8JsonWriter writer, MergePatch<T> value, JsonSerializerOptions options) => throw new NotSupportedException("A patch is only ever received.");
    }
}

static class MergePatch
{
    public static bool IsOne(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(MergePatch<>);
}

/// <summary>A merge patch (RFC 7396): an absent member leaves what is there, null clears it.</summary>
/// <typeparam name="T">The body that a PUT of the same resource takes.</typeparam>
[JsonConverter(typeof(MergePatchConverter))]
public sealed class MergePatch<T>(JsonElement patch) where T : class
{
    /// <summary>The resource as it would be, with the rules run on the merged whole.</summary>
    /// <param name="current">What a PUT would have to send to change nothing.</param>
    /// <param name="validator">The rules of the whole.</param>
    /// <exception cref="ProblemException">400 with every member at fault.</exception>
    public T Apply(T current, IValidator<T> validator)
    {
        var merged = Merge(JsonSerializer.SerializeToNode(current, CmsJson.Options), patch)!.AsObject();
        foreach (var cleared in merged.Where(m => m.Value is null).Select(m => m.Key).ToList())
        {
            merged.Remove(cleared); // a cleared member is as one that a PUT leaves out
        }

        var whole = merged.Deserialize<T>(CmsJson.Options)!;
        ValidationFaults.Check(validator, whole);
        return whole;
    }

    static JsonNode? Merge(JsonNode? target, JsonElement patch)
    {
        if (patch.ValueKind != JsonValueKind.Object)
        {
            return JsonNode.Parse(patch.GetRawText());
        }

        var merged = target as JsonObject ?? [];
        foreach (var member in patch.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                merged.Remove(member.Name);
            }
            else
            {
                var before = merged[member.Name];
                merged.Remove(member.Name);
                merged[member.Name] = Merge(before, member.Value);
            }
        }

        return merged;
    }
}
