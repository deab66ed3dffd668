using System.Security.Claims;
using System.Text.Encodings.Web;
using Cms.Api.Problems;
using Cms.Api.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Cms.Api.Auth;

/// <summary>Accepts <c>Authorization: Bearer KEY</c> (RFC 6750).</summary>
sealed class ApiKeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ApiKeyStore keys)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public const string SchemeName = "ApiKey";
    const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.Length == 0)
        {
            return AuthenticateResult.NoResult();
        }

        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || header.Length > 500 || !CmsText.IsText(header)
            || await keys.FindAsync(header[Bearer.Length..].Trim(), Context.RequestAborted) is not { } key)
        {
            return AuthenticateResult.Fail("unknown key");
        }

        var identity = new ClaimsIdentity([new(ClaimTypes.Name, key.Name), .. key.Scopes.Select(s => new Claim(ClaimTypes.Role, s))], SchemeName);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName));
    }
}

static class AuthSetup
{
    public static void AddCmsAuth(this IServiceCollection services)
    {
        services.AddSingleton<ApiKeyStore>();

        // What AddAuthentication does, but for data protection: that would write keys to the user's home for cookies that there aren't.
        services.AddAuthenticationCore(o => o.DefaultScheme = ApiKeyAuthentication.SchemeName);
        services.AddWebEncoders();
        services.TryAddSingleton(TimeProvider.System);
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null);
        services.AddAuthorization();
    }

    /// <summary>Reads the key, refuses a wrong one everywhere (also where none is needed), and asks for one where it is.</summary>
    public static void UseCmsAuth(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((http, next) => http.Request.Headers.Authorization.Count == 0 || http.HoldsKey()
            ? next(http)
            : throw new ProblemException(ProblemCode.KeyInvalid, "Send a valid key as 'Authorization: Bearer KEY', or none at all."));
        app.UseAuthorization();
    }

    /// <summary>Whether the caller holds a key, and so may see what isn't published.</summary>
    public static bool HoldsKey(this HttpContext http) => http.User.Identity is { IsAuthenticated: true };

    /// <summary>The name behind a write.</summary>
    public static string KeyName(this HttpContext http) => http.User.Identity?.Name ?? throw new InvalidOperationException("The endpoint is open to callers without a key.");
}
