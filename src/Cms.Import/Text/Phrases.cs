using System.Buffers;
using System.Numerics;

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
    readonly PairFilter filter;

    /// <summary>Phrases of one character, which have no pair.</summary>
    readonly SearchValues<char>? single;
    readonly StringComparison comparison;

    public Phrases(IEnumerable<string> phrases, StringComparison comparison = StringComparison.Ordinal)
    {
        this.comparison = comparison;
        var all = phrases.Distinct().ToArray();
        var pairs = all.Where(p => p.Length > 1).SelectMany(p => Cases(p[0]).SelectMany(first => Cases(p[1]).Select(second => (First: first, Second: second, Phrase: p)))).ToArray();
        byOpening = pairs.GroupBy(p => Opening(p.First, p.Second), p => p.Phrase).ToDictionary(g => g.Key, g => g.ToArray());
        foreach (var opening in byOpening.Keys)
        {
            openings[opening / 64] |= 1UL << opening;
        }

        filter = new(pairs.Select(p => (p.First, p.Second)));
        single = all.Where(p => p.Length == 1).SelectMany(p => Cases(p[0])).ToArray() is { Length: > 0 } characters ? SearchValues.Create(characters) : null;
    }

    /// <summary>Where the first phrase begins; -1 when there is none.</summary>
    public int IndexIn(ReadOnlySpan<char> text)
    {
        var end = single is null || text.IndexOfAny(single) is not (>= 0 and var sign) ? -1 : sign;
        var pairs = end < 0 ? text : text[..Math.Min(text.Length, end + 1)];
        for (var from = 0; from + 1 < pairs.Length; from += PairFilter.Width)
        {
            // Sixteen places at once, and then the few that may open a phrase; at the end, where there are fewer, each.
            var places = from + PairFilter.Width < pairs.Length ? filter.Places(pairs[from..]) : (1u << (pairs.Length - 1 - from)) - 1;
            for (; places != 0; places &= places - 1)
            {
                var i = from + BitOperations.TrailingZeroCount(places);
                var opening = Opening(pairs[i], pairs[i + 1]);
                if ((openings[opening / 64] & (1UL << opening)) != 0 && Begins(text[i..], opening))
                {
                    return i;
                }
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
