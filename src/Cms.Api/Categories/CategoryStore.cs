using Cms.Api.Database;
using Cms.Api.Http;
using Cms.Api.Imports;
using Cms.Api.Problems;
using Cms.Api.Text;
using Dapper;
using Npgsql;

namespace Cms.Api.Categories;

/// <summary>Every statement on categories. There are some dozens at most, so that reads take the whole tree and writes lock it.</summary>
sealed class CategoryStore(NpgsqlDataSource db)
{
    const int MaxDepth = 8;

    /// <summary>The id of a category by the parameter @categoryId, or of the one it was merged into.</summary>
    public const string ById = "(SELECT COALESCE(merged_into, id) FROM category WHERE id = @categoryId)";

    /// <summary>The id of a category by a slug it has or had, the parameter @category.</summary>
    public const string BySlug = "(SELECT owner_id FROM address WHERE kind = 'category' AND slug = @category)";

    static readonly Deletion Deletion = new("category", "category", """
        SELECT 'articles' AS kind, count(*) AS count FROM article WHERE category_id = @id AND (deleted_at IS NULL OR @permanent)
        UNION ALL
        SELECT 'categories', count(*) FROM category WHERE parent_id = @id AND (deleted_at IS NULL OR @permanent)
        """, """
        SELECT id, slug, title FROM article WHERE category_id = @id AND (deleted_at IS NULL OR @permanent) ORDER BY sorted_at DESC, id DESC LIMIT 10
        """);

