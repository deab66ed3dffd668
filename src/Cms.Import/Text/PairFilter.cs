using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cms.Import.Text;

/// <summary>
/// Says of sixteen places of a text at once at which of them a pair of characters may stand. The pairs are dealt into eight buckets; four
/// tables of sixteen bytes, one for each half of either character's lower byte, say by a bit each in which buckets it occurs. This is the
/// shuffle of Intel's Hyperscan ("Teddy"), for characters of two bytes.
/// </summary>
sealed class PairFilter
{
    /// <summary>How many places are looked at; one more character is read.</summary>
    public const int Width = 16;
    const int Buckets = 8;

    readonly Vector128<byte> firstLow;
    readonly Vector128<byte> firstHigh;
    readonly Vector128<byte> secondLow;
    readonly Vector128<byte> secondHigh;

    public PairFilter(IEnumerable<(char First, char Second)> pairs)
    {
        Span<byte> tables = stackalloc byte[4 * 16];
        var all = pairs.Distinct().OrderBy(p => (byte)p.First).ToArray();
        for (var i = 0; i < all.Length; i++)
        {
            var (first, second) = all[i];
            var bit = (byte)(1 << (i * Buckets / all.Length)); // those that are alike share a bucket
            tables[first & 0xF] |= bit;
            tables[16 + ((first >> 4) & 0xF)] |= bit;
            tables[32 + (second & 0xF)] |= bit;
            tables[48 + ((second >> 4) & 0xF)] |= bit;
        }

        firstLow = Vector128.Create<byte>(tables[..16]);
        firstHigh = Vector128.Create<byte>(tables[16..32]);
        secondLow = Vector128.Create<byte>(tables[32..48]);
        secondHigh = Vector128.Create<byte>(tables[48..]);
    }

    /// <summary>A bit for each of the first sixteen places where one of the pairs may stand; few where none does.</summary>
    public uint Places(ReadOnlySpan<char> text)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var buckets = Among(firstLow, firstHigh, LowerBytes(units)) & Among(secondLow, secondHigh, LowerBytes(units[1..]));
        return Vector128.ExtractMostSignificantBits(~Vector128.Equals(buckets, Vector128<byte>.Zero));
    }

    static Vector128<byte> LowerBytes(ReadOnlySpan<ushort> units)
    {
        var lower = Vector128.Create((ushort)0xFF);
        return Vector128.Narrow(Vector128.Create(units) & lower, Vector128.Create(units[Vector128<ushort>.Count..]) & lower);
    }

    static Vector128<byte> Among(Vector128<byte> low, Vector128<byte> high, Vector128<byte> bytes) =>
        Vector128.ShuffleNative(low, bytes & Vector128.Create((byte)0xF)) & Vector128.ShuffleNative(high, bytes >>> 4);
}
