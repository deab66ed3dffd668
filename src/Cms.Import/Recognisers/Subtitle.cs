using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Recognisers;

/// <summary>The lines between headline and body that are nothing else. A leading dash is a list's mark and is taken off.</summary>
static class Subtitle
{
    const int Shortest = 6;
    const int Longest = 140;
    const int MostLines = 8;

    public static void Read(Page page)
    {
        var title = TitleAbove(page);
        if (title < 0)
        {
            return;
        }

        MarkFigureTexts(page, title);
        var lines = new List<int>();
        for (var i = title + 1; i < page.BodyStart && lines.Count < MostLines; i++)
        {
            if (page.Lines[i].Kind == LineKind.Text && IsSubtitle(page.Lines[i].Text))
            {
                page.Lines[i].Kind = LineKind.Subtitle;
                lines.Add(i);
            }
        }

        if (lines.Count > 0)
        {
            var dashed = lines.All(i => page.Lines[i].Text is ['-' or '…' or '–' or 'ㆍ' or '·', ..]);
            page.Document = page.Document with { Subtitle = string.Join('\n', lines.Select(i => WithoutDash(page.Lines[i].Text))) };
            page.Found(Field.Subtitle, lines.Select(i => page.Lines[i].Number), dashed ? "subtitle-dashed" : "subtitle-below-title", dashed || lines.Count == 1 ? 0.9 : 0.7);
        }
    }

    /// <summary>The last line that is the headline, unless it stands below the time already: there it is a picture's text.</summary>
    static int TitleAbove(Page page)
    {
        var last = -1;
        var time = false;
        for (var i = 0; i < page.BodyStart; i++)
        {
            if (page.Lines[i].Kind == LineKind.Title && (last < 0 || !time))
            {
                last = i;
            }

            time |= last >= 0 && page.Lines[i].Kind == LineKind.Time;
        }

        return last;
    }

    /// <summary>A line that stands there twice, one below the other, is a picture's text and its caption.</summary>
    static void MarkFigureTexts(Page page, int from)
    {
        for (var i = from + 1; i + 1 < page.BodyStart; i++)
        {
            if (page.Lines[i].Kind == LineKind.Text && page.Lines[i + 1].Kind == LineKind.Text && Folded.Same(page.Lines[i].Text, page.Lines[i + 1].Text))
            {
                page.Lines[i].Kind = LineKind.Caption;
                page.Lines[i + 1].Kind = LineKind.Caption;
            }
        }
    }

    static bool IsSubtitle(ReadOnlySpan<char> text) =>
        text.Length is >= Shortest and <= Longest && Prose.HasHangul(text) && text.Contains(' ') && text[0] != '※' && text is not ['[', ' ', .., ' ', ']'] && !NameShape.IsOutlet(text)
        && !text.Contains("http", StringComparison.OrdinalIgnoreCase) && !text.Contains("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>A dash before the line is a list's mark; one on either side is an ornament.</summary>
    static string WithoutDash(ReadOnlySpan<char> text) =>
        text is ['-' or '–', ..] ? text.Trim("-– ").ToString() : text.TrimStart("ㆍ·■◆◇○● ").ToString();
}
