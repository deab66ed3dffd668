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

    string Conditions => string.Concat(conditions.Select(c => $" AND {c.Sql}"));

    /// <summary>Articles that may have all of the words, in the order of their time.</summary>
    /// <param name="words">Of each word its patterns, and of each pattern its terms, all of which an article has that has it.</param>
    /// <param name="least">The least prominent field to look in.</param>
    /// <param name="months">In which months, from and until.</param>
    /// <param name="place">Behind which article, by time and id; null for the first.</param>
    /// <param name="isAscending">The oldest first.</param>
    /// <param name="take">The most to answer.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<List<SearchableArticle>> FindAsync(
        IEnumerable<IEnumerable<IReadOnlyList<long>>> words, SearchField least, (int From, int Until) months, SearchPlace? place, bool isAscending, int take, CancellationToken ct)
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
        var sql = $"""
            SELECT s.sorted_at, {SearchIndex.Texts} FROM article_search s JOIN {sight.From} ON a.id = s.article_id
            WHERE {have} AND s.article_id <> ALL(@stale){behind}{Conditions}
            ORDER BY s.sorted_at {direction}, s.article_id {direction} LIMIT @take
            """;
        return (await connection.QueryAsync<SearchableArticle>(new(sql, parameters, cancellationToken: ct))).AsList();
    }

    /// <summary>The articles that the index doesn't know as they are.</summary>
    public async Task<IEnumerable<SearchableArticle>> StaleAsync(CancellationToken ct)
    {
        var sql = $"SELECT a.sorted_at, {SearchIndex.Texts} FROM {sight.From} WHERE a.id = ANY(@stale){Conditions}";
        return stale.Length == 0 ? [] : await connection.QueryAsync<SearchableArticle>(new(sql, Parameters(0), cancellationToken: ct));
    }

    /// <summary>How many articles the index has for these words.</summary>
    public Task<long> CountAsync(IEnumerable<IEnumerable<IReadOnlyList<long>>> words, (int From, int Until) months, CancellationToken ct)
    {
        var parameters = Parameters(0);
        var sql = $"SELECT count(*) FROM article_search s JOIN {sight.From} ON a.id = s.article_id WHERE {Have(words, SearchField.Body, months, parameters)}{Conditions}";
        return connection.ExecuteScalarAsync<long>(new(sql, parameters, cancellationToken: ct));
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
    static string Have(IEnumerable<IEnumerable<IReadOnlyList<long>>> words, SearchField least, (int From, int Until) months, DynamicParameters parameters)
    {
        var count = 0;
        return string.Join(" AND ", words.Select(patterns => $"({string.Join(" OR ", patterns.Select(terms => string.Join(" AND ", terms.Select(Has))))})"));

        string Has(long term)
        {
            var name = $"term{count++}";
            var fields = (int)(term >> InitialsShift != 0 && least == SearchField.Body ? SearchField.Head : least) + 1;
            var terms = new long[fields * (months.Until - months.From + 1)];
            for (var i = 0; i < terms.Length; i++)
            {
                terms[i] = SearchTerms.In(term, (SearchField)(i % fields), months.From + (i / fields));
            }

            parameters.Add(name, terms);
            return $"s.terms && @{name}";
        }
    }
}
