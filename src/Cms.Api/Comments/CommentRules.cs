namespace Cms.Api.Comments;

/// <summary>When readers see a comment.</summary>
public enum CommentModeration
{
    /// <summary>Once a moderator has approved it.</summary>
    Pre,

    /// <summary>At once; a moderator may take it away.</summary>
    Post,

    /// <summary>There are no new ones.</summary>
    Closed,
}

/// <summary>What readers say of a comment.</summary>
public enum CommentVote
{
    Like,
    Report,
}

/// <summary>The site's rules for comments: the settings <c>Cms:Comments</c>.</summary>
sealed record CommentRules
{
    /// <summary>When readers see a comment, where an article says nothing else.</summary>
    public CommentModeration Moderation { get; init; } = CommentModeration.Pre;

    /// <summary>How long after its publication an article's comments close; null for never.</summary>
    public int? CloseAfterDays { get; init; }

    /// <summary>The most comments of a visitor.</summary>
    public int PerMinute { get; init; } = 5;
    public int PerHour { get; init; } = 30;

    /// <summary>More of guests on one article in a minute are held back.</summary>
    public int PerArticle { get; init; } = 60;

    /// <summary>From so many on in ten minutes the same text is held back.</summary>
    public int SameBody { get; init; } = 3;

    public TimeSpan? CloseAfter => CloseAfterDays is { } days ? TimeSpan.FromDays(days) : null;
}
