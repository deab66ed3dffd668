using System.Text;

namespace Cms.Import.Text;

/// <summary>
/// UTF-16 without a byte order mark: the spaces, digits and line ends of a news page leave zero bytes, all of them at odd
/// (little endian) or at even (big endian) places. No other encoding in use does.
/// </summary>
static class Utf16Shape
{
    /// <summary>Zero bytes are at least one in this many bytes.</summary>
    const int ZeroShare = 24;

    public static Encoding? Detect(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4)
        {
            return null;
        }

        var zeros = bytes.Count((byte)0);
        if (zeros < 2)
        {
            return null;
        }

        if (zeros * ZeroShare < bytes.Length)
        {
            return ByHalves(bytes);
        }

        var odd = 0;
        for (var i = 1; i < bytes.Length; i += 2)
        {
            odd += bytes[i] == 0 ? 1 : 0;
        }

        return odd * 20 >= zeros * 19 ? Encoding.Unicode : (zeros - odd) * 20 >= zeros * 19 ? Encoding.BigEndianUnicode : ByHalves(bytes);
    }

    static Encoding? ByHalves(ReadOnlySpan<byte> bytes) => HalvesAreKorean(bytes, 1) ? Encoding.Unicode : HalvesAreKorean(bytes, 0) ? Encoding.BigEndianUnicode : null;

    /// <summary>Text of hardly any space, or of decomposed letters: nearly all the bytes at these places begin Hangul, signs or ASCII.</summary>
    static bool HalvesAreKorean(ReadOnlySpan<byte> bytes, int from)
    {
        var known = 0;
        var count = 0;
        for (var i = from; i < bytes.Length; i += 2)
        {
            count++;
            known += bytes[i] is 0x00 or 0x11 or 0x20 or 0x30 or 0x31 or 0xFF or (>= 0xAC and <= 0xD7) ? 1 : 0;
        }

        return known * 20 >= count * 19;
    }
}
