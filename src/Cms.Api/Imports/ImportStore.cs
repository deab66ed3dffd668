using System.Text.Json;
using Cms.Api.Audit;
using Cms.Api.Database;
using Cms.Api.Json;
using Cms.Api.Paging;
using Cms.Import;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Cms.Api.Imports;

/// <summary>Every statement on receipts and what they list.</summary>
sealed class ImportStore(NpgsqlDataSource db)
{
    /// <summary>The most items that a receipt shows itself.</summary>
    public const int MaxItemsShown = 100;

    const string Columns = """
        i.id, i.status, COALESCE((i.options ->> 'dryRun')::boolean, false) AS dry_run, COALESCE((i.options ->> 'replay')::boolean, false) AS is_replay, i.parser_version,
        json_build_object('received', i.received, 'done', i.created + i.updated + i.unchanged + i.failed,
                          'created', i.created, 'updated', i.updated, 'unchanged', i.unchanged, 'failed', i.failed) AS counts,
        r.rate AS documents_per_second, CASE WHEN i.status = 'running' THEN ceil((i.received - i.created - i.updated - i.unchanged - i.failed) / r.rate)::integer END AS seconds_left,
        i.created_at, i.finished_at, i.created_by
        """;

    const string From = """
        import i CROSS JOIN LATERAL (
            SELECT NULLIF(round((i.created + i.updated + i.unchanged + i.failed) / GREATEST(extract(epoch FROM i.worked), 0.001), 1), 0)::float8 AS rate) r
        """;

