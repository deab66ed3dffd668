using Cms.Import.Pages;

namespace Cms.Import.Recognisers;

/// <summary>
/// A picture's text and its caption, which are the same sentence on two lines, one right below the other. A page whose only
/// paragraph stands there twice is printed twice and has no caption.
/// </summary>
static class FigureText
{
    const int Longest = 260;

    public static void Mark(Page page)
    {
        var hasOthers = HasOthers(page);
        for (var i = 0; hasOthers && i + 1 < page.Lines.Length; i++)
        {
            if (IsProse(page.Lines[i]) && IsProse(page.Lines[i + 1]) && !page.Lines[i + 1].AfterBlank && page.Lines[i].Text.SequenceEqual(page.Lines[i + 1].Text))
            {
                page.Lines[i].Kind = LineKind.Caption;
                page.Lines[i + 1].Kind = LineKind.Caption;
            }
        }
    }

    static bool IsProse(Line line) => line.Kind == LineKind.Prose && line.Text.Length <= Longest;

    /// <summary>Whether the page has two different paragraphs.</summary>
    static bool HasOthers(Page page)
    {
        var first = page.Next(0, page.Lines.Length, LineKind.Prose);
        for (var i = first + 1; first >= 0 && i < page.Lines.Length; i++)
        {
            if (page.Lines[i].Kind == LineKind.Prose && !page.Lines[i].Text.SequenceEqual(page.Lines[first].Text))
            {
                return true;
            }
        }

        return false;
    }
}
