using System.Diagnostics;
using System.Globalization;

namespace Cms.Api.Seeing;

/// <summary>
/// The header <c>Server-Timing</c> (W3C): what an answer took until it began, and of that its statements in the database. Browsers show it. Outside
/// production only: how long something takes tells strangers what there is.
/// </summary>
static class ServerTiming
{
    static readonly AsyncLocal<Tally?> Current = new();

    public static bool IsOn(IConfiguration configuration, IHostEnvironment environment) => configuration.GetValue("Cms:ServerTiming", !environment.IsProduction());

    public static void UseServerTiming(this WebApplication app)
    {
        if (!IsOn(app.Configuration, app.Environment))
        {
            return;
        }

        app.Use((http, next) =>
        {
            var (start, tally) = (Stopwatch.GetTimestamp(), new Tally());
            Current.Value = tally;
            http.Response.OnStarting(() =>
            {
                http.Response.Headers["Server-Timing"] = tally.Tell(Stopwatch.GetElapsedTime(start));
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    /// <summary>Counts a statement of the request at work, if one is.</summary>
    public static void Add(TimeSpan duration) => Current.Value?.Add(duration);

    /// <summary>Of one request, whose statements may run at once.</summary>
    sealed class Tally
    {
        int statements;
        long ticks;

        public void Add(TimeSpan duration)
        {
            Interlocked.Increment(ref statements);
            Interlocked.Add(ref ticks, duration.Ticks);
        }

        public string Tell(TimeSpan total) => string.Create(CultureInfo.InvariantCulture,
            $"total;dur={total.TotalMilliseconds:0.00}, db;dur={TimeSpan.FromTicks(ticks).TotalMilliseconds:0.00};desc=\"{statements} statements\"");
    }
}