    /// <summary>Without its items when there are many.</summary>
    public async Task<ImportReceipt?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await FindAsync(connection, id, ct);
    }

    public static async Task<ImportReceipt?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        const string sql = $"""
            SELECT {Columns},
                   CASE WHEN i.received <= @MaxItemsShown THEN (SELECT COALESCE(json_agg(reading ORDER BY index), '[]') FROM import_item WHERE import_id = i.id) END AS items
            FROM {From} WHERE i.id = @id
            """;
        return await connection.QuerySingleOrDefaultAsync<ImportReceipt>(new(sql, new { id, MaxItemsShown }, cancellationToken: ct));
    }

    /// <summary>The receipt without any items.</summary>
    public async Task<ImportListItem?> FindProgressAsync(Guid id, CancellationToken ct)
    {
        const string sql = $"SELECT {Columns} FROM {From} WHERE i.id = @id";
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<ImportListItem>(new(sql, new { id }, cancellationToken: ct));
    }

    public Task<Page<ImportListItem>> ListAsync(ListImports.Request request, CancellationToken ct) =>
        new ListStatement<ImportListItem>(Columns, From, ListOrder.Newest<ImportListItem>("i.id", i => i.Id!.Value))
            .Where("i.status = @status", "status", request.Status?.ToString().ToLowerInvariant())
            .Where("i.created_at >= @from", "from", request.From)
            .Where("i.created_at < @to", "to", request.To)
            .PageAsync(db, request, ct);

    public async Task<Page<ImportItem>> ListItemsAsync(Guid importId, ImportOutcome? outcome, ListRequest request, CancellationToken ct)
    {
        var rows = await new ListStatement<ItemRow>("i.index, i.reading", "import_item i", ListOrder.Ascending<ItemRow>("i.index", i => i.Index))
            .Where("i.import_id = @importId", "importId", importId)
            .Where("i.outcome = @outcome", "outcome", outcome?.ToString().ToLowerInvariant())
            .PageAsync(db, request, ct);
        return new() { Data = [.. rows.Data.Select(r => r.Reading)], Info = rows.Info, Meta = rows.Meta };
    }

    /// <summary>Stops an import.</summary>
    /// <returns>False when there is none of this id that hasn't ended.</returns>
    public Task<bool> CancelAsync(Guid id, CancellationToken ct) => db.InTransactionAsync(connection => ImportQueue.CancelAsync(connection, id, ct), ct);

    /// <summary>Begins a replay of the whole archive.</summary>
    public Task<ImportReceipt> ReplayAsync(bool dryRun, string author, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        var id = Guid.CreateVersion7();
        await CreateAsync(connection, id, new() { DryRun = dryRun, Mode = ImportMode.Partial, Replay = true }, author, ct);
        await ImportQueue.AddArchiveAsync(connection, id, ct);
        await ImportQueue.BeginAsync(connection, id, ct);
        return (await FindAsync(connection, id, ct))!;
    }, ct);

    /// <summary>
    /// Sets a transaction of an import up. Its statements use indexes: each has one, and of thousands of rows that were stored since the last
    /// ANALYZE the planner knows nothing. Plans that this connection made while a table was still empty are forgotten.
    /// </summary>
    public static async Task BeginAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        const string sql = """
            SET LOCAL enable_seqscan = off;
            SET LOCAL jit = off; -- what can't do without a scan would look worth compiling
            DISCARD PLANS
            """;
        await connection.ExecuteAsync(new(sql, cancellationToken: ct));
        await AuditContext.ApplyAsync(connection, ct, isImport: true);
    }

    /// <summary>Makes imports wait for each other: the second of two that bring the same page finds what the first has stored.</summary>
    public static Task LockAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.ExecuteAsync(new("SELECT pg_advisory_xact_lock(hashtext('cms.import'))", cancellationToken: ct));

    /// <summary>Begins an import that receives its documents; within the caller's transaction.</summary>
    public static Task CreateAsync(NpgsqlConnection connection, Guid id, ImportOptions options, string author, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO import (id, parser_version, options, status, created_by) VALUES (@id, @version, @options::jsonb, 'receiving', @author)
            """;
        var arguments = new { id, version = NewsPageReader.Version, options = JsonSerializer.Serialize(options, CmsJson.Options), author };
        return connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }

    /// <summary>Who began a job, and how its documents are to be stored: those of a replay as their own import said, but never over an editor's change.</summary>
    public static async Task<(string Author, Func<Guid?, ImportOptions> Options)> OptionsAsync(NpgsqlConnection connection, Guid id, Guid[] origins, CancellationToken ct)
    {
        const string sql = "SELECT id, created_by, options::text FROM import WHERE id = @id OR id = ANY(@origins)";
        var rows = (await connection.QueryAsync<(Guid Id, string Author, string Options)>(new(sql, new { id, origins }, cancellationToken: ct))).ToDictionary(r => r.Id);
        var all = rows.ToDictionary(r => r.Key, r => JsonSerializer.Deserialize<ImportOptions>(r.Value.Options, CmsJson.Options)!);
        return (rows[id].Author, origin => origin is { } other && all.TryGetValue(other, out var options) ? options with { Overwrite = false } : all[id]);
    }

    /// <summary>Ends an import whose documents all have their outcome.</summary>
    public static Task EndAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        const string sql = """
            UPDATE import SET status = 'done', received = created + updated + unchanged + failed, finished_at = clock_timestamp() WHERE id = @id
            """;
        return connection.ExecuteAsync(new(sql, new { id }, cancellationToken: ct));
    }

    /// <summary>Stores what became of documents, and counts them and the time of their transaction, but for what another of the same import has counted of it; within the caller's.</summary>
    public static async Task AddItemsAsync(NpgsqlConnection connection, Guid importId, IReadOnlyList<StoredItem> items, IReadOnlyList<ImportChange> changes, CancellationToken ct)
    {
        const string copyItems = """
            COPY import_item (import_id, index, sha256, outcome, article_id, weather_snapshot_id, reading, file_name, media_type, charset, source, external_id, origin, origin_index, identity, article_version, before)
            FROM STDIN (FORMAT BINARY)
            """;
        const string addChanges = """
            INSERT INTO import_change (import_id, kind, entity_id, before, before_at)
            SELECT @importId, c.kind, c.id, c.before::json, c.before_at FROM unnest(@kinds, @ids, @befores, @times) AS c (kind, id, before, before_at)
            ON CONFLICT (import_id, kind, entity_id) DO UPDATE SET changed_at = now() -- what was before the import is what was before its first change
            """;
        const string count = """
            UPDATE import
            SET created = created + @Created, updated = updated + @Updated, unchanged = unchanged + @Unchanged, failed = failed + @Failed,
                worked = worked + (clock_timestamp() - GREATEST(now(), worked_until)), worked_until = clock_timestamp()
            WHERE id = @importId
            """;
        await using (var copy = await connection.BeginBinaryImportAsync(copyItems, ct))
        {
            foreach (var stored in items)
            {
                var (document, item) = (stored.Document, stored.Item);
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(importId, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(item.Index, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(document.Sha256, NpgsqlDbType.Bytea, ct);
                await copy.WriteAsync(item.Outcome.ToString().ToLowerInvariant(), NpgsqlDbType.Text, ct);
                await copy.WriteAsync(item.ArticleId, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(item.WeatherSnapshotId, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(item, CmsJson.Options), NpgsqlDbType.Json, ct);
                await copy.WriteAsync(document.FileName, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(document.MediaType, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(document.Charset, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(document.Source, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(document.ExternalId, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(document.Origin, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(document.OriginIndex, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(stored.IsOnlyTold ? stored.Identity : null, NpgsqlDbType.Bytea, ct);
                await copy.WriteAsync(stored.ArticleVersion, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(stored.Before is null ? null : JsonSerializer.Serialize(stored.Before, CmsJson.Options), NpgsqlDbType.Json, ct);
            }

            await copy.CompleteAsync(ct);
        }

        if (changes.DistinctBy(c => (c.Kind, c.Id)).ToList() is { Count: > 0 } first)
        {
            var arguments = new
            {
                importId,
                kinds = first.Select(c => c.Kind).ToArray(),
                ids = first.Select(c => c.Id).ToArray(),
                befores = first.Select(c => c.Before).ToArray(),
                times = first.Select(c => c.ChangedBefore?.UtcDateTime).ToArray(),
            };
            await connection.ExecuteAsync(new(addChanges, arguments, cancellationToken: ct));
        }

        var counts = ImportCounts.Of([.. items.Select(i => i.Item)]);
        await connection.ExecuteAsync(new(count, new { importId, counts.Created, counts.Updated, counts.Unchanged, counts.Failed }, cancellationToken: ct));
    }

    sealed record ItemRow
    {
        public int Index { get; init; }
        public required ImportItem Reading { get; init; }
    }
}
