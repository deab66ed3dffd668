using Cms.Api.Accounts;
using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Sessions;

/// <summary>Changes one's own password.</summary>
/// <remarks>It ends the other sessions. A key has no password: 403.</remarks>
[Needs(Permission.OwnSession)]
sealed class ChangePassword(AccountStore accounts, SessionStore sessions, Passwords passwords) : Endpoint<ChangePassword.Request>
{
    public sealed record Request
    {
        [FromBody] public PasswordChange Body { get; init; } = new();
    }

    /// <summary>The old password and the new.</summary>
    public sealed record PasswordChange
    {
        public string CurrentPassword { get; init; } = "";

        /// <summary>At least ten characters.</summary>
        /// <example>다섯 낱말이면 더 오래 걸린다</example>
        public string? NewPassword { get; init; }
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Body.CurrentPassword).NotEmpty().MaximumLength(200);
            RuleFor(r => r.Body.NewPassword).NotEmpty().IsPassword();
        }
    }

    public override void Configure()
    {
        Put("/v1/auth/password");
        Description(d => d.Produces(204));
        Options(o => o.WithMetadata(new BodyLimit(4096)));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var owner = HttpContext.User.SessionOf() ?? throw new ProblemException(ProblemCode.Forbidden, "Only who has signed in here has a password here.");
        await sessions.CountAttemptAsync(owner.Name, ClientAddress.Of(HttpContext), ct);
        var found = await accounts.FindToSignInAsync(owner.Name, ct);
        if (!await passwords.VerifyAsync(found?.PasswordHash, request.Body.CurrentPassword, ct))
        {
            throw ProblemException.Invalid(FieldError.At("/currentPassword", FieldCode.Pattern, "This isn't your password."));
        }

        await sessions.SetPasswordAsync(owner, await passwords.HashAsync(request.Body.NewPassword!, ct), ct);
        await Send.NoContentAsync(ct);
    }
}
