using System.Diagnostics;
using Dapper;
using Npgsql;

namespace Cms.Api.Caching;

/// <summary>Knows when the clock alone will change what readers see: a scheduled article appears, the window of a slot opens or closes.</summary>
sealed class ClockTurns(NpgsqlDataSource db, AnswerCache cache)
{
    /// <summary>What is evicted by writes that may set another time.</summary>
    public static readonly string[] Keys = [Eviction.All, "articles", "collections"];

    (long LastTurn, long At) next = (-1, 0);

    /// <summary>Until when an answer holds that is read after this was asked, of <see cref="Stopwatch"/>: by the database's clock, which decides what is visible.</summary>
    public async ValueTask<long> NextAsync(CancellationToken ct)
    {
        const string sql = """
            SELECT extract(epoch FROM min(t.at) - clock_timestamp())::float8
            FROM (SELECT min(due_at) AS at FROM article_schedule WHERE due_at > now()
                  UNION ALL
                  SELECT min(w.at) FROM collection c CROSS JOIN LATERAL jsonb_array_elements(c.slots) AS s (slot)
                  CROSS JOIN LATERAL (VALUES ((s.slot ->> 'from')::timestamptz), ((s.slot ->> 'until')::timestamptz)) AS w (at)
                  WHERE c.deleted_at IS NULL AND w.at > now()) t
            """;
        var lastTurn = cache.LastTurn;
        var now = Stopwatch.GetTimestamp();
        var known = next;
        if (known.LastTurn == lastTurn && now < known.At)
        {
            return known.At;
        }

        await using var connection = await db.OpenConnectionAsync(ct);
        var seconds = await connection.ExecuteScalarAsync<double?>(new(sql, cancellationToken: ct));
        var at = now + (long)(Math.Clamp(seconds ?? double.MaxValue, 0, AnswerCache.MaxAge.TotalSeconds) * Stopwatch.Frequency);
        next = (lastTurn, at);
        return at;
    }
}
