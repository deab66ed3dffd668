using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Json;
using Cms.Api.Problems;
using FluentValidation;

namespace Cms.Api.Binding;

/// <summary>A merge patch (RFC 7396): an absent member leaves what is there, null clears it.</summary>
/// <typeparam name="T">The body that a PUT of the same resource takes.</typeparam>
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
