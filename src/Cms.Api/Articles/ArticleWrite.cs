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
}
