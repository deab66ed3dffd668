using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>
/// What stands beside an agency's pictures and is neither body nor caption: a title above the caption and the agency above that, the picture's text, perhaps cut
/// off, the agency alone, and who drew a graphic.
/// </summary>
static class AgencyPicture
{
    const int LongestTitle = 120;

    /// <summary>A picture's text that was cut off is no shorter, and its title and its caption stand within so many lines below.</summary>
    const int ShortestCut = 40;
    const int LinesOfPicture = 2;

    /// <param name="page">The page.</param>
    /// <param name="index">The line; at least 1.</param>
    /// <param name="isFirst">Whether no paragraph stands above.</param>
    /// <returns>Whether the line is told by now.</returns>
    public static bool Mark(Page page, int index, bool isFirst)
    {
        ref var line = ref page.Lines[index];
        if (line.Kind == LineKind.Caption && line.Text.Length >= ShortestCut)
        {
            MarkTextAbove(page, index);
            return !isFirst && MarkTitleAbove(page, index);
        }

        if (line.Kind == LineKind.Text && !isFirst && CaptionLine.IsAgency(line.Text))
        {
            line.Kind = LineKind.Control;
            return true;
        }

        if (line.Kind == LineKind.Byline && IsOfGraphic(line.Text) && page.Lines[index - 1].Kind == LineKind.Byline && page.Bylines.Remove(index - 1))
        {
            page.Bylines.Remove(index);
            page.Lines[index - 1].Kind = line.Kind = LineKind.Control;
            return true;
        }

        return false;
    }

    /// <summary>The picture's text is the caption's, perhaps cut off; the title that the agency gave to the picture then stands there twice too.</summary>
    static void MarkTextAbove(Page page, int caption)
    {
        for (var i = caption - 1; i >= Math.Max(1, caption - LinesOfPicture); i--)
        {
            if (page.Lines[i].Kind is LineKind.Prose or LineKind.Text && page.Lines[i].Text.Length >= ShortestCut && page.Lines[caption].Text.StartsWith(page.Lines[i].Text))
            {
                page.Lines[i].Kind = LineKind.Caption;
                if (caption - i == LinesOfPicture && page.Lines[i - 1].Kind == LineKind.Text && page.Lines[i - 1].Text.SequenceEqual(page.Lines[caption - 1].Text))
                {
                    page.Lines[i - 1].Kind = page.Lines[caption - 1].Kind = LineKind.Control;
                }

                return;
            }
        }
    }

    /// <summary>Among the paragraphs: <c>누리통신</c>, <c>'또 비겼네'</c>, and below them <c>(나래=누리통신) 홍길동 기자 = … 있다. 2023.10.21 hong@nuri.example</c>.</summary>
    static bool MarkTitleAbove(Page page, int caption)
    {
        var line = page.Lines[caption];
        if (line.AfterBlank || page.Lines[caption - 1] is not { Kind: LineKind.Text, AfterBlank: true, Text.Length: <= LongestTitle } title || Prose.EndsAsSentence(title.Text)
            || CaptionLine.AgencyTail(line.Text) <= 0 || LeadByline.Read(line.Text) is not { Byline.HasTitle: true })
        {
            return false;
        }

        page.Lines[caption - 1].Kind = LineKind.Control;
        ref var source = ref page.Lines[caption - 2];
        source.Kind = source.Kind == LineKind.Text && NameShape.IsOutlet(source.Text) ? LineKind.Control : source.Kind;
        return true;
    }

    /// <summary>Below who drew a graphic, the agency's accounts for them: <c>페이스북 nuri.example/abc X(트위터) @nuri_graphics</c>.</summary>
    static bool IsOfGraphic(ReadOnlySpan<char> line) => line.StartsWith("페이스북 ") && line.Length <= LongestTitle && line.Contains(" @", StringComparison.Ordinal) && line.Contains('/');
}
