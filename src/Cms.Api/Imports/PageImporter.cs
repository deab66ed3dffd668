using System.Security.Cryptography;
using Cms.Api.Problems;
using Cms.Import;
using Dapper;
using Npgsql;

namespace Cms.Api.Imports;

/// <summary>Reads pages and stores what they say: articles, reporters, categories, comments and weather, all in one transaction.</summary>
sealed class PageImporter(NpgsqlDataSource db) : IDisposable
{
    /// <summary>Imports wait for each other in the database anyway; waiting here, they leave its connections to the readers.</summary>
    readonly SemaphoreSlim turn = new(1);

    /// <exception cref="ProblemException">422 for an unknown category, or when a document fails in atomic mode: then nothing is stored.</exception>
    public async Task<ImportReceipt> ImportAsync(IReadOnlyList<ImportDocument> documents, ImportOptions options, string author, CancellationToken ct)
    {
        List<ImportItem> items = [.. documents.Select(Read)];
        await turn.WaitAsync(ct);
        try
        {
            return await StoreAsync(documents, items, options, author, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    async Task<ImportReceipt> StoreAsync(IReadOnlyList<ImportDocument> documents, List<ImportItem> items, ImportOptions options, string author, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ImportStore.LockAsync(connection, ct);
        var storage = new PageStorage(connection, options, await CategoryAsync(connection, options, ct), author);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].Outcome != ImportOutcome.Failed)
            {
                items[i] = await StoreAsync(transaction, storage, items[i], ct);
            }
        }

        if (options.Mode == ImportMode.Atomic && items.Exists(i => i.Outcome == ImportOutcome.Failed))
        {
            throw Refusal([.. items.Select(WithoutIds)]);
        }

        var receipt = new ImportReceipt
        {
            DryRun = options.DryRun,
            ParserVersion = NewsPageReader.Version,
            Counts = ImportCounts.Of(items),
            Items = options.DryRun ? [.. items.Select(WithoutIds)] : items,
            CreatedAt = DateTimeOffset.UtcNow,
            CreatedBy = author,
        };
        if (options.DryRun)
        {
            return receipt; // the transaction rolls back
        }

        receipt = await ImportStore.SaveAsync(connection, receipt, options, documents, ct);
        await transaction.CommitAsync(ct);
        return receipt;
    }

    static ImportItem Read(ImportDocument document, int index)
    {
        var reading = NewsPageReader.Read(document.Bytes);
        return new()
        {
            Index = index,
            FileName = document.FileName,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(document.Bytes)),
            Outcome = reading.Error is null ? ImportOutcome.Unchanged : ImportOutcome.Failed,
            Encoding = reading.Encoding,
            Layout = reading.Layout,
            Document = reading.Document,
            Fields = reading.Fields,
            Warnings = reading.Warnings,
            Error = reading.Error,
        };
    }

    /// <summary>Stores one document behind a savepoint, so that its failure leaves the others standing.</summary>
    static async Task<ImportItem> StoreAsync(NpgsqlTransaction transaction, PageStorage storage, ImportItem item, CancellationToken ct)
    {
        const string savepoint = "document";
        await transaction.SaveAsync(savepoint, ct);
        try
        {
            var stored = await storage.StoreAsync(item, ct);
            await transaction.ReleaseAsync(savepoint, ct);
            return stored;
        }
        catch (Exception failure) when ((failure as ProblemException ?? (failure is PostgresException broken ? ConstraintProblems.Of(broken) : null)) is { } problem)
        {
            await transaction.RollbackAsync(savepoint, ct);
            return item with { Outcome = ImportOutcome.Failed, Error = Notice(problem, item) };
        }
    }

    /// <summary>Names the line that the field at fault came from.</summary>
    static ParseNotice Notice(ProblemException problem, ImportItem item)
    {
        var error = problem.Errors.Count > 0 ? problem.Errors[0] : null;
        var line = error?.Pointer is { } pointer ? PageStorage.LineOf(item, pointer.Trim('/').Split('/')[0]) : null;
        return new(error?.Code ?? problem.Code.Code, error?.Message ?? problem.Message, line);
    }

    static async Task<Guid?> CategoryAsync(NpgsqlConnection connection, ImportOptions options, CancellationToken ct)
    {
        const string sql = "SELECT id FROM category WHERE slug = @category AND deleted_at IS NULL";
        if (options.Category is null)
        {
            return null;
        }

        return await connection.ExecuteScalarAsync<Guid?>(new(sql, new { category = options.Category }, cancellationToken: ct))
            ?? throw new ProblemException(ProblemCode.UnknownReference, $"There is no category '{options.Category}'.",
                FieldError.Of("category", FieldCode.Unknown, "'category' must be the slug of a category; GET /v1/categories lists them."));
    }

    /// <summary>A rolled back transaction made nothing: only what was there before keeps its id.</summary>
    static ImportItem WithoutIds(ImportItem item) => item with
    {
        ArticleId = item.Outcome == ImportOutcome.Created ? null : item.ArticleId,
        WeatherSnapshotId = item.Outcome == ImportOutcome.Unchanged ? item.WeatherSnapshotId : null,
    };

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
