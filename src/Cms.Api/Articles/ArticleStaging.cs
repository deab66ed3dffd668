using System.Text.Json;
using Cms.Api.Json;
using Cms.Api.Text;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Cms.Api.Articles;

/// <summary>Stores many articles at once: COPY into a staging table, then one statement a table; within the caller's transaction.</summary>
static class ArticleStaging
{
    /// <summary>Kept by the session, emptied by the end of every transaction.</summary>
    const string Create = """
        CREATE TEMPORARY TABLE IF NOT EXISTS staged_article (
            id uuid, is_new boolean, slug text, other_slug text, title text, subtitle text, body text, body_text text, category_id uuid, reporter_ids uuid[], tags text[],
            source text, external_id text, dateline text, copyright text, status text, published_at timestamptz, likeness integer[]
        ) ON COMMIT DELETE ROWS;
        ALTER TABLE staged_article ALTER COLUMN body SET STORAGE EXTERNAL, ALTER COLUMN body_text SET STORAGE EXTERNAL -- it is compressed where it stays
        """;

    const string Copy = """
        COPY staged_article (id, is_new, slug, other_slug, title, subtitle, body, body_text, category_id, reporter_ids, tags, source, external_id, dateline, copyright,
                             status, published_at, likeness) FROM STDIN (FORMAT BINARY)
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
        WHERE s.is_new
        """;

