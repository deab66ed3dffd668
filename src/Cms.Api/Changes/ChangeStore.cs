using System.Globalization;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Changes;

/// <summary>Every statement on the feed of changes, but for the triggers that write it.</summary>
sealed class ChangeStore(NpgsqlDataSource db)
{
    /// <summary>Transactions that are still at work, and all behind them, are left for the next time: nothing that commits late is skipped.</summary>
    const string Settled = "c.xid < pg_snapshot_xmin(pg_current_snapshot())";

    const string After = "(c.xid, c.seq) > (@transaction::text::xid8, @Sequence)";

    /// <summary>What has changed since a position, and where to read on.</summary>
    /// <param name="after">The last change known.</param>
    /// <param name="publicOnly">Only what readers may know of.</param>
    /// <param name="limit">The most to answer.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ProblemException">410 when changes behind this position have been swept away.</exception>
    public async Task<ChangePage> ReadAsync(ChangePosition after, bool publicOnly, int limit, CancellationToken ct)
    {
        const string columns = "c.xid::text || '-' || c.seq AS position, c.at, c.type, c.entity_id AS id, c.version";
        const string all = $"SELECT {columns} FROM change c WHERE {After} AND {Settled} ORDER BY c.xid, c.seq LIMIT @limit";
        const string open = $"SELECT {columns} FROM change c WHERE {After} AND {Settled} AND c.type NOT LIKE '%.saved' ORDER BY c.xid, c.seq LIMIT @limit";
        await using var connection = await db.OpenConnectionAsync(ct);
        var arguments = new { transaction = after.Transaction.ToString(CultureInfo.InvariantCulture), after.Sequence, limit };
        if (after != ChangePosition.Start)
        {
            await RequireKeptAsync(connection, arguments, ct);
        }

        var changes = (await connection.QueryAsync<Change>(new(publicOnly ? open : all, arguments, cancellationToken: ct))).AsList();
        return new() { Data = changes, Next = changes.Count > 0 ? changes[^1].Position : after.ToString() };
    }

    /// <summary>The place behind everything that is settled now.</summary>
    public async Task<ChangePosition> EndAsync(CancellationToken ct)
    {
        const string sql = $"SELECT c.xid::text || '-' || c.seq FROM change c WHERE {Settled} ORDER BY c.xid DESC, c.seq DESC LIMIT 1";
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<string?>(new(sql, cancellationToken: ct)) is { } last ? ChangePosition.Parse(last, "after") : ChangePosition.Start;
    }

    /// <summary>Announces the scheduled articles whose time has come, once among all instances; others that are due at once are left to whoever holds them.</summary>
    public async Task<int> AnnounceAsync(CancellationToken ct)
    {
        const string sql = """
            WITH due AS (
                DELETE FROM article_schedule
                WHERE article_id IN (SELECT article_id FROM article_schedule WHERE due_at <= clock_timestamp() ORDER BY due_at LIMIT 500 FOR UPDATE SKIP LOCKED)
                RETURNING article_id)
            INSERT INTO change (type, entity_id, version)
            SELECT 'article.published', a.id, a.version FROM due JOIN article a ON a.id = due.article_id
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new(sql, cancellationToken: ct));
    }

    /// <summary>Sweeps away what is older than consumers may be behind.</summary>
    public async Task<int> ForgetAsync(TimeSpan age, CancellationToken ct)
    {
        const string sql = "DELETE FROM change WHERE (xid, seq) IN (SELECT xid, seq FROM change WHERE at < now() - @age ORDER BY at LIMIT 10000 FOR UPDATE SKIP LOCKED)";
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ExecuteAsync(new(sql, new { age }, cancellationToken: ct));
    }

    static async Task RequireKeptAsync(NpgsqlConnection connection, object position, CancellationToken ct)
    {
        const string sql = "SELECT (c.xid, c.seq) <= (@transaction::text::xid8, @Sequence) FROM change c ORDER BY c.xid, c.seq LIMIT 1";
        if (!await connection.ExecuteScalarAsync<bool>(new(sql, position, cancellationToken: ct)))
        {
            throw new ProblemException(ProblemCode.ChangesExpired, "Changes behind this position are no longer kept: read everything anew, and then on from after=now.",
                FieldError.Of("after", FieldCode.OutOfRange, "'after' lies before the oldest change that is kept."));
        }
    }
}
