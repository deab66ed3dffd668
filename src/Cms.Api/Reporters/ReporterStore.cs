using Cms.Api.Database;
using Cms.Api.Http;
using Cms.Api.Imports;
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

    /// <summary>The id of a reporter by the parameter @reporterId, or of whom they were merged into.</summary>
    public const string ById = "(SELECT COALESCE(merged_into, id) FROM reporter WHERE id = @reporterId)";

    /// <summary>The id of a reporter by a slug they have or had, the parameter @reporter.</summary>
    public const string BySlug = "(SELECT owner_id FROM address WHERE kind = 'reporter' AND slug = @reporter)";

    /// <summary>Counts articles up before their byline changes, so that their last version keeps it as it was.</summary>
    const string TouchArticles = """
        UPDATE article SET version = version + 1, updated_by = @author
        WHERE id IN (SELECT article_id FROM article_reporter WHERE reporter_id = @id) AND (@articleIds::uuid[] IS NULL OR id = ANY(@articleIds))
        """;

    static readonly Deletion Deletion = new("reporter", "reporter", """
        SELECT 'articles' AS kind, count(*) AS count
        FROM article_reporter ar JOIN article a ON a.id = ar.article_id
        WHERE ar.reporter_id = @id AND (a.deleted_at IS NULL OR @permanent)
        """, """
        SELECT a.id, a.slug, a.title FROM article_reporter ar JOIN article a ON a.id = ar.article_id
        WHERE ar.reporter_id = @id AND (a.deleted_at IS NULL OR @permanent) ORDER BY a.sorted_at DESC, a.id DESC LIMIT 10
        """);

    /// <summary>The reporter of an id or slug, present or past: of one that was merged the one that lives on.</summary>
    public async Task<Reporter?> FindAsync(string idOrSlug, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        const string bySlug = $"SELECT {Columns} FROM address s JOIN reporter r ON r.id = s.owner_id WHERE s.kind = 'reporter' AND s.slug = @slug AND r.deleted_at IS NULL";
        return Guid.TryParse(idOrSlug, out var id)
            ? await FindAsync(connection, id, ct)
            : await connection.QuerySingleOrDefaultAsync<Reporter>(new(bySlug, new { slug = idOrSlug }, cancellationToken: ct));
    }

    static async Task<Reporter?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        const string sql = $"SELECT {Columns} FROM reporter o JOIN reporter r ON r.id = COALESCE(o.merged_into, o.id) WHERE o.id = @id AND r.deleted_at IS NULL";
        return await connection.QuerySingleOrDefaultAsync<Reporter>(new(sql, new { id }, cancellationToken: ct));
    }

    /// <summary>Those of these reporters that there are, by their ids.</summary>
    public async Task<Dictionary<Guid, Reporter>> FindAsync(Guid[] ids, CancellationToken ct)
    {
        const string sql = $"SELECT {Columns} FROM reporter r WHERE r.id = ANY(@ids) AND r.deleted_at IS NULL";
        await using var connection = await db.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<Reporter>(new(sql, new { ids }, cancellationToken: ct))).ToDictionary(r => r.Id);
    }

    public Task<Page<Reporter>> ListAsync(ListReporters.Request request, CancellationToken ct) =>
        new ListStatement<Reporter>(Columns, "reporter r", ListOrder.Newest<Reporter>("r.id", r => r.Id))
            .Where("r.deleted_at IS NULL")
            .Where("r.name_key = @name", "name", KeyOf(request.Name))
            .Where("r.outlet_key = @outlet", "outlet", KeyOf(request.Outlet))
            .Where("strpos(r.name_key, @q) > 0", "q", KeyOf(request.Q))
            .PageAsync(db, request, ct);

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
                    CASE WHEN @chosen OR NOT EXISTS (SELECT FROM address WHERE kind = 'reporter' AND slug = @slug) THEN @slug ELSE @otherSlug END,
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
            SET name = @Name, outlet = @Outlet, emails = @emails,
                removed_emails = ARRAY(SELECT DISTINCT e.email FROM unnest(removed_emails || emails) AS e (email) WHERE e.email <> ALL(@emails)), slug = COALESCE(@Slug, slug), name_key = @nameKey, outlet_key = @outletKey, updated_at = now()
            WHERE id = @id
            """;
        var current = await connection.QuerySingleOrDefaultAsync<Reporter>(new(find, new { id }, cancellationToken: ct)) ?? throw ProblemException.NotFound("reporter", id);
        var input = change(current);
        var arguments = new { id, input.Name, input.Outlet, emails = input.Emails.ToArray(), input.Slug, nameKey = CmsText.Key(input.Name), outletKey = KeyOf(input.Outlet) };
        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
        return (await FindAsync(connection, id, ct))!;
    }, ct);

    /// <summary>Gives all bylines of a reporter, their addresses and their address to another.</summary>
    /// <exception cref="ProblemException">404, or 422 when there is nobody to merge into.</exception>
    public Task<Reporter> MergeAsync(Guid id, Guid into, string author, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string sql = $"""
            {TouchArticles};
            DELETE FROM article_reporter later USING article_reporter first
            WHERE later.reporter_id IN (@id, @into) AND first.reporter_id IN (@id, @into) AND first.article_id = later.article_id AND first.position < later.position;
            UPDATE article_reporter SET reporter_id = @into WHERE reporter_id = @id;
            UPDATE reporter r SET emails = r.emails || ARRAY(SELECT e.email FROM unnest(o.emails) WITH ORDINALITY AS e (email, position) WHERE e.email <> ALL(r.emails) ORDER BY e.position),
                removed_emails = ARRAY(SELECT DISTINCT e.email FROM unnest(r.removed_emails || o.removed_emails) AS e (email) WHERE e.email <> ALL(r.emails || o.emails)), updated_at = now()
            FROM reporter o WHERE r.id = @into AND o.id = @id;
            UPDATE reporter SET merged_into = @into WHERE merged_into = @id;
            UPDATE reporter SET deleted_at = now(), merged_into = @into WHERE id = @id
            """;
        var arguments = new { id, into, author, articleIds = (Guid[]?)null };
        var living = await LockAsync(connection, [id, into], null, ct);
        if (!living.Contains(id))
        {
            throw ProblemException.NotFound("reporter", id);
        }

        if (id == into || !living.Contains(into))
        {
            throw ProblemException.NothingToMergeInto("reporter", into);
        }

        await connection.ExecuteAsync(new(sql, arguments, commandTimeout: 0, cancellationToken: ct));
        return (await FindAsync(connection, into, ct))!;
    }, ct);

    /// <summary>Makes a reporter of some of another's bylines.</summary>
    /// <exception cref="ProblemException">404, or 422 for articles that don't name the reporter.</exception>
    public Task<Reporter> SplitAsync(Guid id, ReporterInput input, Guid[] articleIds, string author, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string find = "SELECT a.id FROM article_reporter ar JOIN article a ON a.id = ar.article_id WHERE ar.reporter_id = @id AND a.id = ANY(@articleIds) AND a.deleted_at IS NULL";
        const string sql = $"{TouchArticles}; UPDATE article_reporter SET reporter_id = @splitId WHERE reporter_id = @id AND article_id = ANY(@articleIds)";
        var splitId = Guid.CreateVersion7();
        var arguments = new { id, splitId, articleIds, author };
        if ((await LockAsync(connection, [id], articleIds, ct)).Count == 0)
        {
            throw ProblemException.NotFound("reporter", id);
        }

        var named = (await connection.QueryAsync<Guid>(new(find, arguments, cancellationToken: ct))).ToHashSet();
        if (articleIds.Index().Where(a => !named.Contains(a.Item)).Select(a => FieldError.At($"/articleIds/{a.Index}", FieldCode.Unknown, "This article doesn't name the reporter.")).ToList() is { Count: > 0 } errors)
        {
            throw new ProblemException(ProblemCode.UnknownReference, "Some of these articles don't name the reporter.", errors);
        }

        await InsertAsync(connection, splitId, input, ct);
        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
        return (await FindAsync(connection, splitId, ct))!;
    }, ct);

    /// <summary>Locks reporters and what they wrote: imports first, then articles, then reporters, as every other write does.</summary>
    /// <returns>Those of the reporters that there are.</returns>
    static async Task<HashSet<Guid>> LockAsync(NpgsqlConnection connection, Guid[] ids, Guid[]? articleIds, CancellationToken ct)
    {
        const string articles = """
            SELECT id FROM article
            WHERE id IN (SELECT article_id FROM article_reporter WHERE reporter_id = @id) AND (@articleIds::uuid[] IS NULL OR id = ANY(@articleIds)) ORDER BY id FOR UPDATE
            """;
        const string reporters = "SELECT id FROM reporter WHERE id = ANY(@ids) AND deleted_at IS NULL ORDER BY id FOR UPDATE";
        await ImportStore.LockAsync(connection, ct);
        await connection.ExecuteAsync(new(articles, new { id = ids[0], articleIds }, cancellationToken: ct));
        return [.. await connection.QueryAsync<Guid>(new(reporters, new { ids }, cancellationToken: ct))];
    }

    /// <summary>Finds bylines by name and outlet, makes those that are missing, and adds addresses they neither have nor were taken away; within the caller's transaction.</summary>
    /// <remarks>A name that was merged away leads to the reporter that lives on, unless another has taken it since.</remarks>
    /// <returns>A byline for each given, in their order.</returns>
    public static async Task<IReadOnlyList<EnsuredReporter>> EnsureAsync(NpgsqlConnection connection, IReadOnlyList<ReporterInput> inputs, CancellationToken ct)
    {
        const string find = """
            SELECT r.id, r.name, b.name_key, b.outlet_key, r.emails, r.removed_emails, r.updated_at
            FROM reporter b JOIN reporter r ON r.id = COALESCE(b.merged_into, b.id)
            WHERE b.name_key = ANY(@keys) AND r.deleted_at IS NULL
            ORDER BY b.deleted_at DESC NULLS FIRST, r.id FOR KEY SHARE OF r
            """;
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
        var rows = await connection.QueryAsync<(Guid Id, string Name, string NameKey, string? OutletKey, string[] Emails, string[] RemovedEmails, DateTime UpdatedAt)>(new(find, new { keys }, cancellationToken: ct));
        var known = rows.DistinctBy(r => (r.NameKey, r.OutletKey)).ToDictionary(r => (r.NameKey, r.OutletKey), r => new EnsuredReporter(r.Id, r.Name, r.Emails, new DateTimeOffset(r.UpdatedAt)) { RemovedEmails = r.RemovedEmails });
        var missing = bylines.Zip(inputs).Where(b => !known.ContainsKey(b.First)).DistinctBy(b => b.First).ToDictionary(b => b.First, b => b.Second);
        foreach (var (byline, id) in await InsertAsync(connection, missing, ct))
        {
            known.Add(byline, new(id, missing[byline].Name, null, null));
        }

        var emails = bylines.Zip(inputs).SelectMany(b => b.Second.Emails.Except(known[b.First].EmailsBefore ?? []).Except(known[b.First].RemovedEmails).Select(email => (known[b.First].Id, Email: email)))
            .Distinct().ToList();
        if (emails.Count > 0)
        {
            await connection.ExecuteAsync(new(addEmails, new { ids = emails.Select(e => e.Id).ToArray(), emails = emails.Select(e => e.Email).ToArray() }, cancellationToken: ct));
        }

        var changed = emails.Select(e => e.Id).ToHashSet();
        return [.. bylines.Zip(inputs).Select(b => known[b.First] with { IsChanged = changed.Contains(known[b.First].Id), RemovedEmails = [.. known[b.First].RemovedEmails.Intersect(b.Second.Emails)] })];
    }

    /// <summary>Inserts bylines without addresses, each with the slug of its name, or a longer one where that is taken.</summary>
    static async Task<Dictionary<(string Name, string? Outlet), Guid>> InsertAsync(
        NpgsqlConnection connection, Dictionary<(string Name, string? Outlet), ReporterInput> inputs, CancellationToken ct)
    {
        const string find = "SELECT slug FROM address WHERE kind = 'reporter' AND slug = ANY(@slugs)";
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

    /// <summary>Which of the addresses that the byline gives were taken away from the reporter, and stay so.</summary>
    public string[] RemovedEmails { get; init; } = [];
}
