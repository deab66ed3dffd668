using System.Runtime.CompilerServices;

namespace Cms.Api.Search;

/// <summary>Walks through the ranks of a search, and in each through time.</summary>
/// <param name="query">What is searched for.</param>
/// <param name="candidates">The index.</param>
/// <param name="months">The months that there are articles of, the newest first.</param>
/// <param name="isRanked">Better matches come first; otherwise time alone counts.</param>
sealed class SearchWalk(SearchQuery query, SearchCandidates candidates, int[] months, bool isRanked)
{
    /// <summary>The most articles that one request looks into before it answers what it has.</summary>
    const int MaxExamined = 1000;

    /// <summary>The most that one statement reads: where most turn out not to be any, each reads twice as many as the one before.</summary>
    const int MaxTaken = 256;

    readonly List<List<IReadOnlyList<long>>> words = [.. query.Words.Select(w => w.Patterns.Where(p => p.Terms.Count > 0).Select(p => p.Terms).ToList())];

    /// <summary>How many of those that were looked at themselves have the words.</summary>
    int counted;

    /// <summary>Where the walk stopped because it had looked into so many articles; null when it came to its end.</summary>
    public SearchPlace? StoppedAt { get; private set; }

    /// <summary>How many there are: exactly where all were looked at, else as many as the index has.</summary>
    public async Task<long> CountAsync(CancellationToken ct) => candidates.AreAll ? counted : await candidates.CountAsync(words, months, ct);

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

        hits.Sort((a, b) => isBackward ? b.Place.CompareTo(a.Place) : a.Place.CompareTo(b.Place));
        if (StoppedAt is { } stop)
        {
            hits.RemoveAll(h => isBackward ? h.Place.CompareTo(stop) < 0 : h.Place.CompareTo(stop) > 0);
        }

        return [.. hits.Take(count)];
    }

    async IAsyncEnumerable<SearchHit> IndexedAsync(SearchPlace? from, bool isBackward, int count, [EnumeratorCancellation] CancellationToken ct)
    {
        var (found, examined) = (0, 0);
        foreach (var rank in Ranks(from, isBackward))
        {
            var last = from is { } place && (place.Rank == rank || !isRanked) ? place : (SearchPlace?)null;
            foreach (var window in Windows(last?.Time, isBackward))
            {
                var take = count - found + 4; // some may turn out not to be any
                for (var isMore = true; isMore; take = Math.Min(take * 2, MaxTaken))
                {
                    var rows = await candidates.FindAsync(words, isRanked ? rank : SearchField.Body, window, last, isBackward, take, ct);
                    isMore = rows.Count == take;
                    foreach (var row in rows)
                    {
                        last = new(rank, row.SortedAt, row.Id);
                        if (Hit(row) is { } hit && hit.Place.Rank == rank)
                        {
                            yield return hit;
                            if (++found == count)
                            {
                                yield break;
                            }
                        }
                    }

                    if (isMore && (examined += rows.Count) >= MaxExamined)
                    {
                        StoppedAt = last;
                        yield break;
                    }
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

    IEnumerable<int[]> Windows(DateTimeOffset? from, bool isBackward)
    {
        var left = isBackward ? Enumerable.Reverse(months) : months;
        if (from is { } time)
        {
            var first = SearchTerms.Month(time);
            left = left.SkipWhile(month => isBackward ? month < first : month > first);
        }

        return SearchCandidates.Windows(left);
    }
}
