using System.Text;

namespace Cms.Benchmarks.Fuzzing;

/// <summary>Ways in which a page's text becomes bytes.</summary>
static class PageEncodings
{
    /// <summary>UTF-8 is more frequent than the others, as it is among pages.</summary>
    public static readonly IReadOnlyList<(string Name, Func<string, byte[]> Encode)> All =
    [
        .. Enumerable.Repeat(("UTF-8", (Func<string, byte[]>)Encoding.UTF8.GetBytes), 6),
        ("UTF-8 with BOM", text => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]),
        ("UTF-8 with halves of surrogate pairs", WithSurrogates),
        ("CP949", CodePagesEncodingProvider.Instance.GetEncoding(949)!.GetBytes),
        ("UTF-16LE with BOM", text => [0xFF, 0xFE, .. Utf16(text)]),
        ("UTF-16LE", Utf16),
        ("UTF-16BE with BOM", text => [0xFE, 0xFF, .. Utf16(text, isBigEndian: true)]),
    ];

    /// <summary>Halves of surrogate pairs stay what they are.</summary>
    static byte[] Utf16(string text) => Utf16(text, isBigEndian: false);

    static byte[] Utf16(string text, bool isBigEndian) =>
        [.. text.SelectMany(c => isBigEndian ? new[] { (byte)(c >> 8), (byte)c } : [(byte)c, (byte)(c >> 8)])];

    /// <summary>Three bytes for each half of a pair, as programs write that encode UTF-16 code by code.</summary>
    static byte[] WithSurrogates(string text) =>
        [.. text.SelectMany(c => char.IsSurrogate(c) ? [(byte)(0xE0 | c >> 12), (byte)(0x80 | c >> 6 & 0x3F), (byte)(0x80 | c & 0x3F)] : Encoding.UTF8.GetBytes([c]))];
}
