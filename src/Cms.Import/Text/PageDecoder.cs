using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Cms.Import.Text;

/// <summary>
/// Bytes to text. A byte order mark decides; then strict UTF-8; then strict CP949, whose double bytes hardly ever pass for
/// UTF-8 and the other way round. A charset that the page or its server names decides only what the bytes leave open, since
/// wrong ones are common. Only when none of them fits are bytes replaced, and then the page says how many.
/// </summary>
static class PageDecoder
{
    /// <summary>A page with more invalid bytes than one in this many is no text.</summary>
    const int ToleratedShare = 20;

    /// <summary>Where the mark of ISO-2022-KR stands, which e-mail used (RFC 1557).</summary>
    const int LongestPreamble = 1024;

    static readonly Encoding Cp949 =
        CodePagesEncodingProvider.Instance.GetEncoding(949, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    static readonly Encoding Iso2022Kr =
        CodePagesEncodingProvider.Instance.GetEncoding(50225, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
    static readonly Encoding LenientCp949 =
        CodePagesEncodingProvider.Instance.GetEncoding(949, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <param name="bytes">The page.</param>
    /// <param name="charset">The charset that HTTP named.</param>
    public static DecodedPage Decode(ReadOnlySpan<byte> bytes, string? charset = null)
    {
        if (bytes.IsEmpty)
        {
            return new("", "utf-8", [], new(NoticeCodes.PageEmpty, "The page has no bytes."));
        }

        if (BinarySignature.NameOf(bytes) is { } kind)
        {
            return new("", "binary", [], new(NoticeCodes.NotText, $"The bytes are {kind}, not text."));
        }

        if (ByMark(bytes) is { } marked)
        {
            return marked;
        }

        if (Utf16Shape.Detect(bytes) is { } utf16)
        {
            return Wide(bytes[..(bytes.Length / 2 * 2)], utf16, utf16.CodePage == Encoding.Unicode.CodePage ? "utf-16le" : "utf-16be");
        }

        if (bytes.IndexOf(Iso2022KrMark) is >= 0 and < LongestPreamble && Strict(bytes, Iso2022Kr) is { } mail && HangulShare.IsKorean(mail))
        {
            return new(mail, "iso-2022-kr", []);
        }

        return StrictUtf8(bytes) is { } utf8 ? Mojibake.Recover(utf8)
            : Named(bytes, charset) ?? Named(bytes, DeclaredCharset.In(bytes)) ?? (StrictCp949(bytes) is { } cp949 && HangulShare.IsKorean(cp949) ? new(cp949, "cp949", []) : Repaired(bytes));
    }

    /// <summary>The encoding that is named, when the bytes are valid in it and it yields Korean, or nothing else would.</summary>
    static DecodedPage? Named(ReadOnlySpan<byte> bytes, string? charset)
    {
        if (DeclaredCharset.Strict(charset) is not { CodePage: not (949 or 51949 or 20949 or 65001 or 1200 or 1201) } encoding || Strict(bytes, encoding) is not { } text)
        {
            return null;
        }

        var isLikely = HangulShare.IsKorean(text) || !(HangulShare.IsKorean(Encoding.UTF8.GetString(bytes)) || HangulShare.IsUsual(LenientCp949.GetString(bytes)));
        return isLikely ? new(text, encoding.WebName, []) : null;
    }

    static DecodedPage? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => StrictUtf8(bytes[3..]) is { } text ? Mojibake.Recover(text) : Lenient(bytes[3..], Encoding.UTF8, "utf-8"),
        [0xFF, 0xFE, ..] => Wide(bytes[2..], Encoding.Unicode, "utf-16le"),
        [0xFE, 0xFF, ..] => Wide(bytes[2..], Encoding.BigEndianUnicode, "utf-16be"),
        _ => null,
    };

    /// <summary>UTF-16, in which a text that was misread is saved as well as in UTF-8.</summary>
    static DecodedPage Wide(ReadOnlySpan<byte> bytes, Encoding encoding, string name) =>
        Lenient(bytes, encoding, name) is var page && page is { Error: null, Notices.Count: 0 } ? Mojibake.Recover(page.Text, name) : page;

    /// <summary>In one pass and without an exception, which would cost a page in CP949 more than its reading.</summary>
    static string? StrictUtf8(ReadOnlySpan<byte> bytes)
    {
        var buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            return Utf8.ToUtf16(bytes, buffer, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done ? new(buffer, 0, length) : null;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }

    /// <summary>The mark that opens such a text: it names its second set of characters.</summary>
    static ReadOnlySpan<byte> Iso2022KrMark => [0x1B, (byte)'$', (byte)')', (byte)'C'];

    /// <summary>CP949, or null when the bytes are none.</summary>
    public static string? StrictCp949(ReadOnlySpan<byte> bytes) => Strict(bytes, Cp949);

    static string? Strict(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    static DecodedPage Repaired(ReadOnlySpan<byte> bytes)
    {
        var utf8 = Lenient(bytes, Encoding.UTF8, "utf-8");
        var cp949 = Lenient(bytes, LenientCp949, "cp949");
        return (utf8.Error is not null || Losses(cp949.Text) < Losses(utf8.Text)) && HangulShare.IsKorean(cp949.Text) ? cp949 : utf8;
    }

    static DecodedPage Lenient(ReadOnlySpan<byte> bytes, Encoding encoding, string name)
    {
        var text = encoding.GetString(bytes);
        var losses = Losses(text);
        if (losses == 0)
        {
            return new(text, name, []);
        }

        if (losses > 2 && losses > text.Length / ToleratedShare)
        {
            return new("", "binary", [], new(NoticeCodes.NotText, $"{losses} of {text.Length} characters are invalid in {name}: the bytes are no text."));
        }

        var first = text.IndexOf('\uFFFD', StringComparison.Ordinal);
        return new(text, name, [new(NoticeCodes.BytesInvalid, $"{losses} characters are invalid in {name} and became U+FFFD.", LineAt(text, first))]);
    }

    static int Losses(string text) => text.AsSpan().Count('\uFFFD');

    static int LineAt(string text, int index) => 1 + text.AsSpan(0, index).Count('\n');
}
