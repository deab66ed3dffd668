using Cms.Api.Articles;
using Cms.Api.Binding;

namespace Cms.Api.Caching;

/// <summary>What an answer is made of that every reader gets alike: by these keys it is forgotten when one of them changes. Migration 0016 says which write evicts which.</summary>
/// <param name="Keys">As <c>Surrogate-Key</c> names them, for this program's memory and for caches before it.</param>
/// <param name="LastModified">When it last changed, all that it embeds included; null where nobody knows.</param>
sealed record Shared(IReadOnlyList<string> Keys, DateTimeOffset? LastModified = null)
{
    /// <summary>Never changes while the program runs.</summary>
    public static readonly Shared Constant = new([]);

    /// <summary>Lists of articles name their bylines and categories, and find them by tags under any name.</summary>
    public static readonly Shared Articles = new(["articles", "reporters", "categories", "tags"]);

    /// <summary>The same, narrowed by comments.</summary>
    public static readonly Shared ArticlesByComments = new([.. Articles.Keys, "comments"]);

    public static readonly Shared Comments = new(["comments", "articles"]);
    public static readonly Shared Reporters = new(["reporters"]);
    public static readonly Shared Categories = new(["categories"]);
    public static readonly Shared Tags = new(["tags", "articles"]);
    public static readonly Shared Weather = new(["weather"]);
    public static readonly Shared MostRead = new(["rankings", .. Articles.Keys]);
    public static readonly Shared Collections = new(["collections", .. MostRead.Keys]);
    public static readonly Shared FrontPage = new([.. Collections.Keys, .. Weather.Keys]);

    public static Shared Reporter(Guid id) => new([$"reporter-{id}"]);

    public static Shared Category(Guid id) => new([$"category-{id}", "categories"]);

    /// <summary>What is said below an article.</summary>
    public static Shared CommentsOf(Guid articleId) => new([$"comments-of-{articleId}", $"article-{articleId}"]);

    /// <summary>How an article takes comments.</summary>
    public static Shared CommentSettings(Guid articleId) => new(["comment-settings", $"article-{articleId}"]);

    /// <summary>And of what is included with it; when that last changed nobody knows.</summary>
    public Shared With(Includes<ArticleInclude>? include) => include is null ? this : new(
        [.. Keys
            .Union(include.Has(ArticleInclude.Category) ? Categories.Keys : [])
            .Union(include.Has(ArticleInclude.Comments) ? Comments.Keys : [])
            .Union(include.Has(ArticleInclude.Related) ? Articles.Keys : [])
            .Union(include.Has(ArticleInclude.Weather) ? Weather.Keys : [])]);

    public static Shared Of(Article article) => new(
        [$"article-{article.Id}", .. article.Reporters.Select(r => $"reporter-{r.Id}"), .. article.Category is { } category ? [$"category-{category.Id}"] : Array.Empty<string>()],
        article.ModifiedAt);
}
