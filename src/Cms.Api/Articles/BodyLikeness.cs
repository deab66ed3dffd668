using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Cms.Api.Articles;

/// <summary>
/// Finds bodies that are nearly the same, by MinHash and bands (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3).
/// Two bodies whose five-letter pieces agree by nine in ten share a band in 99 of 100 cases; unrelated ones hardly ever do.
/// </summary>
static class BodyLikeness
{
    /// <summary>How alike two bodies must be for an editor to be told.</summary>
    public const double Threshold = 0.8;

    const int PieceLength = 5;
    const int Bands = 5;
    const int RowsOfBand = 4;

    /// <summary>Of fewer letters nothing can be said.</summary>
    const int MinLetters = 100;

    static readonly ulong[] Multipliers = [.. Enumerable.Range(0, Bands * RowsOfBand).Select(i => Scrambled((ulong)i) | 1)];

    /// <summary>The bands of a body; empty for one that is too short.</summary>
    public static int[] BandsOf(string text)
    {
        var letters = Letters(text);
        if (letters.Length < MinLetters)
        {
            return [];
        }

        Span<uint> least = stackalloc uint[Bands * RowsOfBand];
        least.Fill(uint.MaxValue);
        for (var i = 0; i + PieceLength <= letters.Length; i++)
        {
            var piece = HashAt(letters, i);
            for (var row = 0; row < least.Length; row++)
            {
                least[row] = Math.Min(least[row], (uint)((piece * Multipliers[row]) >> 32));
            }
        }

        var bands = new int[Bands];
        for (var band = 0; band < Bands; band++)
        {
            bands[band] = (int)XxHash32.HashToUInt32(MemoryMarshal.AsBytes(least.Slice(band * RowsOfBand, RowsOfBand)), band);
        }

        return bands;
    }

    /// <summary>The share of five-letter pieces that two bodies have in common, from 0 to 1.</summary>
    public static double Between(string one, string other)
    {
        var first = Pieces(one);
        var second = Pieces(other);
        var common = first.Count(second.Contains);
        return first.Count + second.Count == 0 ? 0 : (double)common / (first.Count + second.Count - common);
    }

    static HashSet<ulong> Pieces(string text)
    {
        var letters = Letters(text);
        return [.. Enumerable.Range(0, Math.Max(letters.Length - PieceLength + 1, 0)).Select(i => HashAt(letters, i))];
    }

    static ulong HashAt(char[] letters, int at) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(letters.AsSpan(at, PieceLength)));

    /// <summary>Letters and digits alone: spacing and punctuation are what copies change first.</summary>
    static char[] Letters(string text) => [.. text.Where(char.IsLetterOrDigit).Select(c => char.ToLower(c, CultureInfo.InvariantCulture))];

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    static ulong Scrambled(ulong seed)
    {
        seed = (seed + 1) * 0x9E3779B97F4A7C15;
        seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
        seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EB;
        return seed ^ (seed >> 31);
    }
}
