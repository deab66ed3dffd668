using System.Security.Claims;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Sessions;

namespace Cms.Api.Auth;

/// <summary>Who is calling, as every sign-in writes it into the <see cref="ClaimsPrincipal"/>.</summary>
static class Caller
{
    const string ScopeClaim = "scope";

    /// <param name="name">The name behind writes: an account's own, or that of a key.</param>
    /// <param name="role">What they are.</param>
    /// <param name="scopes">The permissions, by name, that they keep to; none for all of their role.</param>
    /// <param name="scheme">How they signed in.</param>
    /// <param name="session">The session of one who has signed in here.</param>
    public static ClaimsPrincipal Of(string name, Role role, IEnumerable<string> scopes, string scheme, SessionOwner? session = null) =>
        new(new CallerIdentity(session, [new(ClaimTypes.Name, name), new(ClaimTypes.Role, role.ToString()), .. scopes.Select(s => new Claim(ScopeClaim, s))], scheme));

    /// <summary>The session of one who has signed in here; null for keys and for those whom others have signed in.</summary>
    public static SessionOwner? SessionOf(this ClaimsPrincipal user) => (user.Identity as CallerIdentity)?.Session;

    /// <summary>Whether the caller has a permission, by role and scopes; open ones everybody has.</summary>
    public static bool May(this ClaimsPrincipal user, Permission permission)
    {
        var rule = PermissionTable.Of(permission);
        return rule.IsOpen
            || (user.RoleOf() is { } role && rule.Roles.Contains(role) && (!user.HasClaim(c => c.Type == ScopeClaim) || user.HasClaim(ScopeClaim, rule.Name)));
    }

    public static bool May(this HttpContext http, Permission permission) => http.User.May(permission);

    /// <summary>Asks for more than the endpoint itself does.</summary>
    /// <param name="http">The request.</param>
    /// <param name="permission">What is asked for.</param>
    /// <param name="parameter">The parameter that needs it.</param>
    /// <exception cref="ProblemException">401 for nobody, 403 for one who hasn't the permission.</exception>
    public static void Require(this HttpContext http, Permission permission, string parameter)
    {
        if (!http.May(permission))
        {
            var rule = PermissionTable.Of(permission);
            throw Refusal(http, rule, FieldError.Of(parameter, FieldCode.Unknown, $"'{parameter}' needs the permission {rule.Name}."));
        }
    }

    /// <summary>Only admins delete for good.</summary>
    public static void RequireEraser(this HttpContext http, DeleteById request)
    {
        if (request.Permanent)
        {
            http.Require(Permission.Erase, "permanent");
        }
    }

    /// <summary>Whether the caller has signed in or holds a key.</summary>
    public static bool IsKnown(this HttpContext http) => http.User.Identity is { IsAuthenticated: true };

    /// <summary>The name behind a write.</summary>
    public static string CallerName(this HttpContext http) => http.User.Identity?.Name ?? throw new InvalidOperationException("The endpoint is open to everybody.");

    public static Role? RoleOf(this ClaimsPrincipal user) => Enum.TryParse<Role>(user.FindFirstValue(ClaimTypes.Role), out var role) ? role : null;

    /// <summary>401 for nobody, 403 for one who hasn't the permission.</summary>
    public static ProblemException Refusal(HttpContext http, PermissionRule rule, params IReadOnlyList<FieldError> errors) => http.IsKnown()
        ? new(ProblemCode.Forbidden, $"This needs the permission {rule.Name} ({rule.Meaning}); it belongs to the roles {rule.RoleNames}.", errors)
        : new(ProblemCode.KeyRequired, "Sign in at POST /v1/auth/token, or send a key: 'Authorization: Bearer TOKEN-OR-KEY'.", errors);

    sealed class CallerIdentity(SessionOwner? session, IEnumerable<Claim> claims, string scheme) : ClaimsIdentity(claims, scheme)
    {
        public SessionOwner? Session => session;
    }
}
