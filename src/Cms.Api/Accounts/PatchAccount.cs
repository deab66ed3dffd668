using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Accounts;

/// <summary>Changes some members of an account: its role, say, or whether it may sign in.</summary>
/// <remarks>A merge patch (RFC 7396): an absent member stays, null clears, and the rules run on the merged whole. Accounts are closed with <c>isActive</c> rather than deleted, because their names stand behind what they wrote; a closed one is out on every instance within a second.</remarks>
[Needs(Permission.ManageAccounts)]
sealed class PatchAccount(AccountStore accounts, Passwords passwords) : Endpoint<PatchAccount.Request, Account>
{
    public sealed record Request : ById
    {
        [FromBody] public MergePatch<AccountInput> Body { get; init; } = null!;
    }

    public override void Configure()
    {
        Patch("/v1/accounts/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var account = await accounts.UpdateAsync(
            request.Id, current => request.Body.Apply(AccountInput.From(current), AccountInput.Validator.Instance), password => passwords.HashAsync(password, ct), ct);
        await Send.ResourceAsync(account, isPrivate: true);
    }
}
