using System.Text;
using System.Text.RegularExpressions;

namespace Cms.Import.Text;

/// <summary>The charset that a page or its server names: in HTTP, in <c>meta</c>, or in the XML declaration.</summary>
static partial class DeclaredCharset
{
    /// <summary>Browsers look no further; pages with long comments before their head need more than the 1,024 bytes of the standard.</summary>
    const int Prescan = 8192;

    /// <summary>What stands in the page itself; null when it names none.</summary>
    public static string? In(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Prescan)]);
        return Meta().Match(head) is { Success: true } meta ? meta.Groups[1].Value
            : XmlDeclaration().Match(head) is { Success: true } xml ? xml.Groups[1].Value
            : null;
    }

    /// <summary>The charset parameter of a content type.</summary>
    public static string? OfMediaType(string? mediaType) =>
        mediaType is { Length: <= 256 } && Parameter().Match(mediaType) is { Success: true } charset ? charset.Groups[1].Value : null;

    /// <summary>The encoding of that name, which throws on bytes that are none of it; null for a name that is unknown.</summary>
    public static Encoding? Strict(string? name)
    {
        var trimmed = name?.Trim(' ', '"', '\'').ToLowerInvariant();
        if (string.IsNullOrEmpty(trimmed) || trimmed.Length > 40)
        {
            return null;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(trimmed, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                ?? Encoding.GetEncoding(trimmed, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("<meta\\s[^>]*?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Meta();

    [GeneratedRegex("^\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9_:.-]+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex XmlDeclaration();

    [GeneratedRegex(";\\s*charset\\s*=\\s*\"?([A-Za-z0-9_:.-]+)", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
