using Cms.Api.Text;

namespace Cms.Api.Search;

/// <summary>Where an article says something. The terms of each field are others.</summary>
enum SearchField
{
    Title,

    /// <summary>Subtitle, tags and bylines.</summary>
    Head,
    Body,
}

/// <summary>
/// The terms of a text: every letter of it, and every two that stand side by side, so that whatever is part of a word is found by its terms; of title and head also the
/// initial consonants of two and of three syllables (초성).
/// </summary>
/// <remarks>
/// A term is a number: from the top the month (years times twelve), four bits that say the field and whether it is of letters or initials, and two letters of UTF-16.
/// </remarks>
static class SearchTerms
{
    const int MonthShift = 36;
    const int KindShift = 32;
    const int OfInitials = 8;

    /// <summary>The terms of an article.</summary>
    /// <param name="sortedAt">When it is, or was written: its place in time.</param>
    /// <param name="title">Its title.</param>
    /// <param name="head">Subtitle, tags and names of reporters.</param>
    /// <param name="body">Its body as plain text.</param>
    public static long[] Of(DateTimeOffset sortedAt, string title, IEnumerable<string?> head, string body)
    {
        var heads = head.OfType<string>().Select(SearchText.Fold).ToList();
        var letters = new HashSet<long>(body.Length);
        AddLetters(letters, SearchField.Body, SearchText.Fold(body));
        AddLetters(letters, SearchField.Title, SearchText.Fold(title));
        AddInitials(letters, SearchField.Title, title);
        foreach (var text in heads)
        {
            AddLetters(letters, SearchField.Head, text);
            AddInitials(letters, SearchField.Head, text);
        }

        var month = (long)Month(sortedAt) << MonthShift;
        var terms = new long[letters.Count];
        letters.CopyTo(terms);
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] += month;
        }

        Array.Sort(terms); // neighbours compress better
        return terms;
    }

    /// <summary>What a text that has this pattern has among its terms, without month and field; none where nothing in it is a letter.</summary>
    /// <param name="pattern">Folded text.</param>
    public static IReadOnlyList<long> OfPattern(string pattern)
    {
        var letters = new HashSet<long>();
        AddLetters(letters, SearchField.Title, pattern);
        var pairs = letters.Where(l => (l & 0xFFFF) != 0).ToList();
        return pairs.Count > 0 ? [.. pairs, .. Alone(pattern)] : [.. letters];
    }

    /// <summary>The same for initial consonants, of which there are at least two.</summary>
    public static IReadOnlyList<long> OfInitialsPattern(string initials)
    {
        var terms = new HashSet<long>();
        int[] places = [.. initials.Select(c => Hangul.Initials.IndexOf(c, StringComparison.Ordinal))];
        AddInitials(terms, SearchField.Title, places, places.Length > 2 ? 3 : 2);
        return [.. terms];
    }

    /// <summary>A term of a pattern in a field and a month.</summary>
    public static long In(long term, SearchField field, int month) => term + ((long)field << KindShift) + ((long)month << MonthShift);

    /// <summary>The month of a time.</summary>
    public static int Month(DateTimeOffset time) => (time.UtcDateTime.Year * 12) + time.UtcDateTime.Month - 1;

    /// <summary>When a month begins.</summary>
    public static DateTimeOffset StartOf(int month) => new(month / 12, (month % 12) + 1, 1, 0, 0, 0, TimeSpan.Zero);

    static void AddLetters(HashSet<long> terms, SearchField field, string folded)
    {
        var kind = (long)field << KindShift;
        var last = '\0';
        foreach (var c in folded)
        {
            if (!SearchText.IsLetter(c))
            {
                last = '\0';
                continue;
            }

            terms.Add(kind | ((long)c << 16));
            if (last != '\0')
            {
                terms.Add(kind | ((long)last << 16) | c);
            }

            last = c;
        }
    }

    /// <summary>Letters of a pattern that have no neighbour, which no pair speaks for.</summary>
    static IEnumerable<long> Alone(string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (SearchText.IsLetter(pattern[i]) && !(i > 0 && SearchText.IsLetter(pattern[i - 1])) && !(i + 1 < pattern.Length && SearchText.IsLetter(pattern[i + 1])))
            {
                yield return (long)pattern[i] << 16;
            }
        }
    }

    static void AddInitials(HashSet<long> terms, SearchField field, string text)
    {
        int[] places = [.. text.Select(c => Hangul.IsSyllable(c) ? Hangul.Parts(c).Initial : -1)];
        AddInitials(terms, field, places, 2);
        AddInitials(terms, field, places, 3);
    }

    /// <param name="terms">Receives them.</param>
    /// <param name="field">The field.</param>
    /// <param name="places">Each letter's initial consonant by its place among them; -1 for what has none.</param>
    /// <param name="length">How many stand in one term.</param>
    static void AddInitials(HashSet<long> terms, SearchField field, int[] places, int length)
    {
        for (var i = 0; i + length <= places.Length; i++)
        {
            var run = places.AsSpan(i, length);
            if (!run.Contains(-1))
            {
                var term = 0;
                foreach (var place in run)
                {
                    term = (term * 32) + place + 1;
                }

                terms.Add(((long)field << KindShift) | ((long)OfInitials << KindShift) | (uint)term);
            }
        }
    }
}
