using Cms.Api.Articles;
using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.OpenApi;
using Cms.Api.Problems;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Imports;

/// <summary>Imports the raw text of news pages.</summary>
/// <remarks>
/// Each page becomes an article with its reporters, the site's categories, its comments and its weather, all in one transaction. The same page
/// again is <c>unchanged</c>, and a changed one updates its article: never a second copy. Send one page as text in whatever encoding it was served, or files as a form.
/// </remarks>
sealed class CreateImport(PageImporter importer) : Endpoint<CreateImport.Request, ImportReceipt>
{
    const string Example = """
        한빛시, 청년 창업센터 새 단장 - 한빛일보

        한빛시, 청년 창업센터 새 단장

        김하늘 기자 / 기사승인 : 2025-12-05 10:55:18
        상담실 두 배로… 내년 1월 다시 문 열어

        [한빛일보=김하늘 기자] 한빛시가 청년 창업센터를 새로 단장했다고 5일 밝혔다. 상담실은 네 곳에서 여덟 곳으로 늘었고 밤 열 시까지 문을 연다.

        시 관계자는 “창업을 준비하는 청년이 언제든 들러 도움을 받을 수 있게 하겠다”고 말했다.

        한빛일보 / 김하늘 기자 haneul@example.com

        [저작권자ⓒ 한빛일보. 무단전재-재배포 금지]
        """;

    public sealed record Request
    {
        /// <summary>Do everything, tell what it would come to, and keep nothing.</summary>
        public bool DryRun { get; init; }

        /// <summary>Where the pages come from. Left out: the outlet read from each page, else <c>unknown</c>.</summary>
        public string? Source { get; init => field = CmsText.Line(value); }

        /// <summary>The id at the source of the one page sent; by it the page is found again when its title or time has changed.</summary>
        public string? ExternalId { get; init => field = CmsText.Line(value); }

        /// <summary>The slug of the category the articles stand in; an unknown one is a 422.</summary>
        public string? Category { get; init; }

        /// <summary>What new articles become; a page without a time becomes a draft all the same.</summary>
        public ArticleStatus Status { get; init; } = ArticleStatus.Published;

        /// <summary>Whether one bad page stops the others.</summary>
        public ImportMode Mode { get; init; }

        /// <summary>Whether the categories of a page's navigation are added to the site's.</summary>
        public SiteCategories Categories { get; init; }
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Source).MaximumLength(100);
            RuleFor(r => r.ExternalId).MaximumLength(200);
            RuleFor(r => r.Category).MaximumLength(80);
            RuleFor(r => r.Status).Must(s => s is ArticleStatus.Published or ArticleStatus.Draft).WithErrorCode(FieldCode.WrongType).WithMessage("'status' must be published or draft.");
        }
    }

    public override void Configure()
    {
        Post("/v1/imports");
        Description(d => d.ProducesProblems(422).WithMetadata(new RawBody(ImportBody.Page, Example: Example), new RawBody(ImportBody.Form, ImportBody.FilesField), new SendsHeader(200, "Location")));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var documents = await ImportBody.ReadAsync(HttpContext, ct);
        if (request.ExternalId is not null && documents.Count > 1)
        {
            throw ProblemException.Invalid(FieldError.Of("externalId", FieldCode.TooMany, "'externalId' names one page; send that page alone."));
        }

        var options = new ImportOptions
        {
            DryRun = request.DryRun,
            Source = request.Source,
            ExternalId = request.ExternalId,
            Category = request.Category,
            Status = request.Status,
            Mode = request.Mode,
            Categories = request.Categories,
        };
        var receipt = await importer.ImportAsync(documents, options, HttpContext.KeyName(), ct);
        if (receipt.Id is { } id)
        {
            HttpContext.Response.Headers.Location = $"/v1/imports/{id}";
        }

        await Send.ResourceAsync(receipt, isPrivate: true);
    }
}
