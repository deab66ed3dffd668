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

    /// <summary>In so many months, of the whole time, it is counted what there is more of than <see cref="Enough"/>.</summary>
    const int SampledMonths = 8;

    const int Enough = 1000;

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

    /// <summary>Articles that may have all of the words.</summary>
    /// <param name="words">Of each word its patterns, and of each pattern its terms, all of which an article has that has it.</param>
    /// <param name="least">The least prominent field to look in.</param>
    /// <param name="stretch">Of what time. The articles of a dense one are answered in its order.</param>
    /// <param name="isAscending">The oldest are met first.</param>
    /// <param name="most">How many are wanted; one more where there are more.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<List<SearchableArticle>> FindAsync(
        IEnumerable<IEnumerable<IReadOnlyList<long>>> words, SearchField least, SearchStretch stretch, bool isAscending, int most, CancellationToken ct)
    {
        var parameters = Parameters(most + 1);
        parameters.Add("behindTime", stretch.Behind.Time);
        parameters.Add("behindId", stretch.Behind.Id);
        if (stretch.Until is { } until)
        {
            parameters.Add("until", until);
        }

        var (behind, before, direction) = isAscending ? (">", "<", "ASC") : ("<", ">=", "DESC");
        var indexed = $"""
            article_search s WHERE {Have(words, least, stretch.Months, parameters)} AND s.article_id <> ALL(@stale)
            AND (s.sorted_at, s.article_id) {behind} (@behindTime, @behindId){(stretch.Until is null ? "" : $" AND s.sorted_at {before} @until")}
            """;
        var sql = stretch.IsDense
            ? $"""
                {OnlyByIndex}, set_config('enable_sort', 'off', true);
                SELECT s.sorted_at, {SearchIndex.Texts} FROM (SELECT * FROM {indexed}) s JOIN {sight.From} ON a.id = s.article_id WHERE true{Conditions}
                ORDER BY s.sorted_at {direction}, s.article_id {direction} LIMIT @take
                """
            : $"""
                {OnlyByIndex};
                WITH found AS MATERIALIZED (SELECT s.article_id, s.sorted_at FROM {indexed})
                SELECT s.sorted_at, {SearchIndex.Texts} FROM found s JOIN {sight.From} ON a.id = s.article_id WHERE true{Conditions} LIMIT @take
                """;
        await using var answers = await connection.QueryMultipleAsync(new(sql, parameters, cancellationToken: ct));
        await answers.ReadAsync();
        return (await answers.ReadAsync<SearchableArticle>()).AsList();
    }

    /// <summary>Some of the newest that may have all of the words in their heads.</summary>
    public async Task<List<SearchableArticle>> HeadsAsync(IEnumerable<IEnumerable<IReadOnlyList<long>>> words, int[] months, int take, CancellationToken ct)
    {
        if (areAll)
        {
            var sql = $"{Themselves} LIMIT @take";
            return (await connection.QueryAsync<SearchableArticle>(new(sql, Parameters(take), cancellationToken: ct))).AsList();
        }

        var heads = new List<SearchableArticle>();
        foreach (var window in Windows(months))
        {
            heads.AddRange(await FindAsync(words, SearchField.Head, SearchStretch.Of(window), false, take, ct));
            if (heads.Count >= take)
            {
                break;
            }
        }

        return heads;
    }

    /// <summary>The months that are asked for at a time, the newest first: a word that is common is found within the first.</summary>
    static IEnumerable<int[]> Windows(IEnumerable<int> months)
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

    /// <summary>How many articles the index has for these words. Of very many, those of some months speak for all, and those of a sample say how many the caller may see.</summary>
    public async Task<long> CountAsync(IReadOnlyList<IEnumerable<IReadOnlyList<long>>> words, int[] months, CancellationToken ct)
    {
        var stride = Math.Max(months.Length / SampledMonths, 1);
        int[] some = [.. months.Where((_, i) => i % stride == stride / 2)];
        var count = await CountInAsync(words, some, ct);
        return stride == 1 ? count : count < Enough ? await CountInAsync(words, months, ct) : count * months.Length / some.Length;
    }

    async Task<long> CountInAsync(IEnumerable<IEnumerable<IReadOnlyList<long>>> words, int[] months, CancellationToken ct)
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
