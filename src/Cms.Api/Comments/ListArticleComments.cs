using Cms.Api.Articles;
using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Paging;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Lists the comments of one article, newest first; a reply names its <c>parentId</c>.</summary>
/// <remarks>Everyone sees the approved ones. Moderators list the others by <c>status</c>.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListArticleComments(ArticleStore articles, CommentStore comments) : Endpoint<ListArticleComments.Request, Page<Comment>>
{
    public sealed record Request : CommentListRequest
    {
        /// <summary>The article's UUID, or its slug.</summary>
        [BindFrom("id")]
        public string IdOrSlug { get; init; } = "";
    }

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/articles/{id}/comments");
        Description(d => d.ProducesProblems(403, 404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        request.RequireModeratorForFilters(HttpContext);
        var articleId = await articles.FindIdAsync(request.IdOrSlug, ArticleSight.Of(HttpContext), ct) ?? throw ProblemException.NotFound("article", request.IdOrSlug);
        await Send.PageAsync(await comments.ListAsync(request, articleId, ct), request.Fields, isPrivate: HttpContext.IsKnown(), shared: Shared.CommentsOf(articleId));
    }
}
