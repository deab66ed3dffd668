using Cms.Api.Database;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Text;
using Dapper;
using Npgsql;

namespace Cms.Api.Categories;

/// <summary>Every statement on categories. There are some dozens at most, so that reads take the whole tree and writes lock it.</summary>
sealed class CategoryStore(NpgsqlDataSource db)
{
    const int MaxDepth = 8;

    static readonly Deletion Deletion = new("category", "category", """
        SELECT 'articles' AS kind, count(*) AS count FROM article WHERE category_id = @id AND (deleted_at IS NULL OR @permanent)
        UNION ALL
        SELECT 'categories', count(*) FROM category WHERE parent_id = @id AND (deleted_at IS NULL OR @permanent)
        """);

    /// <summary>The tree, each level in order.</summary>
    public async Task<IReadOnlyList<Category>> TreeAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        var byParent = (await AllAsync(connection, ct)).ToLookup(c => c.ParentId);
        return Below(null);

        IReadOnlyList<Category> Below(Guid? parent) => [.. byParent[parent].Select(c => c with { Children = Below(c.Id) })];
    }

    /// <summary>A category with all below it.</summary>
    public async Task<Category?> FindAsync(string idOrSlug, CancellationToken ct)
    {
        var id = Guid.TryParse(idOrSlug, out var uuid) ? uuid : (Guid?)null;
        return Flat(await TreeAsync(ct)).FirstOrDefault(c => id is null ? c.Slug == idOrSlug : c.Id == id);

        static IEnumerable<Category> Flat(IEnumerable<Category> level) => level.SelectMany(c => Flat(c.Children).Prepend(c));
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

    /// <summary>Finds categories by name or slug, and may add the missing ones at the top and at the end; within the caller's transaction.</summary>
    /// <remarks>One that an editor renamed, moved, reordered or deleted is left as it is.</remarks>
    /// <returns>The categories by the names given, without those that are missing or deleted, and the ids of the added ones. None of them can be deleted before the transaction ends.</returns>
    public static async Task<(Dictionary<string, (Guid Id, string Name)> Known, IReadOnlyList<Guid> Added)> EnsureAsync(
        NpgsqlConnection connection, IReadOnlyCollection<string> names, Func<string, bool> mayAdd, CancellationToken ct)
    {
        const string sql = "SELECT id, name, slug, deleted_at IS NULL AS is_living FROM category WHERE name = ANY(@names) OR slug = ANY(@slugs) ORDER BY id FOR KEY SHARE";
        var wanted = names.Select(name => (Id: Guid.CreateVersion7(), Name: name)).Select(c => (c.Id, c.Name, Slug: Slug.From(c.Name, c.Id))).ToList();
        var arguments = new { names = names.ToArray(), slugs = wanted.Select(c => c.Slug).ToArray() };
        var rows = (await connection.QueryAsync<(Guid Id, string Name, string Slug, bool IsLiving)>(new(sql, arguments, cancellationToken: ct))).ToList();
        var known = new Dictionary<string, (Guid Id, string Name)>();
        var added = new List<Guid>();
        foreach (var (id, name, slug) in wanted)
        {
            var found = rows.Where(r => r.Name == name || r.Slug == slug).OrderByDescending(r => r.IsLiving).Take(1).ToList();
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
                    CASE WHEN @chosen OR NOT EXISTS (SELECT FROM category WHERE slug = @slug AND deleted_at IS NULL) THEN @slug ELSE @otherSlug END,
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
