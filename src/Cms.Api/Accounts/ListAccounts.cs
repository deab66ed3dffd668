using Cms.Api.Auth;
using Cms.Api.Paging;
using FastEndpoints;

namespace Cms.Api.Accounts;

/// <summary>Lists the accounts of people, newest first.</summary>
/// <remarks>Also of those who may no longer sign in.</remarks>
[Needs(Permission.ManageAccounts)]
sealed class ListAccounts(AccountStore accounts) : Endpoint<ListAccounts.Request, Page<Account>>
{
    public sealed record Request : ListRequest;

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/accounts");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await accounts.ListAsync(request, ct), isPrivate: true);
}
