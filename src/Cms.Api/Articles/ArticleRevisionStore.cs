using Cms.Api.Paging;
using Dapper;
using Npgsql;

namespace Cms.Api.Articles;

/// <summary>Every statement on what articles were.</summary>
sealed class ArticleRevisionStore(NpgsqlDataSource db)
{
    /// <summary>Of the present they stand in their own table.</summary>
    const string Reporters = "COALESCE(a.reporter_ids, ARRAY(SELECT reporter_id FROM article_reporter WHERE article_id = a.id ORDER BY position))";

    const string At = "a.updated_at <= @at AND a.replaced_at > @at AND a.deleted_at IS NULL";

    /// <summary>Reporters and category under the names they have today.</summary>
    const string ListColumns = $"""
        a.id, a.slug, a.title, a.subtitle, a.summary, a.tags, a.source, a.external_id, a.dateline, a.copyright, a.status, a.kill_reason, a.published_at,
        a.version, a.created_at, a.updated_at, a.imported_at,
        (SELECT json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) FROM category c WHERE c.id = a.category_id) AS category,
        (SELECT COALESCE(json_agg(json_build_object('id', r.id, 'slug', r.slug, 'name', r.name, 'email', r.emails[1], 'outlet', r.outlet) ORDER BY n.position), '[]')
         FROM unnest({Reporters}) WITH ORDINALITY AS n (id, position) JOIN reporter r ON r.id = n.id) AS reporters
        """;

    /// <summary>The versions of an article that are kept, the newest first.</summary>
    public Task<Page<ArticleRevisionItem>> ListAsync(Guid id, ListRequest request, CancellationToken ct) =>
        new ListStatement<ArticleRevisionItem>(
            "v.version, v.title, v.status, v.updated_at, v.updated_by, NULLIF(v.replaced_at, 'infinity') AS replaced_at", "article_version v", ListOrder.Descending<ArticleRevisionItem>("v.version", v => v.Version))
            .Where("v.id = @id", "id", id)
            .PageAsync(db, request, ct);

    /// <summary>The article as one version had it; null when that isn't kept.</summary>
    public async Task<Article?> FindAsync(Guid id, int version, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await FindAsync(connection, id, version, ct);
    }

    /// <summary>The same within the caller's transaction.</summary>
    public static async Task<Article?> FindAsync(NpgsqlConnection connection, Guid id, int version, CancellationToken ct)
    {
        const string sql = $"SELECT {ListColumns}, a.body FROM article_version a WHERE a.id = @id AND a.version = @version AND a.deleted_at IS NULL";
        return WithText(await connection.QuerySingleOrDefaultAsync<Article>(new(sql, new { id, version }, cancellationToken: ct)));
    }

    /// <summary>The article as it stood at a moment, by its id or a slug it has or had; null when it wasn't there.</summary>
    public async Task<Article?> FindAtAsync(string idOrSlug, DateTimeOffset at, CancellationToken ct)
    {
        const string sql = $"SELECT {ListColumns}, a.body FROM article_version a WHERE a.id = COALESCE(@id, (SELECT article_id FROM article_slug WHERE slug = @slug)) AND {At}";
        await using var connection = await db.OpenConnectionAsync(ct);
        var arguments = new { at, id = Guid.TryParse(idOrSlug, out var id) ? id : (Guid?)null, slug = idOrSlug };
        return WithText(await connection.QuerySingleOrDefaultAsync<Article>(new(sql, arguments, cancellationToken: ct)));
    }

    /// <summary>The list as it stood at a moment: what readers saw, or with a status the newsroom's.</summary>
    public Task<Page<ArticleListItem>> ListAtAsync(ListArticles.Request request, DateTimeOffset at, CancellationToken ct)
    {
        var status = (request.Status ?? ArticleStatus.Published).ToString().ToLowerInvariant();
        var list = new ListStatement<ArticleListItem>(ListColumns, "article_version a", ListOrder.Newest<ArticleListItem>("a.sorted_at", "a.id", a => (a.PublishedAt ?? a.CreatedAt, a.Id)))
            .Where(request.Status is null ? $"{At} AND a.sorted_at <= @at" : At, "at", at)
            .Where("a.status = @status", "status", status);
        return list
            .Where("@tag = ANY(a.tags)", "tag", request.Tag)
            .Where("a.category_id = (SELECT COALESCE((SELECT id FROM category WHERE id::text = @category), (SELECT owner_id FROM address WHERE kind = 'category' AND slug = @category)))", "category", request.Category)
            .Where($"(SELECT COALESCE((SELECT id FROM reporter WHERE id::text = @reporter), (SELECT owner_id FROM address WHERE kind = 'reporter' AND slug = @reporter))) = ANY({Reporters})", "reporter", request.Reporter)
            .PageAsync(db, request, ct);
    }

    /// <summary>Forgets what was replaced so long ago.</summary>
    public async Task<int> ForgetAsync(TimeSpan age, CancellationToken ct)
    {
        const string sql = """
            DELETE FROM article_revision WHERE (article_id, version) IN (
                SELECT article_id, version FROM article_revision WHERE replaced_at < now() - @age ORDER BY replaced_at LIMIT 10000 FOR UPDATE SKIP LOCKED)
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new(sql, new { age }, cancellationToken: ct));
    }

    /// <summary>The past keeps no plain text beside the HTML that it is made of.</summary>
    static Article? WithText(Article? article) => article is null ? null : article with { BodyText = ArticleBody.From(article.Body).Text };
}
