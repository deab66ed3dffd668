using Cms.Api.Auth;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Articles;

/// <summary>Lists articles, newest first, without their bodies.</summary>
/// <remarks>Everyone sees what is published. In the newsroom, <c>status</c> lists drafts, archived and killed articles, and scheduled ones among the published: reporters their own, editors all.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListArticles(ArticleStore articles, ArticleRevisionStore revisions) : Endpoint<ListArticles.Request, Page<ArticleListItem>>
{
    public sealed record Request : ListRequest
    {
        /// <summary>Only articles of this category, by an id or slug that it has or had.</summary>
        public string? Category { get; init; }

        /// <summary>Only articles that name this reporter, by an id or slug that they have or had.</summary>
        public string? Reporter { get; init; }

        /// <summary>Only articles with this tag, by a name that it has or had.</summary>
        public string? Tag { get; init => field = CmsText.Line(value); }

        /// <summary>Only articles in this state; for the newsroom.</summary>
        public ArticleStatus? Status { get; init; }

        /// <summary>The list as it stood at this moment; for editors.</summary>
        public DateTimeOffset? At { get; init; }
    }

    public sealed class Validator : ListValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Category).MaximumLength(80);
            RuleFor(r => r.Reporter).MaximumLength(80);
            RuleFor(r => r.Tag).MaximumLength(50);
        }
    }

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
            await Send.PageAsync(await revisions.ListAtAsync(request, at, ct), isPrivate: true);
            return;
        }

        var sight = ArticleSight.Of(HttpContext);
        var editorial = request.Status is not null;
        if (editorial && !sight.SeesDrafts)
        {
            HttpContext.Require(Permission.WriteDrafts, "status");
        }

        await Send.PageAsync(await articles.ListAsync(request, editorial ? sight : ArticleSight.Published, ct), isPrivate: editorial);
    }
}
