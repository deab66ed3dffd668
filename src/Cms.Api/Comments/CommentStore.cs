using System.Security.Cryptography;
using System.Text;
using Cms.Api.Articles;
using Cms.Api.Database;
using Cms.Api.Http;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Comments;

/// <summary>Every statement on comments.</summary>
sealed class CommentStore(NpgsqlDataSource db)
{
    const string Columns = "c.id, c.article_id, c.parent_id, c.author_name, c.account IS NULL AS is_guest, c.withdrawn_at IS NOT NULL AS is_withdrawn, c.body, c.status, c.like_count, c.posted_at, c.created_at, c.updated_at";

    /// <summary>And what readers needn't know.</summary>
    const string ModeratorColumns = $"{Columns}, c.report_count, c.held_for";

    static readonly Deletion Deletion = new("comment", "comment",
        "SELECT 'replies' AS kind, count(*) AS count FROM comment WHERE parent_id = @id AND (deleted_at IS NULL OR @permanent)");

    /// <param name="id">The comment.</param>
    /// <param name="approvedOnly">Only what readers may see.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Comment?> FindAsync(Guid id, bool approvedOnly, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await FindAsync(connection, id, approvedOnly, ct);
    }

    static async Task<Comment?> FindAsync(NpgsqlConnection connection, Guid id, bool approvedOnly, CancellationToken ct)
    {
        const string approved = $"SELECT {Columns} FROM approved_comment c WHERE c.id = @id";
        const string all = $"SELECT {ModeratorColumns} FROM comment c WHERE c.id = @id AND c.deleted_at IS NULL";
        return await connection.QuerySingleOrDefaultAsync<Comment>(new(approvedOnly ? approved : all, new { id }, cancellationToken: ct));
    }

    /// <summary>Comments, newest first: readers', or what moderators ask for.</summary>
    public Task<Page<Comment>> ListAsync(CommentListRequest request, Guid? articleId, CancellationToken ct)
    {
        var isReaders = !request.IsForModerators;
        var list = new ListStatement<Comment>(isReaders ? Columns : ModeratorColumns, isReaders ? "approved_comment c" : "comment c", ListOrder.Newest<Comment>("c.id", c => c.Id));
        if (!isReaders)
        {
            list.Where("c.deleted_at IS NULL").Where("c.status = @status", "status", request.Status?.ToString().ToLowerInvariant());
        }

        if (request.Held is { } held)
        {
            list.Where(held ? "c.held_for IS NOT NULL" : "c.held_for IS NULL");
        }

        if (request.Reported is { } reported)
        {
            list.Where(reported ? "c.report_count > 0" : "c.report_count = 0");
        }

        return list.Where("c.article_id = @articleId", "articleId", articleId).PageAsync(db, request, ct);
    }

    /// <summary>Of each article how many comments readers see, and the newest of them; those without any are left out.</summary>
    public async Task<Dictionary<Guid, IncludedComments>> NewestAsync(Guid[] articleIds, int limit, CancellationToken ct)
    {
        const string sql = $"""
            SELECT {Columns}, t.total
            FROM unnest(@articleIds) AS n (id)
            CROSS JOIN LATERAL (SELECT count(*)::integer AS total FROM approved_comment v WHERE v.article_id = n.id) t
            CROSS JOIN LATERAL (SELECT v.id FROM approved_comment v WHERE v.article_id = n.id ORDER BY v.id DESC LIMIT @limit) w
            JOIN approved_comment c ON c.id = w.id
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        var rows = await connection.QueryAsync<Comment, int, (Comment Comment, int Total)>(new(sql, new { articleIds, limit }, cancellationToken: ct), (comment, total) => (comment, total), splitOn: "total");
        return rows.GroupBy(r => r.Comment.ArticleId).ToDictionary(g => g.Key, g => new IncludedComments(g.First().Total, [.. g.Select(r => r.Comment).OrderByDescending(c => c.Id)]));
    }

    /// <summary>Stores a comment from an account, which waits for approval.</summary>
    /// <exception cref="ProblemException">422 for an unknown article or parent.</exception>
    public Task<Comment> CreateAsync(NewComment comment, string account, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string article = "SELECT id FROM article WHERE id = @ArticleId AND deleted_at IS NULL FOR KEY SHARE";
        if (await connection.ExecuteScalarAsync<Guid?>(new(article, new { comment.ArticleId }, cancellationToken: ct)) is null)
        {
            throw Unknown("/articleId", "There is no such article.");
        }

        var id = await InsertAsync(connection, comment, new() { Account = account, Status = CommentStatus.Pending }, ct);
        return (await FindAsync(connection, id, approvedOnly: false, ct))!;
    }, ct);

    /// <summary>Stores a guest's comment, on an article that readers see.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="passwordHash">By which they may change it later.</param>
    /// <param name="visitor">A digest of where they are.</param>
    /// <param name="rules">The site's rules.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The comment as its author is told of it: that it is held back is nothing they could work around.</returns>
    /// <exception cref="ProblemException">422 for an unknown article or parent, 409 when comments are closed, 429 for too many.</exception>
    public Task<Comment> CreateAsync(NewComment comment, string passwordHash, string visitor, CommentRules rules, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        var moderation = await RequireOpenAsync(connection, comment.ArticleId, rules, ct);
        await RequireQuotaAsync(connection, visitor, rules, ct);
        var bodyKey = KeyOf(comment.Body);
        var heldFor = await HoldAsync(connection, comment.AuthorName + "\n" + comment.Body, ct) ?? await FloodAsync(connection, comment.ArticleId, bodyKey, rules, ct);
        var told = moderation == CommentModeration.Post ? CommentStatus.Approved : CommentStatus.Pending;
        var id = await InsertAsync(connection, comment, new()
        {
            PasswordHash = passwordHash,
            Visitor = visitor,
            BodyKey = bodyKey,
            HeldFor = heldFor,
            Status = heldFor is null ? told : CommentStatus.Pending,
        }, ct);
        return AsTold((await FindAsync(connection, id, approvedOnly: false, ct))!, told);
    }, ct);

    /// <summary>The hash of a guest's password; null for a comment that no guest wrote, or none.</summary>
    public async Task<string?> PasswordHashAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<string?>(new("SELECT password_hash FROM comment WHERE id = @id AND deleted_at IS NULL", new { id }, cancellationToken: ct));
    }

    /// <summary>A guest's new text, which is judged as the first one was.</summary>
    public Task<Comment> EditAsync(Guid id, string body, CommentRules rules, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string find = $"SELECT {ModeratorColumns} FROM comment c WHERE c.id = @id AND c.deleted_at IS NULL FOR UPDATE";
        const string sql = "UPDATE comment SET body = @body, body_key = @bodyKey, held_for = @heldFor, status = @status, updated_at = now() WHERE id = @id";
        var current = await connection.QuerySingleOrDefaultAsync<Comment>(new(find, new { id }, cancellationToken: ct)) ?? throw ProblemException.NotFound("comment", id);
        var moderation = await RequireOpenAsync(connection, current.ArticleId, rules, ct);
        var heldFor = await HoldAsync(connection, body, ct) ?? current.HeldFor;
        var told = moderation == CommentModeration.Post ? CommentStatus.Approved : CommentStatus.Pending;
        var status = current.Status != CommentStatus.Approved ? current.Status : heldFor is null ? told : CommentStatus.Pending;
        await connection.ExecuteAsync(new(sql, new { id, body, bodyKey = KeyOf(body), heldFor = Name(heldFor), status = Name(status) }, cancellationToken: ct));
        return AsTold((await FindAsync(connection, id, approvedOnly: false, ct))!, told);
    }, ct);

    /// <summary>Takes a guest's comment back; one that others have answered leaves its place empty.</summary>
    public Task WithdrawAsync(Guid id, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string hold = "SELECT id FROM comment WHERE id = @id FOR UPDATE"; // no reply comes in between
        const string sql = """
            WITH replies AS (SELECT EXISTS (SELECT FROM comment WHERE parent_id = @id AND deleted_at IS NULL) AS are_there)
            UPDATE comment
            SET withdrawn_at = now(), updated_at = now(), deleted_at = CASE WHEN NOT are_there THEN now() END, author_name = '(알 수 없음)', body = '작성자가 삭제한 댓글입니다.',
                password_hash = NULL, body_key = NULL
            FROM replies WHERE id = @id AND deleted_at IS NULL
            """;
        await connection.ExecuteAsync(new(hold, new { id }, cancellationToken: ct));
        return await connection.ExecuteAsync(new(sql, new { id }, cancellationToken: ct));
    }, ct);

    /// <summary>Counts a visitor's vote, once; or takes it back.</summary>
    /// <param name="id">A comment that readers see.</param>
    /// <param name="kind">What they say of it.</param>
    /// <param name="visitor">A digest of where they are.</param>
    /// <param name="isGiven">False to take it back.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Comment> VoteAsync(Guid id, CommentVote kind, string visitor, bool isGiven, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string give = "INSERT INTO comment_vote (comment_id, kind, visitor) VALUES (@id, @kind, @visitor) ON CONFLICT DO NOTHING";
        const string take = "DELETE FROM comment_vote WHERE comment_id = @id AND kind = @kind AND visitor = @visitor";
        const string count = """
            UPDATE comment SET like_count = like_count + CASE WHEN @kind = 'like' THEN @step ELSE 0 END, report_count = report_count + CASE WHEN @kind = 'report' THEN @step ELSE 0 END
            WHERE id = @id
            """;
        if (await FindAsync(connection, id, approvedOnly: true, ct) is null)
        {
            throw ProblemException.NotFound("comment", id);
        }

        var arguments = new { id, kind = Name(kind), visitor, step = isGiven ? 1 : -1 };
        if (await connection.ExecuteAsync(new(isGiven ? give : take, arguments, cancellationToken: ct)) > 0)
        {
            await connection.ExecuteAsync(new(count, arguments, cancellationToken: ct));
        }

        return (await FindAsync(connection, id, approvedOnly: true, ct))!;
    }, ct);

    static async Task<Guid> InsertAsync(NpgsqlConnection connection, NewComment comment, CommentOrigin origin, CancellationToken ct)
    {
        const string parent = "SELECT id FROM comment WHERE id = @ParentId AND article_id = @ArticleId AND parent_id IS NULL AND deleted_at IS NULL FOR KEY SHARE";
        const string sql = """
            INSERT INTO comment (id, article_id, parent_id, author_name, account, password_hash, visitor, body_key, held_for, body, status, posted_at)
            VALUES (@id, @ArticleId, @ParentId, @AuthorName, @Account, @PasswordHash, @Visitor, @BodyKey, @heldFor, @Body, @status, now())
            """;
        var id = Guid.CreateVersion7();
        var arguments = new
        {
            id,
            comment.ArticleId,
            comment.ParentId,
            comment.AuthorName,
            origin.Account,
            origin.PasswordHash,
            origin.Visitor,
            origin.BodyKey,
            heldFor = Name(origin.HeldFor),
            comment.Body,
            status = Name(origin.Status),
        };
        if (comment.ParentId is not null && await connection.ExecuteScalarAsync<Guid?>(new(parent, arguments, cancellationToken: ct)) is null)
        {
            throw Unknown("/parentId", "A reply answers a comment of the same article that is no reply itself.");
        }

        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
        return id;
    }

    /// <exception cref="ProblemException">422 for an article that readers don't see, 409 when its comments are closed.</exception>
    static async Task<CommentModeration> RequireOpenAsync(NpgsqlConnection connection, Guid articleId, CommentRules rules, CancellationToken ct)
    {
        const string sql = """
            SELECT COALESCE(s.moderation, @moderation) AS moderation,
                   COALESCE(s.closes_at, a.published_at + @CloseAfter) <= now() AS is_past
            FROM published_article a LEFT JOIN comment_settings s ON s.article_id = a.id WHERE a.id = @articleId
            """;
        var rows = await connection.QueryAsync<(string Moderation, bool? IsPast)>(new(sql, new { articleId, moderation = Name(rules.Moderation), rules.CloseAfter }, cancellationToken: ct));
        foreach (var (moderation, isPast) in rows)
        {
            return isPast is true || moderation == "closed"
                ? throw new ProblemException(ProblemCode.CommentsClosed, "Comments on this article are closed.")
                : Enum.Parse<CommentModeration>(moderation, ignoreCase: true);
        }

        throw Unknown("/articleId", "There is no such article.");
    }

    /// <exception cref="ProblemException">429 that tells when the next one is welcome.</exception>
    static async Task RequireQuotaAsync(NpgsqlConnection connection, string visitor, CommentRules rules, CancellationToken ct)
    {
        const string turn = "SELECT pg_advisory_xact_lock(hashtextextended(@visitor, 0))"; // of many at once each counts those before it
        const string sql = """
            SELECT count(*) FILTER (WHERE created_at > now() - interval '1 minute') AS minute, count(*) AS hour FROM comment WHERE visitor = @visitor AND created_at > now() - interval '1 hour'
            """;
        await connection.ExecuteAsync(new(turn, new { visitor }, cancellationToken: ct));
        var (minute, hour) = await connection.QuerySingleAsync<(long, long)>(new(sql, new { visitor }, cancellationToken: ct));
        if (hour >= rules.PerHour || minute >= rules.PerMinute)
        {
            throw ProblemException.TooMany(TimeSpan.FromMinutes(hour >= rules.PerHour ? 60 : 1), $"A visitor may post {rules.PerMinute} comments a minute and {rules.PerHour} an hour.");
        }
    }

    static byte[]? KeyOf(string body) => WordFold.Gist(body) is { Length: > 0 } gist ? SHA256.HashData(Encoding.UTF8.GetBytes(gist)) : null;

    static async Task<HoldReason?> HoldAsync(NpgsqlConnection connection, string text, CancellationToken ct)
    {
        var words = await connection.QueryAsync<(string Word, string[] Exceptions)>(new("SELECT word, exceptions FROM blocked_word", cancellationToken: ct));
        var read = WordFold.Read(text);
        return words.Any(w => WordFold.Has(read, w.Word, w.Exceptions)) ? HoldReason.Word : null;
    }

    static async Task<HoldReason?> FloodAsync(NpgsqlConnection connection, Guid articleId, byte[]? bodyKey, CommentRules rules, CancellationToken ct)
    {
        const string sql = """
            SELECT (SELECT count(*) FROM comment WHERE body_key = @bodyKey AND created_at > now() - interval '10 minutes') >= @SameBody
                OR (SELECT count(*) FROM (SELECT FROM comment WHERE article_id = @articleId AND deleted_at IS NULL AND visitor IS NOT NULL AND created_at > now() - interval '1 minute'
                                          ORDER BY id DESC LIMIT @PerArticle) n) >= @PerArticle
            """;
        return await connection.ExecuteScalarAsync<bool>(new(sql, new { articleId, bodyKey, rules.SameBody, rules.PerArticle }, cancellationToken: ct)) ? HoldReason.Flood : null;
    }

    static Comment AsTold(Comment comment, CommentStatus status) => comment with { Status = status, HeldFor = null, ReportCount = null };

    static string? Name<T>(T value) => value is null ? null : value.ToString()!.ToLowerInvariant();

    /// <summary>Replaces a comment by what <paramref name="change"/> makes of it.</summary>
    public Task<Comment> UpdateAsync(Guid id, Func<Comment, CommentInput> change, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string find = $"SELECT {ModeratorColumns} FROM comment c WHERE c.id = @id AND c.deleted_at IS NULL FOR UPDATE";
        const string sql = "UPDATE comment SET author_name = @AuthorName, body = @Body, status = @status, updated_at = now() WHERE id = @id";
        var current = await connection.QuerySingleOrDefaultAsync<Comment>(new(find, new { id }, cancellationToken: ct)) ?? throw ProblemException.NotFound("comment", id);
        var input = change(current);
        await connection.ExecuteAsync(new(sql, new { id, input.AuthorName, input.Body, status = input.Status.ToString().ToLowerInvariant() }, cancellationToken: ct));
        return (await FindAsync(connection, id, approvedOnly: false, ct))!;
    }, ct);

    /// <summary>Adds comments that imported pages show, once each, as approved as they were there; within the caller's transaction.</summary>
    /// <returns>The ids of those that were not there yet.</returns>
    public static async Task<IReadOnlyList<Guid>> AddImportedAsync(NpgsqlConnection connection, IReadOnlyList<ImportedComment> comments, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO comment (id, article_id, parent_id, author_name, body, status, posted_at, import_key)
            SELECT n.id, n.article_id, p.id, n.author_name, n.body, 'approved', n.posted_at, n.import_key
            FROM unnest(@ids, @articleIds, @parentKeys, @names, @bodies, @times, @keys) AS n (id, article_id, parent_key, author_name, body, posted_at, import_key)
            LEFT JOIN comment p ON p.article_id = n.article_id AND p.import_key = n.parent_key
            WHERE n.parent_key IS NULL OR p.id IS NOT NULL
            ON CONFLICT (article_id, import_key) WHERE import_key IS NOT NULL DO NOTHING
            RETURNING id
            """;
        var added = new List<Guid>();
        foreach (var level in comments.GroupBy(c => c.ParentKey is not null).OrderBy(g => g.Key)) // a reply looks for what it answers
        {
            var arguments = new
            {
                ids = level.Select(_ => Guid.CreateVersion7()).ToArray(),
                articleIds = level.Select(c => c.ArticleId).ToArray(),
                parentKeys = level.Select(c => c.ParentKey).ToArray(),
                names = level.Select(c => c.AuthorName).ToArray(),
                bodies = level.Select(c => c.Body).ToArray(),
                times = level.Select(c => c.PostedAt?.UtcDateTime).ToArray(),
                keys = level.Select(c => c.Key).ToArray(),
            };
            added.AddRange(await connection.QueryAsync<Guid>(new(sql, arguments, cancellationToken: ct)));
        }

        return added;
    }

    public Task DeleteAsync(DeleteById request, CancellationToken ct) => Deletion.DeleteAsync(db, request.Id, request.Permanent, ct);

    static ProblemException Unknown(string pointer, string message) => new(ProblemCode.UnknownReference, message, FieldError.At(pointer, FieldCode.Unknown, message));
}

/// <summary>A comment that an imported page shows.</summary>
/// <param name="Key">Digest of what the page printed of it, by which it is added once.</param>
/// <param name="ParentKey">The key of the comment it answers; null for one that answers none.</param>
/// <param name="ArticleId">The page's article.</param>
/// <param name="AuthorName">The reader's name as printed.</param>
/// <param name="Body">Plain text.</param>
/// <param name="PostedAt">When, if the page says.</param>
sealed record ImportedComment(byte[] Key, byte[]? ParentKey, Guid ArticleId, string AuthorName, string Body, DateTimeOffset? PostedAt);

/// <summary>Where a comment comes from, and what becomes of it at first.</summary>
sealed record CommentOrigin
{
    public string? Account { get; init; }
    public string? PasswordHash { get; init; }
    public string? Visitor { get; init; }
    public byte[]? BodyKey { get; init; }
    public HoldReason? HeldFor { get; init; }
    public CommentStatus Status { get; init; }
}
