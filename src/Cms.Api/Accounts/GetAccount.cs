using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Accounts;

/// <summary>Reads one account.</summary>
/// <remarks>Never its password.</remarks>
[Needs(Permission.ManageAccounts)]
sealed class GetAccount(AccountStore accounts) : Endpoint<ReadById, Account>
{
    public override void Configure()
    {
        Get("/v1/accounts/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadById request, CancellationToken ct) =>
        await Send.ResourceAsync(await accounts.FindAsync(request.Id, ct) ?? throw ProblemException.NotFound("account", request.Id), isPrivate: true);
}
