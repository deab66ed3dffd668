using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Api.Caching;
using Cms.Api.Database;
using Cms.Api.Json;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cms.Api.Seeing;

/// <summary>
/// <c>/health/live</c>: the program runs; nothing else is asked, so that nobody restarts it because of its database. <c>/health/ready</c>: it can
/// serve; each check that is added to <c>AddHealthChecks()</c> has a say.
/// </summary>
static class HealthSetup
{
    /// <summary>Whoever asks waits no longer.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void AddCmsHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("database", timeout: Patience)
        .AddCheck<MigrationHealth>("migrations", timeout: Patience)
        .AddCheck<EvictionListener>("listening", HealthStatus.Degraded, timeout: Patience);

    public static void MapCmsHealth(this WebApplication app)
    {
        Map("/health/live", _ => false);
        Map("/health/ready", _ => true);

        // A balancer that asks must get its answer, however much the readers behind it ask.
        void Map(string address, Func<HealthCheckRegistration, bool> checks) =>
            app.MapHealthChecks(address, new() { Predicate = checks, ResponseWriter = WriteAsync }).WithMetadata(new DisableRateLimitingAttribute());
    }

    static async Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = "application/json";
        var answer = new Health(report.Status, report.Entries.ToDictionary(e => e.Key, e => new Check(e.Value.Status, e.Value.Description)));
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer, CmsJson.Options), http.RequestAborted);
    }

    sealed record Health(HealthStatus Status, IReadOnlyDictionary<string, Check> Checks);

    sealed record Check(HealthStatus Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Description);
}
