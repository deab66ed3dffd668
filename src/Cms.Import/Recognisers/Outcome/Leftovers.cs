using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Outcome;

/// <summary>What no recogniser took: the newspaper's own name and the items of lists of other articles are no loss; the rest is told, a warning for each run of lines.</summary>
static class Leftovers
{
    const int LongestQuote = 40;

    /// <summary>Below a box's heading come other articles, up to the next thing that is known.</summary>
    public static void MarkBoxes(Page page)
    {
        var inBox = false;
        for (var i = page.BodyEnd; i < page.Lines.Length; i++)
        {
            ref var line = ref page.Lines[i];
            inBox = line.Kind == LineKind.BoxHeading || (inBox && line.Kind is LineKind.Text or LineKind.Prose or LineKind.Time or LineKind.Section or LineKind.Caption or LineKind.Control or LineKind.Byline);
            if (inBox && line.Kind != LineKind.BoxHeading)
            {
                line.Kind = LineKind.BoxItem;
            }
        }
    }

    public static void Warn(Page page)
    {
        for (var i = 0; i < page.Lines.Length; i++)
        {
            if (!IsUnread(page.Lines[i].Kind) || Folded.Same(page.Lines[i].Text, page.Document.Outlet))
            {
                continue;
            }

            var start = i;
            while (i + 1 < page.Lines.Length && IsUnread(page.Lines[i + 1].Kind))
            {
                i++;
            }

            var text = page.Lines[start].Text;
            var quote = text.Length > LongestQuote ? $"{text[..LongestQuote].TrimEnd()}…" : text.ToString();
            var lines = i == start ? $"Line {page.Lines[start].Number} was" : $"Lines {page.Lines[start].Number} to {page.Lines[i].Number} were";
            page.Warn(NoticeCodes.LinesUnread, $"{lines} not understood: '{quote}'.", page.Lines[start].Number);
        }
    }

    static bool IsUnread(LineKind kind) => kind is LineKind.Text or LineKind.Prose;
}
