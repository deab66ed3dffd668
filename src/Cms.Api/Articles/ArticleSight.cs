using Cms.Api.Auth;

namespace Cms.Api.Articles;

/// <summary>Which articles a caller sees: what is published, besides a reporter's own, or all. Everything that isn't for readers passes here.</summary>
readonly record struct ArticleSight
{
    /// <summary>What readers see.</summary>
    public static readonly ArticleSight Published;

    /// <summary>All that isn't deleted.</summary>
    public static readonly ArticleSight All = new() { SeesDrafts = true };

    /// <summary>More than what is published.</summary>
    public bool SeesDrafts { get; private init; }

    /// <summary>Of what isn't published only this author's; null for everybody's.</summary>
    public string? Own { get; private init; }

    /// <summary>Where to look; the rows are those of <see cref="Condition"/>.</summary>
    public string From => SeesDrafts ? "article a" : "published_article a";

    /// <summary>On the article <c>a</c>, with the parameter <c>@Own</c>.</summary>
    public string Condition => (SeesDrafts, Own) switch
    {
        (false, _) => "true",
        (true, null) => "a.deleted_at IS NULL",
        _ => "a.deleted_at IS NULL AND (a.created_by = @Own OR EXISTS (SELECT FROM published_article p WHERE p.id = a.id))",
    };

    public static ArticleSight Of(HttpContext http) =>
        http.May(Permission.EditArticles) ? All : http.May(Permission.WriteDrafts) ? new() { SeesDrafts = true, Own = http.CallerName() } : Published;
}
