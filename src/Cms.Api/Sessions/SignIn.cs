using Cms.Api.Accounts;
using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Sessions;

/// <summary>Signs a person in.</summary>
/// <remarks>With name and password, for a token of ten minutes to send as <c>Authorization: Bearer TOKEN</c>, and one to refresh it with. A name that doesn't exist is answered as a wrong password is, after as long. From the sixth attempt on each has to wait, twice as long as the last.</remarks>
[Needs(Permission.SignIn)]
sealed class SignIn(AccountStore accounts, SessionStore sessions, Passwords passwords, AccessToken tokens) : Endpoint<SignIn.Request, SignedIn>
{
    public sealed record Request
    {
        [FromBody] public Credentials Body { get; init; } = new();
    }

    /// <summary>Who one says one is.</summary>
    public sealed record Credentials
    {
        /// <example>haneul.kim</example>
        public string Name { get; init => field = CmsText.Line(value)?.ToLowerInvariant() ?? ""; } = "";

        /// <example>네 낱말이면 외우기도 쉽다</example>
        public string Password { get; init; } = "";
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Name).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Body.Password).NotEmpty().MaximumLength(200);
        }
    }

    public override void Configure()
    {
        Post("/v1/auth/token");
        Description(d => d.ProducesProblems(401, 403));
        Options(o => o.WithMetadata(new BodyLimit(4096)));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        if (TryResolve<OutsideIssuer>() is { } issuer)
        {
            throw new ProblemException(ProblemCode.SignInElsewhere, $"People sign in at {issuer.Authority}; send its token.");
        }

        var (name, address) = (request.Body.Name, ClientAddress.Of(HttpContext));
        await sessions.CountAttemptAsync(name, address, ct);
        var found = await accounts.FindToSignInAsync(name, ct);
        if (!await passwords.VerifyAsync(found?.PasswordHash, request.Body.Password, ct))
        {
            throw new ProblemException(ProblemCode.SignInFailed, "Name and password don't belong together.");
        }

        var (owner, refreshToken) = await sessions.BeginAsync(found!.Value.Account.Id, name, address, ct);
        await Send.ResourceAsync(SignedIn.Of(owner, refreshToken, tokens), isPrivate: true);
    }
}

/// <summary>The tokens of a session.</summary>
public sealed record SignedIn
{
    /// <summary>Send it as <c>Authorization: Bearer TOKEN</c>.</summary>
    public required string AccessToken { get; init; }

    /// <example>Bearer</example>
    public string TokenType { get; init; } = "Bearer";

    /// <summary>How long the access token is good, in seconds.</summary>
    /// <example>600</example>
    public int ExpiresIn { get; init; }

    /// <summary>Gets the next access token, once, from <c>POST /v1/auth/refresh</c>; unused it ends after twelve hours.</summary>
    public required string RefreshToken { get; init; }

    internal static SignedIn Of(SessionOwner owner, string refreshToken, AccessToken tokens) =>
        new() { AccessToken = tokens.Issue(owner, DateTimeOffset.UtcNow), ExpiresIn = (int)Auth.AccessToken.Lifetime.TotalSeconds, RefreshToken = refreshToken };
}

/// <summary>What a session is gone on with, or ended.</summary>
public sealed record RefreshRequest
{
    [FromBody] public RefreshTokenBody Body { get; init; } = new();

    public sealed class Validator : Validator<RefreshRequest>
    {
        public Validator() => RuleFor(r => r.Body.RefreshToken).NotEmpty().MaximumLength(200);
    }
}

/// <summary>The refresh token of a session.</summary>
public sealed record RefreshTokenBody
{
    public string RefreshToken { get; init; } = "";
}
