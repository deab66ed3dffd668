using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Caching.Memory;

namespace Cms.Api.Views;

/// <summary>
/// Counts views in memory and adds them to the database in batches: a crash loses no more than those since the last. Each visitor counts once for an article in half an hour on
/// each instance, and programs don't.
/// </summary>
sealed partial class ViewCounter(ViewStore store, IConfiguration configuration, ILogger<ViewCounter> log) : BackgroundService
{
    const int MaxSeen = 200_000;
    const int MaxArticles = 50_000;

    static readonly TimeSpan Window = TimeSpan.FromMinutes(30);
    static readonly TimeSpan SweepInterval = TimeSpan.FromHours(1);

    readonly TimeSpan flushInterval = TimeSpan.FromSeconds(configuration.GetValue("Cms:Views:FlushSeconds", 5.0));
    readonly TimeSpan rankInterval = TimeSpan.FromSeconds(configuration.GetValue("Cms:Views:RankSeconds", 60.0));
    readonly MemoryCache seen = new(new MemoryCacheOptions { SizeLimit = MaxSeen });
    ConcurrentDictionary<Guid, int> counts = new();

    /// <summary>Counts a view, unless it is a program's or this visitor's second.</summary>
    public void Count(Guid articleId, string visitor, string userAgent)
    {
        if (userAgent.Length == 0 || Programs().IsMatch(userAgent) || seen.TryGetValue((articleId, visitor), out _) || (counts.Count >= MaxArticles && !counts.ContainsKey(articleId)))
        {
            return;
        }

        seen.Set((articleId, visitor), true, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Window, Size = 1 });
        counts.AddOrUpdate(articleId, 1, (_, views) => views + 1);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    public override void Dispose()
    {
        seen.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.WaitAsync(stoppingToken);
        var nextSweep = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await FlushAsync(stoppingToken);
                foreach (var (span, length) in MostRead.Spans)
                {
                    await store.FreezeAsync(span, length, rankInterval, stoppingToken);
                }

                if (TimeSpan.FromMilliseconds(Environment.TickCount64) is var uptime && uptime >= nextSweep)
                {
                    await store.ForgetAsync(stoppingToken);
                    nextSweep = uptime + SweepInterval;
                }
            }
#pragma warning disable CA1031 // whatever fails is tried again
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    LogFailure(log, failure);
                }
            }

            await Task.Delay(flushInterval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>What could not be stored is counted on.</summary>
    async Task FlushAsync(CancellationToken ct)
    {
        if (counts.IsEmpty)
        {
            return;
        }

        var batch = Interlocked.Exchange(ref counts, new());
        try
        {
            await store.AddAsync(batch, ct);
        }
        catch
        {
            foreach (var (article, views) in batch)
            {
                counts.AddOrUpdate(article, views, (_, more) => more + views);
            }

            throw;
        }
    }

    [GeneratedRegex("bot|crawl|spider|slurp|scrape|preview|monitor|headless|facebookexternalhit|yeti|daumoa|kakaotalk-scrap|curl|wget|python|java/|go-http|okhttp|libwww|httpclient", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Programs();

    [LoggerMessage(LogLevel.Warning, "Views could not be stored or ranked; it is tried again")]
    static partial void LogFailure(ILogger log, Exception failure);
}
