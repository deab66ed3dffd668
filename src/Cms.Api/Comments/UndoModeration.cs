using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Takes a decision on comments back.</summary>
/// <remarks>Each becomes what it was before, but for those that somebody has changed since: they are <c>left</c>.</remarks>
[Needs(Permission.Moderate)]
sealed class UndoModeration(ModerationStore moderation) : Endpoint<UndoModeration.Request, Moderation>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Post("/v1/moderations/{id}/undo");
        Description(d => d.ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.ResourceAsync(await moderation.UndoAsync(request.Id, ct), isPrivate: true);
}
