using System.Text.Encodings.Web;
using Cms.Api.ApiKeys;
using Cms.Api.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Cms.Api.Auth;

/// <summary>Accepts <c>Authorization: Bearer KEY</c> (RFC 6750).</summary>
sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeyStore keys, KnownCallers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "ApiKey";
    const string Bearer = "Bearer ";

    /// <summary>What stands behind <c>Bearer</c>; null when the request has nothing of the kind.</summary>
    public static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        if (TokenOf(Request) is not { Length: < 500 } token || !CmsText.IsText(token)
            || await callers.FindAsync(Convert.ToHexString(ApiKey.HashOf(token)), () => keys.IdentifyAsync(token, Context.RequestAborted)) is not { } key)
        {
            return AuthenticateResult.Fail("unknown key");
        }

        return AuthenticateResult.Success(new(Caller.Of("key:" + key.Name, key.Role, key.Scopes, SchemeName), SchemeName));
    }
}
