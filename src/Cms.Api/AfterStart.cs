namespace Cms.Api;

/// <summary>What nobody waits for begins a moment after the program, so that the first who ask aren't kept waiting by it.</summary>
static class AfterStart
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Ends at once, and without an exception, when the program does.</summary>
    public static async Task WaitAsync(CancellationToken ct) => await Task.Delay(Pause, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
