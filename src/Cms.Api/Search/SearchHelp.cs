using Cms.Api.Text;

namespace Cms.Api.Search;

/// <summary>Learns from the heads of the newest articles what was meant: which words initial consonants stand for, and how a word that isn't found is spelt.</summary>
static class SearchHelp
{
    /// <summary>How many heads are looked at.</summary>
    const int Heads = 200;

    /// <summary>How many words initial consonants may stand for in a body.</summary>
    const int MaxExpansions = 8;

    /// <summary>Of so many jamo one may be wrong.</summary>
    const int JamoPerMistake = 4;

    /// <summary>Adds to initial consonants the words of headlines, tags and bylines that they stand for, by which bodies are searched too.</summary>
    public static async Task<SearchQuery> WithInitialsAsync(SearchQuery query, SearchCandidates candidates, int[] months, CancellationToken ct)
    {
        var words = new List<SearchWord>();
        foreach (var word in query.Words)
        {
            var expansions = new List<SearchPattern>();
            foreach (var pattern in word.Patterns.Where(p => p.IsInitials))
            {
                var heads = await candidates.HeadsAsync([[pattern.Terms]], months, Heads, ct);
                var meant = heads.Select(h => SearchMatcher.Match(new([new(word.Text, [pattern])], []), h)).OfType<SearchMatch>().SelectMany(m => m.Words).Select(w => SearchText.Fold(w.Found));
                expansions.AddRange(meant.CountBy(w => w).OrderByDescending(w => w.Value).Take(MaxExpansions).Select(w => SearchPattern.Of(w.Key, MatchReason.Initials)));
            }

            words.Add(word with { Patterns = [.. word.Patterns, .. expansions] });
        }

        return query with { Words = words };
    }

    /// <summary>The query with words as headlines spell them; null when they have nothing like it.</summary>
    public static async Task<string?> SuggestAsync(SearchQuery query, string text, SearchCandidates candidates, int[] months, CancellationToken ct)
    {
        var suggestion = text;
        foreach (var word in query.Words.Where(w => w.Patterns.All(p => !p.IsInitials) && w.Text.Length > 1))
        {
            // What shares a pair of letters with it, or where there are only two, one of them.
            var alike = word.Text.Length > 2 ? word.Patterns.SelectMany(p => p.Terms) : word.Text.SelectMany(c => SearchTerms.OfPattern(SearchText.Fold(c.ToString())));
            var heads = await candidates.HeadsAsync([alike.Select(t => (IReadOnlyList<long>)[t])], months, Heads, ct);
            if (Nearest(SearchText.Fold(word.Text), heads) is { } nearest)
            {
                suggestion = suggestion.Replace(word.Text, nearest, StringComparison.Ordinal);
            }
        }

        return suggestion == text ? null : suggestion;
    }

    /// <summary>The part of a word in these heads that differs least from a word, by jamo; of several the most frequent.</summary>
    static string? Nearest(string word, IEnumerable<SearchableArticle> heads)
    {
        var jamo = Jamo(word);
        var limit = Math.Max(1, jamo.Length / JamoPerMistake);
        return (from head in heads
                from text in (string?[])[head.Title, head.Subtitle, .. head.Tags, .. head.Reporters]
                where text is not null
                from part in Parts(SearchText.Fold(text), word.Length).Distinct()
                group part by part into same
                let distance = Distance(jamo, Jamo(same.Key))
                where distance > 0 && distance <= limit
                orderby distance, same.Count() descending, same.Key.Length
                select same.Key).FirstOrDefault();
    }

    /// <summary>All parts of words that are as long as the word, or a letter longer or shorter.</summary>
    static IEnumerable<string> Parts(string text, int length)
    {
        for (var start = 0; start < text.Length; start++)
        {
            for (var end = start; end < text.Length && SearchText.IsLetter(text[end]) && end - start <= length; end++)
            {
                if (end - start + 2 >= length && end > start)
                {
                    yield return text[start..(end + 1)];
                }
            }
        }
    }

    static string Jamo(string text) => string.Concat(text.Select(c => Hangul.IsSyllable(c) && Hangul.Parts(c) is var (initial, vowel, final)
        ? $"{Hangul.Initials[initial]}{Hangul.Vowels[vowel]}{(final > 0 ? Hangul.Finals[final] : "")}" : c.ToString()));

    /// <summary>Levenshtein's: how many letters must be put in, taken out or replaced.</summary>
    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            (var diagonal, row[0]) = (row[0], i + 1);
            for (var j = 0; j < b.Length; j++)
            {
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(Math.Min(row[j], row[j + 1]) + 1, diagonal + (a[i] == b[j] ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
