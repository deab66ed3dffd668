namespace Cms.Api.Comments;

/// <summary>How an article takes comments.</summary>
public sealed record CommentSettings
{
    /// <summary>When readers see a comment. Null: as the site has it.</summary>
    /// <example>post</example>
    public CommentModeration? Moderation { get; init; }

    /// <summary>When its comments close. Null: as the site has it.</summary>
    /// <example>2026-12-31T23:59:59+09:00</example>
    public DateTimeOffset? ClosesAt { get; init; }
}
