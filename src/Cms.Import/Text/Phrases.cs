using System.Buffers;

namespace Cms.Import.Text;

/// <summary>
/// Finds the first of many phrases. The search jumps from one possible first character to the next; for Korean phrases that is
/// several times faster than <see cref="SearchValues{T}"/> of strings, whose vectorised path is for ASCII.
/// </summary>
sealed class Phrases
{
    readonly SearchValues<char> firsts;
    readonly Dictionary<char, string[]> byFirst;
    readonly StringComparison comparison;

    public Phrases(IEnumerable<string> phrases, StringComparison comparison = StringComparison.Ordinal)
    {
        this.comparison = comparison;
        var ignoreCase = comparison == StringComparison.OrdinalIgnoreCase;
        byFirst = phrases
            .SelectMany(p => ignoreCase ? new[] { (char.ToLowerInvariant(p[0]), p), (char.ToUpperInvariant(p[0]), p) } : [(p[0], p)])
            .Distinct()
            .GroupBy(p => p.Item1, p => p.Item2)
            .ToDictionary(g => g.Key, g => g.ToArray());
        firsts = SearchValues.Create([.. byFirst.Keys]);
    }

    /// <summary>Where the first phrase begins; -1 when there is none.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(firsts);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            foreach (var phrase in byFirst[text[at]])
            {
                if (text[at..].StartsWith(phrase, comparison))
                {
                    return at;
                }
            }
        }

        return -1;
    }

    public bool IsIn(ReadOnlySpan<char> text) => IndexIn(text) >= 0;
}
