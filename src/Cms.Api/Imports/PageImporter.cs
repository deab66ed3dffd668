using Cms.Api.Caching;
using Cms.Api.Problems;
using Cms.Import;
using Npgsql;

namespace Cms.Api.Imports;

/// <summary>Reads documents and stores what they say: articles, reporters, categories, comments and weather.</summary>
sealed class PageImporter(NpgsqlDataSource db, ILogger<PageImporter> log) : IDisposable
{
    /// <summary>A worker's batch: enough for each statement to be worth its while, few enough for other imports not to wait long.</summary>
    const int BatchSize = 500;

    const int BatchBytes = 16 * Http.BoundedBody.Megabyte;

    /// <summary>Imports wait for each other in the database anyway; waiting here, they leave its connections to the readers.</summary>
    readonly SemaphoreSlim turn = new(1);

    /// <summary>Imports a few documents at once, in one transaction.</summary>
    /// <exception cref="ProblemException">422 when a document fails in atomic mode: then nothing is stored.</exception>
    public async Task<ImportReceipt> ImportAsync(IReadOnlyList<ImportDocument> documents, ImportOptions options, string author, CancellationToken ct)
    {
        var incoming = documents.Select((d, i) => DocumentReader.Read(d, i, options)).ToList();
        await turn.WaitAsync(ct);
        try
        {
            return await StoreAsync(incoming, options, author, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    async Task<ImportReceipt> StoreAsync(List<IncomingDocument> incoming, ImportOptions options, string author, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ImportStore.BeginAsync(connection, ct);
        var batch = new ImportBatch(transaction, id, author, log);
        await batch.StageAsync(incoming, index: !options.DryRun, ct);
        await ImportStore.LockAsync(connection, ct);
        await batch.StoreAsync(incoming, ct);
        var items = batch.Items;
        if (options.Mode != ImportMode.Partial && items.Any(i => i.Item.Outcome == ImportOutcome.Failed))
        {
            throw Refusal(WithoutIds(items));
        }

        if (options.DryRun)
        {
            var told = WithoutIds(items); // the transaction rolls back
            return new()
            {
                Status = ImportStatus.Done,
                DryRun = true,
                ParserVersion = NewsPageReader.Version,
                Counts = ImportCounts.Of(told),
                Items = told,
                CreatedAt = DateTimeOffset.UtcNow,
                FinishedAt = DateTimeOffset.UtcNow,
                CreatedBy = author,
            };
        }

        await ImportStore.CreateAsync(connection, id, options, author, ct);
        await ImportQueue.KeepPagesAsync(connection, [.. incoming.Select(d => ImportQueue.Pack(d.Document))], ct);
        await ImportStore.AddItemsAsync(connection, id, items, batch.Changes, ct);
        await ImportStore.EndAsync(connection, id, ct);
        var receipt = await ImportStore.FindAsync(connection, id, ct);
        await transaction.CommitAndEvictAsync(ct);
        return receipt! with { Items = [.. items.Select(i => i.Item)] }; // read back it has none when they are many
    }

    /// <summary>Imports the next documents of a job, in one transaction: killed at any moment, it leaves them waiting for the next worker.</summary>
    /// <returns>False when none was left that no other worker holds, or the job was cancelled.</returns>
    public async Task<bool> ImportNextAsync(Guid id, CancellationToken ct)
    {
        const string savepoint = "batch";
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ImportStore.BeginAsync(connection, ct);
        var queued = await ImportQueue.ClaimAsync(connection, id, BatchSize, BatchBytes, ct);
        if (queued.Count == 0)
        {
            return false;
        }

        var (author, own, incoming) = await ReadAsync(connection, id, queued, ct);
        var batch = new ImportBatch(transaction, id, author, log);
        await batch.StageAsync(incoming, index: !own.DryRun, ct);
        await ImportStore.LockAsync(connection, ct);
        if (!await ImportQueue.IsRunningAsync(connection, id, ct))
        {
            return false; // nothing of the batch is stored yet
        }

        await transaction.SaveAsync(savepoint, ct);
        if (own.DryRun)
        {
            byte[][] identities = [.. incoming.Where(d => !d.HasFailed).Select(d => d.Identity)];
            var (_, _, told) = await ReadAsync(connection, id, await ImportQueue.FindToldAsync(connection, id, identities, BatchBytes, ct), ct);
            await batch.StoreAsync(told, ct);
        }

        await batch.StoreAsync(incoming, ct);
        var items = batch.Items;
        if (own.DryRun)
        {
            await transaction.RollbackAsync(savepoint, ct);
            var ofBatch = queued.Select(q => q.Index).ToHashSet();
            items = [.. items.Zip(WithoutIds(items), (stored, told) => stored with { Item = told, ArticleVersion = null, Before = null }).Where(i => ofBatch.Contains(i.Item.Index))];
        }

        await ImportStore.AddItemsAsync(connection, id, items, own.DryRun ? [] : batch.Changes, ct);
        await ImportQueue.RemoveAsync(connection, id, [.. queued.Select(q => q.Index)], ct);
        await transaction.CommitAndEvictAsync(ct);
        return true;
    }

    /// <returns>Who began the job, how, and its documents: each read as the import that brought it said.</returns>
    static async Task<(string Author, ImportOptions Own, List<IncomingDocument> Documents)> ReadAsync(NpgsqlConnection connection, Guid id, IReadOnlyList<QueuedDocument> queued, CancellationToken ct)
    {
        var (author, options) = await ImportStore.OptionsAsync(connection, id, [.. queued.Select(q => q.Document.Origin).OfType<Guid>().Distinct()], ct);
        return (author, options(null), [.. queued.Select(q => DocumentReader.Read(q.Document, q.Index, options(q.Document.Origin), q.ArticleId))]);
    }

    /// <summary>A rolled back transaction made nothing: only what was there before keeps its id.</summary>
    static List<ImportItem> WithoutIds(IReadOnlyList<StoredItem> items)
    {
        var made = items.Where(i => i.Item.Outcome == ImportOutcome.Created).Select(i => i.Item.ArticleId!.Value).ToHashSet();
        return
        [
            .. items.Select(i => i.Item with
            {
                ArticleId = i.Item.ArticleId is { } id && made.Contains(id) ? null : i.Item.ArticleId,
                WeatherSnapshotId = i.Item.Outcome == ImportOutcome.Unchanged ? i.Item.WeatherSnapshotId : null,
                NearDuplicates = [.. i.Item.NearDuplicates.Where(d => !made.Contains(d.ArticleId))],
            }),
        ];
    }

    static ProblemException Refusal(IReadOnlyList<ImportItem> items)
    {
        FieldError[] errors =
        [
            .. from item in items
               where item.Error is not null
               select new FieldError { Index = item.Index, FileName = item.FileName, Line = item.Error!.Line, Code = item.Error.Code, Message = item.Error.Message },
        ];
        return new(ProblemCode.ImportFailed, $"{errors.Length} of {items.Count} documents can't be imported, so none was stored; mode=partial stores the others.", errors)
        {
            Extensions = new() { ["items"] = items },
        };
    }
}
