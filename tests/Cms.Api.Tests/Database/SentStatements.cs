using System.Collections.Concurrent;
using System.Diagnostics;

namespace Cms.Api.Tests.Database;

/// <summary>The statements that the program sends to PostgreSQL on behalf of one caller, as Npgsql traces them.</summary>
sealed class SentStatements : IDisposable
{
    readonly ActivityListener listener;
    readonly Activity caller = new Activity("test").Start();
    readonly ConcurrentQueue<string> statements = [];

    public SentStatements()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql" || source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == caller.TraceId && (activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement")) is string sql)
                {
                    statements.Enqueue(sql);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    /// <summary>Those that one request leads to; the client hands its trace on.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Func<Task> request)
    {
        statements.Clear();
        await request();
        return [.. statements];
    }

    public void Dispose()
    {
        listener.Dispose();
        caller.Dispose();
    }
}
