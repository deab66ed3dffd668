using System.Buffers;
using System.Net;
using System.Text;

namespace Cms.Import.Text;

/// <summary>
/// Makes a line plain: entities decoded, every kind of space one space, invisible and control characters gone. Most lines
/// need none of it and stay slices of the page.
/// </summary>
/// <param name="notices">Told what was removed.</param>
/// <param name="decodesEntities">False for text from an HTML parser, which has decoded them once: that is all that was meant.</param>
sealed class TextCleaner(List<ParseNotice> notices, bool decodesEntities = true)
{
    /// <summary>What makes a line need work: controls, entities, odd spaces, zero-width characters, byte order marks, surrogates.</summary>
    static readonly SearchValues<char> Unclean = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x22)).Select(c => (char)c))
        + "&\u00AD\u1680\u180E\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u200C\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u202F\u205F\u2060\u3000\u3164\uFEFF\uFFA0");

    /// <summary>A table's cells, as programs that extract text draw them: <c>| 가 | 나 |</c>.</summary>
    const string CellBorder = "| ";

    bool nulTold;
    bool controlTold;

    public ReadOnlyMemory<char> Clean(string text, int start, int length, int number)
    {
        var line = text.AsMemory(start, length).Trim();
        var span = line.Span;
        if (span is ['|', ..] or [.., '|'])
        {
            line = line.Trim(CellBorder);
            span = line.Span;
        }

        return span.IndexOfAny(Unclean) >= 0 || span.IndexOf("  ") >= 0 ? Rewrite(line, number)
            : decodesEntities ? line
            : Wellformed(line.ToString()).AsMemory();
    }

    ReadOnlyMemory<char> Rewrite(ReadOnlyMemory<char> line, int number)
    {
        var source = decodesEntities && line.Span.Contains('&') ? WebUtility.HtmlDecode(line.ToString()) : line.ToString();
        var result = new StringBuilder(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            if (c == '\0')
            {
                Tell(ref nulTold, NoticeCodes.NulRemoved, "NUL characters were removed.", number);
            }
            else if (char.IsWhiteSpace(c) || c is '\u3164' or '\uFFA0' or '\u180E')
            {
                if (result.Length > 0 && result[^1] != ' ')
                {
                    result.Append(' ');
                }
            }
            else if (char.IsControl(c))
            {
                Tell(ref controlTold, NoticeCodes.ControlRemoved, "Control characters were removed.", number);
            }
            else if (!IsInvisible(c))
            {
                result.Append(c);
            }
        }

        return Wellformed(result.ToString()).TrimEnd(' ').AsMemory();
    }

    /// <summary>An entity like &amp;#xD800; may name half a surrogate pair, and may have brought decomposed letters.</summary>
    static string Wellformed(string text) => Normalisation.ToNfc(Surrogates.Replace(text, out _));

    void Tell(ref bool told, string code, string message, int number)
    {
        if (!told)
        {
            told = true;
            notices.Add(new ParseNotice(code, message, number));
        }
    }

    static bool IsInvisible(char c) =>
        c is '\u00AD' or '\u200B' or '\u200C' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E');
}
