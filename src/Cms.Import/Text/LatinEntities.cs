using System.Net;
using System.Text;

namespace Cms.Import.Text;

/// <summary>
/// The upper half of Latin-1 and Windows-1252 as entities: programs that took Korean bytes for Latin-1 wrote <c>&amp;#176;&amp;#161;</c> or
/// <c>&amp;deg;&amp;iexcl;</c> for 가. Those of ASCII, which may be a page's own (<c>&amp;lt;</c>), stay.
/// </summary>
static class LatinEntities
{
    const int Longest = 10;

    /// <summary>A page of fewer has them for signs like © and ·.</summary>
    const int Fewest = 16;

    /// <summary>Misread Korean has no Hangul of its own, at its beginning at least.</summary>
    const int Head = 200;

    /// <summary>The text with those entities as characters; the same instance where it has few of them.</summary>
    public static string Decoded(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uAC00', '\uD7A3') is >= 0 and < Head || text.AsSpan().Count('&') < Fewest)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '&' && text.AsSpan(i, Math.Min(Longest, text.Length - i)).IndexOf(';') is > 2 and var end
                && WebUtility.HtmlDecode(text.Substring(i, end + 1)) is [>= '\u0080' and var c] && (c <= '\u00FF' || Windows1252.ByteOf(c) is not null))
            {
                result.Append(c);
                i += end;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
