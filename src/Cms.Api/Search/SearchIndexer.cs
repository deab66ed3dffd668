namespace Cms.Api.Search;

/// <summary>Indexes what was written, a moment later and many at once, which is several times cheaper than with each write. Until then a search looks at it itself.</summary>
sealed partial class SearchIndexer(SearchIndex index, ILogger<SearchIndexer> log) : BackgroundService
{
    const int BatchSize = 200;
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await index.WorkAsync(BatchSize, stoppingToken) == BatchSize)
                {
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

    [LoggerMessage(LogLevel.Warning, "Articles could not be indexed for the search; it is tried again")]
    static partial void LogFailure(ILogger log, Exception failure);
}
