using System.Text.Json.Serialization;
using Cms.Api.Categories;
using Cms.Api.Comments;
using Cms.Api.Reporters;
using Cms.Api.WeatherSnapshots;

namespace Cms.Api.Articles;

/// <summary>What can be answered along with an article.</summary>
public enum ArticleInclude
{
    Reporters,
    Category,
    Comments,
    Related,
    Weather,
}

/// <summary>What was asked for along with an article, each as its own address answers it; what wasn't, or isn't there, is left out.</summary>
public sealed record IncludedInArticle
{
    /// <summary>The whole reporters, in the order of the byline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Reporter>? Reporters { get; init; }

    /// <summary>The whole category, with those below it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Category? Category { get; init; }

    /// <summary>What readers see of its comments.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IncludedComments? Comments { get; init; }

    /// <summary>At most five other published articles: those with the most tags in common, newer before older, then the newest of the same category. Of an article the first ten tags count, and of each tag its newest articles.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ArticleListItem>? Related { get; init; }

    /// <summary>The weather on the page that it was imported from; else the latest before its publication, of the day until then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WeatherSnapshot? Weather { get; init; }
}

/// <summary>The comments of an article in short.</summary>
/// <param name="Count">How many readers see; all of them are at <c>/v1/articles/{id}/comments</c>.</param>
/// <param name="Newest">The newest five.</param>
public sealed record IncludedComments(int Count, IReadOnlyList<Comment> Newest)
{
    /// <summary>Of an article that has none.</summary>
    internal static readonly IncludedComments None = new(0, []);
}
