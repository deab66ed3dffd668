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

    /// <summary>How long it waits at a time for what is told, before it looks whether the program ends.</summary>
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    static readonly TimeSpan Retry = TimeSpan.FromMilliseconds(250);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        cache.IsTrusted ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, "Nobody listens for what other instances write, so every answer comes from the database."));

    /// <remarks>A thread of its own: a pool that is busy answering must not keep it from showing that the connection is alive.</remarks>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => Run(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    void Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                Listen(stop);
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or TimeoutException or InvalidOperationException)
            {
                LogFailure(log, failure);
            }
            finally
            {
                cache.Distrust();
            }

            stop.WaitHandle.WaitOne(Retry);
        }
    }

    void Listen(CancellationToken stop)
    {
        using var connection = db.CreateConnection();
        connection.Notification += (_, told) => cache.Evict(told.Payload);
        connection.Open();
        using var listen = new NpgsqlCommand($"LISTEN {Eviction.Channel}", connection);
        listen.ExecuteNonQuery();
        cache.Distrust(); // what was kept before could have been evicted unheard
        using var alive = new NpgsqlCommand("SELECT 1", connection);
        while (!stop.IsCancellationRequested)
        {
            var asked = Stopwatch.GetTimestamp();
            alive.ExecuteScalar();
            cache.Believe(asked);
            while (Stopwatch.GetElapsedTime(asked) < Heartbeat && !stop.IsCancellationRequested)
            {
                connection.Wait(Glance);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Other instances can't be heard; until they are, every answer comes from the database")]
    static partial void LogFailure(ILogger log, Exception failure);
}
