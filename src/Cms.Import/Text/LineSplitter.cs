using System.Text.RegularExpressions;
using Cms.Import.Pages;

namespace Cms.Import.Text;

/// <summary>
/// Cuts the text at CRLF, LF and CR, cleans each line and leaves out the blank ones; their numbers stay counted. Word processors and
/// scripts end lines with other characters too, and programs that take text out of HTML leave its line breaks in it (<c>&lt;br /&gt;</c>): those
/// cut a line as well, but editors don't count them, so its pieces share its number.
/// </summary>
static partial class LineSplitter
{
    /// <summary>Vertical tab, form feed, next line, and Unicode's line and paragraph separators.</summary>
    const string InnerEnds = "\u000B\u000C\u0085\u2028\u2029";

    /// <summary>So many spaces alone on a line are what is left of a table's cell that held a picture.</summary>
    const int SpacesOfPicture = 3;

    /// <summary>So many paragraphs that are parted by spaces on one line are no slips.</summary>
    const int FewestParted = 3;

    /// <summary>Few pages have more lines.</summary>
    const int UsualLines = 1024;

    /// <summary>Lines are gathered here before it is known how many they are; empty between pages.</summary>
    [ThreadStatic]
    static List<Line>? gathered;

    public static Line[] Split(string text, TextCleaner cleaner)
    {
        text = text.Contains("<br", StringComparison.OrdinalIgnoreCase) ? BreakTag().Replace(text, "\u2028") : text;
        text = IsParted(text) ? PartingSpaces().Replace(text, "\u2028") : text;
        var lines = gathered ?? new(UsualLines);
        lines.Clear();
        var number = 0;
        var afterBlank = true;
        var afterSpaces = false;
        var start = 0;
        var inner = NextInner(text, 0);
        while (start <= text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\r', '\n');
            var end = length < 0 ? text.Length : start + length;
            number++;
            for (; inner < end; start = inner + 1, inner = NextInner(text, start))
            {
                Add(start, inner);
            }

            if (start < end || start == 0 || text[start - 1] is '\r' or '\n')
            {
                Add(start, end);
            }

            start = end + (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
        }

        Line[] all = [.. lines];
        lines.Clear();
        gathered = lines.Capacity > UsualLines ? null : lines;
        return all;

        void Add(int from, int to)
        {
            var content = cleaner.Clean(text, from, to - from, number);
            if (content.Length > 0)
            {
                lines.Add(new Line(number, content, afterBlank, text[to - 1] == ' ') { IsBelowPicture = afterSpaces });
            }

            afterBlank = content.Length == 0;
            afterSpaces = afterBlank && to - from >= SpacesOfPicture;
        }
    }

    [GeneratedRegex(@"<br\s{0,4}/?>", RegexOptions.IgnoreCase)]
    private static partial Regex BreakTag();

    /// <summary>
    /// A page whose line ends a program made spaces of: two stand where a paragraph ended, one between its sentences. Where all sentences have two, it is the typist's habit.
    /// </summary>
    static bool IsParted(string text)
    {
        const string parted = "다.  ";
        var count = text.AsSpan().Count(parted);
        if (count < FewestParted || text.AsSpan().Count("다. ") < FewestParted + count || text.IndexOf(parted, StringComparison.Ordinal) is not (>= 0 and var first))
        {
            return false;
        }

        var start = text.LastIndexOf('\n', first) + 1;
        var end = text.IndexOf('\n', first);
        return text.AsSpan(start, (end < 0 ? text.Length : end) - start).Count(parted) >= FewestParted;
    }

    /// <summary>Behind a sentence or a bracket, or before what opens a signature, a call or a copyright.</summary>
    [GeneratedRegex(@"(?<=[.\]""”])\ {2,}(?=\S)|(?<=\S)\ {2,}(?=[[<▶ⓒ☞])")]
    private static partial Regex PartingSpaces();

    static int NextInner(string text, int from) => text.AsSpan(from).IndexOfAny(InnerEnds) is >= 0 and var next ? from + next : int.MaxValue;
}
