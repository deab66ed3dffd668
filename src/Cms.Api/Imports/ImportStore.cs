using System.IO.Compression;
using System.Text.Json;
using Cms.Api.Json;
using Cms.Api.Paging;
using Dapper;
using Npgsql;

namespace Cms.Api.Imports;

/// <summary>Every statement on receipts, raw pages and the identities of imported articles.</summary>
sealed class ImportStore(NpgsqlDataSource db)
{
    const string CountColumns = """
        (SELECT json_build_object('received', count(*), 'created', count(*) FILTER (WHERE outcome = 'created'), 'updated', count(*) FILTER (WHERE outcome = 'updated'),
                                  'unchanged', count(*) FILTER (WHERE outcome = 'unchanged'), 'failed', count(*) FILTER (WHERE outcome = 'failed'))
         FROM import_item WHERE import_id = i.id) AS counts
        """;

    public async Task<ImportReceipt?> FindAsync(Guid id, CancellationToken ct)
    {
        const string sql = $"""
            SELECT i.id, i.parser_version, i.created_at, i.created_by, {CountColumns},
                   (SELECT json_agg(reading ORDER BY index) FROM import_item WHERE import_id = i.id) AS items
            FROM import i WHERE i.id = @id
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<ImportReceipt>(new(sql, new { id }, cancellationToken: ct));
    }

    public Task<Page<ImportListItem>> ListAsync(ListRequest request, CancellationToken ct) =>
        new ListStatement<ImportListItem>($"i.id, i.parser_version, i.created_at, i.created_by, {CountColumns}", "import i", null, "i.id", i => (i.CreatedAt, i.Id))
            .PageAsync(db, request, ct);

    /// <summary>Makes imports wait for each other: the second of two that bring the same page finds what the first has stored.</summary>
    public static Task LockAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.ExecuteAsync(new("SELECT pg_advisory_xact_lock(hashtext('cms.import'))", cancellationToken: ct));

    public static async Task<ImportedArticle?> FindArticleAsync(NpgsqlConnection connection, ArticleIdentity identity, CancellationToken ct)
    {
        const string sql = """
            SELECT i.article_id, i.fingerprint, a.deleted_at IS NOT NULL AS is_deleted
            FROM imported_article i JOIN article a ON a.id = i.article_id
            WHERE i.source = @Source AND i.external_id IS NOT DISTINCT FROM @ExternalId AND i.title_key IS NOT DISTINCT FROM @TitleKey
              AND i.published_at IS NOT DISTINCT FROM @PublishedAt
            """;
        return await connection.QuerySingleOrDefaultAsync<ImportedArticle>(new(sql, identity, cancellationToken: ct));
    }

    public static Task RememberArticleAsync(NpgsqlConnection connection, Guid articleId, ArticleIdentity identity, byte[] fingerprint, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO imported_article (article_id, source, external_id, title_key, published_at, fingerprint)
            VALUES (@articleId, @Source, @ExternalId, @TitleKey, @PublishedAt, @fingerprint)
            ON CONFLICT (article_id) DO UPDATE SET fingerprint = EXCLUDED.fingerprint
            """;
        var arguments = new { articleId, identity.Source, identity.ExternalId, identity.TitleKey, identity.PublishedAt, fingerprint };
        return connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }

    /// <summary>Stores the receipt and the raw pages; within the caller's transaction.</summary>
    public static async Task<ImportReceipt> SaveAsync(NpgsqlConnection connection, ImportReceipt receipt, ImportOptions options, IReadOnlyList<ImportDocument> documents, CancellationToken ct)
    {
        const string import = """
            INSERT INTO import (id, parser_version, options, created_by) VALUES (@id, @ParserVersion, @options::jsonb, @CreatedBy)
            RETURNING created_at
            """;
        const string page = "INSERT INTO imported_page (sha256, length, gzip) VALUES (@sha256, @length, @gzip) ON CONFLICT DO NOTHING";
        const string item = """
            INSERT INTO import_item (import_id, index, sha256, outcome, article_id, weather_snapshot_id, reading)
            VALUES (@id, @Index, @sha256, @outcome, @ArticleId, @WeatherSnapshotId, @reading::json)
            """;
        var id = Guid.CreateVersion7();
        var header = new { id, receipt.ParserVersion, options = JsonSerializer.Serialize(options, CmsJson.Options), receipt.CreatedBy };
        var createdAt = await connection.ExecuteScalarAsync<DateTime>(new(import, header, cancellationToken: ct));
        foreach (var result in receipt.Items)
        {
            var sha256 = Convert.FromHexString(result.Sha256);
            var bytes = documents[result.Index].Bytes;
            await connection.ExecuteAsync(new(page, new { sha256, length = bytes.Length, gzip = Compress(bytes) }, cancellationToken: ct));
            var row = new
            {
                id,
                result.Index,
                sha256,
                outcome = result.Outcome.ToString().ToLowerInvariant(),
                result.ArticleId,
                result.WeatherSnapshotId,
                reading = JsonSerializer.Serialize(result, CmsJson.Options),
            };
            await connection.ExecuteAsync(new(item, row, cancellationToken: ct));
        }

        return receipt with { Id = id, CreatedAt = new(createdAt) };
    }

    static byte[] Compress(byte[] bytes)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return buffer.ToArray();
    }
}

/// <summary>What makes a page the same article again: source and external id, else source, normalised title and time.</summary>
/// <param name="Source">Where it came from.</param>
/// <param name="ExternalId">Its id there; null when the caller gives none.</param>
/// <param name="TitleKey">Its normalised title; null with an external id.</param>
/// <param name="PublishedAt">Its time; null with an external id, or when the page has none.</param>
sealed record ArticleIdentity(string Source, string? ExternalId, string? TitleKey, DateTimeOffset? PublishedAt);

/// <summary>An article that an import made.</summary>
sealed record ImportedArticle
{
    public Guid ArticleId { get; init; }

    /// <summary>Digest of what was imported last; the same again changes nothing.</summary>
    public required byte[] Fingerprint { get; init; }

    /// <summary>An editor has deleted it since.</summary>
    public bool IsDeleted { get; init; }
}
