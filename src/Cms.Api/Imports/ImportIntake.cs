using Cms.Api.Categories;
using Cms.Api.Problems;
using Npgsql;

namespace Cms.Api.Imports;

/// <summary>Takes the documents of an import in: few are stored at once, many become a job.</summary>
sealed class ImportIntake(NpgsqlDataSource db, PageImporter importer, ImportJobs jobs, CategoryStore categories)
{
    /// <summary>The most documents that are answered at once.</summary>
    public const int MaxAtOnce = ImportStore.MaxItemsShown;

    /// <summary>The most bytes of them.</summary>
    const int MaxBytesAtOnce = 16 * Http.BoundedBody.Megabyte;

    /// <summary>How many documents of a job are taken in by one transaction.</summary>
    const int ChunkSize = 200;

    const int ChunkBytes = 4 * Http.BoundedBody.Megabyte;

    /// <returns>The receipt: of an import that is done, or of a job.</returns>
    /// <exception cref="ProblemException">What is wrong with the documents or the options.</exception>
    public async Task<ImportReceipt> TakeAsync(IAsyncEnumerable<ImportDocument> documents, ImportOptions options, string author, CancellationToken ct)
    {
        if (options.Category is { } slug && await categories.FindAsync(slug, ct) is null)
        {
            throw new ProblemException(ProblemCode.UnknownReference, $"There is no category '{slug}'.",
                FieldError.Of("category", FieldCode.Unknown, "'category' must be the slug of a category; GET /v1/categories lists them."));
        }

        var first = new List<ImportDocument>();
        var size = 0L;
        await using var source = documents.GetAsyncEnumerator(ct);
        while (await source.MoveNextAsync())
        {
            first.Add(source.Current);
            size += source.Current.Bytes.Length;
            if (first.Count > 1)
            {
                RequireOne("externalId", options.ExternalId);
                RequireOne("title", options.Title);
            }

            if (first.Count > MaxAtOnce || (size > MaxBytesAtOnce && first.Count > 1))
            {
                return await BeginAsync(first, source, options, author, ct);
            }
        }

        if (first.Count == 0)
        {
            throw new ProblemException(ProblemCode.ValidationFailed, "The body has no document.", FieldError.At("", FieldCode.Required, "Send at least one document."));
        }

        return await importer.ImportAsync(first, options, author, ct);

        static void RequireOne(string parameter, string? value)
        {
            if (value is not null)
            {
                throw ProblemException.Invalid(FieldError.Of(parameter, FieldCode.TooMany, $"'{parameter}' names one page; send that page alone."));
            }
        }
    }

    /// <summary>Takes in everything before it answers: what was accepted is not lost, and of what breaks off or is cancelled nothing is left to do.</summary>
    async Task<ImportReceipt> BeginAsync(List<ImportDocument> chunk, IAsyncEnumerator<ImportDocument> rest, ImportOptions options, string author, CancellationToken ct)
    {
        if (options.Mode == ImportMode.Atomic)
        {
            throw ProblemException.Invalid(FieldError.Of("mode", FieldCode.OutOfRange,
                $"'mode' can be atomic for at most {MaxAtOnce} documents and {MaxBytesAtOnce / Http.BoundedBody.Megabyte} MB; more are a job, which is always partial."));
        }

        var id = Guid.CreateVersion7();
        await using var connection = await db.OpenConnectionAsync(ct);
        await ImportQueue.HoldAsync(connection, id, ct);
        var storing = Task.CompletedTask;
        try
        {
            await ImportStore.CreateAsync(connection, id, options with { Mode = ImportMode.Partial }, author, ct);
            var taken = 0;
            for (var more = true; more; chunk = [])
            {
                while ((more = await rest.MoveNextAsync()) && Add(rest.Current))
                {
                }

                List<PackedDocument> packed = [.. chunk.Select(ImportQueue.Pack)];
                await storing;
                storing = StoreAsync(taken, packed); // while the next are received
                taken += chunk.Count;
            }

            await storing;
            return await StartAsync();
        }
        catch
        {
            await storing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ImportQueue.DropAsync(connection, id, CancellationToken.None);
            await ImportQueue.ReleaseAsync(connection, id, CancellationToken.None);
            throw;
        }

        async Task<ImportReceipt> StartAsync()
        {
            await using var end = await connection.BeginTransactionAsync(ct);
            await ImportQueue.BeginAsync(connection, id, ct);
            await ImportQueue.ReleaseAsync(connection, id, ct);
            var receipt = await ImportStore.FindAsync(connection, id, ct); // before any worker sees it
            await end.CommitAsync(ct);
            jobs.Wake();
            return receipt!;
        }

        async Task StoreAsync(int first, List<PackedDocument> documents)
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await ImportStore.BeginAsync(connection, ct);
            await ImportQueue.AddAsync(connection, id, first, documents, ct);
            await transaction.CommitAsync(ct);
        }

        bool Add(ImportDocument document)
        {
            chunk.Add(document);
            return chunk.Count < ChunkSize && chunk.Sum(d => (long)d.Bytes.Length) < ChunkBytes;
        }
    }
}
