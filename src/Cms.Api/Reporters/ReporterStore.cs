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
        new ListStatement<Reporter>(Columns, "reporter r", null, "r.id", r => (r.CreatedAt, r.Id)).Where("r.deleted_at IS NULL").PageAsync(db, request, ct);

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

    /// <summary>Finds a byline by name and outlet, or makes it, and adds an address it doesn't have yet; within the caller's transaction.</summary>
    public static async Task<Guid> EnsureAsync(NpgsqlConnection connection, ReporterInput input, CancellationToken ct)
    {
        const string find = "SELECT id FROM reporter WHERE name_key = @nameKey AND outlet_key IS NOT DISTINCT FROM @outletKey AND deleted_at IS NULL FOR UPDATE";
        const string addEmails = """
            UPDATE reporter
            SET emails = emails || ARRAY(SELECT e FROM unnest(@emails) e WHERE e <> ALL (emails)), updated_at = now()
            WHERE id = @id AND NOT emails @> @emails
            """;
        var known = await connection.ExecuteScalarAsync<Guid?>(new(find, new { nameKey = CmsText.Key(input.Name), outletKey = KeyOf(input.Outlet) }, cancellationToken: ct));
        if (known is not { } id)
        {
            id = Guid.CreateVersion7();
            await InsertAsync(connection, id, input, ct);
            return id;
        }

        await connection.ExecuteAsync(new(addEmails, new { id, emails = input.Emails.ToArray() }, cancellationToken: ct));
        return id;
    }

    public Task DeleteAsync(DeleteById request, CancellationToken ct) => Deletion.DeleteAsync(db, request.Id, request.Permanent, ct);

    static string? KeyOf(string? outlet) => outlet is null ? null : CmsText.Key(outlet);
}
