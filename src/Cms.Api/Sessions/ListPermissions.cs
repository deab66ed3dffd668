using Cms.Api.Auth;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Sessions;

/// <summary>Lists the table of permissions.</summary>
/// <remarks>What each operation asks for stands with it in <c>/openapi.json</c>; here is who has it.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListPermissions : Endpoint<ListPermissions.Request, PermissionList>
{
    public sealed record Request : ConditionalRead;

    public override void Configure()
    {
        Get("/v1/permissions");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.ResourceAsync(new PermissionList([.. PermissionTable.Table.Select(r => new PermissionLine(r.Name, r.Meaning, r.IsOpen, r.Roles))]));
}

/// <summary>The table of permissions.</summary>
public sealed record PermissionList(IReadOnlyList<PermissionLine> Data);

/// <summary>A line of it.</summary>
/// <param name="Name">As scopes name it.</param>
/// <param name="Meaning">What it allows.</param>
/// <param name="IsOpen">It needs neither key nor token.</param>
/// <param name="Roles">Who has it.</param>
public sealed record PermissionLine(string Name, string Meaning, bool IsOpen, IReadOnlyList<Role> Roles);
