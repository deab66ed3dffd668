using Cms.Import.Pages;
using Cms.Import.Recognisers.Times;

namespace Cms.Import.Recognisers.Joints;

/// <summary>
/// What programs that clip web pages as Markdown write above the text: YAML between two lines of <c>---</c> (<c>title: "…"</c>, <c>published: 2025-12-05</c>), or
/// labels up to <c>Markdown Content:</c> (<c>Title: …</c>, <c>Published Time: …</c>). Its title becomes the first line; of the rest only the date is read.
/// </summary>
static class FrontMatter
{
    const string Fence = "---";
    const string Title = "title";
    const string Content = "Markdown Content:";

    /// <summary>No program writes more.</summary>
    const int Most = 40;

    public static void Read(Page page)
    {
        var isFenced = page.Lines[0].Text is Fence;
        var end = isFenced || page.Lines[0].Text.StartsWith("Title: ") ? End(page, isFenced ? Fence : Content) : -1;
        if (!Array.Exists(page.Lines[..(end + 1)], l => Value(l.Text, Title) > 0))
        {
            return; // two rules with text between them
        }

        for (var i = 0; i <= end; i++)
        {
            ref var line = ref page.Lines[i];
            if (Value(line.Text, Title) is > 0 and var title && line.Text[title..].Trim("\"' ").Length > 0)
            {
                var isQuoted = line.Text[title..] is ['"', _, .., '"'] or ['\'', _, .., '\''];
                line = isQuoted ? line.Piece(title + 1, line.Text.Length - 1) : line.Piece(title, line.Text.Length);
                if (line.Text.Contains('\\'))
                {
                    line.Join(line.AsString().Replace("\\\"", "\"", StringComparison.Ordinal), line.LastNumber); // a quotation mark within them
                }

                continue;
            }

            if (DateAt(line.Text) is > 0 and var date && new TimeScanner(line.Text[date..]).TryNext(0, out var stamp))
            {
                page.ExtractedDate ??= stamp;
            }

            line.Kind = LineKind.Control;
        }
    }

    static int End(Page page, string mark)
    {
        for (var i = 1; i < Math.Min(page.Lines.Length, Most); i++)
        {
            if (page.Lines[i].Text.SequenceEqual(mark))
            {
                return i;
            }
        }

        return -1;
    }

    static int DateAt(ReadOnlySpan<char> line) => Math.Max(Value(line, "date"), Math.Max(Value(line, "published"), Value(line, "published time")));

    /// <summary>Where the value begins that stands behind the label; -1 when the line has another.</summary>
    static int Value(ReadOnlySpan<char> line, string label)
    {
        if (!line.StartsWith(label, StringComparison.OrdinalIgnoreCase) || line.Length <= label.Length || line[label.Length] != ':')
        {
            return -1;
        }

        var start = label.Length + 1;
        while (start < line.Length && line[start] == ' ')
        {
            start++;
        }

        return start < line.Length ? start : -1;
    }
}
