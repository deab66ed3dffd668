using Cms.Api.Auth;
using Cms.Api.Paging;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Lists the versions of an article, the newest first.</summary>
/// <remarks>The first of them is what it is now. Of each the headline and state; the whole is at its own address.</remarks>
[Needs(Permission.EditArticles)]
sealed class ListRevisions(ArticleStore articles, ArticleRevisionStore revisions) : Endpoint<ListRevisions.Request, Page<ArticleRevisionItem>>
{
    public sealed record Request : ListRequest
    {
        /// <summary>The article's UUID.</summary>
        public Guid Id { get; init; }
    }

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/articles/{id}/revisions");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var id = await articles.FindIdAsync(request.Id.ToString(), ArticleSight.All, ct) ?? throw ProblemException.NotFound("article", request.Id);
        await Send.PageAsync(await revisions.ListAsync(id, request, ct), isPrivate: true);
    }
}
