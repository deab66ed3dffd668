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
    static readonly string Unclean =
        string.Concat(Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x22)).Select(c => (char)c))
        + "&\u00AD\u1680\u180E\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u200C\u200E\u200F\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u202F\u205F\u2060\u3000\u3164\uFEFF\uFFA0";

    static readonly SearchValues<char> InText = SearchValues.Create(Unclean);

    /// <summary>Those that can still be in the lines that a text was cut into.</summary>
    static readonly SearchValues<char> InLines = SearchValues.Create(Unclean.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));

    /// <summary>A table's cells, as programs that extract text draw them: <c>| 가 | 나 |</c>.</summary>
    const string CellBorder = "| ";

    /// <summary>
    /// The text whose pieces are asked for, mostly one after the other, and where in it behind the last piece's start the next odd character and the next double space
    /// are: they are looked for once, not piece by piece.
    /// </summary>
    string text = "";
    int from;
    int odd;
    int gap;

    bool nulTold;
    bool controlTold;

    public Slice Clean(string text, int start, int length, int number)
    {
        var line = new Slice(text, start, length).Trim();
        if (line.Span is ['|', ..] or [.., '|'])
        {
            var inside = line.Span.TrimStart(CellBorder);
            line = new(text, line.Start + line.Length - inside.Length, inside.TrimEnd(CellBorder).Length);
        }

        return line.Length == 0 ? line
            : NeedsWork(line, length < text.Length ? InLines : InText) ? Rewrite(line.ToString(), number)
            : decodesEntities ? line
            : Slice.Of(Wellformed(line.ToString()));
    }

    bool NeedsWork(Slice line, SearchValues<char> unclean)
    {
        if (!ReferenceEquals(line.Source, text) || line.Start < from)
        {
            (text, odd, gap) = (line.Source, -1, -1);
        }

        from = line.Start;
        odd = odd < from ? Next(text.AsSpan(from).IndexOfAny(unclean)) : odd;
        gap = gap < from ? Next(text.AsSpan(from).IndexOf("  ")) : gap;
        return odd < from + line.Length || gap < from + line.Length - 1;
    }

    int Next(int index) => index < 0 ? int.MaxValue : from + index;

    Slice Rewrite(string line, int number)
    {
        var source = decodesEntities && line.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(line) : line;
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

        return Slice.Of(Wellformed(result.ToString()).TrimEnd(' '));
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
