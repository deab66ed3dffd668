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
        if (bytes.Length < 4 || bytes.Length % 2 != 0)
        {
            return null;
        }

        var zeros = bytes.Count((byte)0);
        if (zeros < 2 || zeros * ZeroShare < bytes.Length)
        {
            return null;
        }

        var odd = 0;
        for (var i = 1; i < bytes.Length; i += 2)
        {
            odd += bytes[i] == 0 ? 1 : 0;
        }

        return odd * 20 >= zeros * 19 ? Encoding.Unicode : (zeros - odd) * 20 >= zeros * 19 ? Encoding.BigEndianUnicode : null;
    }
}
