using System.Diagnostics.Metrics;
using Dapper;
using Npgsql;

namespace Cms.Api.Seeing;

/// <summary>What is waiting in the database, as gauges. It is looked at now and then, not when somebody reads them: readers can't be made to wait, nor wear it out.</summary>
sealed partial class BacklogMeter : BackgroundService
{
    public const string Name = "Cms.Api";

    static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    readonly NpgsqlDataSource db;
    readonly ILogger<BacklogMeter> log;
    Backlog? last;

    public BacklogMeter(NpgsqlDataSource db, IMeterFactory meters, ILogger<BacklogMeter> log)
    {
        (this.db, this.log) = (db, log);
        var meter = meters.Create(Name);
        Add("cms.imports.running", "{import}", "Imports at work.", b => b.Imports);
        Add("cms.imports.waiting", "{document}", "Documents of imports that wait to be read.", b => b.Documents);
        Add("cms.search.waiting", "{article}", "Articles that wait to be indexed for the search.", b => b.Articles);
        Add("cms.webhooks.waiting", "{delivery}", "Messages to webhooks that wait to be sent, or sent again.", b => b.Deliveries);
        Add("cms.webhooks.dead", "{delivery}", "Messages to webhooks that were given up.", b => b.DeadLetters);

        void Add(string name, string unit, string description, Func<Backlog, long> value) =>
            meter.CreateObservableGauge(name, () => last is { } known ? [new Measurement<long>(value(known))] : Array.Empty<Measurement<long>>(), unit, description);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                last = await ReadAsync(stoppingToken);
            }
            catch (NpgsqlException failure)
            {
                last = null; // no number is better than an old one
                LogFailure(log, failure.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>However much is waiting, no more than 100,000 of a kind are counted.</summary>
    async Task<Backlog> ReadAsync(CancellationToken ct)
    {
        const string sql = """
            SELECT (SELECT count(*) FROM import WHERE status IN ('receiving', 'running', 'cancelling')) AS imports,
                   (SELECT count(*) FROM (SELECT FROM import_queue LIMIT 100000) q) AS documents,
                   (SELECT count(*) FROM (SELECT FROM search_stale LIMIT 100000) s) AS articles,
                   (SELECT count(*) FROM (SELECT FROM webhook_delivery WHERE status = 'pending' LIMIT 100000) d) AS deliveries,
                   (SELECT count(*) FROM (SELECT FROM webhook w JOIN webhook_delivery d ON d.webhook_id = w.id AND d.status = 'dead' LIMIT 100000) d) AS dead_letters
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QuerySingleAsync<Backlog>(new(sql, cancellationToken: ct));
    }

    [LoggerMessage(LogLevel.Debug, "What is waiting could not be counted: {Message}")]
    static partial void LogFailure(ILogger log, string message);

    sealed record Backlog
    {
        public long Imports { get; init; }
        public long Documents { get; init; }
        public long Articles { get; init; }
        public long Deliveries { get; init; }
        public long DeadLetters { get; init; }
    }
}
