using System.Text;
using Cms.Import.Text;

namespace Cms.Api.Text;

/// <summary>How text is kept: Unicode NFC, with a no-break space taken as a space.</summary>
static class CmsText
{
    public static string Normalize(string text) => Normalisation.ToNfc(text.Replace('\u00A0', ' '));

    /// <summary>One line: trimmed, each run of white space a single space; null when nothing is left.</summary>
    public static string? Line(string? text)
    {
        var line = text is null ? "" : string.Join(' ', Normalize(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    /// <summary>Several lines: trimmed at both ends; null when nothing is left.</summary>
    public static string? Block(string? text) => text is null || Normalize(text).Trim() is not { Length: > 0 } block ? null : block;

    /// <summary>A name as it is compared: NFKC, lower case, without white space.</summary>
    public static string Key(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !char.IsWhiteSpace(c)));

    /// <summary>Safe to show anywhere: U+FFFD for each control character, each that turns the direction of writing, and each half of a surrogate pair.</summary>
    public static string Printable(string text) => string.Create(text.Length, text, (result, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (i + 1 < source.Length && char.IsSurrogatePair(c, source[i + 1]))
            {
                (result[i], result[i + 1]) = (c, source[++i]);
            }
            else
            {
                result[i] = char.IsControl(c) || char.IsSurrogate(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') ? '\uFFFD' : c;
            }
        }
    });

    /// <summary>Whether this is text: no NUL, which PostgreSQL can't keep, and no half of a surrogate pair.</summary>
    public static bool IsText(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0' || (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i]))))
            {
                return false;
            }
        }

        return true;
    }
}
