using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.ApiKeys;

/// <summary>Reads one key of a machine, without the key itself.</summary>
/// <remarks>With when it was last used.</remarks>
[Needs(Permission.ManageKeys)]
sealed class GetApiKey(ApiKeyStore keys) : Endpoint<ReadById, ApiKey>
{
    public override void Configure()
    {
        Get("/v1/api-keys/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadById request, CancellationToken ct) =>
        await Send.ResourceAsync(await keys.FindAsync(request.Id, ct) ?? throw ProblemException.NotFound("key", request.Id), isPrivate: true);
}
