using Cms.Api.Accounts;
using Cms.Api.ApiKeys;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Sessions;
using FastEndpoints;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Cms.Api.Auth;

static class AuthSetup
{
    /// <summary>Looks at the token and hands it to the scheme that knows its kind.</summary>
    const string SchemeName = "Bearer";

    public static void AddCmsAuth(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ApiKeyStore>();
        services.AddSingleton<AccountStore>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SiteSecret>();
        services.AddSingleton<Visitors>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<KnownCallers>();
        services.AddSingleton<AccessToken>();

        // What AddAuthentication does, but for data protection: that would write keys to the user's home for cookies that there aren't.
        services.AddScoped<IAuthenticationService, Anonymity>();
        services.AddAuthenticationCore(o => o.DefaultScheme = SchemeName);
        services.AddWebEncoders();
        services.TryAddSingleton(TimeProvider.System);
        var issuer = OutsideIssuer.Of(builder.Configuration);
        new AuthenticationBuilder(services)
            .AddPolicyScheme(SchemeName, null, o => o.ForwardDefaultSelector = http => SchemeOf(http, issuer))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiKeyAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, AccessTokenAuthentication>(AccessTokenAuthentication.SchemeName, null);
        if (issuer is not null)
        {
            services.AddSingleton(issuer);
            services.AddAuthentication().AddJwtBearer(OutsideIssuer.SchemeName, o => issuer.Configure(o, builder.Environment.IsProduction()));
        }

        services.AddAuthorization(PermissionTable.AddPolicies);
    }

    /// <summary>Reads the key or token, keeps its owner to their quota, refuses a wrong one everywhere (also where none is needed), and asks for one where it is.</summary>
    public static void UseCmsAuth(this WebApplication app)
    {
        app.UseAuthentication();
        app.Services.GetRequiredService<RateLimits>().Use(app); // who guesses at keys is kept to that of their address
        app.Use((http, next) => http.Request.Headers.Authorization.Count == 0 || http.IsKnown() || IsSignIn(http)
            ? next(http)
            : throw new ProblemException(ProblemCode.KeyInvalid, "The key or token is unknown, revoked or has expired. Send a valid one as 'Authorization: Bearer TOKEN-OR-KEY', or none at all."));
        app.UseAuthorization();
    }

    /// <summary>Who comes for a new token has an old one.</summary>
    static bool IsSignIn(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<EndpointDefinition>() is { } endpoint && PermissionTable.Of(endpoint).Permission == Permission.SignIn;

    static string SchemeOf(HttpContext http, OutsideIssuer? issuer)
    {
        if (ApiKeyAuthentication.TokenOf(http.Request) is not { } token || token.Count(c => c == '.') != 2 || !new JsonWebTokenHandler().CanReadToken(token))
        {
            return ApiKeyAuthentication.SchemeName;
        }

        return issuer is not null && IssuerOf(token) != AccessToken.Issuer ? OutsideIssuer.SchemeName : AccessTokenAuthentication.SchemeName;
    }

    static string? IssuerOf(string token)
    {
        try
        {
            return new JsonWebToken(token).Issuer;
        }
        catch (ArgumentException)
        {
            return null; // three parts, but no JWT
        }
    }
}
