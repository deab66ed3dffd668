using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Json;

namespace Cms.Api.Articles;

/// <summary>A field that two people changed, or one of them, since both read the same version.</summary>
/// <param name="Field">Its name.</param>
/// <param name="Base">What both had read.</param>
/// <param name="Theirs">What it is now.</param>
/// <param name="Yours">What you would have it be.</param>
/// <param name="Merges">Only one of you changed it, or both to the same.</param>
public sealed record FieldDifference(string Field, JsonNode? Base, JsonNode? Theirs, JsonNode? Yours, bool Merges);

/// <summary>Compares what two editors made of one version, field by field.</summary>
static class ThreeWay
{
    /// <returns>The fields that either changed, in the article's order.</returns>
    public static IReadOnlyList<FieldDifference> Compare(ArticleInput @base, ArticleInput theirs, ArticleInput yours)
    {
        var (a, b, c) = (Members(@base), Members(theirs), Members(yours));
        return
        [
            .. from member in a
               let field = member.Key
               let byThem = !JsonNode.DeepEquals(a[field], b[field])
               let byYou = !JsonNode.DeepEquals(a[field], c[field])
               where byThem || byYou
               select new FieldDifference(field, a[field]?.DeepClone(), b[field]?.DeepClone(), c[field]?.DeepClone(), !byThem || !byYou || JsonNode.DeepEquals(b[field], c[field])),
        ];
    }

    /// <summary>Theirs with what you changed; for differences that all merge.</summary>
    public static ArticleInput Merge(ArticleInput theirs, IReadOnlyList<FieldDifference> differences)
    {
        var merged = Members(theirs);
        foreach (var difference in differences.Where(d => !JsonNode.DeepEquals(d.Base, d.Yours)))
        {
            merged[difference.Field] = difference.Yours?.DeepClone();
        }

        return merged.Deserialize<ArticleInput>(CmsJson.Options)!;
    }

    static JsonObject Members(ArticleInput input) => JsonSerializer.SerializeToNode(input, CmsJson.Options)!.AsObject();
}
