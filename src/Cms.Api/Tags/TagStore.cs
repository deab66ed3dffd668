using Cms.Api.Database;
using Cms.Api.Imports;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Tags;

/// <summary>Every statement on tags. Which article has which is kept by triggers, so that imports and editors need not know of old names.</summary>
sealed class TagStore(NpgsqlDataSource db)
{
    /// <summary>The present name of the parameter @tag.</summary>
    public const string Present = "COALESCE((SELECT l.tag FROM tag_alias l WHERE l.name = @tag), @tag)";

    /// <summary>The articles with a tag <c>t</c> that readers see. Without its own collation the index on them couldn't be read: the tags themselves are in bytewise order.</summary>
    const string Published = "FROM article_tag g WHERE g.tag = t.name COLLATE \"default\" AND g.sorted_at <= now()";

    /// <summary>The last character there is: in bytewise order nothing that begins so comes after it.</summary>
    const string Last = "\U0010FFFF";

    const string Count = $"(SELECT count(*) {Published})";

    const string Columns = $"t.name, t.position, {Count} AS articles, ARRAY(SELECT l.name FROM tag_alias l WHERE l.tag = t.name ORDER BY l.name) AS aliases";

    /// <summary>A tag of published articles, by a name it has or had.</summary>
    public async Task<Tag?> FindAsync(string name, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await FindAsync(connection, name, ct) is { Articles: > 0 } tag ? tag : null;
    }

    static Task<Tag?> FindAsync(NpgsqlConnection connection, string tag, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<Tag>(new($"SELECT {Columns} FROM tag t WHERE t.name = {Present}", new { tag }, cancellationToken: ct));

    /// <summary>The tags of published articles, those that came up last first; those that begin so by name, as the index has them.</summary>
    public Task<Page<Tag>> ListAsync(ListTags.Request request, CancellationToken ct) =>
        new ListStatement<Tag>(Columns, "tag t", request.Prefix is null ? ListOrder.Descending<Tag>("t.position", t => t.Position) : ListOrder.ByName<Tag>("t.name", t => t.Name))
            .Where($"EXISTS (SELECT {Published})")
            .Where("t.name >= @prefix", "prefix", request.Prefix)
            .Where("t.name <= @last", "last", request.Prefix is null ? null : request.Prefix + Last)
            .PageAsync(db, request, ct);

    /// <summary>Gives a tag another name, in every article.</summary>
    /// <exception cref="ProblemException">404, or 409 for a name that is another tag's.</exception>
    public Task<Tag> RenameAsync(string name, string to, string author, CancellationToken ct) => ReplaceAsync(name, author, async (connection, present) =>
    {
        const string taken = "SELECT EXISTS (SELECT FROM article WHERE tags @> ARRAY[@to] AND deleted_at IS NULL) OR EXISTS (SELECT FROM tag_alias WHERE name = @to AND tag <> @present)";
        return to == present || !await connection.ExecuteScalarAsync<bool>(new(taken, new { to, present }, cancellationToken: ct))
            ? to
            : throw new ProblemException(ProblemCode.NameTaken, $"'{to}' is a tag already: merge into it.", FieldError.At("/name", FieldCode.Taken, "This is another tag; merge into it."));
    }, ct);

    /// <summary>Replaces a tag by another, in every article.</summary>
    /// <exception cref="ProblemException">404, or 422 when there is no other tag to merge into.</exception>
    public Task<Tag> MergeAsync(string name, string into, string author, CancellationToken ct) => ReplaceAsync(name, author, async (connection, present) =>
        await FindAsync(connection, into, ct) is { } target && target.Name != present ? target.Name : throw ProblemException.NothingToMergeInto("tag", into), ct);

    /// <param name="name">A name that the tag has or had.</param>
    /// <param name="author">Who does it.</param>
    /// <param name="choose">The new name, of the present one.</param>
    /// <param name="ct">Cancels.</param>
    Task<Tag> ReplaceAsync(string name, string author, Func<NpgsqlConnection, string, Task<string>> choose, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string turn = "SELECT pg_advisory_xact_lock(hashtext('cms.tag'))";
        const string sql = """
            DELETE FROM tag_alias WHERE name = @to;
            UPDATE tag_alias SET tag = @to WHERE tag = @from;
            INSERT INTO tag_alias (name, tag, created_by) VALUES (@from, @to, @author);
            INSERT INTO tag (name) VALUES (@to) ON CONFLICT DO NOTHING;
            UPDATE article SET tags = tags, version = version + 1, updated_by = @author WHERE tags @> ARRAY[@from]; -- a trigger follows the alias
            DELETE FROM tag WHERE name = @from
            """;
        await ImportStore.LockAsync(connection, ct);
        await connection.ExecuteAsync(new(turn, cancellationToken: ct));
        var from = (await FindAsync(connection, name, ct) ?? throw ProblemException.NotFound("tag", name)).Name;
        var to = await choose(connection, from);
        if (to != from)
        {
            await connection.ExecuteAsync(new(sql, new { from, to, author }, commandTimeout: 0, cancellationToken: ct));
        }

        return (await FindAsync(connection, to, ct))!;
    }, ct);
}
