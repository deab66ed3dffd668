using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Takes a like back.</summary>
/// <remarks>Without one nothing changes.</remarks>
[Needs(Permission.TakePart)]
sealed class UnlikeComment(CommentStore comments, Visitors visitors) : Endpoint<UnlikeComment.Request, Comment>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Post("/v1/comments/{id}/unlike");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await comments.VoteAsync(request.Id, CommentVote.Like, visitors.DigestOf(HttpContext), isGiven: false, ct), isPrivate: true);
}
