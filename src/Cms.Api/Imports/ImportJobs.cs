using Npgsql;

namespace Cms.Api.Imports;

/// <summary>Works on the jobs of all instances: finds them, shares their documents with the other workers, and goes on after a restart of anything.</summary>
/// <remarks>Nothing of a job is kept here: what is waiting, done and stored is in the database, each batch in one transaction.</remarks>
sealed partial class ImportJobs(NpgsqlDataSource db, PageImporter importer, ILogger<ImportJobs> log) : BackgroundService
{
    /// <summary>Two: while one waits for the database, the other reads.</summary>
    const int Workers = 2;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    readonly SemaphoreSlim signal = new(0);

    /// <summary>There is a new job: no need to wait until the database is looked at again.</summary>
    public void Wake() => signal.Release();

    /// <summary>Works on one job until nothing of it is left, with whoever else does.</summary>
    public async Task FinishAsync(Guid id, CancellationToken ct)
    {
        while (true)
        {
            while (await importer.ImportNextAsync(id, ct))
            {
            }

            await using var connection = await db.OpenConnectionAsync(ct);
            if (await ImportQueue.FinishAsync(connection, id, ct) || !(await ImportQueue.RunningAsync(connection, ct)).Contains(id))
            {
                return;
            }

            await Task.Delay(Pause / 10, ct); // another worker has the rest in hand
        }
    }

    public override void Dispose()
    {
        signal.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var nextSweep = TimeSpan.Zero;
        IReadOnlyList<Guid> running = [];
        await ProtectAsync(() => signal.WaitAsync(AfterStart.Pause, stoppingToken), stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await ProtectAsync(async () =>
            {
                if (Uptime >= nextSweep)
                {
                    await SweepAsync(stoppingToken);
                    nextSweep = Uptime + SweepInterval;
                }

                running = await RunningAsync(stoppingToken);
                if (running.Count == 0)
                {
                    await signal.WaitAsync(Pause, stoppingToken);
                }
            }, stoppingToken);
            foreach (var id in running)
            {
                await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => ProtectAsync(() => FinishAsync(id, stoppingToken), stoppingToken)));
            }
        }
    }

    /// <summary>Whatever fails, a lost database or one bad job, the others go on, and it is tried again.</summary>
    async Task ProtectAsync(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
#pragma warning disable CA1031
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (!ct.IsCancellationRequested) // else it is the program that ends
            {
                LogFailure(log, failure);
                await Task.Delay(Pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    static TimeSpan Uptime => TimeSpan.FromMilliseconds(Environment.TickCount64);

    async Task<IReadOnlyList<Guid>> RunningAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await ImportQueue.RunningAsync(connection, ct);
    }

    async Task SweepAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await ImportQueue.DropAbandonedAsync(connection, ct);
    }

    [LoggerMessage(LogLevel.Warning, "An import job was interrupted; it goes on")]
    static partial void LogFailure(ILogger log, Exception failure);
}
