using Cms.Api.Articles;
using Cms.Api.Paging;
using Cms.Api.Synonyms;
using Dapper;
using Npgsql;

namespace Cms.Api.Search;

/// <summary>Searches articles: the index tells which may have the words, their texts tell which have.</summary>
/// <remarks>
/// Ranks are read one after the other, and each from the newest on in stretches of time that have about a page, so that a word that is everywhere costs no more than one that
/// is rare. What was written a moment ago isn't indexed yet and is looked at itself, and so are the articles of a search that is narrowed to a few.
/// </remarks>
sealed class SearchStore(NpgsqlDataSource db, ArticleStore articles, IConfiguration configuration)
{
    /// <summary>The most articles that are looked at although they aren't indexed; of a change of more articles at once the older ones are found by what they said before.</summary>
    const int MaxStale = 500;

    /// <summary>A hundred articles or so are looked through one by one as fast as the index is asked.</summary>
    const int Many = 75;

    static readonly (TimeSpan Least, TimeSpan Most) Brief = (TimeSpan.FromHours(1), TimeSpan.FromDays(5));

    /// <summary>To look at a thousand articles themselves takes no longer than to find in the index, of a common word, all that the conditions don't leave.</summary>
    readonly int few = configuration.GetValue("Cms:Search:Few", 1000);

    public async Task<Page<ArticleListItem>> FindAsync(SearchQuery query, ListArticles.Request request, ArticleSight sight, CancellationToken ct)
    {
        var filter = await articles.FilterAsync(request, sight, ct);
        List<ListCondition> conditions = [.. filter.Conditions(), .. filter.Times("a.sorted_at")];
        var isRanked = request.Sort is not ArticleOrder.Newest;
        var list = string.Join('&', ["search", request.Q!, isRanked.ToString(), .. conditions.Select(c => c.ToString())]);
        var cursor = request.Cursor is { } text ? Cursor.Decode(text, list) : (Cursor?)null;

        await using var connection = await db.OpenConnectionAsync(ct);
        var (synonyms, newest, brief, stale) = await PrepareAsync(connection, query, request, ct);
        newest = [.. newest.Where(n => filter.Touches(SearchTerms.StartOf(SearchTerms.Month(n)), n.AddTicks(1)))];
        int[] months = [.. newest.Select(SearchTerms.Month)];
        var left = await SearchCandidates.FewAsync(connection, sight, conditions, few, ct);
        var candidates = new SearchCandidates(connection, sight, conditions, left ?? stale, areAll: left is not null);
        query = await SearchHelp.WithInitialsAsync(query.With(synonyms), candidates, months, ct);
        var walk = new SearchWalk(query, candidates, newest, brief, isRanked);
        var isBackward = cursor is { Backward: true };
        var hits = await walk.FindAsync(cursor is { } place ? SearchPlace.Of(place) : null, isBackward, request.Limit + 1, ct);
        var more = hits.Count > request.Limit ? hits[request.Limit - 1].Place : walk.StoppedAt;
        hits = [.. hits.Take(request.Limit)];
        if (isBackward)
        {
            hits.Reverse();
        }

        var shown = hits.Count > 0 ? await ShownAsync(hits, request, sight, ct) : [];
        var next = isBackward ? hits.Count > 0 ? hits[^1].Place : cursor is { } c ? SearchPlace.Of(c) : null : more;
        var previous = isBackward ? more : cursor is not null && hits.Count > 0 ? hits[0].Place : (SearchPlace?)null;
        return new()
        {
            Data = shown,
            Info = new(request.Limit, next?.Cursor(false).Encode(list), previous?.Cursor(true).Encode(list)),
            Meta = new()
            {
                Total = request.Total is TotalCount.Estimated ? await walk.CountAsync(ct) : null,
                Suggestion = hits.Count == 0 && cursor is null && more is null ? await SearchHelp.SuggestAsync(query, request.Q!, candidates, months, ct) : null,
            },
        };
    }

    async Task<IReadOnlyList<ArticleListItem>> ShownAsync(List<SearchHit> hits, ListArticles.Request request, ArticleSight sight, CancellationToken ct)
    {
        var byId = (await articles.ListAsync([.. hits.Select(h => h.Place.Id)], sight, ct, request.Fields, request.Include)).ToDictionary(a => a.Id);
        return [.. hits.Where(h => byId.ContainsKey(h.Place.Id)).Select(h => byId[h.Place.Id] with { Match = h.Match })];
    }

    /// <summary>
    /// Synonyms of the words, the newest that there may be of each month, how long it takes until many are published, and the articles that wait to be indexed; these before the index
    /// is asked, so that none is missed.
    /// </summary>
    static async Task<(ILookup<string, string> Synonyms, DateTimeOffset[] Newest, TimeSpan Brief, Guid[] Stale)> PrepareAsync(
        NpgsqlConnection connection, SearchQuery query, ListArticles.Request request, CancellationToken ct)
    {
        const string sql = $"""
            {SynonymStore.OfWords};
            WITH RECURSIVE newest (at) AS (
                (SELECT sorted_at FROM article WHERE status = @status AND deleted_at IS NULL ORDER BY sorted_at DESC, id DESC LIMIT 1)
                UNION ALL
                SELECT (SELECT a.sorted_at FROM article a
                        WHERE a.status = @status AND a.deleted_at IS NULL AND a.sorted_at < date_trunc('year', n.at AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'
                        ORDER BY a.sorted_at DESC, a.id DESC LIMIT 1)
                FROM newest n WHERE n.at IS NOT NULL)
            SELECT at FROM newest WHERE at IS NOT NULL;
            SELECT sorted_at FROM article WHERE status = @status AND deleted_at IS NULL ORDER BY sorted_at DESC, id DESC OFFSET @Many LIMIT 1;
            SELECT DISTINCT article_id FROM (SELECT article_id FROM search_stale ORDER BY seq DESC LIMIT @MaxStale) newest
            """;
        var words = query.Words.SelectMany(w => w.Patterns).Select(p => p.Text).ToArray();
        var status = (request.Status ?? ArticleStatus.Published).ToString().ToLowerInvariant();
        await using var answers = await connection.QueryMultipleAsync(new(sql, new { words, status, MaxStale, Many }, cancellationToken: ct));
        var synonyms = SynonymStore.Lookup(await answers.ReadAsync<string[]>(), words);
        DateTimeOffset[] newest = [.. (await answers.ReadAsync<DateTime>()).SelectMany(ofYear => MonthsUntil(ofYear))];
        var brief = await answers.ReadFirstOrDefaultAsync<DateTime?>() is { } earlier ? newest[0] - earlier : Brief.Most;
        return (synonyms, newest, new(Math.Clamp(brief.Ticks, Brief.Least.Ticks, Brief.Most.Ticks)), [.. await answers.ReadAsync<Guid>()]);
    }

    /// <summary>The months of a year until its newest article, this one first and of the others the last moment: to ask each of them for its own would take as long as to find a word.</summary>
    static IEnumerable<DateTimeOffset> MonthsUntil(DateTimeOffset newest)
    {
        yield return newest;
        for (var month = SearchTerms.Month(newest); month % 12 > 0; month--)
        {
            yield return SearchTerms.StartOf(month).AddMicroseconds(-1);
        }
    }
}
