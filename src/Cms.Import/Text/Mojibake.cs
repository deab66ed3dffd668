using System.Text;

namespace Cms.Import.Text;

/// <summary>
/// Text whose bytes were once read with the wrong encoding and saved in Unicode: CP949 or UTF-8 taken for Latin-1 or
/// Windows-1252. Each character below U+0100, written out or as an entity, is a byte again; what such a page has in real Unicode (decoded entities like “)
/// passes through. The recovery is kept only when it yields Korean.
/// </summary>
static class Mojibake
{
    static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>How often a page may have been read wrongly and saved again.</summary>
    const int MostTimes = 3;

    /// <param name="page">The text.</param>
    /// <param name="encoding">The encoding it was saved in.</param>
    public static DecodedPage Recover(string page, string encoding = "utf-8")
    {
        var text = LatinEntities.Decoded(page);
        if (!LooksLikeBytes(text))
        {
            return new(page, encoding, []);
        }

        var utf8 = AsUtf8(text);
        for (var times = 1; utf8 is not null && times < MostTimes && !HangulShare.IsKorean(utf8) && LooksLikeBytes(utf8); times++)
        {
            utf8 = AsUtf8(utf8);
        }

        if (utf8 is not null && HangulShare.IsKorean(utf8))
        {
            return new(utf8, "utf-8", [new(NoticeCodes.MojibakeRecovered, "The text was UTF-8 misread as Windows-1252; it was recovered.")]);
        }

        // Where soft hyphens are still there nothing has vanished, and each character is its byte.
        var exact = text.Contains('\u00AD', StringComparison.Ordinal) && BytesOf(text) is { } bytes ? PageDecoder.StrictCp949(bytes) : null;
        var restored = 0;
        var cp949 = exact is not null && HangulShare.IsKorean(exact) ? exact : ByteRuns.ToCp949(text, out restored);
        if (!HangulShare.IsKorean(cp949))
        {
            return new(page, encoding, []);
        }

        var losses = cp949.AsSpan().Count('\uFFFD');
        var lost = losses == 0 ? "" : $" {losses} characters could not be recovered and became U+FFFD.";
        var put = restored == 0 ? "" : $" {restored} bytes had vanished or been joined to others and were put back.";
        return new(cp949, "cp949", [new(NoticeCodes.MojibakeRecovered, $"The text was CP949 misread as Latin-1; it was recovered.{put}{lost}")]);
    }

    /// <summary>Korean misread as Latin-1 is full of its upper half and has no Hangul but what bytes were joined to; no European text comes near a third.</summary>
    static bool LooksLikeBytes(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('\u00A1', '\u00FF') < 0 || text.IndexOfAnyInRange('\uAC00', '\uD7A3') is >= 0 and < 200 and var first && !(first > 0 && IsByte(text[first - 1])))
        {
            return false;
        }

        var (high, letters, hangul, wasByte) = (0, 0, 0, false);
        foreach (var c in text)
        {
            wasByte = IsByte(c) || (wasByte && ByteRuns.IsJoined(c));
            high += wasByte ? 1 : 0;
            hangul += !wasByte && c is >= '\uAC00' and <= '\uD7A3' ? 1 : 0;
            letters += c > ' ' ? 1 : 0;
        }

        return high >= 8 && high * 3 > letters && hangul * 20 < high;
    }

    static bool IsByte(char c) => c is >= '\u00A1' and <= '\u07FF';

    /// <summary>The bytes that the characters stand for; null when one stands for none.</summary>
    static byte[]? BytesOf(string text)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (Windows1252.ByteOf(text[i]) is not { } b)
            {
                return null;
            }

            bytes[i] = b;
        }

        return bytes;
    }

    static string? AsUtf8(string text)
    {
        if (BytesOf(text) is not { } bytes)
        {
            return null;
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
