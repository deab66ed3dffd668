using System.Security.Claims;
using Cms.Api.Accounts;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Cms.Api.Auth;

/// <summary>An OpenID Connect issuer outside that signs people in instead of us: the settings <c>Cms:Oidc</c>.</summary>
sealed record OutsideIssuer
{
    public const string SchemeName = "Oidc";

    /// <summary>Its address, as its discovery document names it.</summary>
    public required string Authority { get; init; }

    /// <summary>What its tokens must be made for.</summary>
    public required string Audience { get; init; }

    /// <summary>The claim with the name behind writes.</summary>
    public string NameClaim { get; init; } = "preferred_username";

    /// <summary>The claim with the role, or several.</summary>
    public string RoleClaim { get; init; } = "roles";

    /// <summary>What the issuer calls our roles, where it isn't by the same name: <c>Cms:Oidc:Roles:Editor=newsroom-desk</c>.</summary>
    public Dictionary<Role, string> Roles { get; init; } = [];

    /// <summary>Null without the setting.</summary>
    public static OutsideIssuer? Of(IConfiguration configuration) => configuration.GetSection("Cms:Oidc") is var section && section["Authority"] is not null ? section.Get<OutsideIssuer>() : null;

    public void Configure(JwtBearerOptions options, bool isProduction)
    {
        options.Authority = Authority;
        options.Audience = Audience;
        options.RequireHttpsMetadata = isProduction;
        options.MapInboundClaims = false;
        options.Events = new()
        {
            OnTokenValidated = async context =>
            {
                var name = context.Principal!.FindFirstValue(NameClaim)?.Trim();
                var accounts = context.HttpContext.RequestServices.GetRequiredService<AccountStore>();
                var callers = context.HttpContext.RequestServices.GetRequiredService<KnownCallers>();
                if (string.IsNullOrEmpty(name) || RoleOf(context.Principal!) is not { } role)
                {
                    context.Fail("The token names nobody, or no role of ours.");
                }
                else if (await callers.FindAsync((SchemeName, name), () => accounts.StandingAsync(name, context.HttpContext.RequestAborted)) is { IsBarred: true })
                {
                    context.Fail("The account is closed here.");
                }
                else
                {
                    context.Principal = Caller.Of(name, role, [], SchemeName);
                }
            },
        };
    }

    /// <summary>The one that may most.</summary>
    Role? RoleOf(ClaimsPrincipal person)
    {
        var theirs = person.FindAll(RoleClaim).Select(c => c.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new[] { Role.Admin, Role.Editor, Role.Reporter, Role.Importer, Role.Reader }
            .Where(r => theirs.Contains(Roles.GetValueOrDefault(r, r.ToString()))).Select(r => (Role?)r).FirstOrDefault();
    }
}
