using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Likes a comment.</summary>
/// <remarks>Once for each visitor; a second time changes nothing.</remarks>
[Needs(Permission.TakePart)]
sealed class LikeComment(CommentStore comments, Visitors visitors) : Endpoint<LikeComment.Request, Comment>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Post("/v1/comments/{id}/like");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await comments.VoteAsync(request.Id, CommentVote.Like, visitors.DigestOf(HttpContext), isGiven: true, ct), isPrivate: true);
}
