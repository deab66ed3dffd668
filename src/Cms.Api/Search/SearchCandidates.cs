using Cms.Api.Articles;
using Cms.Api.Paging;
using Dapper;
using Npgsql;

namespace Cms.Api.Search;

/// <summary>The statements that ask the index which articles may have what is searched for.</summary>
/// <param name="connection">An open connection.</param>
/// <param name="sight">What the caller may see.</param>
/// <param name="conditions">What else narrows the search, on the article <c>a</c>.</param>
/// <param name="stale">Articles that are looked at themselves: those that the index doesn't know as they are, or the few that the conditions leave.</param>
/// <param name="areAll">There are no others, and the index isn't asked.</param>
sealed class SearchCandidates(NpgsqlConnection connection, ArticleSight sight, IReadOnlyList<ListCondition> conditions, Guid[] stale, bool areAll)
{
    const int InitialsShift = 35;

    /// <summary>Of so many that the index has, it is counted how many the caller may see.</summary>
    const int Sample = 5000;

    static readonly int[] Strides = [1, 11, int.MaxValue];

    /// <summary>
    /// For the statement behind it, with which it is one transaction. A row that is looked at is compared with thousands of terms, which the planner takes for one operation:
    /// it would rather scan a small table, or walk through the articles by date, for seconds. Whatever the terms, the plan is the same, and made once a connection: to make
    /// it takes longer than most of these statements do.
    /// </summary>
    const string OnlyByIndex = "SELECT set_config('enable_seqscan', 'off', true), set_config('plan_cache_mode', 'force_generic_plan', true)";

    public bool AreAll => areAll;

    string Conditions => Sql(conditions);

    /// <summary>The articles that conditions leave, where these are so few at most; else null.</summary>
    public static async Task<Guid[]?> FewAsync(NpgsqlConnection connection, ArticleSight sight, IReadOnlyList<ListCondition> conditions, int most, CancellationToken ct)
    {
        if (conditions.Count == 0 || most == 0)
        {
            return null;
        }

        var sql = $"{OnlyByIndex}; SELECT a.id FROM {sight.From} WHERE true{Sql(conditions)} LIMIT {most + 1}";
        await using var answers = await connection.QueryMultipleAsync(new(sql, Parameters(conditions), cancellationToken: ct));
        await answers.ReadAsync();
        Guid[] ids = [.. await answers.ReadAsync<Guid>()];
        return ids.Length > most ? null : ids;
    }

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

    /// <summary>The newest that may have all of the words in their heads.</summary>
    public async Task<List<SearchableArticle>> HeadsAsync(IEnumerable<IEnumerable<IReadOnlyList<long>>> words, int[] months, int take, CancellationToken ct)
    {
        if (areAll)
        {
            var sql = $"{Themselves} ORDER BY a.sorted_at DESC, a.id DESC LIMIT @take";
            return (await connection.QueryAsync<SearchableArticle>(new(sql, Parameters(take), cancellationToken: ct))).AsList();
        }

        var heads = new List<SearchableArticle>();
        foreach (var window in Windows(months))
        {
            heads.AddRange(await FindAsync(words, SearchField.Head, window, null, false, take - heads.Count, ct));
            if (heads.Count == take)
            {
                break;
            }
        }

        return heads;
    }

    /// <summary>The months that are asked for at a time: a word that is common is found within the first.</summary>
    public static IEnumerable<int[]> Windows(IEnumerable<int> months)
    {
        var left = months;
        foreach (var stride in Strides)
        {
            int[] window = [.. left.Take(stride)];
            if (window.Length == 0)
            {
                yield break;
            }

            yield return window;
            left = left.Skip(stride);
        }
    }

    /// <summary>The articles that are looked at themselves.</summary>
    public IAsyncEnumerable<SearchableArticle> ThemselvesAsync() =>
        stale.Length == 0 ? AsyncEnumerable.Empty<SearchableArticle>() : connection.QueryUnbufferedAsync<SearchableArticle>(Themselves, Parameters(0));

    /// <summary>How many articles the index has for these words; of very many, by how many of a sample the caller may see.</summary>
    public async Task<long> CountAsync(IEnumerable<IEnumerable<IReadOnlyList<long>>> words, int[] months, CancellationToken ct)
    {
        var parameters = Parameters(0);
        var sql = $"""
            {OnlyByIndex};
            WITH found AS MATERIALIZED (SELECT s.article_id FROM article_search s WHERE {Have(words, SearchField.Body, months, parameters)}),
                 sample AS MATERIALIZED (SELECT article_id FROM found LIMIT {Sample})
            SELECT (SELECT count(*) FROM found), (SELECT count(*) FROM sample s JOIN {sight.From} ON a.id = s.article_id WHERE true{Conditions})
            """;
        await using var answers = await connection.QueryMultipleAsync(new(sql, parameters, cancellationToken: ct));
        await answers.ReadAsync();
        var (all, seen) = await answers.ReadSingleAsync<(long, long)>();
        return all <= Sample ? seen : all * seen / Sample;
    }

    string Themselves => $"SELECT a.sorted_at, {SearchIndex.Texts} FROM {sight.From} WHERE a.id = ANY(@stale){Conditions}";

    static string Sql(IEnumerable<ListCondition> conditions) => string.Concat(conditions.Select(c => $" AND {c.Sql}"));

    DynamicParameters Parameters(int take)
    {
        var parameters = Parameters(conditions);
        parameters.Add("stale", stale);
        parameters.Add("take", take);
        return parameters;
    }

    static DynamicParameters Parameters(IEnumerable<ListCondition> conditions)
    {
        var parameters = new DynamicParameters();
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
