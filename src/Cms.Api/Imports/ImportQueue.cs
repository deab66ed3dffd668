using System.IO.Compression;
using Cms.Api.Problems;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Cms.Api.Imports;

/// <summary>Every statement on the documents of jobs that wait, and on the raw pages.</summary>
static class ImportQueue
{
    /// <summary>Makes a document ready to be kept: digested and compressed.</summary>
    public static PackedDocument Pack(ImportDocument document) => new(document, document.Sha256, Compress(document.Bytes));

    /// <summary>Keeps the raw pages, once each however often they are imported; within the caller's transaction.</summary>
    public static Task KeepPagesAsync(NpgsqlConnection connection, IReadOnlyList<PackedDocument> documents, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO imported_page (sha256, length, gzip)
            SELECT p.sha256, p.length, p.gzip FROM unnest(@hashes, @lengths, @pages) AS p (sha256, length, gzip)
            ORDER BY p.sha256 -- two who keep the same pages at once wait for each other in one order
            ON CONFLICT DO NOTHING
            """;
        var arguments = new
        {
            hashes = documents.Select(d => d.Sha256).ToArray(),
            lengths = documents.Select(d => d.Document.Bytes.Length).ToArray(),
            pages = documents.Select(d => d.Gzip).ToArray(),
        };
        return connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }

    /// <summary>Adds documents to a job that is receiving, and keeps their pages; within the caller's transaction.</summary>
    /// <param name="connection">The caller's.</param>
    /// <param name="importId">The job.</param>
    /// <param name="first">The position of the first of them.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task AddAsync(NpgsqlConnection connection, Guid importId, int first, IReadOnlyList<PackedDocument> documents, CancellationToken ct)
    {
        const string rows = "COPY import_queue (import_id, index, sha256, file_name, media_type, charset) FROM STDIN (FORMAT BINARY)";
        const string count = "UPDATE import SET received = received + @added WHERE id = @importId AND status = 'receiving'";
        await KeepPagesAsync(connection, documents, ct);
        await using (var copy = await connection.BeginBinaryImportAsync(rows, ct))
        {
            for (var i = 0; i < documents.Count; i++)
            {
                var document = documents[i].Document;
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(importId, NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(first + i, NpgsqlDbType.Integer, ct);
                await copy.WriteAsync(documents[i].Sha256, NpgsqlDbType.Bytea, ct);
                await copy.WriteAsync(document.FileName, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(document.MediaType, NpgsqlDbType.Text, ct);
                await copy.WriteAsync(document.Charset, NpgsqlDbType.Text, ct);
            }

            await copy.CompleteAsync(ct);
        }

        RequireReceiving(await connection.ExecuteAsync(new(count, new { importId, added = documents.Count }, cancellationToken: ct)));
    }

    /// <summary>Adds the archive to a replay: of each imported article the page that it was last made of, and the pages that never became one.</summary>
    /// <remarks>In the order in which they came first. Dry runs and what was undone count for nothing: they neither bring a page nor hide one.</remarks>
    public static async Task AddArchiveAsync(NpgsqlConnection connection, Guid importId, CancellationToken ct)
    {
        const string sql = """
            WITH kept AS (SELECT id FROM import WHERE status <> 'undone' AND NOT COALESCE((options ->> 'dryRun')::boolean, false)),
            made AS (
                SELECT t.sha256, t.file_name, t.media_type, t.charset, t.source, t.external_id,
                       COALESCE(a.origin, t.origin, t.import_id) AS origin, COALESCE(a.origin_index, t.index) AS origin_index, a.article_id
                FROM imported_article a JOIN import_item t ON t.import_id = a.import_id AND t.index = a.import_index),
            never AS (
                SELECT DISTINCT ON (t.sha256) t.sha256, t.file_name, t.media_type, t.charset, t.source, t.external_id, t.import_id, t.index, NULL::uuid
                FROM import_item t JOIN kept k ON k.id = t.import_id
                WHERE t.outcome = 'failed' AND t.origin IS NULL
                  AND NOT EXISTS (SELECT FROM import_item o JOIN kept k ON k.id = o.import_id WHERE o.sha256 = t.sha256 AND o.outcome IN ('created', 'updated'))
                  AND NOT EXISTS (SELECT FROM made m WHERE m.sha256 = t.sha256)
                ORDER BY t.sha256, t.import_id DESC, t.index DESC)
            INSERT INTO import_queue (import_id, index, sha256, file_name, media_type, charset, source, external_id, origin, origin_index, article_id)
            SELECT @importId, row_number() OVER (ORDER BY p.origin, p.origin_index) - 1, p.sha256, p.file_name, p.media_type, p.charset, p.source, p.external_id, p.origin, p.origin_index, p.article_id
            FROM (SELECT * FROM made UNION ALL SELECT * FROM never) p
            """;
        const string count = "UPDATE import SET received = @added WHERE id = @importId";
        var added = await connection.ExecuteAsync(new(sql, new { importId }, commandTimeout: 0, cancellationToken: ct));
        await connection.ExecuteAsync(new(count, new { importId, added }, cancellationToken: ct));
    }

    /// <summary>Marks an import as being received, for as long as the session lives or until <see cref="ReleaseAsync"/>.</summary>
    public static Task HoldAsync(NpgsqlConnection connection, Guid importId, CancellationToken ct) =>
        connection.ExecuteAsync(new("SELECT pg_advisory_lock(hashtext('cms.import.receiving'), hashtext(@importId::text))", new { importId }, cancellationToken: ct));

    /// <summary>Nothing more is to come of an import that was held.</summary>
    public static Task ReleaseAsync(NpgsqlConnection connection, Guid importId, CancellationToken ct) =>
        connection.ExecuteAsync(new("SELECT pg_advisory_unlock(hashtext('cms.import.receiving'), hashtext(@importId::text))", new { importId }, cancellationToken: ct));

    /// <summary>All has been received: the job begins.</summary>
    /// <remarks>Of a table that has just been filled the planner knows nothing, and would sort all of it for each batch that is claimed.</remarks>
    /// <exception cref="ProblemException">409: somebody has cancelled it.</exception>
    public static async Task BeginAsync(NpgsqlConnection connection, Guid importId, CancellationToken ct)
    {
        const string sql = "UPDATE import SET status = 'running' WHERE id = @importId AND status = 'receiving'";
        RequireReceiving(await connection.ExecuteAsync(new(sql, new { importId }, cancellationToken: ct)));
        await connection.ExecuteAsync(new("ANALYZE import_queue", cancellationToken: ct));
    }

    static void RequireReceiving(int imports)
    {
        if (imports == 0)
        {
            throw new ProblemException(ProblemCode.ImportEnded, "The import was cancelled while it was being received; nothing of it is stored.");
        }
    }

    /// <summary>Receiving broke off: nothing is left of the import, but for the receipt of one that was cancelled.</summary>
    public static Task DropAsync(NpgsqlConnection connection, Guid importId, CancellationToken ct) =>
        connection.ExecuteAsync(new("DELETE FROM import WHERE id = @importId AND status = 'receiving'", new { importId }, cancellationToken: ct));

    /// <summary>Drops imports whose receiver is gone: nobody was told of them.</summary>
    /// <remarks>The state is asked of the row that is deleted once more: its receiver may just be ending, and its lock gone before its commit is seen.</remarks>
    public static Task DropAbandonedAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        const string sql = """
            WITH receiving AS MATERIALIZED (SELECT id FROM import WHERE status = 'receiving')
            DELETE FROM import WHERE status = 'receiving' AND id IN (SELECT id FROM receiving WHERE pg_try_advisory_xact_lock(hashtext('cms.import.receiving'), hashtext(id::text)))
            """;
        return connection.ExecuteAsync(new(sql, cancellationToken: ct));
    }

    /// <summary>The jobs that have something left to do, the oldest first.</summary>
    public static async Task<IReadOnlyList<Guid>> RunningAsync(NpgsqlConnection connection, CancellationToken ct) =>
        [.. await connection.QueryAsync<Guid>(new("SELECT id FROM import WHERE status IN ('running', 'cancelling') ORDER BY created_at", cancellationToken: ct))];

    /// <summary>Whether a job is still to be worked on: nobody has cancelled it.</summary>
    public static Task<bool> IsRunningAsync(NpgsqlConnection connection, Guid importId, CancellationToken ct) =>
        connection.ExecuteScalarAsync<bool>(new("SELECT EXISTS (SELECT FROM import WHERE id = @importId AND status = 'running')", new { importId }, cancellationToken: ct));

    /// <summary>Takes the next documents of a job that no other worker holds; they are this transaction's until it ends, however it ends.</summary>
    /// <param name="connection">The caller's.</param>
    /// <param name="importId">The job.</param>
    /// <param name="most">The most documents.</param>
    /// <param name="mostBytes">The most bytes, but for a single document.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<QueuedDocument>> ClaimAsync(NpgsqlConnection connection, Guid importId, int most, int mostBytes, CancellationToken ct)
    {
        const string claim = """
            SELECT q.index, q.sha256, q.file_name, q.media_type, q.charset, q.source, q.external_id, q.origin, q.origin_index, q.article_id,
                   (SELECT p.length FROM imported_page p WHERE p.sha256 = q.sha256) AS length
            FROM import_queue q
            WHERE q.import_id = @importId AND EXISTS (SELECT FROM import WHERE id = @importId AND status = 'running')
            ORDER BY q.index LIMIT @most
            FOR UPDATE OF q SKIP LOCKED
            """;
        return await UnpackAsync(connection, await connection.QueryAsync<Row>(new(claim, new { importId, most }, cancellationToken: ct)), mostBytes, ct);
    }

    /// <summary>What a dry run has told of articles in former batches, which left nothing behind: of each the last document that would have written it.</summary>
    /// <param name="connection">The caller's.</param>
    /// <param name="importId">The dry run.</param>
    /// <param name="identities">Of the articles.</param>
    /// <param name="mostBytes">The most bytes, but for a single document.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<IReadOnlyList<QueuedDocument>> FindToldAsync(NpgsqlConnection connection, Guid importId, byte[][] identities, int mostBytes, CancellationToken ct)
    {
        const string sql = """
            SELECT DISTINCT ON (t.identity) t.index, t.sha256, t.file_name, t.media_type, t.charset, t.source, t.external_id, t.origin, t.origin_index, t.article_id,
                   (SELECT p.length FROM imported_page p WHERE p.sha256 = t.sha256) AS length
            FROM import_item t
            WHERE t.import_id = @importId AND t.identity = ANY(@identities)
            ORDER BY t.identity, t.index DESC
            """;
        return await UnpackAsync(connection, await connection.QueryAsync<Row>(new(sql, new { importId, identities }, cancellationToken: ct)), mostBytes, ct);
    }

    static async Task<IReadOnlyList<QueuedDocument>> UnpackAsync(NpgsqlConnection connection, IEnumerable<Row> found, int mostBytes, CancellationToken ct)
    {
        const string pages = "SELECT sha256, gzip FROM imported_page WHERE sha256 = ANY(@hashes)";
        var bytes = 0L;
        var rows = found.TakeWhile((r, i) => (bytes += r.Length) <= mostBytes || i == 0).ToList();
        var gzips = await connection.QueryAsync<(byte[] Sha256, byte[] Gzip)>(new(pages, new { hashes = rows.Select(r => r.Sha256).ToArray() }, cancellationToken: ct));
        var bodies = gzips.ToDictionary(g => Convert.ToHexString(g.Sha256), g => g.Gzip);
        return
        [
            .. rows.Select(r => new QueuedDocument(
                r.Index,
                new(Decompress(bodies[Convert.ToHexString(r.Sha256)], r.Length), r.FileName)
                {
                    MediaType = r.MediaType,
                    Charset = r.Charset,
                    Source = r.Source,
                    ExternalId = r.ExternalId,
                    Origin = r.Origin,
                    OriginIndex = r.OriginIndex,
                },
                r.ArticleId)),
        ];
    }

    /// <summary>Takes finished documents out of the queue, in the transaction that stores their items.</summary>
    public static Task RemoveAsync(NpgsqlConnection connection, Guid importId, int[] indexes, CancellationToken ct) =>
        connection.ExecuteAsync(new("DELETE FROM import_queue WHERE import_id = @importId AND index = ANY(@indexes)", new { importId, indexes }, cancellationToken: ct));

    /// <summary>Ends a job that has nothing left to do, also in other workers' hands. Of one that is being cancelled that is all that no worker has in hand.</summary>
    public static async Task<bool> FinishAsync(NpgsqlConnection connection, Guid importId, CancellationToken ct)
    {
        const string drop = """
            DELETE FROM import_queue
            WHERE import_id = @importId AND index IN (
                SELECT q.index FROM import_queue q JOIN import i ON i.id = q.import_id
                WHERE q.import_id = @importId AND i.status IN ('cancelling', 'cancelled')
                FOR UPDATE OF q SKIP LOCKED)
            """;
        const string finish = """
            UPDATE import SET status = CASE status WHEN 'running' THEN 'done' ELSE 'cancelled' END, finished_at = clock_timestamp()
            WHERE id = @importId AND status IN ('running', 'cancelling') AND NOT EXISTS (SELECT FROM import_queue WHERE import_id = @importId)
            """;
        await connection.ExecuteAsync(new(drop, new { importId }, cancellationToken: ct));
        return await connection.ExecuteAsync(new(finish, new { importId }, cancellationToken: ct)) > 0;
    }

    /// <summary>Stops a job: no worker begins with a batch any more, and it ends when none has one in hand. One that is still being received has ended at once.</summary>
    /// <returns>False when it had ended.</returns>
    public static async Task<bool> CancelAsync(NpgsqlConnection connection, Guid importId, CancellationToken ct)
    {
        const string stop = """
            UPDATE import
            SET status = CASE status WHEN 'receiving' THEN 'cancelled' ELSE 'cancelling' END, finished_at = CASE status WHEN 'receiving' THEN clock_timestamp() END
            WHERE id = @importId AND status IN ('receiving', 'running', 'cancelling')
            """;
        if (await connection.ExecuteAsync(new(stop, new { importId }, cancellationToken: ct)) == 0)
        {
            return false;
        }

        await FinishAsync(connection, importId, ct);
        return true;
    }

    static byte[] Compress(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return buffer.ToArray();
    }

    static byte[] Decompress(byte[] compressed, int length)
    {
        using var gzip = new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        var bytes = new byte[length];
        gzip.ReadExactly(bytes);
        return bytes;
    }

    sealed record Row
    {
        public int Index { get; init; }
        public required byte[] Sha256 { get; init; }
        public int Length { get; init; }
        public string? FileName { get; init; }
        public string? MediaType { get; init; }
        public string? Charset { get; init; }
        public string? Source { get; init; }
        public string? ExternalId { get; init; }
        public Guid? Origin { get; init; }
        public int? OriginIndex { get; init; }
        public Guid? ArticleId { get; init; }
    }
}
