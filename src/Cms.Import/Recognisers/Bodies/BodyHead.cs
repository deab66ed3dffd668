using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>What belongs to the body above its first paragraph: a script's first lines, a heading or a question, shorter items of a list.</summary>
static class BodyHead
{
    const int LongestHeading = 50;

    /// <summary>How many short lines a broadcaster's script may have before its first verb.</summary>
    const int LongestOpening = 6;

    /// <param name="page">The page.</param>
    /// <param name="start">Index of the first paragraph.</param>
    /// <param name="last">Index of the last one.</param>
    /// <returns>Index of the body's first line.</returns>
    public static int Find(Page page, int start, int last) => WithHeading(page, WithSpokenOpening(page, BelowCue(page, WithListAbove(page, start))), last);

    /// <summary>A broadcaster's script begins below its first cue, though its lines are too short to be paragraphs: <c>[앵커]</c>, <c>◀ANC▶</c>.</summary>
    static int BelowCue(Page page, int start)
    {
        for (var i = start - 1; i >= Math.Max(0, start - LongestOpening); i--)
        {
            if (BroadcastLine.IsCue(page.Lines[i].Text))
            {
                return i + 1;
            }

            if (page.Lines[i].Kind != LineKind.Text)
            {
                break;
            }
        }

        return start;
    }

    /// <summary>A script that an element holds begins with that element, though a sentence may be cut into lines too short for a paragraph: <c>하얗고 둥근 모양에,</c>.</summary>
    static int WithSpokenOpening(Page page, int start)
    {
        var floor = page.BodyFloor;
        if (floor == 0 || floor >= start || start - floor > LongestOpening || !(Prose.IsPolite(page.Lines[start].Text) || (page.Next(start + 1, page.Lines.Length, LineKind.Prose) is > 0 and var next && Prose.IsPolite(page.Lines[next].Text))))
        {
            return start;
        }

        var isSpoken = false;
        for (var i = floor; i < start; i++)
        {
            if (page.Lines[i].Kind != LineKind.Text)
            {
                return start;
            }

            isSpoken |= page.Lines[i].Text is [.., ',' or '?'];
        }

        return isSpoken ? floor : start;
    }

    /// <summary>
    /// A heading or a question right above the first paragraph belongs to the body: <c>1. 머리말</c>, <c>■ 첫째 날</c>, <c>Q. 계기는</c>, a line
    /// below a picture.
    /// </summary>
    static int WithHeading(Page page, int start, int last)
    {
        var above = start > 1 ? page.Lines[start - 1] : default;
        var isHeading = start > 1 && above.Kind == LineKind.Text && (above.Text.Length <= LongestHeading || IsItem(above.Text, page.Lines[start].Text))
            && ((above.Text is ['■' or '◆' or '◇' or '▣' or '●' or '□' or '○', ..] && IsMarkedAgain(page, start, last, above.Text[0])) || above.Text is [>= '1' and <= '9', '.' or ')', ' ', ..] or ['Q' or '문', '.' or ':' or ' ', ..]
                || page.Lines[start - 2].Kind == LineKind.Caption || (above.Text.EndsWith("니다.") && Prose.IsPolite(page.Lines[start].Text)));
        return isHeading && start > page.BodyFloor && page.Next(0, start - 1, LineKind.Text) >= 0 ? start - 1 : start;
    }

    /// <summary>An item of a list of notices, with the same mark as the next one and too long for a heading: <c>■류광식 … 모친상=18일 …</c>.</summary>
    static bool IsItem(ReadOnlySpan<char> above, ReadOnlySpan<char> first) => above is ['■' or '◆' or '◇' or '●' or '○', ..] && above[0] == first[0] && above.Contains('=');

    /// <summary>A body has several headings; one alone above it is the subtitle.</summary>
    static bool IsMarkedAgain(Page page, int start, int last, char mark)
    {
        for (var i = start; i <= last; i++)
        {
            if (page.Lines[i].Text[0] == mark)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the first paragraph is an item of a list (<c>▲ 홍길동씨 별세, …</c>), shorter ones above it are too.</summary>
    static int WithListAbove(Page page, int start)
    {
        while (start > page.BodyFloor && start > 0 && CaptionLine.HasMark(page.Lines[start].Text) && BodyZone.IsMarkedItem(page.Lines[start - 1]))
        {
            page.Lines[--start].Kind = LineKind.Text;
        }

        return start;
    }
}
