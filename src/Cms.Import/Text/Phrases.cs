using System.Buffers;

namespace Cms.Import.Text;

/// <summary>
/// Finds the first of many phrases. Of each place in the text the first two characters are looked up in a small table of bits, which
/// says of nearly all of them that no phrase begins so; for Korean phrases that is several times faster than
/// <see cref="SearchValues{T}"/> of strings, whose vectorised path is for ASCII.
/// </summary>
sealed class Phrases
{
    const int Bits = 1 << 12;

    /// <summary>A bit for each pair of characters that opens a phrase; other pairs may share it.</summary>
    readonly ulong[] openings = new ulong[Bits / 64];
    readonly Dictionary<int, string[]> byOpening;

    /// <summary>Phrases of one character, which have no pair.</summary>
    readonly SearchValues<char>? single;
    readonly StringComparison comparison;

    public Phrases(IEnumerable<string> phrases, StringComparison comparison = StringComparison.Ordinal)
    {
        this.comparison = comparison;
        var all = phrases.Distinct().ToArray();
        byOpening = all.Where(p => p.Length > 1)
            .SelectMany(p => Cases(p[0]).SelectMany(first => Cases(p[1]).Select(second => (Opening: Opening(first, second), Phrase: p))))
            .GroupBy(p => p.Opening, p => p.Phrase)
            .ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var opening in byOpening.Keys)
        {
            openings[opening / 64] |= 1UL << opening;
        }

        single = all.Where(p => p.Length == 1).SelectMany(p => Cases(p[0])).ToArray() is { Length: > 0 } characters ? SearchValues.Create(characters) : null;
    }

    /// <summary>Where the first phrase begins; -1 when there is none.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        var end = single is null || text.IndexOfAny(single) is not (>= 0 and var sign) ? -1 : sign;
        var pairs = end < 0 ? text : text[..Math.Min(text.Length, end + 1)];
        for (var i = 1; i < pairs.Length; i++)
        {
            var opening = Opening(pairs[i - 1], pairs[i]);
            if ((openings[opening / 64] & (1UL << opening)) != 0 && Begins(text[(i - 1)..], opening))
            {
                return i - 1;
            }
        }

        return end;
    }

    public bool IsIn(ReadOnlySpan<char> text) => IndexIn(text) >= 0;

    bool Begins(ReadOnlySpan<char> text, int opening)
    {
        foreach (var phrase in byOpening[opening])
        {
            if (text.StartsWith(phrase, comparison))
            {
                return true;
            }
        }

        return false;
    }

    IEnumerable<char> Cases(char c) => comparison == StringComparison.OrdinalIgnoreCase ? new[] { char.ToLowerInvariant(c), char.ToUpperInvariant(c) }.Distinct() : [c];

    static int Opening(char first, char second) => ((first * 31) + second) & (Bits - 1);
}
