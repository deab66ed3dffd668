using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Cms.Api.Search;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Articles;

/// <summary>What articles are sorted by.</summary>
public enum ArticleOrder
{
    Newest,
    Oldest,

    /// <summary>How well it fits what is searched for.</summary>
    Relevance,
}

/// <summary>Lists articles, newest first, without their bodies; or searches them.</summary>
/// <remarks>
/// With <c>fields=title,bodyText</c> a list has these members only, and so may have bodies; with <c>include=comments,weather</c> each article has <c>included: { comments, weather }</c>,
/// of which even an editor gets what readers see. Everyone sees what is published. In the newsroom, <c>status</c> lists drafts, archived and killed articles, and scheduled ones among the published: reporters their own, editors all.
/// </remarks>
[Needs(Permission.ReadPublished)]
sealed class ListArticles(ArticleStore articles, ArticleRevisionStore revisions, SearchStore search, ArticleIncludes includes) : Endpoint<ListArticles.Request, Page<ArticleListItem>>
{
    public sealed record Request : ListRequest<Article>
    {
        /// <summary>
        /// Only articles that have all these words, in title, subtitle, tags, bylines or body; parts of words count. A phrase stands in quotes, and a hyphen before what must
        /// not be there: <c>행안부 "조직 혁신" -인사</c>. Initial consonants (ㅎㅇㅂ), words typed with the keyboard left on Latin (gksrmf) and synonyms are understood. The best
        /// match is first: words in the title before words in the head, these before words in the body, and newer before older. Each article says in <c>match</c> why it is there.
        /// </summary>
        public string? Q { get; init; }

        /// <summary>What is first. A search begins with the best match unless it is asked for the newest, any other list with the newest.</summary>
        public ArticleOrder? Sort { get; init; }

        /// <summary>Only articles of this category, by an id or slug that it has or had.</summary>
        public string? Category { get; init; }

        /// <summary>With <c>category</c>: of those below it too.</summary>
        public bool? Subtree { get; init; }

        /// <summary>Only articles that name this reporter, by an id or slug that they have or had.</summary>
        public string? Reporter { get; init; }

        /// <summary>Only articles with this tag, by a name that it has or had.</summary>
        public string? Tag { get; init => field = CmsText.Line(value); }

        /// <summary>Only articles that came from here: <c>피앤피뉴스</c>.</summary>
        public string? Source { get; init => field = CmsText.Line(value); }

        /// <summary>Only articles by a reporter of this outlet: <c>피앤피뉴스</c>.</summary>
        public string? Outlet { get; init => field = CmsText.Line(value); }

        /// <summary>Only articles with comments that readers see, or only those without.</summary>
        public bool? HasComments { get; init; }

        /// <summary>Only articles of this time or later; of a draft the time it was made.</summary>
        [BindFrom("publishedAt[gte]")]
        public DateTimeOffset? PublishedFrom { get; init; }

        /// <summary>Only articles later than this.</summary>
        [BindFrom("publishedAt[gt]")]
        public DateTimeOffset? PublishedAfter { get; init; }

        /// <summary>Only articles of this time or earlier.</summary>
        [BindFrom("publishedAt[lte]")]
        public DateTimeOffset? PublishedUntil { get; init; }

        /// <summary>Only articles earlier than this.</summary>
        [BindFrom("publishedAt[lt]")]
        public DateTimeOffset? PublishedBefore { get; init; }

        /// <summary>Only articles in this state; for the newsroom.</summary>
        public ArticleStatus? Status { get; init; }

        /// <summary>The list as it stood at this moment; for editors.</summary>
        public DateTimeOffset? At { get; init; }

        /// <summary>What to answer along with each article, in its member <c>included</c>: the whole reporters and category, the newest five comments and their count, up to five related articles, the weather.</summary>
        public Includes<ArticleInclude>? Include { get; init; }
    }

    public sealed class Validator : ListValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Category).MaximumLength(80);
            RuleFor(r => r.Reporter).MaximumLength(80);
            RuleFor(r => r.Tag).MaximumLength(50);
            RuleFor(r => r.Source).MaximumLength(100);
            RuleFor(r => r.Outlet).MaximumLength(100);
            RuleFor(r => r.Q).MaximumLength(SearchQuery.MaxLength);
            RuleFor(r => r.Sort).NotEqual(ArticleOrder.Relevance).When(r => r.Q is null).WithMessage("'sort=relevance' needs words to search for in 'q'.");
            RuleFor(r => r.Sort).NotEqual(ArticleOrder.Oldest).When(r => r.Q is not null).WithMessage("A search is sorted by relevance or newest.");
            RuleFor(r => r.Subtree).Null().When(r => r.Category is null).WithMessage("'subtree' needs a 'category'.");
            RuleFor(r => r.Total).NotEqual(TotalCount.Exact).When(r => r.Q is not null).WithMessage("What a search finds isn't counted one by one: 'total' must be estimated.");
            RuleFor(r => r.At).Null().When(IsMoreThanThePastKnows).WithMessage("'at' goes with category, reporter, tag and status only.");
        }
    }

    /// <summary>Whether more is asked for than versions that were replaced can be listed by.</summary>
    static bool IsMoreThanThePastKnows(Request r) =>
        r.Q is not null || r.Sort is not null || r.Subtree is not null || r.Source is not null || r.Outlet is not null || r.HasComments is not null
        || (r.PublishedFrom ?? r.PublishedAfter ?? r.PublishedUntil ?? r.PublishedBefore) is not null;

    public override void Configure()
    {
        Get("/v1/articles");
        Description(d => d.ProducesProblems(403));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        if (request.At is { } at)
        {
            HttpContext.Require(Permission.EditArticles, "at");
            await SendAsync(request, await revisions.ListAtAsync(request, at, ct), isPrivate: true, null, ct);
            return;
        }

        var sight = ArticleSight.Of(HttpContext);
        var editorial = request.Status is not null;
        if (editorial && !sight.SeesDrafts)
        {
            HttpContext.Require(Permission.WriteDrafts, "status");
        }

        sight = editorial ? sight : ArticleSight.Published;
        if (request.Q is { } q)
        {
            // Not kept: what waits to be indexed makes it another answer without anything having been written.
            await SendAsync(request, await search.FindAsync(SearchQuery.Parse(q), request, sight, ct), isPrivate: editorial, null, ct);
            return;
        }

        await SendAsync(request, await articles.ListAsync(request, sight, ct), isPrivate: editorial, request.HasComments is null ? Shared.Articles : Shared.ArticlesByComments, ct);
    }

    async Task SendAsync(Request request, Page<ArticleListItem> page, bool isPrivate, Shared? shared, CancellationToken ct) =>
        await Send.PageAsync(page with { Data = await includes.AddAsync(page.Data, request.Include, ct) }, request.Fields, isPrivate, shared?.With(request.Include));
}
