using System.Diagnostics;
using Cms.Api.Database;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace Cms.Api.Caching;

/// <summary>Listens for what other instances evict. While nobody listens, nothing is answered from memory.</summary>
sealed partial class EvictionListener([FromKeyedServices(DatabaseSetup.Listening)] NpgsqlDataSource db, AnswerCache cache, ILogger<EvictionListener> log) : BackgroundService, IHealthCheck
{
    /// <summary>How often the connection shows that it is alive: several times within <see cref="AnswerCache.Trust"/>.</summary>
    static readonly TimeSpan Heartbeat = TimeSpan.FromMilliseconds(500);

    static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        cache.IsOpen || cache.IsOff ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, "Nobody listens for what other instances write, so every answer comes from the database."));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested && !cache.IsOff)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                LogFailure(log, failure);
            }
            catch (OperationCanceledException)
            {
                continue; // the program ends
            }
            finally
            {
                cache.Distrust();
            }

            await Task.Delay(Retry, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = db.CreateConnection();
        connection.Notification += (_, told) => cache.Evict(told.Payload);
        await connection.OpenAsync(ct);
        await using var listen = new NpgsqlCommand($"LISTEN {Eviction.Channel}", connection);
        await listen.ExecuteNonQueryAsync(ct);
        cache.Distrust(); // what was kept before could have been evicted unheard
        await using var alive = new NpgsqlCommand("SELECT 1", connection);
        while (true)
        {
            var asked = Stopwatch.GetTimestamp();
            await alive.ExecuteScalarAsync(ct);
            cache.Believe(asked);
            while (Stopwatch.GetElapsedTime(asked) is var passed && passed < Heartbeat)
            {
                await connection.WaitAsync(Heartbeat - passed, ct);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Other instances can't be heard; until they are, every answer comes from the database")]
    static partial void LogFailure(ILogger log, Exception failure);
}
