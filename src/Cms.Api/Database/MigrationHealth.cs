using Dapper;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Cms.Api.Database;

/// <summary>Healthy while the database has every migration of this program; one that has more belongs to a newer version, which may already run beside it.</summary>
sealed class MigrationHealth(NpgsqlDataSource db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var connection = await db.OpenConnectionAsync(cancellationToken);
            var done = await connection.QueryAsync<string>(new($"SELECT scriptname FROM {Migrator.Journal}", cancellationToken: cancellationToken));
            string[] pending = [.. Migrator.Names.Except(done).Order(StringComparer.Ordinal)];
            return pending is [var first, ..]
                ? HealthCheckResult.Unhealthy($"The database lacks {pending.Length} migrations, from {first} on.")
                : HealthCheckResult.Healthy();
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return HealthCheckResult.Unhealthy("The database has none of the migrations.", failure);
        }
        catch (NpgsqlException failure)
        {
            return HealthCheckResult.Unhealthy("The database doesn't answer.", failure);
        }
    }
}
