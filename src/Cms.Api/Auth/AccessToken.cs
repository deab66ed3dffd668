using System.Text.Encodings.Web;
using Cms.Api.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Cms.Api.Auth;

/// <summary>The short-lived token of a person who has signed in here: a JWT (RFC 7519) that names their session.</summary>
sealed class AccessToken(SiteSecret secret)
{
    /// <summary>Who makes these tokens, and for whom.</summary>
    public const string Issuer = "newsroom-cms";

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    static readonly JsonWebTokenHandler Handler = new();

    readonly Lazy<SymmetricSecurityKey> key = new(() => new(secret.KeyFor("access token")));

    public string Issue(SessionOwner owner, DateTimeOffset now) => Handler.CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Issuer,
        Audience = Issuer,
        IssuedAt = now.UtcDateTime,
        NotBefore = now.UtcDateTime,
        Expires = (now + Lifetime).UtcDateTime,
        Subject = new([new(JwtRegisteredClaimNames.Sub, owner.AccountId.ToString()), new(JwtRegisteredClaimNames.Sid, owner.SessionId.ToString())]),
        SigningCredentials = new(key.Value, SecurityAlgorithms.HmacSha256),
    });

    /// <summary>The session that a token names; null for a token that isn't ours or has expired.</summary>
    public async Task<Guid?> SessionOfAsync(string token)
    {
        var result = await Handler.ValidateTokenAsync(token, new()
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = key.Value,
            ClockSkew = TimeSpan.FromSeconds(5),
        });
        return result.IsValid && result.Claims.TryGetValue(JwtRegisteredClaimNames.Sid, out var sid) && Guid.TryParse(sid as string, out var session) ? session : null;
    }
}

/// <summary>Accepts the access tokens of sessions that still stand; what their owner is, the database says each time.</summary>
sealed class AccessTokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, AccessToken tokens, SessionStore sessions, KnownCallers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "AccessToken";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (ApiKeyAuthentication.TokenOf(Request) is not { } token
            || await tokens.SessionOfAsync(token) is not { } session
            || await callers.FindAsync(session, () => sessions.OwnerAsync(session, Context.RequestAborted)) is not { } owner)
        {
            return AuthenticateResult.Fail("no token of ours, or its session has ended");
        }

        return AuthenticateResult.Success(new(Caller.Of(owner.Name, owner.Role, [], SchemeName, owner), SchemeName));
    }
}
