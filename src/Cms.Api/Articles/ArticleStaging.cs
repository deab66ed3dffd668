using System.Text.Json;
using Cms.Api.Json;
using Cms.Api.Search;
using Cms.Api.Text;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Cms.Api.Articles;

/// <summary>Stores many articles at once: COPY into a staging table, then one statement a table; within the caller's transaction.</summary>
static class ArticleStaging
{
    /// <summary>Kept by the session, emptied by the end of every transaction. Rows stay whole as far as a page holds them: what is moved out is moved again where it stays.</summary>
    const string Create = """
        CREATE TEMPORARY TABLE IF NOT EXISTS staged_article (
            id uuid PRIMARY KEY, slug text, other_slug text, title text, subtitle text, body text, body_text text, tags text[],
            source text, external_id text, dateline text, copyright text, published_at timestamptz, likeness integer[]
        ) WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS;
        SELECT set_config('default_toast_compression', 'lz4', true) FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)
        """;

    const string Copy = """
        COPY staged_article (id, slug, other_slug, title, subtitle, body, body_text, tags, source, external_id, dateline, copyright, published_at, likeness)
        FROM STDIN (FORMAT BINARY)
        """;

    /// <summary>A few articles of each band, from its own index, however many share it.</summary>
    static readonly string FindAlike = $"""
        SELECT s.id AS of_id, o.id, o.title, o.body_text
        FROM staged_article s
        CROSS JOIN LATERAL (
            SELECT DISTINCT n.id FROM (
                {string.Join(" UNION ALL ", Enumerable.Range(1, BodyLikeness.Bands).Select(band =>
                    $"(SELECT a.id FROM article a WHERE a.likeness[{band}] = s.likeness[{band}] AND a.deleted_at IS NULL AND a.id <> s.id LIMIT 3)"))}
            ) n) found
        JOIN article o ON o.id = found.id
        WHERE s.id = ANY(@ids)
        """;

