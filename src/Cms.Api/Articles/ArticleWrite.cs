using Cms.Api.Auth;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>What every write to an article takes.</summary>
public abstract record ArticleWrite
{
    /// <summary>The article's UUID.</summary>
    public Guid Id { get; init; }

    /// <summary>The ETag of the article as it was read, with its quotes: its version decides. Without it: 428; when somebody has changed the article since: 412.</summary>
    [FromHeader("If-Match", isRequired: false)]
    public string? IfMatch { get; init; }

    internal ArticleEdit By(HttpContext http) => new(Id, EntityTag.RequiredVersions(IfMatch), http.CallerName(), http.May(Permission.EditArticles));
}

/// <summary>A write to an article.</summary>
/// <param name="Id">The article.</param>
/// <param name="Versions">The versions that it may be based on; null for any.</param>
/// <param name="Author">Who writes.</param>
/// <param name="IsEditor">They may write to every article, not only to drafts of their own.</param>
sealed record ArticleEdit(Guid Id, int[]? Versions, string Author, bool IsEditor)
{
    public bool Covers(int version) => Versions?.Contains(version) is not false;
}
