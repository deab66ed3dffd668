using Cms.Api.Changes;

namespace Cms.Api.Articles;

/// <summary>What has to happen when time passes. Visibility isn't among it: that is computed from the clock, and needs nobody.</summary>
/// <remarks>Every instance runs one; the rows they work on are shared out by the database, so that each thing happens once.</remarks>
sealed partial class ArticleTimer(ChangeStore changes, ArticleRevisionStore revisions, IConfiguration configuration, ILogger<ArticleTimer> log) : BackgroundService
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(10);

    readonly int changeDays = configuration.GetValue("Cms:ChangeDays", 90);
    readonly int revisionDays = configuration.GetValue("Cms:RevisionDays", 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.WaitAsync(stoppingToken);
        var nextSweep = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await changes.AnnounceAsync(stoppingToken);
                if (TimeSpan.FromMilliseconds(Environment.TickCount64) is var uptime && uptime >= nextSweep)
                {
                    await SweepAsync(stoppingToken);
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

            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task SweepAsync(CancellationToken ct)
    {
        while (await changes.ForgetAsync(TimeSpan.FromDays(changeDays), ct) > 0)
        {
        }

        while (revisionDays > 0 && await revisions.ForgetAsync(TimeSpan.FromDays(revisionDays), ct) > 0)
        {
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is due could not be done; it is tried again")]
    static partial void LogFailure(ILogger log, Exception failure);
}
