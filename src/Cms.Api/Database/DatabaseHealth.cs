using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Cms.Api.Database;

/// <summary>Healthy while the database answers.</summary>
sealed class DatabaseHealth(NpgsqlDataSource db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var command = db.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (NpgsqlException failure)
        {
            return HealthCheckResult.Unhealthy("The database doesn't answer.", failure);
        }
    }
}
