using System.Runtime.CompilerServices;
using System.Text.Json;
using Cms.Api.Binding;
using Cms.Api.Categories;
using Cms.Api.Database;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Cms.Api.Seeing;
using Dapper;
using Npgsql;

namespace Cms.Api.Articles;

/// <summary>Every statement on articles, their slugs and their bylines.</summary>
sealed class ArticleStore(NpgsqlDataSource db, ArticleNames names)
{
    /// <summary>As many of an article's tags lead to related ones.</summary>
    const int MaxTags = 10;

    /// <summary>The states from which an article is published.</summary>
    public static readonly ArticleStatus[] Publishable = [ArticleStatus.Draft, ArticleStatus.Published, ArticleStatus.Archived];

    /// <param name="idOrSlug">The id, or a slug that the article has or had.</param>
    /// <param name="sight">What the caller may see.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="fields">The members that are asked for; null for all.</param>
    public async Task<Article?> FindAsync(string idOrSlug, ArticleSight sight, CancellationToken ct, Fields<Article>? fields = null)
    {
        var isId = Guid.TryParse(idOrSlug, out var id);
        var columns = ArticleColumns.Of(fields);
        var found = isId
            ? await ReadAsync($"SELECT {columns} FROM {sight.From} WHERE a.id = @id AND {sight.Condition}", new { id, sight.Own }, ct)
            : await ReadAsync($"SELECT {columns} FROM article_slug s JOIN {sight.From} ON a.id = s.article_id WHERE s.slug = @slug AND {sight.Condition}", new { slug = idOrSlug, sight.Own }, ct);
        return found is [var article] ? (await names.AddAsync([article], ct))[0] : null;
    }

