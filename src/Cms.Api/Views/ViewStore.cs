using Cms.Api.Database;
using Dapper;
using Npgsql;

namespace Cms.Api.Views;

/// <summary>Every statement on how often articles are read.</summary>
sealed class ViewStore(NpgsqlDataSource db)
{
    /// <summary>What is ranked of each list.</summary>
    const int MaxRank = 100;

    /// <summary>How far the hours reach back: further than any ranking does.</summary>
    static readonly TimeSpan Memory = TimeSpan.FromDays(400);

    /// <summary>Adds to this hour's numbers. Articles that readers can't see are left out.</summary>
    public async Task AddAsync(IReadOnlyDictionary<Guid, int> views, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO article_view_hour AS h (article_id, hour, views)
            SELECT v.id, date_trunc('hour', now()), v.views FROM unnest(@ids, @numbers) AS v (id, views) JOIN published_article a ON a.id = v.id ORDER BY v.id
            ON CONFLICT (article_id, hour) DO UPDATE SET views = h.views + EXCLUDED.views
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new(sql, new { ids = views.Keys.ToArray(), numbers = views.Values.ToArray() }, cancellationToken: ct));
    }

    /// <summary>Freezes a ranking anew, if no instance has done so lately.</summary>
    /// <param name="span">Which.</param>
    /// <param name="length">How far it looks back.</param>
    /// <param name="interval">How long a ranking stands.</param>
    /// <param name="ct">Cancels.</param>
    public Task FreezeAsync(string span, TimeSpan length, TimeSpan interval, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string turn = """
            INSERT INTO ranking AS r (span, frozen_at) VALUES (@span, clock_timestamp())
            ON CONFLICT (span) DO UPDATE SET frozen_at = clock_timestamp() WHERE r.frozen_at <= clock_timestamp() - @interval
            RETURNING frozen_at
            """;
        const string rank = """
            WITH counted AS (
                SELECT v.article_id, a.category_id, sum(v.views) AS views FROM article_view_hour v JOIN published_article a ON a.id = v.article_id
                WHERE v.hour >= date_trunc('hour', now() - @length) GROUP BY v.article_id, a.category_id),
            ranked AS (
                SELECT '00000000-0000-0000-0000-000000000000'::uuid AS category_id, article_id, views, row_number() OVER (ORDER BY views DESC, article_id DESC) AS rank FROM counted
                UNION ALL
                SELECT category_id, article_id, views, row_number() OVER (PARTITION BY category_id ORDER BY views DESC, article_id DESC) FROM counted WHERE category_id IS NOT NULL)
            INSERT INTO article_rank (span, frozen_at, category_id, rank, article_id, views, previous_rank)
            SELECT @span, @frozenAt, r.category_id, r.rank, r.article_id, r.views, o.rank
            FROM ranked r
            LEFT JOIN article_rank o ON o.span = @span AND o.category_id = r.category_id AND o.article_id = r.article_id
            WHERE r.rank <= @MaxRank
            """;
        const string sweep = "DELETE FROM article_rank WHERE span = @span AND frozen_at < @frozenAt";
        if (await connection.ExecuteScalarAsync<DateTime?>(new(turn, new { span, interval }, cancellationToken: ct)) is not { } frozenAt)
        {
            return false;
        }

        await connection.ExecuteAsync(new(rank, new { span, length, frozenAt, MaxRank }, cancellationToken: ct));
        await connection.ExecuteAsync(new(sweep, new { span, frozenAt }, cancellationToken: ct));
        return true;
    }, ct);

    /// <summary>Forgets hours that no ranking looks back to.</summary>
    public async Task ForgetAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new("DELETE FROM article_view_hour WHERE hour < now() - @Memory", new { Memory }, cancellationToken: ct));
    }

    /// <summary>The most read, as they were frozen; without those that readers can't see any more.</summary>
    public async Task<(DateTimeOffset? FrozenAt, IReadOnlyList<RankRow> Ranks)> TopAsync(string span, Guid? categoryId, int limit, CancellationToken ct)
    {
        const string frozen = "SELECT frozen_at FROM ranking WHERE span = @span";
        const string sql = """
            SELECT k.rank, k.article_id, k.views, k.previous_rank FROM article_rank k JOIN published_article a ON a.id = k.article_id
            WHERE k.span = @span AND k.frozen_at = @frozenAt AND k.category_id = @categoryId ORDER BY k.rank LIMIT @limit
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        if (await connection.ExecuteScalarAsync<DateTime?>(new(frozen, new { span }, cancellationToken: ct)) is not { } frozenAt)
        {
            return (null, []);
        }

        var arguments = new { span, frozenAt, categoryId = categoryId ?? Guid.Empty, limit };
        return (new DateTimeOffset(frozenAt), (await connection.QueryAsync<RankRow>(new(sql, arguments, cancellationToken: ct))).AsList());
    }
}

/// <summary>A place in a ranking.</summary>
sealed record RankRow
{
    public int Rank { get; init; }
    public Guid ArticleId { get; init; }
    public long Views { get; init; }
    public int? PreviousRank { get; init; }
}
