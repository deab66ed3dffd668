using Cms.Api.Auth;
using Cms.Api.Paging;
using FastEndpoints;

namespace Cms.Api.ApiKeys;

/// <summary>Lists the keys of machines, newest first.</summary>
/// <remarks>The revoked and expired ones too.</remarks>
[Needs(Permission.ManageKeys)]
sealed class ListApiKeys(ApiKeyStore keys) : Endpoint<ListApiKeys.Request, Page<ApiKey>>
{
    public sealed record Request : ListRequest;

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/api-keys");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await keys.ListAsync(request, ct), isPrivate: true);
}