    /// <summary>The articles as they are, locked until the transaction ends. Deleted ones are left out.</summary>
    public static async Task<Dictionary<Guid, StoredArticle>> LockAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct)
    {
        const string sql = """
            SELECT a.id, a.version, json_build_object(
                'title', a.title, 'subtitle', a.subtitle, 'body', a.body, 'bodyText', a.body_text, 'tags', a.tags, 'source', a.source, 'externalId', a.external_id,
                'dateline', a.dateline, 'copyright', a.copyright, 'publishedAt', a.published_at, 'likeness', a.likeness,
                'category', (SELECT json_build_object('id', c.id, 'name', c.name) FROM category c WHERE c.id = a.category_id),
                'reporters', (SELECT COALESCE(json_agg(json_build_object('id', r.id, 'name', r.name) ORDER BY ar.position), '[]')
                              FROM article_reporter ar JOIN reporter r ON r.id = ar.reporter_id WHERE ar.article_id = a.id)) AS fields
            FROM article a WHERE a.id = ANY(@ids) AND a.deleted_at IS NULL ORDER BY a.id FOR UPDATE
            """;
        var rows = await connection.QueryAsync<(Guid Id, int Version, string Fields)>(new(sql, new { ids }, cancellationToken: ct));
        return rows.ToDictionary(r => r.Id, r => new StoredArticle(r.Version, JsonSerializer.Deserialize<ArticleFields>(r.Fields, CmsJson.Options)!));
    }

    /// <summary>Inserts the new ones and replaces the others, which must be locked.</summary>
    public static async Task StoreAsync(NpgsqlConnection connection, IReadOnlyList<StagedArticle> articles, string author, CancellationToken ct)
    {
        if (articles.Count == 0)
        {
            return;
        }

        await StageAsync(connection, articles, ct);
        if (articles.Any(a => a.IsNew))
        {
            await ClaimSlugsAsync(connection, ct);
            await InsertAsync(connection, author, ct);
        }

        if (articles.Any(a => !a.IsNew))
        {
            await UpdateAsync(connection, author, ct);
        }

        const string reporters = """
            INSERT INTO article_reporter (article_id, position, reporter_id)
            SELECT s.id, r.position, r.id FROM staged_article s CROSS JOIN unnest(s.reporter_ids) WITH ORDINALITY AS r (id, position)
            """;
        await connection.ExecuteAsync(new(reporters, cancellationToken: ct));
    }

    /// <summary>Bodies that share a band with one of those just stored, a few for each; who is alike enough must be seen by comparing them.</summary>
    public static async Task<ILookup<Guid, AlikeArticle>> FindAlikeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        return (await connection.QueryAsync<AlikeArticle>(new(FindAlike, cancellationToken: ct))).ToLookup(a => a.OfId);
    }

    static async Task StageAsync(NpgsqlConnection connection, IReadOnlyList<StagedArticle> articles, CancellationToken ct)
    {
        await connection.ExecuteAsync(new(Create, cancellationToken: ct));
        await connection.ExecuteAsync(new("DELETE FROM staged_article", cancellationToken: ct)); // of an earlier round of the same transaction
        await using var copy = await connection.BeginBinaryImportAsync(Copy, ct);
        foreach (var article in articles)
        {
            var fields = article.Fields;
            var slug = Slug.From(fields.Title, article.Id);
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(article.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(article.IsNew, NpgsqlDbType.Boolean, ct);
            await copy.WriteAsync(slug, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(Slug.WithSuffix(slug, article.Id), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Title, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Subtitle, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Body, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.BodyText, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Category?.Id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(fields.Reporters.Select(r => r.Id).Distinct().ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(fields.Tags.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Source, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.ExternalId, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Dateline, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.Copyright, NpgsqlDbType.Text, ct);
            await copy.WriteAsync(article.Status.ToString().ToLowerInvariant(), NpgsqlDbType.Text, ct);
            await copy.WriteAsync(fields.PublishedAt?.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(fields.Likeness?.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Integer, ct);
        }

        await copy.CompleteAsync(ct);
    }

    /// <summary>Gives each new article the slug of its title, with a short suffix where that is taken.</summary>
    /// <remarks>It reads what it claimed from the statement itself: to look into a table that grows by thousands a second, the planner has no statistics, and scans all of it.</remarks>
    static async Task ClaimSlugsAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        const string sql = """
            WITH claimed AS (
                INSERT INTO article_slug (slug, article_id) SELECT slug, id FROM staged_article WHERE is_new
                ON CONFLICT DO NOTHING
                RETURNING article_id),
            evaded AS (
                UPDATE staged_article s SET slug = s.other_slug
                WHERE s.is_new AND NOT EXISTS (SELECT FROM claimed c WHERE c.article_id = s.id)
                RETURNING s.slug, s.id)
            INSERT INTO article_slug (slug, article_id) SELECT slug, id FROM evaded
            """;
        await connection.ExecuteAsync(new(sql, cancellationToken: ct));
    }

    static Task InsertAsync(NpgsqlConnection connection, string author, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO article (id, slug, title, subtitle, body, body_text, category_id, tags, source, external_id, dateline, copyright, status, published_at, likeness,
                                 imported_at, created_by, updated_by)
            SELECT id, slug, title, subtitle, body, body_text, category_id, tags, source, external_id, dateline, copyright, status, published_at, likeness,
                   now(), @author, @author
            FROM staged_article WHERE is_new
            """;
        return connection.ExecuteAsync(new(sql, new { author }, cancellationToken: ct));
    }

    static async Task UpdateAsync(NpgsqlConnection connection, string author, CancellationToken ct)
    {
        const string sql = """
            UPDATE article a
            SET title = s.title, subtitle = s.subtitle, body = s.body, body_text = s.body_text, category_id = s.category_id, tags = s.tags, source = s.source,
                external_id = s.external_id, dateline = s.dateline, copyright = s.copyright, published_at = s.published_at, likeness = s.likeness,
                imported_at = now(), version = a.version + 1, updated_at = now(), updated_by = @author
            FROM staged_article s WHERE s.id = a.id AND NOT s.is_new
            """;
        const string bylines = "DELETE FROM article_reporter ar USING staged_article s WHERE s.id = ar.article_id AND NOT s.is_new";
        await connection.ExecuteAsync(new(sql, new { author }, cancellationToken: ct));
        await connection.ExecuteAsync(new(bylines, cancellationToken: ct));
    }
}

/// <summary>An article to be stored; its reporters and category are there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="IsNew">It isn't there yet.</param>
/// <param name="Fields">What it is to say.</param>
/// <param name="Status">What a new one becomes; another keeps its own.</param>
sealed record StagedArticle(Guid Id, bool IsNew, ArticleFields Fields, ArticleStatus Status);

/// <summary>An article as it is.</summary>
sealed record StoredArticle(int Version, ArticleFields Fields);

/// <summary>An article whose body may be nearly that of another.</summary>
sealed record AlikeArticle
{
    public Guid OfId { get; init; }
    public Guid Id { get; init; }
    public required string Title { get; init; }
    public required string BodyText { get; init; }
}
