using Cms.Api.Imports;
using Cms.Api.Paging;

namespace Cms.Api.Verbs;

/// <summary>Imports into the database itself, as the server does: a job is worked on here, and by any program that serves on the same database.</summary>
sealed class LocalImport(ImportIntake intake, ImportJobs jobs, ImportStore imports, ImportOptions options) : IImportTarget
{
    /// <summary>Whoever works on the database directly.</summary>
    const string Author = "import";

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public Task<ImportReceipt> TakeAsync(IAsyncEnumerable<ImportDocument> documents, CancellationToken ct) => intake.TakeAsync(documents, options, Author, ct);

    public async Task<ImportListItem> FollowAsync(Guid id, Action<int> show, CancellationToken ct)
    {
        var work = Task.WhenAll(jobs.FinishAsync(id, ct), jobs.FinishAsync(id, ct)); // while one waits for the database, the other reads
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(Interval, ct));
            show((await imports.FindProgressAsync(id, ct))!.Counts.Done);
        }

        await work;
        return (await imports.FindProgressAsync(id, ct))!;
    }

    public Task<Page<ImportItem>> ListItemsAsync(Guid id, ImportOutcome? outcome, string? cursor, CancellationToken ct) =>
        imports.ListItemsAsync(id, outcome, new ListImportItems.Request { Limit = ListImportItems.Validator.MaxLimit, Cursor = cursor }, ct);

    public string WhenStopped(Guid? job) => job is { } id
        ? $"Stopped. Import {id} goes on when a program serves on the same database; what is stored by now stays."
        : "Stopped. Nothing of it is stored.";
}
