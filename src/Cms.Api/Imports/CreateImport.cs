using System.Linq.Expressions;
using Cms.Api.Auth;
using Cms.Api.Formats;
using Cms.Api.OpenApi;
using Cms.Api.Problems;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Imports;

/// <summary>Imports news pages, one or a whole archive.</summary>
/// <remarks>
/// Each page becomes an article with its reporters, the site's categories, its comments and its weather. The same page again is <c>unchanged</c>, and a changed one
/// updates its article (never a second copy), but for fields that an editor has touched. Send one page as text or HTML in whatever encoding it was served (at most 8 MB);
/// files as a form (1 GB); an archive as a ZIP of pages (256 MB) or as NDJSON, a document a line (1 GB), each the raw page or its fields ready to be stored.
/// A file of a form may be <c>application/problem+json</c>, <c>{ "code", "message" }</c>: its sender could not read the document, and it fails for that reason.
/// An item of ninjs 3 (IPTC) is taken on its own, and as a line of NDJSON, where its <c>uri</c> tells it.
/// Up to a hundred documents, of 16 MB together, are stored in one transaction and answered at once. More are a job: 202, and its address.
/// </remarks>
[Needs(Permission.Import)]
sealed class CreateImport(ImportIntake intake) : Endpoint<CreateImport.Request, ImportReceipt>
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

    const string ExampleLine = """
        {
          "source": "한빛일보",
          "externalId": "2025120501",
          "title": "한빛시, 청년 창업센터 새 단장",
          "publishedAt": "2025-12-05 10:55:18",
          "category": "경제",
          "reporters": [{ "name": "김하늘", "email": "haneul@example.com", "outlet": "한빛일보" }],
          "tags": ["창업", "청년"],
          "body": "<p>한빛시가 청년 창업센터를 새로 단장했다고 5일 밝혔다.</p>"
        }
        """;

    const string NinjsExample = """
        {
          "uri": "urn:newsml:hanbit.example:20251205:0042",
          "type": "text",
          "firstCreated": "2025-12-05T10:55:18+09:00",
          "headlines": [{ "value": "한빛시, 청년 창업센터 새 단장" }],
          "bodies": [{ "contentType": "text/html", "value": "<p>한빛시가 청년 창업센터를 새로 단장했다고 5일 밝혔다.</p>" }],
          "by": "김하늘 기자",
          "subjects": [{ "name": "경제", "rel": "category" }, { "name": "창업" }],
          "infoSources": [{ "name": "한빛일보" }],
          "copyrightHolder": "한빛일보",
          "standard": { "name": "ninjs", "version": "3.1" }
        }
        """;

    public sealed record Request
    {
        /// <summary>Do everything, tell what it would come to, and keep nothing.</summary>
        public bool DryRun { get; init; }

        /// <summary>Where the pages come from. Left out: the outlet read from each page, else <c>unknown</c>.</summary>
        public string? Source { get; init => field = CmsText.Line(value) ?? value?.Trim(); }

        /// <summary>The id at the source of the one page sent; by it the page is found again when its title or time has changed.</summary>
        public string? ExternalId { get; init => field = CmsText.Line(value) ?? value?.Trim(); }

        /// <summary>The headline of the one page sent, which outranks what the page says; with it a body without a headline is accepted.</summary>
        public string? Title { get; init => field = CmsText.Line(value) ?? value?.Trim(); }

        /// <summary>The slug of the category the articles stand in; an unknown one is a 422.</summary>
        public string? Category { get; init; }

        /// <summary>What new articles become; a page without a time becomes a draft all the same.</summary>
        public ImportedStatus Status { get; init; }

        /// <summary>Whether one bad page stops the others. Left out: <c>atomic</c> up to a hundred documents, and <c>partial</c> for a job, which can't be atomic.</summary>
        public ImportMode? Mode { get; init; }

        /// <summary>Whether the categories of a page's navigation are added to the site's.</summary>
        public SiteCategories Categories { get; init; }

        /// <summary>Take what a page says also where an editor has changed the field since the last import.</summary>
        public bool Overwrite { get; init; }

        /// <summary>From 0 to 1: a document of which any field was read with less confidence fails.</summary>
        public double MinConfidence { get; init; }
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            Text(r => r.Source, 100);
            Text(r => r.ExternalId, 200);
            Text(r => r.Title, 300);
            RuleFor(r => r.Category).MaximumLength(80);
            RuleFor(r => r.MinConfidence).InclusiveBetween(0, 1);
        }

        void Text(Expression<Func<Request, string?>> parameter, int most) =>
            RuleFor(parameter).MinimumLength(1).WithErrorCode(FieldCode.Required).WithMessage("'{PropertyName}' has no value: leave it out or give one.").MaximumLength(most);
    }

    public override void Configure()
    {
        Post("/v1/imports");
        Description(d => d.Produces<ImportReceipt>(200).Produces<ImportReceipt>(202).ProducesProblems(422).WithMetadata(
            new RawBody(ImportBody.Page, Example: Example),
            new RawBody(ImportBody.Html),
            new RawBody(NinjsItem.MediaType, Example: NinjsExample, LineSchema: typeof(NinjsItem)),
            new RawBody(NdjsonArchive.MediaType, Example: ExampleLine, LineSchema: typeof(ImportLine)),
            new RawBody(ZipPages.MediaType, IsBinary: true),
            new RawBody(ImportBody.Form, ImportBody.FilesField),
            new SendsHeader(200, "Location")));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var options = new ImportOptions
        {
            DryRun = request.DryRun,
            Source = request.Source,
            ExternalId = request.ExternalId,
            Title = request.Title,
            Category = request.Category,
            Status = request.Status,
            Mode = request.Mode,
            Categories = request.Categories,
            Overwrite = request.Overwrite,
            MinConfidence = request.MinConfidence,
        };
        var receipt = await intake.TakeAsync(ImportBody.Read(HttpContext, ct), options, HttpContext.CallerName(), ct);
        await Send.ImportAsync(receipt);
    }
}
