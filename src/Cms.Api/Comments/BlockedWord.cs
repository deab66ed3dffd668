using Cms.Api.Binding;
using Cms.Api.Problems;
using Cms.Api.Text;
using FluentValidation;

namespace Cms.Api.Comments;

/// <summary>A word that holds a comment back for the moderators, however it is dressed up.</summary>
public sealed record BlockedWord
{
    public Guid Id { get; init; }
    public required string Word { get; init; }

    /// <summary>Longer words that have it innocently.</summary>
    /// <example>["시발점", "시발역"]</example>
    public required string[] Exceptions { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>What a moderator writes of a blocked word.</summary>
[ReadOnlyMembers(typeof(BlockedWord))]
public sealed record BlockedWordInput
{
    /// <summary>The word; found too when it is split into jamo, spaced out, repeated or written with look-alikes.</summary>
    /// <example>도박사이트</example>
    public string Word { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>Longer words that have it innocently.</summary>
    /// <example>["도박사이트 신고"]</example>
    public IReadOnlyList<string> Exceptions { get; init; } = [];

    public sealed class Validator : AbstractValidator<BlockedWordInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(w => w.Word).NotEmpty().MaximumLength(50);
            RuleFor(w => w.Word).Must(w => WordFold.Word(w).Length > 1).WithErrorCode(FieldCode.TooShort).WithMessage("'word' needs at least two letters.").When(w => w.Word.Length > 0);
            RuleFor(w => w.Exceptions).MaximumCount(20);
            RuleForEach(w => w.Exceptions).NotEmpty().MaximumLength(50);
        }
    }
}

/// <summary>A decision on comments, or the undoing of one.</summary>
/// <param name="Id">By which it is undone.</param>
/// <param name="Status">What the decision was.</param>
/// <param name="Changed">The comments that changed.</param>
/// <param name="Left">Those that didn't: gone, or changed by somebody since.</param>
public sealed record Moderation(Guid Id, CommentStatus Status, IReadOnlyList<Guid> Changed, IReadOnlyList<Guid> Left);
