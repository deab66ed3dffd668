using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Paging;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Lists the comments of all articles, newest first.</summary>
/// <remarks>Everyone sees approved comments of published articles. For moderators, <c>status=pending</c> lists those that wait.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListComments(CommentStore comments) : Endpoint<ListComments.Request, Page<Comment>>
{
    public sealed record Request : CommentListRequest;

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/comments");
        Description(d => d.ProducesProblems(403));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        request.RequireModeratorForFilters(HttpContext);
        await Send.PageAsync(await comments.ListAsync(request, articleId: null, ct), request.Fields, isPrivate: request.IsForModerators, shared: Shared.Comments);
    }
}
