using Cms.Api.Binding;
using Cms.Api.Problems;
using Cms.Api.Search;
using Cms.Api.Text;
using FluentValidation;

namespace Cms.Api.Synonyms;

/// <summary>Words that a search holds for the same.</summary>
public sealed record Synonym
{
    public Guid Id { get; init; }

    /// <summary>Who asks for one of them finds all.</summary>
    /// <example>["행안부", "행정안전부"]</example>
    public required string[] Words { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>What an editor writes of synonyms.</summary>
[ReadOnlyMembers(typeof(Synonym))]
public sealed record SynonymInput
{
    /// <summary>From 2 to 20 words or phrases; who asks for one of them finds all.</summary>
    /// <example>["행안부", "행정안전부"]</example>
    public IReadOnlyList<string> Words { get; init => field = [.. value.Select(w => CmsText.Line(w) ?? "")]; } = [];

    public sealed class Validator : AbstractValidator<SynonymInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(s => s.Words).MaximumCount(20)
                .Must(w => w.Count > 1).WithErrorCode(FieldCode.TooShort).WithMessage("'words' needs at least two.")
                .Must(w => w.DistinctBy(SearchText.Fold).Count() == w.Count).WithErrorCode(FieldCode.Duplicate).WithMessage("A word is named twice.");
            RuleForEach(s => s.Words).NotEmpty().MaximumLength(50)
                .Must(w => w.Length == 0 || w.Any(SearchText.IsLetter)).WithErrorCode(FieldCode.TooShort).WithMessage("A word needs a letter or digit.");
        }
    }
}
