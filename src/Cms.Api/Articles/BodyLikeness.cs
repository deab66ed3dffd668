using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
    /// <summary>How many bands a body has; the table of articles has an index for each.</summary>
    public const int Bands = 5;

    const int RowsOfBand = 4;

    /// <summary>Of fewer letters nothing can be said.</summary>
    const int MinLetters = 100;

    /// <summary>One hash function a row, each a multiplication by an odd number; as many as fill the registers.</summary>
    static readonly Vector256<uint>[] Multipliers =
        [.. Enumerable.Range(0, (Bands * RowsOfBand + 7) / 8).Select(v => Vector256.Create([.. Enumerable.Range(8 * v, 8).Select(i => (uint)Scrambled((ulong)i) | 1)]))];

    /// <summary>The bands of a body; empty for one that is too short.</summary>
    public static int[] BandsOf(string text)
    {
        var letters = Letters(text);
        if (letters.Length < MinLetters)
        {
            return [];
        }

        var least = new Vector256<uint>[Multipliers.Length];
        Array.Fill(least, Vector256<uint>.AllBitsSet);
        for (var i = 0; i + PieceLength <= letters.Length; i++)
        {
            var piece = Vector256.Create((uint)HashAt(letters, i));
            for (var v = 0; v < least.Length; v++)
            {
                least[v] = Vector256.Min(least[v], piece * Multipliers[v]);
            }
        }

        var rows = MemoryMarshal.Cast<Vector256<uint>, uint>(least);
        var bands = new int[Bands];
        for (var band = 0; band < Bands; band++)
        {
            bands[band] = (int)XxHash32.HashToUInt32(MemoryMarshal.AsBytes(rows.Slice(band * RowsOfBand, RowsOfBand)), band);
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
        var pieces = new HashSet<ulong>(letters.Length);
        for (var i = 0; i + PieceLength <= letters.Length; i++)
        {
            pieces.Add(HashAt(letters, i));
        }

        return pieces;
    }

    static ulong HashAt(ReadOnlySpan<char> letters, int at) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(letters.Slice(at, PieceLength)));

    /// <summary>Letters and digits alone: spacing and punctuation are what copies change first.</summary>
    static ReadOnlySpan<char> Letters(string text)
    {
        var letters = new char[text.Length];
        var count = 0;
        foreach (var c in text)
        {
            if (c is >= '\uAC00' and <= '\uD7A3')
            {
                letters[count++] = c;
            }
            else if (char.IsLetterOrDigit(c))
            {
                letters[count++] = char.ToLowerInvariant(c);
            }
        }

        return letters.AsSpan(0, count);
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood 2014).</summary>
    static ulong Scrambled(ulong seed)
    {
        seed = (seed + 1) * 0x9E3779B97F4A7C15;
        seed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
        seed = (seed ^ (seed >> 27)) * 0x94D049BB133111EB;
        return seed ^ (seed >> 31);
    }
}
