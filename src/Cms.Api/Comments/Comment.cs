using System.Text.Json.Serialization;
using Cms.Api.Binding;
using Cms.Api.Text;
using FluentValidation;

namespace Cms.Api.Comments;

/// <summary>Where a comment stands; readers see approved ones.</summary>
public enum CommentStatus
{
    Pending,
    Approved,
    Rejected,
    Spam,
}

/// <summary>Why a comment waits for a moderator though others don't.</summary>
public enum HoldReason
{
    /// <summary>It has a blocked word.</summary>
    Word,

    /// <summary>The same text, or too many comments at once.</summary>
    Flood,
}

/// <summary>A reader's comment on an article.</summary>
public sealed record Comment
{
    public Guid Id { get; init; }
    public Guid ArticleId { get; init; }

    /// <summary>The comment it answers; null for one that answers none.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The name as the reader gave it.</summary>
    /// <example>독자</example>
    public required string AuthorName { get; init; }

    /// <summary>Posted by name and password rather than from an account.</summary>
    public bool IsGuest { get; init; }

    /// <summary>Its author has taken it back; it stands for the replies to it, with a note in the place of its text.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>Plain text.</summary>
    /// <example>좋은 기사 잘 읽었습니다.</example>
    public required string Body { get; init; }
    public CommentStatus Status { get; init; }

    /// <summary>How many visitors like it.</summary>
    public int LikeCount { get; init; }

    /// <summary>How many visitors reported it; for moderators.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? ReportCount { get; init; }

    /// <summary>Why it was held back, where it was: a blocked word, or too much at once; for moderators.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public HoldReason? HeldFor { get; init; }

    /// <summary>When the reader posted it; null where an imported page doesn't say.</summary>
    public DateTimeOffset? PostedAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A comment as it is posted.</summary>
[ReadOnlyMembers(typeof(Comment))]
public sealed record NewComment
{
    public Guid ArticleId { get; init; }

    /// <summary>The comment it answers, of the same article and no answer itself.</summary>
    public Guid? ParentId { get; init; }

    /// <example>독자</example>
    public string AuthorName { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>A guest's password, by which they may change it later; left out for one posted from an account.</summary>
    public string? Password { get; init; }

    /// <summary>Plain text.</summary>
    /// <example>좋은 기사 잘 읽었습니다.</example>
    public string Body { get; init => field = CmsText.Block(value) ?? ""; } = "";

    public sealed class Validator : AbstractValidator<NewComment>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(c => c.ArticleId).NotEmpty();
            RuleFor(c => c.AuthorName).NotEmpty().MaximumLength(50);
            RuleFor(c => c.Password).MinimumLength(4).MaximumLength(100);
            RuleFor(c => c.Body).NotEmpty().MaximumLength(5000);
        }
    }
}

/// <summary>What an editor writes of a comment.</summary>
[ReadOnlyMembers(typeof(Comment))]
public sealed record CommentInput
{
    /// <example>독자</example>
    public string AuthorName { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>Plain text.</summary>
    /// <example>좋은 기사 잘 읽었습니다.</example>
    public string Body { get; init => field = CmsText.Block(value) ?? ""; } = "";

    /// <summary>Left out: pending.</summary>
    /// <example>approved</example>
    public CommentStatus Status { get; init; }

    /// <summary>What a PUT would send to leave the comment as it is.</summary>
    public static CommentInput From(Comment comment) => new() { AuthorName = comment.AuthorName, Body = comment.Body, Status = comment.Status };

    public sealed class Validator : AbstractValidator<CommentInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(c => c.AuthorName).NotEmpty().MaximumLength(50);
            RuleFor(c => c.Body).NotEmpty().MaximumLength(5000);
        }
    }
}
