using System.Text.Json;
using Cms.Api.Json;
using Dapper;
using Npgsql;

namespace Cms.Api.Imports;

/// <summary>Every statement on the identities of imported articles, by which a second import finds them again whatever editors have changed.</summary>
static class ImportedArticleStore
{
    /// <summary>
    /// The articles that documents were imported as before, by the documents' indexes. What isn't found by its identity may be the same bytes from the same source under
    /// another headline, or as another reader would have read them; but where an id at the source was given, that alone decides.
    /// </summary>
    public static async Task<Dictionary<int, ImportedArticle>> FindAsync(NpgsqlConnection connection, IReadOnlyList<IncomingDocument> documents, CancellationToken ct)
    {
        const string columns = "i.article_id, i.identity, i.fingerprint, i.fields::text, i.import_id, i.import_index, i.origin, i.origin_index, a.deleted_at IS NOT NULL AS is_deleted, a.status = 'killed' AS is_killed";
        const string byIdentity = $"SELECT {columns} FROM imported_article i JOIN article a ON a.id = i.article_id WHERE i.identity = ANY(@identities)";
        const string newest = """
            SELECT t.article_id FROM import_item t JOIN article o ON o.id = t.article_id
            WHERE t.sha256 = n.sha256 AND t.external_id IS NULL AND t.article_id IS NOT NULL AND o.external_id IS NULL AND o.source = n.source AND o.deleted_at IS
            """;
        const string first = "ORDER BY t.import_id DESC LIMIT 1"; // and no sort: a page may have come each night for years
        const string byPage = $"""
            SELECT n.index, {columns}
            FROM unnest(@hashes, @sources, @indexes) AS n (sha256, source, index)
            CROSS JOIN LATERAL (SELECT COALESCE(({newest} NULL {first}), ({newest} NOT NULL {first})) AS article_id OFFSET 0) last -- is found before it is joined
            JOIN imported_article i ON i.article_id = last.article_id JOIN article a ON a.id = i.article_id
            """;
        const string byArticle = $"SELECT {columns} FROM imported_article i JOIN article a ON a.id = i.article_id WHERE i.article_id = ANY(@articles)";
        var found = new Dictionary<int, ImportedArticle>();
        var free = documents.Where(d => d.BoundTo is null).ToLookup(d => Convert.ToHexString(d.Identity));
        if (free.Count > 0)
        {
            var identities = free.Select(d => d.First().Identity).ToArray();
            foreach (var row in await connection.QueryAsync<ImportedArticle>(new(byIdentity, new { identities }, cancellationToken: ct)))
            {
                found[free[Convert.ToHexString(row.Identity)].First().Item.Index] = row;
            }
        }

        List<IncomingDocument> unknown = [.. free.Select(d => d.First()).Where(d => d.Fields!.ExternalId is null && !found.ContainsKey(d.Item.Index))];
        if (unknown.Count > 0)
        {
            var arguments = new
            {
                hashes = unknown.Select(d => d.Document.Sha256).ToArray(),
                sources = unknown.Select(d => d.Fields!.Source).ToArray(),
                indexes = unknown.Select(d => d.Item.Index).ToArray(),
            };
            var rows = await connection.QueryAsync<int, ImportedArticle, (int Index, ImportedArticle Article)>(new(byPage, arguments, cancellationToken: ct), (index, article) => (index, article), "article_id");
            foreach (var (index, article) in rows)
            {
                found[index] = article;
            }
        }

        var bound = documents.Where(d => d.BoundTo is not null).DistinctBy(d => d.BoundTo).ToDictionary(d => d.BoundTo!.Value, d => d.Item.Index);
        if (bound.Count > 0)
        {
            foreach (var row in await connection.QueryAsync<ImportedArticle>(new(byArticle, new { articles = bound.Keys.ToArray() }, cancellationToken: ct)))
            {
                found[bound[row.ArticleId]] = row;
            }
        }

        return found;
    }

    /// <summary>Where the pages of articles have come again last, though they said nothing new; only of articles of which that happened.</summary>
    public static async Task<Dictionary<Guid, (Guid Import, int Index)>> FindAgainAsync(NpgsqlConnection connection, Guid[] articles, CancellationToken ct)
    {
        const string sql = """
            SELECT a.id, last.import_id, last.index
            FROM unnest(@articles) AS a (id)
            CROSS JOIN LATERAL (
                SELECT t.import_id, t.index FROM import_item t JOIN import i ON i.id = t.import_id
                WHERE t.article_id = a.id AND t.outcome = 'unchanged' AND t.origin IS NULL AND i.status <> 'undone' AND NOT COALESCE((i.options ->> 'dryRun')::boolean, false)
                ORDER BY t.import_id DESC, t.index DESC LIMIT 1) last
            """;
        var rows = await connection.QueryAsync<(Guid Article, Guid Import, int Index)>(new(sql, new { articles = articles.Distinct().ToArray() }, cancellationToken: ct));
        return rows.ToDictionary(r => r.Article, r => (r.Import, r.Index));
    }

    /// <summary>Remembers what was imported last. An identity that another article has by now stays with that one.</summary>
    public static Task RememberAsync(NpgsqlConnection connection, Guid importId, IReadOnlyList<StoredItem> items, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO imported_article AS i (article_id, identity, fingerprint, fields, import_id, import_index, origin, origin_index)
            SELECT n.article_id, n.identity, n.fingerprint, n.fields::json, @importId, n.index, n.origin, n.origin_index
            FROM unnest(@articles, @identities, @fingerprints, @fields, @indexes, @origins, @originIndexes) AS n (article_id, identity, fingerprint, fields, index, origin, origin_index)
            ON CONFLICT (article_id) DO UPDATE
            SET fingerprint = EXCLUDED.fingerprint, fields = EXCLUDED.fields, import_id = EXCLUDED.import_id, import_index = EXCLUDED.import_index,
                origin = EXCLUDED.origin, origin_index = EXCLUDED.origin_index,
                identity = CASE WHEN EXISTS (SELECT FROM imported_article o WHERE o.identity = EXCLUDED.identity) THEN i.identity ELSE EXCLUDED.identity END
            """;
        var arguments = new
        {
            importId,
            articles = items.Select(i => i.Item.ArticleId!.Value).ToArray(),
            identities = items.Select(i => i.Identity).ToArray(),
            fingerprints = items.Select(i => i.Fingerprint).ToArray(),
            fields = items.Select(i => JsonSerializer.Serialize(i.Digests, CmsJson.Options)).ToArray(),
            indexes = items.Select(i => i.Item.Index).ToArray(),
            origins = items.Select(i => i.Document.Origin ?? importId).ToArray(),
            originIndexes = items.Select(i => i.Document.OriginIndex ?? i.Item.Index).ToArray(),
        };
        return connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }
}

/// <summary>An article that an import made, and what it was made of last.</summary>
public sealed record ImportedArticle
{
    public Guid ArticleId { get; init; }
    public byte[] Identity { get; init; } = [];

    /// <summary>Digest of what was imported last; the same again changes nothing.</summary>
    public byte[] Fingerprint { get; init; } = [];

    /// <summary>A digest of each field as it was imported last.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>The import that wrote it last.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>The document of that import.</summary>
    public int? ImportIndex { get; init; }

    /// <summary>The import that brought the page it was last made of: another than the last where that was a replay.</summary>
    public Guid? Origin { get; init; }

    /// <summary>The document of that import.</summary>
    public int? OriginIndex { get; init; }

    /// <summary>An editor has deleted it since.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>An editor has withdrawn it since.</summary>
    public bool IsKilled { get; init; }
}
