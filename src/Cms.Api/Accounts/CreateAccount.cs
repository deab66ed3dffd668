using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Accounts;

/// <summary>Makes an account for a person.</summary>
/// <remarks>With a first password, which they change with <c>PUT /v1/auth/password</c>.</remarks>
[Needs(Permission.ManageAccounts)]
sealed class CreateAccount(AccountStore accounts, Passwords passwords) : Endpoint<CreateAccount.Request, Account>
{
    public sealed record Request
    {
        [FromBody] public AccountInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Body).SetValidator(AccountInput.Validator.Instance);
            RuleFor(r => r.Body.Password).NotNull();
        }
    }

    public override void Configure()
    {
        Post("/v1/accounts");
        Description(d => d.Produces<Account>(201).ProducesProblems(409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var account = await accounts.CreateAsync(request.Body, await passwords.HashAsync(request.Body.Password!, ct), ct);
        await Send.CreatedAsync($"/v1/accounts/{account.Id}", account);
    }
}
