using FastEndpoints;
using Microsoft.AspNetCore.Authorization;

namespace Cms.Api.Auth;

/// <summary>What a caller is in the newsroom. A caller without a key or token is nobody: a reader of the site.</summary>
public enum Role
{
    /// <summary>A machine that reads what is published, under a quota of its own.</summary>
    Reader,

    /// <summary>Writes drafts, and sees no other's.</summary>
    Reporter,

    /// <summary>Works on every article and publishes.</summary>
    Editor,

    /// <summary>May all, people and keys included.</summary>
    Admin,

    /// <summary>A machine that imports, and does nothing else.</summary>
    Importer,
}

/// <summary>What an operation asks for; <see cref="PermissionTable"/> says who has it.</summary>
public enum Permission
{
    ReadPublished,
    TakePart,
    SignIn,
    OwnSession,
    WriteDrafts,
    EditArticles,
    Publish,
    Erase,
    WriteReporters,
    WriteCategories,
    WriteTags,
    WriteCollections,
    WriteSynonyms,
    Moderate,
    WriteWeather,
    Import,
    UndoImports,
    ManageAccounts,
    ManageKeys,
    ManageWebhooks,
    ReadAudit,
    ReadMetrics,
}

/// <summary>A line of the table of permissions.</summary>
/// <param name="Permission">The permission.</param>
/// <param name="Name">Its name as scopes and the OpenAPI document write it.</param>
/// <param name="Meaning">What it allows, in words.</param>
/// <param name="IsOpen">Nobody has it too: no key is needed.</param>
/// <param name="Roles">Who has it.</param>
public sealed record PermissionRule(Permission Permission, string Name, string Meaning, bool IsOpen, IReadOnlyList<Role> Roles)
{
    /// <summary>The roles in words.</summary>
    public string RoleNames => string.Join(", ", Roles.Select(r => r.ToString().ToLowerInvariant()));
}

/// <summary>Who may do what, in one place. Each endpoint names its permission with <see cref="NeedsAttribute"/>; the OpenAPI document shows it.</summary>
public static class PermissionTable
{
    static readonly Role[] Everyone = Enum.GetValues<Role>();

    /// <summary>All of them, a line each.</summary>
    public static readonly IReadOnlyList<PermissionRule> Table =
    [
        Open(Permission.ReadPublished, "published:read", "read what is published"),
        Open(Permission.TakePart, "comments:post", "comment, vote and be counted"),
        Open(Permission.SignIn, "session:open", "sign in"),
        Of(Permission.OwnSession, "session:own", "see who one is, change one's password", Everyone),
        Of(Permission.WriteDrafts, "articles:write", "write drafts and see one's own", Role.Reporter, Role.Editor, Role.Admin),
        Of(Permission.EditArticles, "articles:edit", "write and see everybody's articles, published or not", Role.Editor, Role.Admin),
        Of(Permission.Publish, "articles:publish", "publish and take back, correct, archive and kill", Role.Editor, Role.Admin),
        Of(Permission.WriteReporters, "reporters:write", "keep the bylines", Role.Editor, Role.Admin),
        Of(Permission.WriteCategories, "categories:write", "keep the categories", Role.Editor, Role.Admin),
        Of(Permission.WriteTags, "tags:write", "rename and merge tags", Role.Editor, Role.Admin),
        Of(Permission.WriteCollections, "collections:write", "fill the boxes of the front page", Role.Editor, Role.Admin),
        Of(Permission.WriteSynonyms, "synonyms:write", "say which words a search holds for the same", Role.Editor, Role.Admin),
        Of(Permission.Moderate, "comments:moderate", "decide on comments", Role.Editor, Role.Admin),
        Of(Permission.WriteWeather, "weather:write", "keep the weather", Role.Editor, Role.Admin),
        Of(Permission.Import, "imports:write", "import pages and read the receipts", Role.Importer, Role.Editor, Role.Admin),
        Of(Permission.UndoImports, "imports:undo", "take imports back, and replay the archive", Role.Editor, Role.Admin),
        Of(Permission.Erase, "erase", "delete for good", Role.Admin),
        Of(Permission.ManageAccounts, "accounts:write", "keep the accounts of people", Role.Admin),
        Of(Permission.ManageKeys, "keys:write", "make and revoke the keys of machines", Role.Admin),
        Of(Permission.ManageWebhooks, "webhooks:write", "have machines told of changes", Role.Admin),
        Of(Permission.ReadAudit, "audit:read", "read who did what", Role.Admin),
        Of(Permission.ReadMetrics, "metrics:read", "read what the program measures of itself", Role.Admin),
    ];

    static readonly Dictionary<Permission, PermissionRule> ByPermission = Table.ToDictionary(r => r.Permission);

    public static PermissionRule Of(Permission permission) => ByPermission[permission];

    /// <summary>What an endpoint asks for.</summary>
    /// <exception cref="InvalidOperationException">It doesn't say: a programmer's mistake, found at start.</exception>
    public static PermissionRule Of(EndpointDefinition endpoint) =>
        Attribute.GetCustomAttribute(endpoint.EndpointType, typeof(NeedsAttribute)) is NeedsAttribute needs
            ? Of(needs.Permission)
            : throw new InvalidOperationException($"{endpoint.EndpointType.Name} doesn't say with [Needs] who may call it.");

    /// <summary>Has ASP.NET Core's authorization keep the table.</summary>
    public static void AddPolicies(AuthorizationOptions options)
    {
        foreach (var rule in Table)
        {
            options.AddPolicy(rule.Name, policy => policy.RequireAuthenticatedUser().RequireAssertion(context => context.User.May(rule.Permission)));
        }
    }

    /// <summary>Opens an endpoint to those who have its permission, and to nobody else.</summary>
    public static void Guard(EndpointDefinition endpoint)
    {
        var rule = Of(endpoint);
        if (rule.IsOpen)
        {
            endpoint.AllowAnonymous();
        }
        else
        {
            endpoint.Policies(rule.Name);
        }
    }

    static PermissionRule Open(Permission permission, string name, string meaning) => new(permission, name, meaning, true, Everyone);

    static PermissionRule Of(Permission permission, string name, string meaning, params Role[] roles) => new(permission, name, meaning, false, roles);
}

/// <summary>Says what an endpoint asks of its caller.</summary>
[AttributeUsage(AttributeTargets.Class)]
sealed class NeedsAttribute(Permission permission) : Attribute
{
    public Permission Permission => permission;
}
