using Cms.Api.Auth;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Sessions;

/// <summary>Says who one is here.</summary>
/// <remarks>With the permissions that one has by role and scopes.</remarks>
[Needs(Permission.OwnSession)]
sealed class GetMe : Endpoint<GetMe.Request, Me>
{
    public sealed record Request : ConditionalRead;

    public override void Configure()
    {
        Get("/v1/auth/me");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.ResourceAsync(
        new Me
        {
            Name = HttpContext.CallerName(),
            Role = HttpContext.User.RoleOf()!.Value,
            Permissions = [.. PermissionTable.Table.Where(r => HttpContext.May(r.Permission)).Select(r => r.Name)],
        },
        isPrivate: true);
}

/// <summary>A caller, as this API sees them.</summary>
public sealed record Me
{
    /// <summary>The name behind their writes.</summary>
    /// <example>haneul.kim</example>
    public required string Name { get; init; }

    /// <example>editor</example>
    public Role Role { get; init; }

    /// <example>["published:read", "articles:write", "articles:publish"]</example>
    public required IReadOnlyList<string> Permissions { get; init; }
}
