using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Headlines;

/// <summary>
/// Words that buttons, imprints, calls and captions have stand in headlines too: <c>나래시, 청소년보호 조례 만든다</c>, <c>골목 상권이 무너지고 있다</c>.
/// What nothing but such a word made a part of the page's frame, and stands above the body like a headline, may be one.
/// </summary>
static class MistakenHeadline
{
    const int Shortest = 8;
    const int Longest = 120;
    const int LongestNumber = 6;

    static readonly SearchValues<char> Signs = SearchValues.Create("@|/©ⓒ=:>▶▲▼◀☞※*");

    /// <summary>To be called when the body is known, since a headline has its words.</summary>
    public static void Free(Page page)
    {
        var other = FirstOther(page);
        for (var i = 0; i < page.BodyStart; i++)
        {
            ref var line = ref page.Lines[i];
            var isFree = line.Kind switch
            {
                LineKind.Control or LineKind.Footer or LineKind.Copyright => IsOfWords(line) && StandsAsHeadline(page, i, other),
                LineKind.Caption => line.Text[0] is not ('[' or '(' or '<') && other >= i && (other == page.BodyStart || !CaptionLine.HasCredit(line.Text)) && IsOfWords(line) && (IsAboveByline(page, i) || i + 1 == other || IsRelated(page, i)),
                _ => false,
            };
            if (isFree)
            {
                line.Kind = LineKind.Text;
            }
        }
    }

    /// <summary>The first line that can be the headline or its subtitle by the words of the body; where the body begins when there is none.</summary>
    static int FirstOther(Page page)
    {
        var i = 0;
        while (i < page.BodyStart && !(page.Lines[i].Kind == LineKind.Text && IsRelated(page, i)))
        {
            i++;
        }

        return i;
    }

    /// <summary>Above byline or time, or with the body's words, or between a path and the subtitle; and nothing above is the headline.</summary>
    static bool StandsAsHeadline(Page page, int index, int other) =>
        IsAboveByline(page, index) ? other >= index || IsRelated(page, index)
        : other >= index && (IsRelated(page, index) || (other == index + 1 && (index == 0 || page.Lines[index - 1].Kind is LineKind.Breadcrumb or LineKind.Section)));

    static bool IsAboveByline(Page page, int index) => index + 1 < page.Lines.Length && page.Lines[index + 1].Kind is LineKind.Byline or LineKind.Time or LineKind.TimeLabel;

    static bool IsRelated(Page page, int index) => page.Lines[index].Text.Length >= Shortest && !page.BodyWords.AreFewIn(page.Lines[index].Text);

    /// <summary>Several words, and none of the signs that buttons, imprints and credits have.</summary>
    static bool IsOfWords(in Line line)
    {
        var text = line.Text;
        return text.Length is >= Shortest and <= Longest && text.Count(' ') > 1 && !line.IsBulleted && Prose.HasHangul(text) && !text.ContainsAny(Signs) && !text.Contains(" - ", StringComparison.Ordinal) && !Prose.IsPolite(text) && !text.EndsWith("세요")
            && text[^1] is not (']' or ')') && FurnitureLine.LabelKind(text) is null && !ControlRow.IsMostly(text) && !FurnitureLine.IsClock(text) && !FurnitureLine.IsMenu(text) && !HeadlineShape.IsMotto(text) && !HasNumber(text);
    }

    /// <summary>A register's number, a telephone's.</summary>
    static bool HasNumber(ReadOnlySpan<char> text)
    {
        var digits = 0;
        for (var i = 0; i < text.Length && digits < LongestNumber; i++)
        {
            digits = char.IsAsciiDigit(text[i]) || (digits > 0 && text[i] == '-') ? digits + 1 : 0;
        }

        return digits == LongestNumber;
    }
}
