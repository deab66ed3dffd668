using System.Text.Json;
using Cms.Api.Articles;
using Cms.Api.Database;
using Cms.Api.Http;
using Cms.Api.Json;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Cms.Api.Text;
using Dapper;
using Npgsql;

namespace Cms.Api.Collections;

/// <summary>Every statement on collections. However many there are, what stands in them is found by the same few statements.</summary>
sealed class CollectionStore(NpgsqlDataSource db, ArticleStore articles)
{
    const string Columns = "c.id, c.slug, c.title, c.size, c.fallback, c.fallback_category_id, c.front_page_position, c.slots::text AS slots, c.created_at, c.updated_at";

    static readonly Deletion Deletion = new("collection", "collection", references: null);

    /// <param name="idOrSlug">The id or slug.</param>
    /// <param name="isEditor">Whether the slots are shown.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Collection?> FindAsync(string idOrSlug, bool isEditor, CancellationToken ct)
    {
        var isId = Guid.TryParse(idOrSlug, out var id);
        var sql = $"SELECT {Columns} FROM collection c WHERE {(isId ? "c.id = @id" : "c.slug = @slug")} AND c.deleted_at IS NULL";
        await using var connection = await db.OpenConnectionAsync(ct);
        var found = await connection.QueryAsync<Collection>(new(sql, new { id, slug = idOrSlug }, cancellationToken: ct));
        return (await FillAsync(connection, found.AsList(), isEditor, ct)).SingleOrDefault();
    }

    public async Task<Page<Collection>> ListAsync(ListRequest request, bool isEditor, CancellationToken ct)
    {
        var page = await new ListStatement<Collection>(Columns, "collection c", ListOrder.Newest<Collection>("c.id", c => c.Id)).Where("c.deleted_at IS NULL").PageAsync(db, request, ct);
        await using var connection = await db.OpenConnectionAsync(ct);
        return page with { Data = await FillAsync(connection, page.Data, isEditor, ct) };
    }

    /// <summary>Those on the front page, in order.</summary>
    public async Task<IReadOnlyList<Collection>> FrontPageAsync(CancellationToken ct)
    {
        const string sql = $"SELECT {Columns} FROM collection c WHERE c.front_page_position IS NOT NULL AND c.deleted_at IS NULL ORDER BY c.front_page_position, c.id LIMIT 50";
        await using var connection = await db.OpenConnectionAsync(ct);
        return await FillAsync(connection, (await connection.QueryAsync<Collection>(new(sql, cancellationToken: ct))).AsList(), isEditor: false, ct);
    }