    /// <summary>The articles of a statement on <see cref="ArticleColumns"/>; the connection is back before their names may need one.</summary>
    async Task<List<Article>> ReadAsync(string sql, object arguments, CancellationToken ct, [CallerMemberName] string method = "")
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ReadAsync(new(StatementName.Line($"{nameof(ArticleStore)}.{method}") + sql, arguments, cancellationToken: ct), ArticleReader.Of);
    }

    static Task<Article?> FindAsync(NpgsqlConnection connection, Guid id, ArticleSight sight, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<Article>(new($"SELECT {ArticleColumns.WithNames} FROM {sight.From} WHERE a.id = @id AND {sight.Condition}", new { id, sight.Own }, cancellationToken: ct));

    /// <summary>The id of an article that the caller may see; null when there is none.</summary>
    public async Task<Guid?> FindIdAsync(string idOrSlug, ArticleSight sight, CancellationToken ct)
    {
        var sql = $"SELECT a.id FROM {sight.From} WHERE a.id = COALESCE(@id, (SELECT article_id FROM article_slug WHERE slug = @slug)) AND {sight.Condition}";
        var arguments = new { id = Guid.TryParse(idOrSlug, out var id) ? id : (Guid?)null, slug = idOrSlug, sight.Own };
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<Guid?>(new(sql, arguments, cancellationToken: ct));
    }

    /// <summary>Why an article was killed that readers ask for; null when none was, or it was never theirs to read.</summary>
    public async Task<string?> KillReasonAsync(string idOrSlug, CancellationToken ct)
    {
        const string sql = """
            SELECT a.kill_reason FROM article a
            WHERE a.id = COALESCE(@id, (SELECT article_id FROM article_slug WHERE slug = @slug)) AND a.status = 'killed' AND a.published_at <= now() AND a.deleted_at IS NULL
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        var arguments = new { id = Guid.TryParse(idOrSlug, out var id) ? id : (Guid?)null, slug = idOrSlug };
        return await connection.ExecuteScalarAsync<string?>(new(sql, arguments, cancellationToken: ct));
    }

    /// <summary>What to answer for an article that isn't there: 410 with the reason when it was killed, else 404.</summary>
    public async Task<ProblemException> MissingAsync(string idOrSlug, CancellationToken ct) => await KillReasonAsync(idOrSlug, ct) is { } reason
        ? new(ProblemCode.Killed, reason)
        : ProblemException.NotFound("article", idOrSlug);

    /// <summary>Readers' articles, newest first; with a status, the editors' of that status.</summary>
    public async Task<Page<ArticleListItem>> ListAsync(ListArticles.Request request, ArticleSight sight, CancellationToken ct) =>
        (await ListAsync(ArticleColumns.OfList(request.Fields, request.Include), request, sight, ct)).Select(ArticleListItem (a) => a);

    /// <summary>The same with their bodies.</summary>
    public Task<Page<Article>> ListWholeAsync(ListArticles.Request request, ArticleSight sight, CancellationToken ct) => ListAsync(ArticleColumns.Whole, request, sight, ct);

    async Task<Page<Article>> ListAsync(string columns, ListArticles.Request request, ArticleSight sight, CancellationToken ct)
    {
        var filter = await FilterAsync(request, sight, ct);
        var (from, time, id) = filter.Source;
        var order = ListOrder.Newest<Article>(time, id, a => (a.PublishedAt ?? a.CreatedAt, a.Id)) with { IsAscending = request.Sort is ArticleOrder.Oldest };
        var page = await new ListStatement<Article>(columns, from, order) { Read = ArticleReader.Of }.Where([.. filter.Conditions(), .. filter.Times(time)]).OneOf(filter.Branches).PageAsync(db, request, ct);
        return page with { Data = await names.AddAsync(page.Data, ct) };
    }

    /// <summary>The filters of a list, with the categories below the one that is asked for.</summary>
    public async Task<ArticleFilter> FilterAsync(ListArticles.Request request, ArticleSight sight, CancellationToken ct)
    {
        if (request.Subtree is not true)
        {
            return new(request, sight, null);
        }

        await using var connection = await db.OpenConnectionAsync(ct);
        return new(request, sight, await CategoryStore.SubtreeAsync(connection, request.Category!, ct));
    }

    /// <summary>Those of these articles that the caller may see, in any order.</summary>
    /// <param name="ids">The articles.</param>
    /// <param name="sight">What the caller may see.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="fields">The members that are asked for; null for all that a list shows.</param>
    /// <param name="include">What is asked for along with them.</param>
    public async Task<IReadOnlyList<ArticleListItem>> ListAsync(Guid[] ids, ArticleSight sight, CancellationToken ct, Fields<Article>? fields = null, Includes<ArticleInclude>? include = null)
    {
        var sql = $"SELECT {ArticleColumns.OfList(fields, include)} FROM {sight.From} WHERE a.id = ANY(@ids) AND {sight.Condition}";
        return ids.Length == 0 ? [] : await names.AddAsync(await ReadAsync(sql, new { ids, sight.Own }, ct), ct);
    }

    /// <summary>Of each article the published ones to read next: those with the most tags in common, and newer before older; where these are too few, the newest of its category.</summary>
    /// <returns>Of each article, the best first.</returns>
    public async Task<IEnumerable<(Guid Of, Guid[] Related)>> RelatedAsync(Guid[] ids, int limit, CancellationToken ct)
    {
        // Of each tag, and of the category, as many as are shown and the article itself: a few rows from an index, however common a tag is.
        const string sql = """
            SELECT a.id, ARRAY(
                SELECT p.id
                FROM (SELECT g.article_id AS id
                      FROM unnest(a.tags[:@MaxTags]) AS t (tag)
                      CROSS JOIN LATERAL (SELECT n.article_id FROM article_tag n WHERE n.tag = t.tag AND n.sorted_at <= now()
                                          ORDER BY n.sorted_at DESC, n.article_id DESC LIMIT @limit + 1) g
                      UNION
                      (SELECT n.id FROM published_article n WHERE n.category_id = a.category_id ORDER BY n.sorted_at DESC, n.id DESC LIMIT @limit + 1)) k
                JOIN published_article p ON p.id = k.id
                WHERE p.id <> a.id
                ORDER BY (SELECT count(*) FROM unnest(p.tags) AS t (tag) WHERE t.tag = ANY(a.tags)) DESC, p.sorted_at DESC, p.id DESC
                LIMIT @limit)
            FROM article a
            WHERE a.id = ANY(@ids)
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QueryAsync<(Guid, Guid[])>(new(sql, new { ids, limit, MaxTags }, cancellationToken: ct));
    }

    /// <summary>Stores a new draft.</summary>
    public Task<Article> CreateAsync(ArticleInput input, string author, CancellationToken ct) => db.InTransactionAsync(connection => CreateAsync(connection, input, author, ct), ct);

    /// <summary>The same within the caller's transaction, as the others below.</summary>
    public static async Task<Article> CreateAsync(NpgsqlConnection connection, ArticleInput input, string author, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO article (id, slug, title, subtitle, body, body_text, summary, category_id, tags, source, external_id, dateline, copyright,
                                 likeness, created_by, updated_by)
            VALUES (@Id, @Slug, @Title, @Subtitle, @Body, @BodyText, @Summary, @CategoryId, @Tags, @Source, @ExternalId, @Dateline, @Copyright,
                    @Likeness, @Author, @Author)
            """;
        var id = Guid.CreateVersion7();
        var body = ArticleBody.From(input.Body);
        var row = ArticleRow.From(id, input, body, await ArticleSlug.ClaimAsync(connection, id, input, ct), author);
        await LockCategoryAsync(connection, row.CategoryId, ct);
        await connection.ExecuteAsync(new(sql, row, cancellationToken: ct));
        await SetReportersAsync(connection, id, input, ct);
        return (await FindAsync(connection, id, ArticleSight.All, ct))! with { Removed = body.Removed };
    }

    /// <summary>Replaces what editors write of an article by what <paramref name="change"/> makes of it.</summary>
    /// <param name="edit">The article, and who writes.</param>
    /// <param name="change">Makes the new article of the one it is given: the present, or where that has moved on the version it was based on.</param>
    /// <param name="merge">Whether what was based on an earlier version is merged where it can be.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ProblemException">404; 403 for a reporter whose draft it isn't; 412 for another version, with base, theirs and yours.</exception>
    public Task<Article> UpdateAsync(ArticleEdit edit, Func<ArticleInput, ArticleInput> change, bool merge, CancellationToken ct) =>
        db.InTransactionAsync(connection => UpdateAsync(connection, edit, change, merge, ct), ct);

    public static async Task<Article> UpdateAsync(NpgsqlConnection connection, ArticleEdit edit, Func<ArticleInput, ArticleInput> change, bool merge, CancellationToken ct)
    {
        var last = await ArticleLock.TakeAsync(connection, edit, ct);
        var current = ArticleInput.From((await FindAsync(connection, edit.Id, ArticleSight.All, ct))!);
        var input = edit.Covers(last.Version) ? change(current) : await MergeAsync(connection, edit, last, current, change, merge, ct);
        var body = await ReplaceAsync(connection, edit.Id, input, edit.Author, current, ct);
        return (await FindAsync(connection, edit.Id, ArticleSight.All, ct))! with { Removed = body.Removed };
    }

    static async Task<ArticleInput> MergeAsync(
        NpgsqlConnection connection, ArticleEdit edit, ArticleLock last, ArticleInput current, Func<ArticleInput, ArticleInput> change, bool merge, CancellationToken ct)
    {
        if (edit.Versions!.Where(v => v < last.Version).OrderDescending().Cast<int?>().FirstOrDefault() is not { } version
            || await ArticleRevisionStore.FindAsync(connection, edit.Id, version, ct) is not { } revision)
        {
            throw last.Stale();
        }

        var basis = ArticleInput.From(revision);
        var differences = ThreeWay.Compare(basis, current, change(basis));
        return merge && differences.All(d => d.Merges) ? ThreeWay.Merge(current, differences) : throw last.Stale(version, differences);
    }

    static async Task<ArticleBody> ReplaceAsync(NpgsqlConnection connection, Guid id, ArticleInput input, string author, ArticleInput current, CancellationToken ct)
    {
        const string sql = """
            UPDATE article
            SET slug = @Slug, title = @Title, subtitle = @Subtitle, body = @Body, body_text = @BodyText, summary = @Summary, category_id = @CategoryId, tags = @Tags,
                source = @Source, external_id = @ExternalId, dateline = @Dateline, copyright = @Copyright,
                likeness = @Likeness, version = version + 1, updated_by = @Author
            WHERE id = @Id
            """;
        var body = ArticleBody.From(input.Body);
        var slug = input.Slug is null ? current.Slug! : await ArticleSlug.ClaimAsync(connection, id, input, ct);
        var row = ArticleRow.From(id, input, body, slug, author);
        await LockCategoryAsync(connection, row.CategoryId, ct);
        await connection.ExecuteAsync(new(sql, row, cancellationToken: ct));
        if (!input.Reporters.SequenceEqual(current.Reporters))
        {
            await connection.ExecuteAsync(new("DELETE FROM article_reporter WHERE article_id = @id", new { id }, cancellationToken: ct));
            await SetReportersAsync(connection, id, input, ct);
        }

        return body;
    }

    /// <summary>Takes an article from one state of its life to another.</summary>
    /// <param name="edit">The article, and who does it.</param>
    /// <param name="to">Its new state.</param>
    /// <param name="from">The states that lead there.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="publishedAt">Its new time; null leaves the one it has, or now for one that never had any.</param>
    /// <param name="killReason">Why it is killed.</param>
    /// <exception cref="ProblemException">409 from another state.</exception>
    public Task<Article> SetStatusAsync(
        ArticleEdit edit, ArticleStatus to, ArticleStatus[] from, CancellationToken ct, DateTimeOffset? publishedAt = null, string? killReason = null) =>
        db.InTransactionAsync(connection => SetStatusAsync(connection, edit, to, from, ct, publishedAt, killReason), ct);

    public static async Task<Article> SetStatusAsync(
        NpgsqlConnection connection, ArticleEdit edit, ArticleStatus to, ArticleStatus[] from, CancellationToken ct, DateTimeOffset? publishedAt = null, string? killReason = null)
    {
        const string sql = """
            UPDATE article
            SET status = @status, published_at = CASE WHEN @status = 'published' THEN COALESCE(@publishedAt, published_at, now()) ELSE published_at END,
                kill_reason = @killReason, deleted_at = NULL, version = version + 1, updated_by = @Author
            WHERE id = @Id
            RETURNING published_at, version, updated_at
            """;
        var (last, article) = await ArticleLock.TakeAndFindAsync(connection, edit, orDeleted: from.Contains(ArticleStatus.Killed), ct);
        last.Require(edit);
        if (!last.IsDeleted && !from.Contains(last.Status))
        {
            throw new ProblemException(ProblemCode.WrongStatus, $"It is {Name(last.Status)}; this is for articles that are {string.Join(" or ", from.Select(Name))}.");
        }

        if (to == ArticleStatus.Published)
        {
            RequirePublishable(article!); // nothing that is deleted is published
        }

        var (time, version, updatedAt) = await connection.QuerySingleAsync<(DateTime?, int, DateTime)>(new(sql, new { edit.Id, status = Name(to), publishedAt, killReason, edit.Author }, cancellationToken: ct));
        return article is null ? (await FindAsync(connection, edit.Id, ArticleSight.All, ct))! : article with
        {
            Status = to,
            PublishedAt = time,
            KillReason = killReason,
            Version = version,
            UpdatedAt = updatedAt,
        };
    }

    /// <summary>Adds a correction, for all who read the article from now on.</summary>
    public Task<Article> CorrectAsync(ArticleEdit edit, ArticleCorrectionInput correction, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string sql = """
            INSERT INTO article_correction (id, article_id, kind, note, dated_at, created_by) VALUES (@correctionId, @Id, @kind, @Note, COALESCE(@DatedAt, now()), @Author);
            UPDATE article SET version = version + 1, updated_by = @Author WHERE id = @Id
            """;
        (await ArticleLock.TakeAsync(connection, edit, ct)).Require(edit);
        var arguments = new { edit.Id, edit.Author, correctionId = Guid.CreateVersion7(), kind = JsonNamingPolicy.CamelCase.ConvertName(correction.Kind!.Value.ToString()), correction.Note, correction.DatedAt };
        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
        return (await FindAsync(connection, edit.Id, ArticleSight.All, ct))!;
    }, ct);

    /// <summary>Takes a correction back.</summary>
    public Task WithdrawCorrectionAsync(ArticleEdit edit, Guid correctionId, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string delete = "DELETE FROM article_correction WHERE id = @correctionId AND article_id = @Id";
        const string touch = "UPDATE article SET version = version + 1, updated_by = @Author WHERE id = @Id";
        (await ArticleLock.TakeAsync(connection, edit, ct)).Require(edit);
        var arguments = new { edit.Id, edit.Author, correctionId };
        return await connection.ExecuteAsync(new(delete, arguments, cancellationToken: ct)) > 0
            ? await connection.ExecuteAsync(new(touch, arguments, cancellationToken: ct))
            : throw ProblemException.NotFound("correction", correctionId);
    }, ct);

    /// <summary>Takes an article away: from every read, or for good with its comments.</summary>
    public Task DeleteAsync(ArticleEdit edit, bool permanent, CancellationToken ct) => db.InTransactionAsync(connection => DeleteAsync(connection, edit, permanent, ct), ct);

    public static async Task<int> DeleteAsync(NpgsqlConnection connection, ArticleEdit edit, bool permanent, CancellationToken ct)
    {
        const string soft = "UPDATE article SET deleted_at = now(), version = version + 1, updated_by = @Author WHERE id = @Id";
        const string hard = "DELETE FROM article WHERE id = @Id";
        (await ArticleLock.TakeAsync(connection, edit, ct, orDeleted: permanent)).Require(edit);
        return await connection.ExecuteAsync(new(permanent ? hard : soft, new { edit.Id, edit.Author }, cancellationToken: ct));
    }

    /// <summary>The article that a source calls so; null when there is none.</summary>
    public static Task<Guid?> FindBySourceAsync(NpgsqlConnection connection, string source, string externalId, CancellationToken ct)
    {
        const string sql = "SELECT id FROM article WHERE source = @source AND external_id = @externalId AND deleted_at IS NULL";
        return connection.ExecuteScalarAsync<Guid?>(new(sql, new { source, externalId }, cancellationToken: ct));
    }

    /// <exception cref="ProblemException">422 with what must be put right first.</exception>
    static void RequirePublishable(Article article)
    {
        if (ArticleCheck.Of(TextFindings.Of(article)) is { CanPublish: false } check)
        {
            var blocking = check.Findings.Where(f => f.Severity == FindingSeverity.Blocking).ToList();
            throw new ProblemException(ProblemCode.CheckFailed, blocking[0].Message, [.. blocking.Select(f => FieldError.At("/" + f.Field, FieldCode.Reserved, f.Message))])
            {
                Extensions = new() { ["findings"] = blocking },
            };
        }
    }

    /// <summary>Holds the category against deletion until this transaction ends.</summary>
    static async Task LockCategoryAsync(NpgsqlConnection connection, Guid? id, CancellationToken ct)
    {
        const string sql = "SELECT id FROM category WHERE id = @id AND deleted_at IS NULL FOR KEY SHARE";
        if (id is not null && await connection.ExecuteScalarAsync<Guid?>(new(sql, new { id }, cancellationToken: ct)) is null)
        {
            throw new ProblemException(ProblemCode.UnknownReference, $"There is no category '{id}'.", FieldError.At("/category/id", FieldCode.Unknown, "There is no such category."));
        }
    }

    static async Task SetReportersAsync(NpgsqlConnection connection, Guid id, ArticleInput input, CancellationToken ct)
    {
        const string sql = """
            WITH named AS (
                SELECT listed.position, r.id FROM unnest(@reporters) WITH ORDINALITY AS listed (id, position)
                JOIN reporter o ON o.id = listed.id JOIN reporter r ON r.id = COALESCE(o.merged_into, o.id)
                WHERE r.deleted_at IS NULL FOR KEY SHARE OF r),
            written AS (
                INSERT INTO article_reporter (article_id, position, reporter_id, sorted_at)
                SELECT a.id, min(n.position), n.id, a.sorted_at FROM named n CROSS JOIN article a WHERE a.id = @id GROUP BY a.id, n.id)
            SELECT count(*) FROM named
            """;
        Guid[] reporters = [.. input.Reporters.Select(r => r.Id)];
        if (reporters.Length > 0 && await connection.ExecuteScalarAsync<long>(new(sql, new { id, reporters }, cancellationToken: ct)) < reporters.Length)
        {
            throw new ProblemException(ProblemCode.UnknownReference, "A reporter is unknown.", FieldError.At("/reporters", FieldCode.Unknown, "One of these reporters doesn't exist."));
        }
    }

    static string Name(ArticleStatus status) => status.ToString().ToLowerInvariant();
}
