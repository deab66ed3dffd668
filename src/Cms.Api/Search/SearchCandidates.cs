using Cms.Api.Articles;
using Cms.Api.Paging;
using Dapper;
using Npgsql;

namespace Cms.Api.Search;

/// <summary>The statements that ask the index which articles may have what is searched for.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="sight">What the caller may see.</param>
/// <param name="conditions">What else narrows the search, on the article <c>a</c>.</param>
/// <param name="stale">Articles that the index doesn't know as they are.</param>
sealed class SearchCandidates(NpgsqlConnection connection, ArticleSight sight, IReadOnlyList<ListCondition> conditions, Guid[] stale)
{
    const int InitialsShift = 35;

    /// <summary>
    /// For the statement behind it, with which it is one transaction. A row that is looked at is compared with thousands of terms, which the planner takes for one operation:
    /// it would rather scan a small table, or walk through the articles by date, for seconds. Whatever the terms, the plan is the same, and made once a connection: to make
    /// it takes longer than most of these statements do.
    /// </summary>
    const string OnlyByIndex = "SELECT set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)";

    string Conditions => string.Concat(conditions.Select(c => $" AND {c.Sql}"));

    /// <summary>Articles that may have all of the words, in the order of their time.</summary>
    /// <param name="words">Of each word its patterns, and of each pattern its terms, all of which an article has that has it.</param>
    /// <param name="least">The least prominent field to look in.</param>
    /// <param name="months">In which months.</param>
    /// <param name="place">Behind which article, by time and id; null for the first.</param>
    /// <param name="isAscending">The oldest first.</param>
    /// <param name="take">The most to answer.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<List<SearchableArticle>> FindAsync(
        IEnumerable<IEnumerable<IReadOnlyList<long>>> words, SearchField least, int[] months, SearchPlace? place, bool isAscending, int take, CancellationToken ct)
    {
        var parameters = Parameters(take);
        var have = Have(words, least, months, parameters);
        var behind = "";
        if (place is { } last)
        {
            behind = $" AND (s.sorted_at, s.article_id) {(isAscending ? '>' : '<')} (@placeTime, @placeId)";
            parameters.Add("placeTime", last.Time);
            parameters.Add("placeId", last.Id);
        }

        var direction = isAscending ? "ASC" : "DESC";

        // Nearly all that are found are taken unless something narrows the search: then they are put in order first, and no more of them are looked up than are taken.
        var found = conditions.Count == 0 ? $"(SELECT * FROM found ORDER BY sorted_at {direction}, article_id {direction} OFFSET 0)" : "found";
        var sql = $"""
            {OnlyByIndex};
            WITH found AS MATERIALIZED (SELECT s.article_id, s.sorted_at FROM article_search s WHERE {have} AND s.article_id <> ALL(@stale){behind})
            SELECT s.sorted_at, {SearchIndex.Texts} FROM {found} s JOIN {sight.From} ON a.id = s.article_id WHERE true{Conditions}
            ORDER BY s.sorted_at {direction}, s.article_id {direction} LIMIT @take
            """;
        await using var answers = await connection.QueryMultipleAsync(new(sql, parameters, cancellationToken: ct));
        await answers.ReadAsync();
        return (await answers.ReadAsync<SearchableArticle>()).AsList();
    }

    /// <summary>The articles that the index doesn't know as they are.</summary>
    public async Task<IEnumerable<SearchableArticle>> StaleAsync(CancellationToken ct)
    {
        var sql = $"SELECT a.sorted_at, {SearchIndex.Texts} FROM {sight.From} WHERE a.id = ANY(@stale){Conditions}";
        return stale.Length == 0 ? [] : await connection.QueryAsync<SearchableArticle>(new(sql, Parameters(0), cancellationToken: ct));
    }

    /// <summary>How many articles the index has for these words.</summary>
    public async Task<long> CountAsync(IEnumerable<IEnumerable<IReadOnlyList<long>>> words, int[] months, CancellationToken ct)
    {
        var parameters = Parameters(0);
        var sql = $"""
            {OnlyByIndex};
            WITH found AS MATERIALIZED (SELECT s.article_id FROM article_search s WHERE {Have(words, SearchField.Body, months, parameters)})
            SELECT count(*) FROM found s JOIN {sight.From} ON a.id = s.article_id WHERE true{Conditions}
            """;
        await using var answers = await connection.QueryMultipleAsync(new(sql, parameters, cancellationToken: ct));
        await answers.ReadAsync();
        return await answers.ReadSingleAsync<long>();
    }

    DynamicParameters Parameters(int take)
    {
        var parameters = new DynamicParameters();
        parameters.Add("stale", stale);
        parameters.Add("take", take);
        foreach (var condition in conditions.Where(c => c.Name is not null))
        {
            parameters.Add(condition.Name!, condition.Value);
        }

        return parameters;
    }

    /// <summary>Every word by any of its patterns; a pattern by all of its terms, each in any of the fields and months.</summary>
    static string Have(IEnumerable<IEnumerable<IReadOnlyList<long>>> words, SearchField least, int[] months, DynamicParameters parameters)
    {
        var count = 0;
        return string.Join(" AND ", words.Select(patterns => $"({string.Join(" OR ", patterns.Select(terms => string.Join(" AND ", terms.Select(Has))))})"));

        string Has(long term)
        {
            var name = $"term{count++}";
            var fields = (int)(term >> InitialsShift != 0 && least == SearchField.Body ? SearchField.Head : least) + 1;
            var terms = new long[fields * months.Length];
            for (var i = 0; i < terms.Length; i++)
            {
                terms[i] = SearchTerms.In(term, (SearchField)(i % fields), months[i / fields]);
            }

            parameters.Add(name, terms);
            return $"s.terms && @{name}";
        }
    }
}
