using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Deletes a comment.</summary>
/// <remarks>One that has replies stays: 409 says how many. It is gone from every read, yet kept in the database; <c>permanent=true</c> erases it.</remarks>
[Needs(Permission.Moderate)]
sealed class DeleteComment(CommentStore comments) : Endpoint<DeleteById>
{
    public override void Configure()
    {
        Delete("/v1/comments/{id}");
        Description(d => d.Produces(204).ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(DeleteById request, CancellationToken ct)
    {
        HttpContext.RequireEraser(request);
        await comments.DeleteAsync(request, ct);
        await Send.NoContentAsync(ct);
    }
}
