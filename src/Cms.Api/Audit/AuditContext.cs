using System.Diagnostics;
using Cms.Api.Auth;
using Cms.Api.Http;
using Dapper;
using FastEndpoints;
using Npgsql;

namespace Cms.Api.Audit;

/// <summary>Who is behind the writes of a request, and whence. The triggers of migration 0003 put it beside what they record.</summary>
sealed record AuditContext(string Actor, string? Operation, string? Address, string? TraceId)
{
    /// <summary>Who posts without an account or key.</summary>
    public const string Guest = "guest";

    static readonly AsyncLocal<AuditContext?> current = new();

    /// <summary>That of the request at work; null where no request is the cause.</summary>
    public static AuditContext? Current => current.Value;

    /// <summary>From here on the writes of this request are its caller's.</summary>
    public static void Use(WebApplication app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<EndpointDefinition>() is { Routes: [var route, ..] } && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            var actor = http.IsKnown() ? http.CallerName() : Guest;
            var address = ClientAddress.Of(http);
            current.Value = new(
                actor,
                $"{http.Request.Method} {route}",
                http.IsKnown() ? address : http.RequestServices.GetRequiredService<Visitors>().DigestOf(http),
                Activity.Current?.TraceId.ToHexString());
        }

        return next(http);
    });

    /// <summary>Tells the database, for this transaction.</summary>
    /// <param name="connection">In a transaction.</param>
    /// <param name="isImport">The writes are those of an import's pages, which its receipt records.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task ApplyAsync(NpgsqlConnection connection, CancellationToken ct, bool isImport = false)
    {
        const string sql = """
            SELECT set_config('cms.actor', @Actor, true), set_config('cms.operation', @Operation, true), set_config('cms.address', @Address, true),
                   set_config('cms.trace', @TraceId, true), set_config('cms.import', @import, true)
            """;
        if (Current is not null || isImport)
        {
            var arguments = new { Actor = Current?.Actor ?? "", Operation = Current?.Operation ?? "", Address = Current?.Address ?? "", TraceId = Current?.TraceId ?? "", import = isImport ? "on" : "" };
            await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
        }
    }
}
