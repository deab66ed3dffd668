using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.ApiKeys;

/// <summary>Revokes a key.</summary>
/// <remarks>It ends on every instance within a second, and stays in the list.</remarks>
[Needs(Permission.ManageKeys)]
sealed class RevokeApiKey(ApiKeyStore keys) : Endpoint<RevokeApiKey.Request>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Delete("/v1/api-keys/{id}");
        Description(d => d.Produces(204).ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        await keys.RevokeAsync(request.Id, ct);
        await Send.NoContentAsync(ct);
    }
}
