using Cms.Api.Json;
using Dapper;
using Npgsql;

namespace Cms.Api.Sitemaps;

/// <summary>A sitemap: the articles of a month, or the rest of them from one on.</summary>
/// <param name="Month">Its first moment, in the site's zone.</param>
/// <param name="From">The article it begins with; null for the month's first.</param>
sealed record SitemapPage(DateTime Month, Guid? From);

/// <summary>An article in a sitemap.</summary>
sealed record SitemapEntry
{
    public required string Slug { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
}

/// <summary>An article in the sitemap of news.</summary>
sealed record NewsEntry
{
    public required string Slug { get; init; }
    public required string Title { get; init; }
    public DateTimeOffset PublishedAt { get; init; }
}

/// <summary>Reads the addresses of published articles, months as the unit: a month that is over keeps its sitemap while others change.</summary>
sealed class SitemapStore(NpgsqlDataSource db)
{
    /// <summary>The most entries of a sitemap. sitemaps.org allows 50,000 and 50 MB; these are some 3 MB, a size to hold in memory.</summary>
    public const int PageSize = 10_000;

    /// <summary>Google takes no more.</summary>
    public const int NewsSize = 1_000;

    /// <summary>The most sitemaps of an index (sitemaps.org).</summary>
    const int MaxPages = 50_000;

    /// <summary>All sitemaps, the newest month first. It leaps from one to the next through the index by which articles are listed.</summary>
    /// <param name="size">The most entries of one.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<SitemapPage>> PagesAsync(int size, CancellationToken ct)
    {
        const string sql = """
            WITH RECURSIVE page AS (
                (SELECT a.sorted_at, a.id, date_trunc('month', a.sorted_at AT TIME ZONE @zone) AS month, false AS is_rest
                 FROM published_article a ORDER BY a.sorted_at, a.id LIMIT 1)
                UNION ALL
                SELECT n.sorted_at, n.id, n.month, n.is_rest FROM page p CROSS JOIN LATERAL (
                    (SELECT a.sorted_at, a.id, p.month, true AS is_rest
                     FROM published_article a
                     WHERE (a.sorted_at, a.id) >= (p.sorted_at, p.id) AND a.sorted_at < (p.month + interval '1 month') AT TIME ZONE @zone
                     ORDER BY a.sorted_at, a.id OFFSET @size LIMIT 1)
                    UNION ALL
                    (SELECT a.sorted_at, a.id, date_trunc('month', a.sorted_at AT TIME ZONE @zone), false
                     FROM published_article a
                     WHERE a.sorted_at >= (p.month + interval '1 month') AT TIME ZONE @zone
                     ORDER BY a.sorted_at, a.id LIMIT 1)
                    ORDER BY is_rest DESC LIMIT 1) n)
            SELECT month, CASE WHEN is_rest THEN id END AS "from" FROM page ORDER BY month DESC, sorted_at, id LIMIT @MaxPages
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<(DateTime Month, Guid? From)>(new(sql, new { zone = SiteTime.Zone.Id, size, MaxPages }, cancellationToken: ct)))
            .Select(p => new SitemapPage(p.Month, p.From)).ToList();
    }

    /// <summary>The entries of a sitemap in the order of their time; none when there is no such sitemap.</summary>
    public async Task<IReadOnlyList<SitemapEntry>> EntriesAsync(SitemapPage page, int size, CancellationToken ct)
    {
        const string sql = """
            SELECT a.slug, GREATEST(a.updated_at, a.sorted_at) AS changed_at FROM published_article a
            WHERE a.sorted_at >= @month AND a.sorted_at < @next ORDER BY a.sorted_at, a.id LIMIT @size
            """;
        const string rest = """
            SELECT a.slug, GREATEST(a.updated_at, a.sorted_at) AS changed_at FROM published_article a
            WHERE (a.sorted_at, a.id) >= ((SELECT f.sorted_at FROM article f WHERE f.id = @From AND f.sorted_at >= @month), @From) AND a.sorted_at < @next
            ORDER BY a.sorted_at, a.id LIMIT @size
            """;
        var arguments = new { month = StartOf(page.Month), next = StartOf(page.Month.AddMonths(1)), page.From, size };
        await using var connection = await db.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<SitemapEntry>(new(page.From is null ? sql : rest, arguments, cancellationToken: ct))).AsList();
    }

    /// <summary>What was published in the last two days, newest first.</summary>
    public async Task<IReadOnlyList<NewsEntry>> NewsAsync(CancellationToken ct)
    {
        const string sql = """
            SELECT a.slug, a.title, a.published_at FROM published_article a
            WHERE a.sorted_at > now() - interval '2 days' ORDER BY a.sorted_at DESC, a.id DESC LIMIT @NewsSize
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<NewsEntry>(new(sql, new { NewsSize }, cancellationToken: ct))).AsList();
    }

    static DateTimeOffset StartOf(DateTime month) => new(month, SiteTime.Zone.GetUtcOffset(month));
}
