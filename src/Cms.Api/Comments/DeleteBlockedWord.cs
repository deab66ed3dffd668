using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Allows a word again.</summary>
/// <remarks>Comments that were held for it stay held until a moderator decides.</remarks>
[Needs(Permission.Moderate)]
sealed class DeleteBlockedWord(ModerationStore moderation) : Endpoint<DeleteBlockedWord.Request>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Delete("/v1/blocked-words/{id}");
        Description(d => d.Produces(204).ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        await moderation.UnblockAsync(request.Id, ct);
        await Send.NoContentAsync(ct);
    }
}
