using System.Diagnostics;

namespace Cms.Benchmarks.Importing;

/// <summary>Looks at the resident memory of a process five times a second.</summary>
sealed class MemoryWatch : IAsyncDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    readonly CancellationTokenSource stop = new();
    readonly Task watching;

    public MemoryWatch(int processId) => watching = WatchAsync(processId);

    public long Max { get; private set; }

    public long Last { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await watching;
        stop.Dispose();
    }

    async Task WatchAsync(int processId)
    {
        using var process = Process.GetProcessById(processId);
        while (!stop.IsCancellationRequested)
        {
            process.Refresh();
            Last = process.WorkingSet64;
            Max = Math.Max(Max, Last);
            await Task.Delay(Interval, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
