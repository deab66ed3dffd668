using System.Runtime.CompilerServices;

namespace Cms.Api.Search;

/// <summary>Walks through the ranks of a search, and in each through time.</summary>
/// <param name="query">What is searched for.</param>
/// <param name="candidates">The index.</param>
/// <param name="newest">The time of the newest article that there may be of each month, the newest first.</param>
/// <param name="brief">How long it takes until a hundred articles or so are published.</param>
/// <param name="isRanked">Better matches come first; otherwise time alone counts.</param>
sealed class SearchWalk(SearchQuery query, SearchCandidates candidates, DateTimeOffset[] newest, TimeSpan brief, bool isRanked)
{
    /// <summary>The most articles that one request looks into before it answers what it has.</summary>
    const int MaxExamined = 1000;

    /// <summary>So many are read at a time, or as many as are asked for: some may turn out not to be any.</summary>
    const int LeastTaken = 21;

    /// <summary>The most that are read at a time: where most turn out not to be any, each statement reads twice as many as the one before.</summary>
    const int MaxTaken = 256;

    static readonly Comparison<SearchHit> Forward = (a, b) => a.Place.CompareTo(b.Place);
    static readonly Comparison<SearchHit> Backward = (a, b) => b.Place.CompareTo(a.Place);

    readonly List<List<IReadOnlyList<long>>> words = [.. query.Words.Select(w => w.Patterns.Where(p => p.Terms.Count > 0).Select(p => p.Terms).ToList())];

    /// <summary>How many of those that were looked at themselves have the words.</summary>
    int counted;

    /// <summary>Where the walk stopped because it had looked into so many articles; null when it came to its end.</summary>
    public SearchPlace? StoppedAt { get; private set; }

    /// <summary>How many there are: exactly where all were looked at, else as many as the index has.</summary>
    public async Task<long> CountAsync(CancellationToken ct) => candidates.AreAll ? counted : await candidates.CountAsync(words, [.. newest.Select(SearchTerms.Month)], ct);

    /// <summary>The hits behind a place, in the order of the walk.</summary>
    public async Task<List<SearchHit>> FindAsync(SearchPlace? from, bool isBackward, int count, CancellationToken ct)
    {
        var hits = new List<SearchHit>();
        await foreach (var article in candidates.ThemselvesAsync().WithCancellation(ct))
        {
            if (Hit(article) is not { } hit)
            {
                continue;
            }

            counted++;
            if (from is null || (isBackward ? hit.Place.CompareTo(from.Value) < 0 : hit.Place.CompareTo(from.Value) > 0))
            {
                hits.Add(hit);
            }
        }

        if (!candidates.AreAll)
        {
            await foreach (var hit in IndexedAsync(from, isBackward, count, ct))
            {
                hits.Add(hit);
            }
        }

        hits.Sort(isBackward ? Backward : Forward);
        if (StoppedAt is { } stop)
        {
            hits.RemoveAll(h => isBackward ? h.Place.CompareTo(stop) < 0 : h.Place.CompareTo(stop) > 0);
        }

        return [.. hits.Take(count)];
    }

    async IAsyncEnumerable<SearchHit> IndexedAsync(SearchPlace? from, bool isBackward, int count, [EnumeratorCancellation] CancellationToken ct)
    {
        var (found, examined, most) = (0, 0, Math.Max(count, LeastTaken));
        var met = isBackward ? [.. Enumerable.Reverse(newest)] : newest;
        foreach (var rank in Ranks(from, isBackward))
        {
            var stretches = new SearchStretches(met, brief, from is { } place && (place.Rank == rank || !isRanked) ? place : null, rank, isBackward);
            while (stretches.Next() is { } stretch)
            {
                var rows = await candidates.FindAsync(words, isRanked ? rank : SearchField.Body, stretch, isBackward, most, ct);
                var isAll = rows.Count <= most;
                if (!isAll && !stretch.IsDense)
                {
                    stretches.Cut(stretch);
                    continue;
                }

                var hits = rows.Select(Hit).OfType<SearchHit>().Where(h => h.Place.Rank == rank).ToList();
                hits.Sort(isBackward ? Backward : Forward);
                foreach (var hit in hits)
                {
                    yield return hit;
                    if (++found == count)
                    {
                        yield break;
                    }
                }

                if (isAll)
                {
                    stretches.Pass(stretch, rows.Count, most);
                }
                else
                {
                    stretches.Resume(new(rank, rows[^1].SortedAt, rows[^1].Id));
                }

                if ((examined += rows.Count) >= MaxExamined)
                {
                    StoppedAt = stretches.Place;
                    yield break;
                }

                if (hits.Count * 4 < rows.Count)
                {
                    most = Math.Min(most * 2, MaxTaken);
                }
            }
        }
    }

    SearchHit? Hit(SearchableArticle article) =>
        SearchMatcher.Match(query, article) is { } match ? new(new(isRanked ? match.Rank : SearchField.Title, article.SortedAt, article.Id), match) : null;

    IEnumerable<SearchField> Ranks(SearchPlace? from, bool isBackward)
    {
        SearchField[] all = isRanked ? [SearchField.Title, SearchField.Head, SearchField.Body] : [SearchField.Title];
        return isBackward ? all.Reverse().Where(r => from is null || r <= from.Value.Rank) : all.Where(r => from is null || r >= from.Value.Rank);
    }
}