    /// <summary>The tree, each level in order.</summary>
    public async Task<IReadOnlyList<Category>> TreeAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await TreeAsync(connection, ct);
    }

    static async Task<IReadOnlyList<Category>> TreeAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var byParent = (await AllAsync(connection, ct)).ToLookup(c => c.ParentId);
        return Below(null);

        IReadOnlyList<Category> Below(Guid? parent) => [.. byParent[parent].Select(c => c with { Children = Below(c.Id) })];
    }

    /// <summary>A category with all below it, by an id or slug that it has or had.</summary>
    public async Task<Category?> FindAsync(string idOrSlug, CancellationToken ct)
    {
        var isId = Guid.TryParse(idOrSlug, out var categoryId);
        await using var connection = await db.OpenConnectionAsync(ct);
        var id = await connection.ExecuteScalarAsync<Guid?>(new($"SELECT {(isId ? ById : BySlug)}", new { categoryId, category = idOrSlug }, cancellationToken: ct));
        return id is null ? null : Flat(await TreeAsync(connection, ct)).FirstOrDefault(c => c.Id == id);
    }

    /// <summary>Every category with all below it, by its id.</summary>
    public async Task<Dictionary<Guid, Category>> AllAsync(CancellationToken ct) => Flat(await TreeAsync(ct)).ToDictionary(c => c.Id);

    static IEnumerable<Category> Flat(IEnumerable<Category> level) => level.SelectMany(c => Flat(c.Children).Prepend(c));

    /// <summary>The ids of a category and of all below it; none when there is no such category.</summary>
    public static async Task<Guid[]> SubtreeAsync(NpgsqlConnection connection, string idOrSlug, CancellationToken ct)
    {
        var isId = Guid.TryParse(idOrSlug, out var categoryId);
        var sql = $"""
            WITH RECURSIVE below AS (
                SELECT {(isId ? ById : BySlug)} AS id
                UNION ALL
                SELECT c.id FROM category c JOIN below b ON c.parent_id = b.id WHERE c.deleted_at IS NULL)
            SELECT id FROM below WHERE id IS NOT NULL
            """;
        return [.. await connection.QueryAsync<Guid>(new(sql, new { categoryId, category = idOrSlug }, cancellationToken: ct))];
    }

    public async Task<Category> CreateAsync(CategoryInput input, CancellationToken ct)
    {
        var id = Guid.CreateVersion7();
        await db.InTransactionAsync(async connection =>
        {
            await LockTreeAsync(connection, ct);
            await CheckPlaceAsync(connection, id, input.ParentId, ct);
            return await InsertAsync(connection, id, input, ct);
        }, ct);
        return (await FindAsync(id.ToString(), ct))!;
    }

    /// <summary>Replaces a category by what <paramref name="change"/> makes of it.</summary>
    public async Task<Category> UpdateAsync(Guid id, Func<Category, CategoryInput> change, CancellationToken ct)
    {
        const string sql = """
            UPDATE category
            SET name = @Name, parent_id = @ParentId, position = COALESCE(@Position, position), slug = COALESCE(@Slug, slug), updated_at = now()
            WHERE id = @id
            """;
        await db.InTransactionAsync(async connection =>
        {
            await LockTreeAsync(connection, ct);
            var current = (await AllAsync(connection, ct)).FirstOrDefault(c => c.Id == id) ?? throw ProblemException.NotFound("category", id);
            var input = change(current);
            await CheckPlaceAsync(connection, id, input.ParentId, ct);
            return await connection.ExecuteAsync(new(sql, new { id, input.Name, input.ParentId, input.Position, input.Slug }, cancellationToken: ct));
        }, ct);
        return (await FindAsync(id.ToString(), ct))!;
    }

    /// <summary>Puts a category below another, and in its place among its siblings, who are counted anew.</summary>
    /// <param name="id">The category.</param>
    /// <param name="parentId">The one above; null for the top.</param>
    /// <param name="index">How many stand before it; null for the end.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Category> MoveAsync(Guid id, Guid? parentId, int? index, CancellationToken ct)
    {
        const string sql = """
            UPDATE category c SET parent_id = @parentId, position = n.position - 1, updated_at = now()
            FROM unnest(@ids) WITH ORDINALITY AS n (id, position)
            WHERE c.id = n.id AND (c.parent_id IS DISTINCT FROM @parentId OR c.position <> n.position - 1)
            """;
        await db.InTransactionAsync(async connection =>
        {
            await LockTreeAsync(connection, ct);
            var all = (await AllAsync(connection, ct)).AsList();
            if (all.All(c => c.Id != id))
            {
                throw ProblemException.NotFound("category", id);
            }

            await CheckPlaceAsync(connection, id, parentId, ct);
            var siblings = all.Where(c => c.ParentId == parentId && c.Id != id).Select(c => c.Id).ToList();
            siblings.Insert(Math.Min(index ?? siblings.Count, siblings.Count), id);
            return await connection.ExecuteAsync(new(sql, new { parentId, ids = siblings.ToArray() }, cancellationToken: ct));
        }, ct);
        return (await FindAsync(id.ToString(), ct))!;
    }

    /// <summary>Gives a category's articles, what is below it and its address to another.</summary>
    /// <exception cref="ProblemException">404, 409 for one that lies below it, or 422 when there is none to merge into.</exception>
    public async Task<Category> MergeAsync(Guid id, Guid into, string author, CancellationToken ct)
    {
        const string articles = "SELECT id FROM article WHERE category_id = @id ORDER BY id FOR UPDATE";
        const string sql = """
            UPDATE article SET category_id = @into, version = version + 1, updated_by = @author WHERE category_id = @id;
            UPDATE category c SET parent_id = @into, position = n.position, updated_at = now()
            FROM (SELECT id, (SELECT COALESCE(max(position), -1) FROM category WHERE parent_id = @into) + row_number() OVER (ORDER BY position, name, id) AS position
                  FROM category WHERE parent_id = @id) n
            WHERE c.id = n.id;
            UPDATE category SET merged_into = @into WHERE merged_into = @id;
            UPDATE category SET deleted_at = now(), merged_into = @into WHERE id = @id
            """;
        await db.InTransactionAsync(async connection =>
        {
            await ImportStore.LockAsync(connection, ct);
            await connection.ExecuteAsync(new(articles, new { id }, cancellationToken: ct));
            await LockTreeAsync(connection, ct);
            var all = (await AllAsync(connection, ct)).ToDictionary(c => c.Id);
            if (!all.ContainsKey(id))
            {
                throw ProblemException.NotFound("category", id);
            }

            if (id == into || !all.TryGetValue(into, out var target))
            {
                throw ProblemException.NothingToMergeInto("category", into);
            }

            for (var above = target.ParentId; above is { } step; above = all[step].ParentId)
            {
                if (step == id)
                {
                    throw new ProblemException(ProblemCode.CategoryCycle, "A category can't be merged into one below itself.", FieldError.At("/into", FieldCode.OutOfRange, "This category lies below the one you merge."));
                }
            }

            foreach (var child in all.Values.Where(c => c.ParentId == id))
            {
                await CheckPlaceAsync(connection, child.Id, into, ct);
            }

            return await connection.ExecuteAsync(new(sql, new { id, into, author }, commandTimeout: 0, cancellationToken: ct));
        }, ct);
        return (await FindAsync(into.ToString(), ct))!;
    }

    /// <summary>Finds categories by name or slug, and may add the missing ones at the top and at the end; within the caller's transaction.</summary>
    /// <remarks>One that an editor renamed, moved, reordered or deleted is left as it is.</remarks>
    /// <returns>The categories by the names given, without those that are missing or deleted, and the ids of the added ones. None of them can be deleted before the transaction ends.</returns>
    public static async Task<(Dictionary<string, (Guid Id, string Name)> Known, IReadOnlyList<Guid> Added)> EnsureAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> names, Func<string, bool> mayAdd, CancellationToken ct)
    {
        const string sql = """
            SELECT w.name AS wanted, r.id, r.name, r.deleted_at IS NULL AS is_living
            FROM unnest(@names, @slugs) AS w (name, slug)
            JOIN category c ON c.name = w.name OR c.slug = w.slug OR c.id = (SELECT owner_id FROM address a WHERE a.kind = 'category' AND a.slug = w.slug)
            JOIN category r ON r.id = COALESCE(c.merged_into, c.id)
            ORDER BY r.deleted_at DESC NULLS FIRST, c.deleted_at DESC NULLS FIRST, r.id FOR KEY SHARE OF r
            """;
        var wanted = names.Select(name => (Id: Guid.CreateVersion7(), Name: name)).Select(c => (c.Id, c.Name, Slug: Slug.From(c.Name, c.Id))).ToList();
        var arguments = new { names = names.ToArray(), slugs = wanted.Select(c => c.Slug).ToArray() };
        var rows = (await connection.QueryAsync<(string Wanted, Guid Id, string Name, bool IsLiving)>(new(sql, arguments, cancellationToken: ct))).ToLookup(r => r.Wanted);
        var known = new Dictionary<string, (Guid Id, string Name)>();
        var added = new List<Guid>();
        foreach (var (id, name, _) in wanted)
        {
            var found = rows[name].Take(1).ToList();
            if (found.Count == 0 && mayAdd(name))
            {
                await LockTreeAsync(connection, ct);
                await InsertAsync(connection, id, new() { Name = name }, ct);
                added.Add(id);
                known.Add(name, (id, name));
            }
            else if (found is [{ IsLiving: true } row])
            {
                known.Add(name, (row.Id, row.Name));
            }
        }

        return (known, added);
    }

    public Task DeleteAsync(DeleteById request, CancellationToken ct) => Deletion.DeleteAsync(db, request.Id, request.Permanent, ct);

    static async Task<IEnumerable<Category>> AllAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        const string sql = "SELECT id, parent_id, slug, name, position, created_at, updated_at FROM category WHERE deleted_at IS NULL ORDER BY position, name, id";
        return await connection.QueryAsync<Category>(new(sql, cancellationToken: ct));
    }

    static async Task<int> InsertAsync(NpgsqlConnection connection, Guid id, CategoryInput input, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO category (id, parent_id, name, slug, position)
            VALUES (@id, @ParentId, @Name,
                    CASE WHEN @chosen OR NOT EXISTS (SELECT FROM address WHERE kind = 'category' AND slug = @slug) THEN @slug ELSE @otherSlug END,
                    COALESCE(@Position, (SELECT max(position) + 1 FROM category WHERE parent_id IS NOT DISTINCT FROM @ParentId), 0))
            """;
        var slug = input.Slug ?? Slug.From(input.Name, id);
        var arguments = new { id, input.ParentId, input.Name, input.Position, chosen = input.Slug is not null, slug, otherSlug = Slug.WithSuffix(slug, id) };
        return await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }

    /// <summary>One writer at a time, so that two moves can't close a circle; readers go on.</summary>
    static Task LockTreeAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.ExecuteAsync(new("LOCK TABLE category IN SHARE ROW EXCLUSIVE MODE", cancellationToken: ct));

    static async Task CheckPlaceAsync(NpgsqlConnection connection, Guid id, Guid? parentId, CancellationToken ct)
    {
        if (parentId is null)
        {
            return;
        }

        var all = (await AllAsync(connection, ct)).ToDictionary(c => c.Id);
        if (!all.ContainsKey(parentId.Value))
        {
            throw new ProblemException(ProblemCode.UnknownReference, $"There is no category '{parentId}'.", FieldError.At("/parentId", FieldCode.Unknown, "There is no such category."));
        }

        var depth = 1;
        for (var above = parentId; above is { } step && depth <= MaxDepth; above = all[step].ParentId)
        {
            depth = step == id ? MaxDepth + 2 : depth + 1;
        }

        var children = all.Values.ToLookup(c => c.ParentId);
        if (depth > MaxDepth + 1)
        {
            throw new ProblemException(ProblemCode.CategoryCycle, "A category can't be moved below itself.", FieldError.At("/parentId", FieldCode.OutOfRange, "This category lies below the one you move."));
        }

        if (depth - 1 + Height(id) > MaxDepth)
        {
            throw ProblemException.Invalid(FieldError.At("/parentId", FieldCode.OutOfRange, $"The tree has at most {MaxDepth} levels."));
        }

        int Height(Guid category) => 1 + children[category].Select(c => Height(c.Id)).DefaultIfEmpty(0).Max();
    }
}
