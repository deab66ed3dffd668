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
    const string Columns = "c.id, c.article_id, c.parent_id, c.author_name, c.account IS NULL AS is_guest, c.body, c.status, c.posted_at, c.created_at, c.updated_at";

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
        const string all = $"SELECT {Columns} FROM comment c WHERE c.id = @id AND c.deleted_at IS NULL";
        return await connection.QuerySingleOrDefaultAsync<Comment>(new(approvedOnly ? approved : all, new { id }, cancellationToken: ct));
    }

    /// <summary>Comments, newest first: readers', or with a status the editors' of that status.</summary>
    /// <param name="request">The page asked for.</param>
    /// <param name="status">Null for what readers may see.</param>
    /// <param name="articleId">Only this article's.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Page<Comment>> ListAsync(ListRequest request, CommentStatus? status, Guid? articleId, CancellationToken ct)
    {
        var list = new ListStatement<Comment>(Columns, status is null ? "approved_comment c" : "comment c", ListOrder.Newest<Comment>("c.id", c => c.Id));
        if (status is not null)
        {
            list.Where("c.deleted_at IS NULL").Where("c.status = @status", "status", status.ToString()!.ToLowerInvariant());
        }

        return list.Where("c.article_id = @articleId", "articleId", articleId).PageAsync(db, request, ct);
    }

    /// <summary>Stores a comment that waits for approval.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="passwordHash">A guest's; null for one posted from an account.</param>
    /// <param name="account">Who posted it; null for a guest.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ProblemException">422 for an unknown article or parent.</exception>
    public Task<Comment> CreateAsync(NewComment comment, string? passwordHash, string? account, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string article = "SELECT id FROM article WHERE id = @ArticleId AND deleted_at IS NULL FOR KEY SHARE";
        const string parent = "SELECT id FROM comment WHERE id = @ParentId AND article_id = @ArticleId AND parent_id IS NULL AND deleted_at IS NULL FOR KEY SHARE";
        const string sql = """
            INSERT INTO comment (id, article_id, parent_id, author_name, account, password_hash, body, posted_at)
            VALUES (@id, @ArticleId, @ParentId, @AuthorName, @account, @passwordHash, @Body, now())
            """;
        var id = Guid.CreateVersion7();
        var arguments = new { id, comment.ArticleId, comment.ParentId, comment.AuthorName, account, passwordHash, comment.Body };
        if (await connection.ExecuteScalarAsync<Guid?>(new(article, arguments, cancellationToken: ct)) is null)
        {
            throw Unknown("/articleId", "There is no such article.");
        }

        if (comment.ParentId is not null && await connection.ExecuteScalarAsync<Guid?>(new(parent, arguments, cancellationToken: ct)) is null)
        {
            throw Unknown("/parentId", "A reply answers a comment of the same article that is no reply itself.");
        }

        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
        return (await FindAsync(connection, id, approvedOnly: false, ct))!;
    }, ct);

    /// <summary>Replaces a comment by what <paramref name="change"/> makes of it.</summary>
    public Task<Comment> UpdateAsync(Guid id, Func<Comment, CommentInput> change, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string find = $"SELECT {Columns} FROM comment c WHERE c.id = @id AND c.deleted_at IS NULL FOR UPDATE";
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
