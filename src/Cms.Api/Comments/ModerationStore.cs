using Cms.Api.Database;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Comments;

/// <summary>Every statement of moderators: on decisions, blocked words, and the settings of an article.</summary>
sealed class ModerationStore(NpgsqlDataSource db)
{
    const string WordColumns = "w.id, w.word, w.exceptions, w.created_by, w.created_at";

    /// <summary>Decides on comments in one go. Those that aren't there are left out.</summary>
    public Task<Moderation> DecideAsync(Guid[] ids, CommentStatus status, string author, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string begin = "INSERT INTO moderation (id, status, created_by) VALUES (@id, @status, @author)";
        const string sql = """
            WITH before AS (SELECT id, status, held_for FROM comment WHERE id = ANY(@ids) AND deleted_at IS NULL ORDER BY id FOR UPDATE),
            changed AS (
                UPDATE comment c SET status = @status, held_for = NULL, updated_at = clock_timestamp() FROM before b WHERE c.id = b.id
                RETURNING c.id, b.status, b.held_for, c.updated_at)
            INSERT INTO moderation_item (moderation_id, comment_id, status_before, held_for_before, changed_at)
            SELECT @id, id, status, held_for, updated_at FROM changed
            RETURNING comment_id
            """;
        var arguments = new { id = Guid.CreateVersion7(), ids, status = status.ToString().ToLowerInvariant(), author };
        await connection.ExecuteAsync(new(begin, arguments, cancellationToken: ct));
        var changed = (await connection.QueryAsync<Guid>(new(sql, arguments, cancellationToken: ct))).ToHashSet();
        return new Moderation(arguments.id, status, [.. ids.Where(changed.Contains)], [.. ids.Where(i => !changed.Contains(i))]);
    }, ct);

    /// <summary>Makes comments what they were before a decision, but for those that somebody has changed since.</summary>
    /// <exception cref="ProblemException">404, or 409 when it has been undone before.</exception>
    public Task<Moderation> UndoAsync(Guid id, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string find = "SELECT status, undone_at IS NOT NULL AS is_undone FROM moderation WHERE id = @id FOR UPDATE";
        const string mark = "UPDATE moderation SET undone_at = now() WHERE id = @id";
        const string all = "SELECT comment_id FROM moderation_item WHERE moderation_id = @id ORDER BY comment_id";
        const string sql = """
            UPDATE comment c SET status = i.status_before, held_for = i.held_for_before, updated_at = clock_timestamp()
            FROM moderation_item i WHERE i.moderation_id = @id AND c.id = i.comment_id AND c.updated_at = i.changed_at AND c.deleted_at IS NULL
            RETURNING c.id
            """;
        var rows = (await connection.QueryAsync<(string Status, bool IsUndone)>(new(find, new { id }, cancellationToken: ct))).AsList();
        if (rows is not [var (status, isUndone)])
        {
            throw ProblemException.NotFound("moderation", id);
        }

        if (isUndone)
        {
            throw new ProblemException(ProblemCode.ModerationUndone, "This decision has been undone before.");
        }

        await connection.ExecuteAsync(new(mark, new { id }, cancellationToken: ct));
        var items = (await connection.QueryAsync<Guid>(new(all, new { id }, cancellationToken: ct))).AsList();
        var restored = (await connection.QueryAsync<Guid>(new(sql, new { id }, cancellationToken: ct))).ToHashSet();
        return new Moderation(id, Enum.Parse<CommentStatus>(status, ignoreCase: true), [.. items.Where(restored.Contains)], [.. items.Where(i => !restored.Contains(i))]);
    }, ct);

    public Task<Page<BlockedWord>> ListWordsAsync(ListRequest request, CancellationToken ct) =>
        new ListStatement<BlockedWord>(WordColumns, "blocked_word w", ListOrder.Newest<BlockedWord>("w.id", w => w.Id)).PageAsync(db, request, ct);

    public Task<BlockedWord> BlockAsync(BlockedWordInput input, string author, CancellationToken ct) => db.InTransactionAsync(connection =>
    {
        const string sql = """
            INSERT INTO blocked_word AS w (id, word, folded, exceptions, created_by) VALUES (@id, @Word, @folded, @exceptions, @author)
            RETURNING w.id, w.word, w.exceptions, w.created_by, w.created_at
            """;
        var arguments = new { id = Guid.CreateVersion7(), input.Word, folded = WordFold.Word(input.Word), exceptions = input.Exceptions.ToArray(), author };
        return connection.QuerySingleAsync<BlockedWord>(new(sql, arguments, cancellationToken: ct));
    }, ct);

    public Task UnblockAsync(Guid id, CancellationToken ct) => db.InTransactionAsync(async connection =>
        await connection.ExecuteAsync(new("DELETE FROM blocked_word WHERE id = @id", new { id }, cancellationToken: ct)) > 0 ? true : throw ProblemException.NotFound("blocked word", id), ct);

    public async Task<CommentSettings> SettingsAsync(Guid articleId, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<CommentSettings>(new("SELECT moderation, closes_at FROM comment_settings WHERE article_id = @articleId", new { articleId }, cancellationToken: ct)) ?? new();
    }

    public Task SetAsync(Guid articleId, CommentSettings settings, CancellationToken ct) => db.InTransactionAsync(connection =>
    {
        const string sql = """
            INSERT INTO comment_settings (article_id, moderation, closes_at) VALUES (@articleId, @moderation, @ClosesAt)
            ON CONFLICT (article_id) DO UPDATE SET moderation = EXCLUDED.moderation, closes_at = EXCLUDED.closes_at
            """;
        return connection.ExecuteAsync(new(sql, new { articleId, moderation = settings.Moderation?.ToString().ToLowerInvariant(), settings.ClosesAt }, cancellationToken: ct));
    }, ct);
}
