using Cms.Api.Imports;
using Cms.Api.Paging;

namespace Cms.Api.Verbs;

/// <summary>Where the verb <c>import</c> imports to: the database itself, or a running server.</summary>
interface IImportTarget
{
    /// <summary>Hands the documents over, one after the other.</summary>
    /// <returns>The receipt: of few documents with what became of them, of many that of a job.</returns>
    Task<ImportReceipt> TakeAsync(IAsyncEnumerable<ImportDocument> documents, CancellationToken ct);

    /// <summary>Waits until a job has ended.</summary>
    /// <param name="id">The job.</param>
    /// <param name="show">Told how many documents are done.</param>
    /// <param name="ct">Cancels the waiting, and not the job.</param>
    Task<ImportListItem> FollowAsync(Guid id, Action<int> show, CancellationToken ct);

    /// <summary>A page of what became of the documents of a job.</summary>
    Task<Page<ImportItem>> ListItemsAsync(Guid id, ImportOutcome? outcome, string? cursor, CancellationToken ct);

    /// <summary>What becomes of the import when the verb is stopped, in words for whoever stops it.</summary>
    /// <param name="job">The job; null while there is none yet.</param>
    string WhenStopped(Guid? job);
}
