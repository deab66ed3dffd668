using Cms.Api.Articles;
using Cms.Api.Binding;
using Cms.Api.Json;
using Cms.Api.Problems;
using Cms.Api.Text;
using Cms.Import;
using FluentValidation;

namespace Cms.Api.Imports;

/// <summary>A document as JSON, on its own or as a line of NDJSON: the raw text of a page, or its fields ready to be stored.</summary>
public sealed record ImportLine
{
    /// <summary>Where it comes from; left out: the parameter <c>source</c>, else the outlet.</summary>
    /// <example>한빛일보</example>
    public string? Source { get; init => field = CmsText.Line(value); }

    /// <summary>Its id at the source; by it the document is found again when its title or time has changed.</summary>
    /// <example>2025120501</example>
    public string? ExternalId { get; init => field = CmsText.Line(value); }

    /// <summary>The raw text or HTML of a page, which is read as any page is. No other field goes with it but <c>source</c>, <c>externalId</c> and <c>title</c>.</summary>
    [RawText]
    public string? Text { get; init; }

    /// <summary>The headline; with <c>text</c> it outranks what the page says.</summary>
    /// <example>한빛시, 청년 창업센터 새 단장</example>
    public string? Title { get; init => field = CmsText.Line(value); }

    /// <summary>The lines below the headline.</summary>
    public string? Subtitle { get; init => field = CmsText.Block(value); }

    /// <summary>The body as HTML; what is not allowed in it is taken out.</summary>
    /// <example>&lt;p&gt;한빛시가 청년 창업센터를 새로 단장했다.&lt;/p&gt;</example>
    public string? Body { get; init; }

    /// <summary>The body as plain paragraphs, in place of <c>body</c>.</summary>
    public IReadOnlyList<string>? Paragraphs { get; init; }

    /// <summary>The newspaper.</summary>
    public string? Outlet { get; init => field = CmsText.Line(value); }

    /// <summary>The name of the category it stands in.</summary>
    /// <example>경제</example>
    public string? Category { get; init => field = CmsText.Line(value); }

    /// <example>["창업", "청년"]</example>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>RFC 3339; without an offset in the site's zone.</summary>
    /// <example>2025-12-05 10:55:18</example>
    public string? PublishedAt { get; init => field = CmsText.Line(value); }
    public IReadOnlyList<PageReporter> Reporters { get; init; } = [];

    /// <summary>The lead byline as printed.</summary>
    public string? Dateline { get; init => field = CmsText.Line(value); }

    /// <summary>The copyright line as printed.</summary>
    public string? Copyright { get; init => field = CmsText.Line(value); }
    public IReadOnlyList<PageObservation> Weather { get; init; } = [];
    public IReadOnlyList<PageComment> Comments { get; init => field = [.. value.Select(Whole)]; } = [];

    /// <summary>The time of publication; null when there is none.</summary>
    internal DateTimeOffset? Time => PublishedAt is { } text && SiteTime.TryParseLocal(text, out var time) ? time : null;

    /// <summary>Replies may be left out.</summary>
    static PageComment Whole(PageComment comment) => comment with { Replies = [.. (comment.Replies ?? []).Select(Whole)] };

    public sealed class Validator : AbstractValidator<ImportLine>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(l => l.Source).MaximumLength(100);
            RuleFor(l => l.ExternalId).MaximumLength(200);
            RuleFor(l => l.Text).Must((line, _) => line is { Body: null, Paragraphs: null, Subtitle: null, PublishedAt: null, Reporters: [], Tags: [], Weather: [], Comments: [] }).When(l => l.Text is not null)
                .WithErrorCode(FieldCode.Duplicate).WithMessage("With 'text' the page says the rest; leave the other fields out, or leave 'text' out.");
            When(l => l.Text is null, () =>
            {
                RuleFor(l => l.Title).NotEmpty().WithMessage("'title' is required, or 'text' with the raw page.");
                RuleFor(l => l.Body).Must((line, body) => body is not null || line.Paragraphs is not null).WithErrorCode(FieldCode.Required).WithMessage("Either 'body' or 'paragraphs' is required, or 'text' with the raw page.");
                RuleFor(l => l.Body).Must((line, body) => body is null || line.Paragraphs is null).WithErrorCode(FieldCode.Duplicate).WithMessage("Give 'body' or 'paragraphs', not both.");
            });
            RuleFor(l => l.Body).MaximumLength(ArticleBody.MaxLength)
                .Must(b => b is null || ArticleBody.IsShallow(b)).WithErrorCode(FieldCode.OutOfRange).WithMessage($"'body' nests tags deeper than {ArticleBody.MaxDepth}.");
            RuleFor(l => l.Category).MaximumLength(100);
            RuleFor(l => l.PublishedAt).Must((line, text) => text is null || line.Time is not null).WithErrorCode(FieldCode.WrongType)
                .WithMessage("'publishedAt' must be a time like 2025-12-05T10:55:18+09:00, or 2025-12-05 10:55:18 in the site's zone.");
            RuleFor(l => l.Reporters).Must(r => r.Count <= 20).WithErrorCode(FieldCode.TooMany).WithMessage("'reporters' has at most 20 elements.");
            RuleForEach(l => l.Reporters).Must(r => !string.IsNullOrWhiteSpace(r.Name)).WithErrorCode(FieldCode.Required).WithMessage("A reporter's 'name' must not be empty.");
        }
    }
}