    /// <summary>The articles as they are, locked until the transaction ends. Deleted ones are left out.</summary>
    public static async Task<Dictionary<Guid, StoredArticle>> LockAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct)
    {
        const string sql = """
            SELECT a.id, a.version, a.status = 'killed', json_build_object(
                'title', a.title, 'subtitle', a.subtitle, 'body', a.body, 'bodyText', a.body_text, 'tags', a.tags, 'source', a.source, 'externalId', a.external_id,
                'dateline', a.dateline, 'copyright', a.copyright, 'publishedAt', a.published_at, 'likeness', a.likeness,
                'category', (SELECT json_build_object('id', c.id, 'name', c.name) FROM category c WHERE c.id = a.category_id),
                'reporters', (SELECT COALESCE(json_agg(json_build_object('id', r.id, 'name', r.name) ORDER BY ar.position), '[]')
                              FROM article_reporter ar JOIN reporter r ON r.id = ar.reporter_id WHERE ar.article_id = a.id)) AS fields
            FROM article a WHERE a.id = ANY(@ids) AND a.deleted_at IS NULL ORDER BY a.id FOR UPDATE
            """;
        var rows = await connection.QueryAsync<(Guid Id, int Version, bool IsKilled, string Fields)>(new(sql, new { ids }, cancellationToken: ct));
        return rows.ToDictionary(r => r.Id, r => new StoredArticle(r.Version, r.IsKilled, JsonSerializer.Deserialize<ArticleFields>(r.Fields, CmsJson.Options)!));
    }

    /// <summary>Takes what articles are to say into the staging table, in the place of what it has of them.</summary>
    public static async Task StageAsync(NpgsqlConnection connection, IReadOnlyCollection<(Guid Id, ArticleFields Fields)> articles, CancellationToken ct)
    {
        if (articles.Count == 0)
        {
            return;
        }

        await connection.ExecuteAsync(new(Create, cancellationToken: ct));
        await connection.ExecuteAsync(new("DELETE FROM staged_article WHERE id = ANY(@ids)", new { ids = articles.Select(a => a.Id).ToArray() }, cancellationToken: ct));
        await using var copy = await connection.BeginBinaryImportAsync(Copy, ct);
        foreach (var (id, fields) in articles)
        {
            var slug = Slug.From(fields.Title, id);
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(slug, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(Slug.WithSuffix(slug, id), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Title, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Subtitle, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Body, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.BodyText, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Tags.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Source, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.ExternalId, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Dateline, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Copyright, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.PublishedAt?.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(fields.Likeness?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer, ct);
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>Inserts the new ones and replaces the others, which must be locked; all of them are staged.</summary>
    public static async Task StoreAsync(NpgsqlConnection connection, IReadOnlyList<StagedArticle> articles, string author, CancellationToken ct)
    {
        if (articles.Count == 0)
        {
            return; // nothing was staged, perhaps never in this session
        }

        await SearchIndex.TakeOverAsync(connection, ct);
        List<StagedArticle> added = [.. articles.Where(a => a.IsNew)];
        if (added.Count > 0)
        {
            await ClaimSlugsAsync(connection, added, ct);
            await InsertAsync(connection, added, author, ct);
        }

        List<StagedArticle> changed = [.. articles.Where(a => !a.IsNew)];
        if (changed.Count > 0)
        {
            await UpdateAsync(connection, changed, author, ct);
        }

        const string reporters = """
            INSERT INTO article_reporter (article_id, position, reporter_id, sorted_at)
            SELECT a.id, r.position, r.reporter_id, a.sorted_at FROM unnest(@articles, @positions, @reporters) AS r (article_id, position, reporter_id) JOIN article a ON a.id = r.article_id
            """;
        var bylines = articles.SelectMany(a => a.Fields.Reporters.Select(r => r.Id).Distinct().Select((reporter, i) => (Article: a.Id, Position: i + 1, Reporter: reporter))).ToList();
        var arguments = new { articles = bylines.Select(b => b.Article).ToArray(), positions = bylines.Select(b => b.Position).ToArray(), reporters = bylines.Select(b => b.Reporter).ToArray() };
        await connection.ExecuteAsync(new(reporters, arguments, cancellationToken: ct));
        await IndexAsync(connection, articles, ct);
    }

    /// <summary>Indexes new articles for the search at once. The others, and those whose tags or time the database has decided, wait for their turn.</summary>
    static async Task IndexAsync(NpgsqlConnection connection, IReadOnlyList<StagedArticle> articles, CancellationToken ct)
    {
        const string queue = """
            INSERT INTO search_stale (article_id)
            SELECT a.id FROM article a JOIN staged_article s ON s.id = a.id
            WHERE a.id = ANY(@ids) AND (a.version > 1 OR a.published_at IS NULL OR a.tags <> s.tags)
            """;
        List<IndexedArticle> missing = [.. articles.Where(a => a.IsNew && !a.IsIndexed).Select(a => Indexed(a.Id, a.Fields, a.Fields.Reporters.Select(r => r.Name))).OfType<IndexedArticle>()];
        if (missing.Count > 0)
        {
            await SearchIndex.WriteAsync(connection, missing, ct);
        }

        await connection.ExecuteAsync(new(queue, new { ids = articles.Select(a => a.Id).ToArray() }, cancellationToken: ct));
    }

    /// <summary>What the search is to know of a new article; null of one that has no time yet.</summary>
    public static IndexedArticle? Indexed(Guid id, ArticleFields fields, IEnumerable<string> reporters) =>
        fields.PublishedAt is { } time ? new(id, time, 1, SearchTerms.Of(time, fields.Title, [fields.Subtitle, .. fields.Tags, .. reporters], fields.BodyText)) : null;

    /// <summary>Bodies that share a band with one of these, which are staged, a few for each; who is alike enough must be seen by comparing them.</summary>
    public static async Task<ILookup<Guid, AlikeArticle>> FindAlikeAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct) =>
        (await connection.QueryAsync<AlikeArticle>(new(FindAlike, new { ids }, cancellationToken: ct))).ToLookup(a => a.OfId);

    /// <summary>Gives each new article the slug of its title, with a short suffix where that is taken.</summary>
    /// <remarks>Of two that ask for the same at once, the later waits for the earlier's transaction.</remarks>
    static Task ClaimSlugsAsync(NpgsqlConnection connection, IEnumerable<StagedArticle> articles, CancellationToken ct)
    {
        const string sql = """
            WITH claimed AS (
                INSERT INTO article_slug (slug, article_id) SELECT slug, id FROM staged_article WHERE id = ANY(@ids)
                ON CONFLICT DO NOTHING
                RETURNING article_id),
            evaded AS (
                UPDATE staged_article s SET slug = s.other_slug
                WHERE s.id = ANY(@ids) AND s.id NOT IN (SELECT article_id FROM claimed) -- by a hash, whatever the planner thinks of how many there are
                RETURNING s.slug, s.id)
            INSERT INTO article_slug (slug, article_id) SELECT slug, id FROM evaded
            """;
        return connection.ExecuteAsync(new(sql, new { ids = articles.Select(a => a.Id).ToArray() }, cancellationToken: ct));
    }

    static Task InsertAsync(NpgsqlConnection connection, IReadOnlyList<StagedArticle> articles, string author, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO article (id, slug, title, subtitle, body, body_text, category_id, tags, source, external_id, dateline, copyright, status, published_at, likeness,
                                 imported_at, created_by, updated_by)
            SELECT s.id, s.slug, s.title, s.subtitle, s.body, s.body_text, n.category_id, s.tags, s.source, s.external_id, s.dateline, s.copyright, n.status, s.published_at, s.likeness,
                   now(), @author, @author
            FROM unnest(@ids, @categories, @statuses) AS n (id, category_id, status) JOIN staged_article s ON s.id = n.id
            """;
        var arguments = new
        {
            author,
            ids = articles.Select(a => a.Id).ToArray(),
            categories = articles.Select(a => a.Fields.Category?.Id).ToArray(),
            statuses = articles.Select(a => a.Status.ToString().ToLowerInvariant()).ToArray(),
        };
        return connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }

    static async Task UpdateAsync(NpgsqlConnection connection, IReadOnlyList<StagedArticle> articles, string author, CancellationToken ct)
    {
        const string sql = """
            UPDATE article a
            SET title = s.title, subtitle = s.subtitle, body = s.body, body_text = s.body_text, category_id = n.category_id, tags = s.tags, source = s.source,
                external_id = s.external_id, dateline = s.dateline, copyright = s.copyright, published_at = s.published_at, likeness = s.likeness,
                imported_at = now(), version = a.version + 1, updated_at = now(), updated_by = @author
            FROM unnest(@ids, @categories) AS n (id, category_id) JOIN staged_article s ON s.id = n.id
            WHERE a.id = n.id
            """;
        const string bylines = "DELETE FROM article_reporter WHERE article_id = ANY(@ids)";
        var arguments = new { author, ids = articles.Select(a => a.Id).ToArray(), categories = articles.Select(a => a.Fields.Category?.Id).ToArray() };
        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
        await connection.ExecuteAsync(new(bylines, arguments, cancellationToken: ct));
    }
}

/// <summary>An article to be stored; its reporters and category are there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsNew">It isn't there yet.</param>
/// <param name="Fields">What it is to say.</param>
/// <param name="Status">What a new one becomes; another keeps its own.</param>
sealed record StagedArticle(Guid Id, bool IsNew, ArticleFields Fields, ArticleStatus Status)
{
    /// <summary>The search knows it already.</summary>
    public bool IsIndexed { get; init; }
}

/// <summary>An article as it is.</summary>
sealed record StoredArticle(int Version, bool IsKilled, ArticleFields Fields);

/// <summary>An article whose body may be nearly that of another.</summary>
sealed record AlikeArticle
{
    public Guid OfId { get; init; }
    public Guid Id { get; init; }
    public required string Title { get; init; }
    public required string BodyText { get; init; }
}
