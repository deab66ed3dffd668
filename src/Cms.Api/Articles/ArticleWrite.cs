using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>What every write to an article takes.</summary>
public abstract record ArticleWrite
{
    /// <summary>The article's UUID.</summary>
    public Guid Id { get; init; }

    /// <summary>The ETag of the article as it was read: its version decides. Without it: 428; when somebody has changed the article since: 412.</summary>
    /// <example>"3-q1w2e3r4t5y6u7i8"</example>
    [FromHeader("If-Match", isRequired: false)]
    public string? IfMatch { get; init; }
}