    public async Task<Collection> CreateAsync(CollectionInput input, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO collection (id, slug, title, size, fallback, fallback_category_id, front_page_position, slots)
            VALUES (@id, CASE WHEN @chosen OR NOT EXISTS (SELECT FROM collection WHERE slug = @slug AND deleted_at IS NULL) THEN @slug ELSE @otherSlug END,
                    @Title, @Size, @fallback, @FallbackCategoryId, @FrontPagePosition, @slots::jsonb)
            """;
        var id = Guid.CreateVersion7();
        await db.InTransactionAsync(async connection =>
        {
            await RequireKnownAsync(connection, input, ct);
            return await connection.ExecuteAsync(new(sql, Arguments(id, input), cancellationToken: ct));
        }, ct);
        return (await FindAsync(id.ToString(), isEditor: true, ct))!;
    }

    /// <summary>Replaces a collection by what <paramref name="change"/> makes of it.</summary>
    public async Task<Collection> UpdateAsync(Guid id, Func<Collection, CollectionInput> change, CancellationToken ct)
    {
        const string find = $"SELECT {Columns} FROM collection c WHERE c.id = @id AND c.deleted_at IS NULL FOR UPDATE";
        const string sql = """
            UPDATE collection
            SET slug = CASE WHEN @chosen THEN @slug ELSE slug END, title = @Title, size = @Size, fallback = @fallback, fallback_category_id = @FallbackCategoryId,
                front_page_position = @FrontPagePosition, slots = @slots::jsonb, updated_at = now()
            WHERE id = @id
            """;
        await db.InTransactionAsync(async connection =>
        {
            var current = await connection.QuerySingleOrDefaultAsync<Collection>(new(find, new { id }, cancellationToken: ct)) ?? throw ProblemException.NotFound("collection", id);
            var input = change(current);
            await RequireKnownAsync(connection, input, ct);
            return await connection.ExecuteAsync(new(sql, Arguments(id, input), cancellationToken: ct));
        }, ct);
        return (await FindAsync(id.ToString(), isEditor: true, ct))!;
    }

    public Task DeleteAsync(DeleteById request, CancellationToken ct) => Deletion.DeleteAsync(db, request.Id, request.Permanent, ct);

    /// <summary>Puts in what readers see: slots first, then the fallback, each article once.</summary>
    async Task<IReadOnlyList<Collection>> FillAsync(NpgsqlConnection connection, IReadOnlyList<Collection> collections, bool isEditor, CancellationToken ct)
    {
        const string slots = """
            SELECT c.id AS collection_id, a.id AS article_id
            FROM collection c CROSS JOIN LATERAL jsonb_array_elements(c.slots) WITH ORDINALITY AS s (slot, position)
            JOIN published_article a ON a.id = (s.slot ->> 'articleId')::uuid
            WHERE c.id = ANY(@ids) AND COALESCE((s.slot ->> 'from')::timestamptz <= now(), true) AND COALESCE((s.slot ->> 'until')::timestamptz > now(), true)
            ORDER BY s.position
            """;
        const string fallback = """
            SELECT c.id AS collection_id, a.id AS article_id
            FROM collection c CROSS JOIN LATERAL (SELECT id, sorted_at FROM published_article ORDER BY sorted_at DESC, id DESC LIMIT c.size) a
            WHERE c.id = ANY(@ids) AND c.fallback = 'newest' AND c.fallback_category_id IS NULL
            UNION ALL
            SELECT c.id, a.id
            FROM collection c JOIN category o ON o.id = c.fallback_category_id
            CROSS JOIN LATERAL (SELECT id FROM published_article WHERE category_id = COALESCE(o.merged_into, o.id) ORDER BY sorted_at DESC, id DESC LIMIT c.size) a
            WHERE c.id = ANY(@ids) AND c.fallback = 'newest'
            UNION ALL
            SELECT c.id, a.article_id
            FROM collection c LEFT JOIN category o ON o.id = c.fallback_category_id
            CROSS JOIN LATERAL (
                SELECT k.article_id FROM article_rank k JOIN ranking f ON f.span = k.span AND f.frozen_at = k.frozen_at JOIN published_article p ON p.id = k.article_id
                WHERE k.span = '24h' AND k.category_id = COALESCE(o.merged_into, o.id, '00000000-0000-0000-0000-000000000000') ORDER BY k.rank LIMIT c.size) a
            WHERE c.id = ANY(@ids) AND c.fallback = 'mostRead'
            """;
        if (collections.Count == 0)
        {
            return [];
        }

        var arguments = new { ids = collections.Select(c => c.Id).ToArray() };
        var chosen = await connection.QueryAsync<(Guid CollectionId, Guid ArticleId)>(new(slots, arguments, cancellationToken: ct));
        var found = await connection.QueryAsync<(Guid CollectionId, Guid ArticleId)>(new(fallback, arguments, cancellationToken: ct));
        var all = chosen.Concat(found).Distinct().ToLookup(r => r.CollectionId, r => r.ArticleId);
        var shown = collections.ToDictionary(c => c.Id, c => all[c.Id].Take(c.Size).ToList());
        var byId = (await articles.ListAsync([.. shown.Values.SelectMany(ids => ids).Distinct()], ArticleSight.Published, ct)).ToDictionary(a => a.Id);
        return [.. collections.Select(c => c with { Slots = isEditor ? c.Slots : null, Articles = [.. shown[c.Id].Where(byId.ContainsKey).Select(id => byId[id])] })];
    }

    /// <exception cref="ProblemException">422 for an article or category that doesn't exist.</exception>
    static async Task RequireKnownAsync(NpgsqlConnection connection, CollectionInput input, CancellationToken ct)
    {
        const string articles = "SELECT id FROM article WHERE id = ANY(@ids) AND deleted_at IS NULL";
        const string category = "SELECT id FROM category WHERE id = @id AND deleted_at IS NULL FOR KEY SHARE";
        var known = (await connection.QueryAsync<Guid>(new(articles, new { ids = input.Slots.Select(s => s.ArticleId).ToArray() }, cancellationToken: ct))).ToHashSet();
        var errors = input.Slots.Index().Where(s => !known.Contains(s.Item.ArticleId)).Select(s => FieldError.At($"/slots/{s.Index}/articleId", FieldCode.Unknown, "There is no such article.")).ToList();
        if (input.FallbackCategoryId is { } id && await connection.ExecuteScalarAsync<Guid?>(new(category, new { id }, cancellationToken: ct)) is null)
        {
            errors.Add(FieldError.At("/fallbackCategoryId", FieldCode.Unknown, "There is no such category."));
        }

        if (errors.Count > 0)
        {
            throw new ProblemException(ProblemCode.UnknownReference, "The collection refers to something that doesn't exist.", errors);
        }
    }

    static object Arguments(Guid id, CollectionInput input)
    {
        var slug = input.Slug ?? Slug.From(input.Title, id);
        return new
        {
            id,
            chosen = input.Slug is not null,
            slug,
            otherSlug = Slug.WithSuffix(slug, id),
            input.Title,
            input.Size,
            fallback = JsonNamingPolicy.CamelCase.ConvertName(input.Fallback.ToString()),
            input.FallbackCategoryId,
            input.FrontPagePosition,
            slots = JsonSerializer.Serialize(input.Slots, CmsJson.Options),
        };
    }
}
