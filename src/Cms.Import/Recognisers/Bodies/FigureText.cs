using Cms.Import.Pages;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>
/// A picture's text and its caption, which are the same sentence on two lines, one right below the other, the second perhaps with its credit
/// (<c>콩을 씻었습니다. ⓒ 홍길동</c>). A page whose only paragraph stands there twice is printed twice and has no caption.
/// </summary>
static class FigureText
{
    const int Longest = 260;
    const int Shortest = 8;

    public static void Mark(Page page)
    {
        for (var i = 0; i + 1 < page.Lines.Length; i++)
        {
            if (page.Lines[i].Kind is LineKind.Prose or LineKind.Text && page.Lines[i + 1] is { Kind: LineKind.Caption, AfterBlank: false } caption && IsCredited(page.Lines[i].Text, caption.Text))
            {
                page.Lines[i].Kind = LineKind.Caption;
            }
        }

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

    static bool IsCredited(ReadOnlySpan<char> text, ReadOnlySpan<char> caption) =>
        text.Length >= Shortest && caption.Length > text.Length && caption.StartsWith(text) && caption[text.Length..].TrimStart() is ['ⓒ' or '©' or '(' or '[' or '/' or '|' or '사', ..];

    static bool IsProse(in Line line) => line.Kind == LineKind.Prose && line.Text.Length <= Longest;

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
