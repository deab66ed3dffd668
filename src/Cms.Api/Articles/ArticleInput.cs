using Cms.Api.Binding;
using Cms.Api.Problems;
using Cms.Api.Text;
using FluentValidation;

namespace Cms.Api.Articles;

/// <summary>What an editor writes of an article; the rest of an article is read-only and ignored when sent.</summary>
[ReadOnlyMembers(typeof(Article))]
public sealed record ArticleInput
{
    /// <summary>The headline.</summary>
    /// <example>행안부 ‘워크스마트포럼’서 민·관 조직혁신 모델 공개</example>
    public string Title { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>The lines below the headline.</summary>
    /// <example>공공-민간 협력 기반 ‘AI 업무혁신’ 논의</example>
    public string? Subtitle { get; init => field = CmsText.Block(value); }

    /// <summary>
    /// HTML. Allowed are the elements p br h2 h3 h4 strong b em i u s sub sup mark a ul ol li blockquote cite q figure figcaption img table caption thead tbody tr th td
    /// hr pre code ruby rt rp, the attributes href src alt title width height colspan rowspan lang cite, and links by http, https and mailto. All else is taken out, and
    /// the answer's <c>removed</c> says what was.
    /// </summary>
    /// <example>&lt;p&gt;행정안전부는 12월 5일 포럼을 열었다.&lt;/p&gt;</example>
    public string Body { get; init; } = "";

    /// <summary>A short text for lists and sharing.</summary>
    public string? Summary { get; init => field = CmsText.Block(value); }

    /// <summary>The category it stands in, by id.</summary>
    public CategoryReference? Category { get; init; }

    /// <summary>The byline, in order, by id.</summary>
    public IReadOnlyList<ReporterReference> Reporters { get; init; } = [];

    /// <example>["AI", "행정안전부"]</example>
    public IReadOnlyList<string> Tags { get; init => field = [.. value.Select(t => CmsText.Line(t) ?? "").Distinct()]; } = [];

    /// <summary>Where it came from; with <c>externalId</c> it is unique.</summary>
    public string? Source { get; init => field = CmsText.Line(value); }

    /// <summary>Its id at the source.</summary>
    public string? ExternalId { get; init => field = CmsText.Line(value); }

    /// <summary>The lead byline as printed.</summary>
    public string? Dateline { get; init => field = CmsText.Line(value); }

    /// <summary>The copyright line as printed.</summary>
    public string? Copyright { get; init => field = CmsText.Line(value); }

    /// <summary>The readable part of its address. Left out: made of the title at first, and left as it is later.</summary>
    public string? Slug { get; init => field = CmsText.Line(value); }

    /// <summary>What a PUT would send to leave the article as it is.</summary>
    public static ArticleInput From(Article article) => new()
    {
        Title = article.Title,
        Subtitle = article.Subtitle,
        Body = article.Body,
        Summary = article.Summary,
        Category = article.Category is { } category ? new() { Id = category.Id } : null,
        Reporters = [.. article.Reporters.Select(r => new ReporterReference { Id = r.Id })],
        Tags = article.Tags,
        Source = article.Source,
        ExternalId = article.ExternalId,
        Dateline = article.Dateline,
        Copyright = article.Copyright,
        Slug = article.Slug,
    };

    public sealed class Validator : AbstractValidator<ArticleInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(a => a.Title).NotEmpty().MaximumLength(300);
            RuleFor(a => a.Subtitle).MaximumLength(1000);
            RuleFor(a => a.Body).MaximumLength(ArticleBody.MaxLength)
                .Must(ArticleBody.IsShallow).WithErrorCode(FieldCode.OutOfRange).WithMessage($"'body' nests tags deeper than {ArticleBody.MaxDepth}.");
            RuleFor(a => a.Summary).MaximumLength(2000);
            RuleFor(a => a.Category).SetValidator(new CategoryReference.Validator()!);
            RuleFor(a => a.Reporters).MaximumCount(20)
                .Must(r => r.DistinctBy(x => x.Id).Count() == r.Count).WithErrorCode(FieldCode.Duplicate).WithMessage("A reporter is named twice.");
            RuleForEach(a => a.Reporters).SetValidator(new ReporterReference.Validator());
            RuleFor(a => a.Tags).MaximumCount(50);
            RuleForEach(a => a.Tags).NotEmpty().MaximumLength(50);
            RuleFor(a => a.Source).MaximumLength(100);
            RuleFor(a => a.Source).NotEmpty().When(a => a.ExternalId is not null).WithMessage("An externalId needs a source.");
            RuleFor(a => a.ExternalId).MaximumLength(200);
            RuleFor(a => a.Dateline).MaximumLength(300);
            RuleFor(a => a.Copyright).MaximumLength(500);
            RuleFor(a => a.Slug).IsSlug();
        }
    }
}

/// <summary>Names a reporter of an article.</summary>
[ReadOnlyMembers(typeof(ArticleReporter))]
public sealed record ReporterReference
{
    public Guid Id { get; init; }

    public sealed class Validator : AbstractValidator<ReporterReference>
    {
        public Validator() => RuleFor(r => r.Id).NotEmpty();
    }
}

/// <summary>Names the category of an article.</summary>
[ReadOnlyMembers(typeof(ArticleCategory))]
public sealed record CategoryReference
{
    public Guid Id { get; init; }

    public sealed class Validator : AbstractValidator<CategoryReference>
    {
        public Validator() => RuleFor(r => r.Id).NotEmpty();
    }
}
