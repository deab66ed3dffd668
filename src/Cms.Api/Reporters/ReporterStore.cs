using Cms.Api.Database;
using Cms.Api.Http;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Cms.Api.Text;
using Dapper;
using Npgsql;

namespace Cms.Api.Reporters;

/// <summary>Every statement on reporters.</summary>
sealed class ReporterStore(NpgsqlDataSource db)
{
    const string Columns = "r.id, r.slug, r.name, r.outlet, r.emails, r.created_at, r.updated_at";

    static readonly Deletion Deletion = new("reporter", "reporter", """
        SELECT 'articles' AS kind, count(*) AS count
        FROM article_reporter ar JOIN article a ON a.id = ar.article_id
        WHERE ar.reporter_id = @id AND (a.deleted_at IS NULL OR @permanent)
        """);

    public async Task<Reporter?> FindAsync(string idOrSlug, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        const string bySlug = $"SELECT {Columns} FROM reporter r WHERE r.slug = @slug AND r.deleted_at IS NULL";
        return Guid.TryParse(idOrSlug, out var id)
            ? await FindAsync(connection, id, ct)
            : await connection.QuerySingleOrDefaultAsync<Reporter>(new(bySlug, new { slug = idOrSlug }, cancellationToken: ct));
    }

    static async Task<Reporter?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        const string sql = $"SELECT {Columns} FROM reporter r WHERE r.id = @id AND r.deleted_at IS NULL";
        return await connection.QuerySingleOrDefaultAsync<Reporter>(new(sql, new { id }, cancellationToken: ct));
    }

    public Task<Page<Reporter>> ListAsync(ListRequest request, CancellationToken ct) =>
        new ListStatement<Reporter>(Columns, "reporter r", ListOrder.Newest<Reporter>("r.id", r => r.Id)).Where("r.deleted_at IS NULL").PageAsync(db, request, ct);

    public Task<Reporter> CreateAsync(ReporterInput input, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        var id = Guid.CreateVersion7();
        await InsertAsync(connection, id, input, ct);
        return (await FindAsync(connection, id, ct))!;
    }, ct);

    static async Task InsertAsync(NpgsqlConnection connection, Guid id, ReporterInput input, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO reporter (id, name, outlet, emails, slug, name_key, outlet_key)
            VALUES (@id, @Name, @Outlet, @emails,
                    CASE WHEN @chosen OR NOT EXISTS (SELECT FROM reporter WHERE slug = @slug AND deleted_at IS NULL) THEN @slug ELSE @otherSlug END,
                    @nameKey, @outletKey)
            """;
        var slug = input.Slug ?? Slug.From(input.Name, id);
        var arguments = new
        {
            id,
            input.Name,
            input.Outlet,
            emails = input.Emails.ToArray(),
            chosen = input.Slug is not null,
            slug,
            otherSlug = Slug.WithSuffix(slug, id),
            nameKey = CmsText.Key(input.Name),
            outletKey = KeyOf(input.Outlet),
        };
        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }

    /// <summary>Replaces a reporter by what <paramref name="change"/> makes of it.</summary>
    public Task<Reporter> UpdateAsync(Guid id, Func<Reporter, ReporterInput> change, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string find = $"SELECT {Columns} FROM reporter r WHERE r.id = @id AND r.deleted_at IS NULL FOR UPDATE";
        const string sql = """
            UPDATE reporter
            SET name = @Name, outlet = @Outlet, emails = @emails, slug = COALESCE(@Slug, slug), name_key = @nameKey, outlet_key = @outletKey, updated_at = now()
            WHERE id = @id
            """;
        var current = await connection.QuerySingleOrDefaultAsync<Reporter>(new(find, new { id }, cancellationToken: ct)) ?? throw ProblemException.NotFound("reporter", id);
        var input = change(current);
        var arguments = new { id, input.Name, input.Outlet, emails = input.Emails.ToArray(), input.Slug, nameKey = CmsText.Key(input.Name), outletKey = KeyOf(input.Outlet) };
        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
        return (await FindAsync(connection, id, ct))!;
    }, ct);

    /// <summary>Finds bylines by name and outlet, makes those that are missing, and adds addresses they don't have yet; within the caller's transaction.</summary>
    /// <returns>A byline for each given, in their order.</returns>
    public static async Task<IReadOnlyList<EnsuredReporter>> EnsureAsync(NpgsqlConnection connection, IReadOnlyList<ReporterInput> inputs, CancellationToken ct)
    {
        const string find = "SELECT id, name, name_key, outlet_key, emails, updated_at FROM reporter WHERE name_key = ANY(@keys) AND deleted_at IS NULL ORDER BY id FOR KEY SHARE";
        const string addEmails = """
            UPDATE reporter r SET emails = r.emails || n.emails, updated_at = now()
            FROM (SELECT id, array_agg(email ORDER BY position) AS emails FROM unnest(@ids, @emails) WITH ORDINALITY AS n (id, email, position) GROUP BY id) n
            WHERE r.id = n.id
            """;
        if (inputs.Count == 0)
        {
            return [];
        }

        var bylines = inputs.Select(r => (Name: CmsText.Key(r.Name), Outlet: KeyOf(r.Outlet))).ToList();
        var keys = bylines.Select(b => b.Name).Distinct().ToArray();
        var rows = await connection.QueryAsync<(Guid Id, string Name, string NameKey, string? OutletKey, string[] Emails, DateTime UpdatedAt)>(new(find, new { keys }, cancellationToken: ct));
        var known = rows.ToDictionary(r => (r.NameKey, r.OutletKey), r => new EnsuredReporter(r.Id, r.Name, r.Emails, new DateTimeOffset(r.UpdatedAt)));
        var missing = bylines.Zip(inputs).Where(b => !known.ContainsKey(b.First)).DistinctBy(b => b.First).ToDictionary(b => b.First, b => b.Second);
        foreach (var (byline, id) in await InsertAsync(connection, missing, ct))
        {
            known.Add(byline, new(id, missing[byline].Name, null, null));
        }

        var emails = bylines.Zip(inputs).SelectMany(b => b.Second.Emails.Except(known[b.First].EmailsBefore ?? []).Select(email => (known[b.First].Id, Email: email)))
            .Distinct().ToList();
        if (emails.Count > 0)
        {
            await connection.ExecuteAsync(new(addEmails, new { ids = emails.Select(e => e.Id).ToArray(), emails = emails.Select(e => e.Email).ToArray() }, cancellationToken: ct));
        }

        var changed = emails.Select(e => e.Id).ToHashSet();
        return [.. bylines.Select(b => known[b] with { IsChanged = changed.Contains(known[b].Id) })];
    }

    /// <summary>Inserts bylines without addresses, each with the slug of its name, or a longer one where that is taken.</summary>
    static async Task<Dictionary<(string Name, string? Outlet), Guid>> InsertAsync(
        NpgsqlConnection connection, Dictionary<(string Name, string? Outlet), ReporterInput> inputs, CancellationToken ct)
    {
        const string find = "SELECT slug FROM reporter WHERE slug = ANY(@slugs) AND deleted_at IS NULL";
        const string sql = """
            INSERT INTO reporter (id, name, outlet, slug, name_key, outlet_key)
            SELECT n.id, n.name, n.outlet, n.slug, n.name_key, n.outlet_key
            FROM unnest(@ids, @names, @outlets, @slugs, @nameKeys, @outletKeys) AS n (id, name, outlet, slug, name_key, outlet_key)
            """;
        if (inputs.Count == 0)
        {
            return [];
        }

        var ids = inputs.ToDictionary(i => i.Key, _ => Guid.CreateVersion7());
        var slugs = inputs.Select(i => Slug.From(i.Value.Name, ids[i.Key])).ToArray();
        var taken = (await connection.QueryAsync<string>(new(find, new { slugs }, cancellationToken: ct))).ToHashSet();
        var arguments = new
        {
            ids = ids.Values.ToArray(),
            names = inputs.Values.Select(r => r.Name).ToArray(),
            outlets = inputs.Values.Select(r => r.Outlet).ToArray(),
            slugs = slugs.Zip(ids.Values, (slug, id) => taken.Add(slug) ? slug : Slug.WithSuffix(slug, id)).ToArray(),
            nameKeys = inputs.Keys.Select(k => k.Name).ToArray(),
            outletKeys = inputs.Keys.Select(k => k.Outlet).ToArray(),
        };
        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
        return ids;
    }

    public Task DeleteAsync(DeleteById request, CancellationToken ct) => Deletion.DeleteAsync(db, request.Id, request.Permanent, ct);

    static string? KeyOf(string? outlet) => outlet is null ? null : CmsText.Key(outlet);
}

/// <summary>A byline that an import found or made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, which an editor may write otherwise than the page.</param>
/// <param name="EmailsBefore">The addresses it had; null for one that was made.</param>
/// <param name="ChangedBefore">When it had last been changed; null for one that was made.</param>
sealed record EnsuredReporter(Guid Id, string Name, string[]? EmailsBefore, DateTimeOffset? ChangedBefore)
{
    /// <summary>An address was added.</summary>
    public bool IsChanged { get; init; }
}
