using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Reports a comment to the moderators.</summary>
/// <remarks>Once for each visitor; readers don't see how many did.</remarks>
[Needs(Permission.TakePart)]
sealed class ReportComment(CommentStore comments, Visitors visitors) : Endpoint<ReportComment.Request, Comment>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Post("/v1/comments/{id}/report");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await comments.VoteAsync(request.Id, CommentVote.Report, visitors.DigestOf(HttpContext), isGiven: true, ct), isPrivate: true);
}
