using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;

namespace Cms.Api.Seeing;

/// <summary>Times every statement: for <see cref="ServerTiming"/>, and to log the slow ones by their names and the shape of their plans, never what they carry.</summary>
/// <remarks>
/// A plan is asked for after the fact, beside the requests, on a connection of its own: planned with the same values and not carried out.
/// One that was asked for lately is not asked for again.
/// </remarks>
sealed partial class SlowStatements(NpgsqlDataSource db, IConfiguration configuration, IHostEnvironment environment, ILogger<SlowStatements> log) : BackgroundService
{
    const string NoPlan = "unknown";
    const string CommandProperty = "command";
    const int Patience = 5; // seconds

    /// <summary>Begins the statements of this class, which aren't looked at.</summary>
    const string OwnName = "-- plan\n";

    static readonly TimeSpan PlanLife = TimeSpan.FromMinutes(10);

    readonly TimeSpan threshold = TimeSpan.FromMilliseconds(configuration.GetValue("Cms:SlowStatementMilliseconds", 500));
    readonly Channel<Slow> waiting = Channel.CreateBounded<Slow>(new BoundedChannelOptions(64) { FullMode = BoundedChannelFullMode.Wait });
    readonly ConcurrentDictionary<string, (string Shape, long At)> plans = new();
    ActivityListener? listener;

    /// <summary>Remembers the command for the case that it turns out slow.</summary>
    public static void Remember(Activity activity, NpgsqlCommand command) => activity.SetCustomProperty(CommandProperty, command);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        if (threshold >= TimeSpan.Zero || ServerTiming.IsOn(configuration, environment))
        {
            listener = new()
            {
                ShouldListenTo = source => source.Name == "Npgsql",
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData, // a start, an end and a name, but no tags
                ActivityStopped = Look,
            };
            ActivitySource.AddActivityListener(listener);
        }

        return base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        listener?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var slow in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            var text = slow.Command.CommandText;
            if (PlanOf(text) is not { } plan)
            {
                plan = await ExplainAsync(slow.Command, stoppingToken);
                plans[text] = (plan, Environment.TickCount64);
            }

            LogSlow(log, slow.Name, slow.Duration.TotalMilliseconds, plan, slow.TraceId);
        }
    }

    void Look(Activity activity)
    {
        if (activity.GetCustomProperty(CommandProperty) is not NpgsqlCommand command)
        {
            return; // a connection that was opened, or rows that were copied
        }

        ServerTiming.Add(activity.Duration);
        if (threshold < TimeSpan.Zero || activity.Duration < threshold || command.CommandText.StartsWith(OwnName, StringComparison.Ordinal))
        {
            return;
        }

        var (name, traceId) = (activity.DisplayName, activity.TraceId.ToHexString());
        if (PlanOf(command.CommandText) is { } plan)
        {
            LogSlow(log, name, activity.Duration.TotalMilliseconds, plan, traceId);
        }
        else if (!waiting.Writer.TryWrite(new(name, activity.Duration, traceId, command.Clone())))
        {
            LogSlow(log, name, activity.Duration.TotalMilliseconds, NoPlan, traceId);
        }
    }

    string? PlanOf(string text) => plans.TryGetValue(text, out var plan) && Environment.TickCount64 - plan.At < PlanLife.TotalMilliseconds ? plan.Shape : null;

    async Task<string> ExplainAsync(NpgsqlCommand command, CancellationToken ct)
    {
        if (command.CommandText.Contains(';', StringComparison.Ordinal))
        {
            return NoPlan; // only the first of several statements would be explained, and the others carried out
        }

        try
        {
            await using var connection = await db.OpenConnectionAsync(ct);
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await using (var readOnly = new NpgsqlCommand($"{OwnName}SET TRANSACTION READ ONLY", connection))
            {
                await readOnly.ExecuteNonQueryAsync(ct);
            }

            (command.Connection, command.Transaction, command.CommandTimeout) = (connection, transaction, Patience);
            command.CommandText = $"{OwnName}EXPLAIN (FORMAT JSON) {command.CommandText}";
            return await command.ExecuteScalarAsync(ct) is string plan ? PlanShape.Of(plan) : NoPlan;
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException)
        {
            return NoPlan; // it has no plan (a SET, say), or is about a temporary table of another connection
        }
        finally
        {
            await command.DisposeAsync();
        }
    }

    [LoggerMessage(LogLevel.Warning, "Slow statement {Statement}: {Milliseconds:0} ms, plan {Plan}, traceId {TraceId}")]
    static partial void LogSlow(ILogger log, string statement, double milliseconds, string plan, string traceId);

    sealed record Slow(string Name, TimeSpan Duration, string TraceId, NpgsqlCommand Command);
}
