using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>
/// The summary that a machine puts above the body. Its sentences look like the body's, so only what surely belongs to it is
/// taken: lines that follow its heading without a gap, a list, or all up to a line that closes it.
/// </summary>
static class SummaryBox
{
    const int MostLines = 8;
    const int LongestClosing = 120;
    const int LongestHeading = 16;

    /// <summary>A syllable's final consonant is its number's rest (Unicode 3.12); a verb that was turned into a noun ends in ㅁ.</summary>
    const int Finals = 28;
    const int FinalMieum = 16;

    public static void Read(Page page)
    {
        for (var i = 0; i < page.Lines.Length; i++)
        {
            if (page.Lines[i].Kind == LineKind.Prose && IsWhole(page.Lines[i].Text))
            {
                page.Lines[i].Kind = LineKind.Summary;
                continue;
            }

            if (IsNoteBelow(page.Lines[i].Text))
            {
                MarkAbove(page, i);
            }
            else if (page.Lines[i].Kind == LineKind.Prose && page.Lines[i].Text.StartsWith("전체 내용을 이해하기 위해서는"))
            {
                page.Lines[i].Kind = LineKind.Control;
                i = MarkTwice(page, i);
                continue;
            }

            if (page.Lines[i].Kind != LineKind.Summary && !IsOpening(page.Lines[i].Text))
            {
                continue;
            }

            var end = Closing(page, i);
            for (var j = i + 1; j < end; j++)
            {
                page.Lines[j].Kind = LineKind.Summary;
            }

            i = end - 1;
        }
    }

    /// <summary>A portal says below its summary that it is one: what stands between the tools above and the note is none of the body.</summary>
    static void MarkAbove(Page page, int note)
    {
        var from = note;
        while (from > 0 && note - from < MostLines && page.Lines[from - 1].Kind is LineKind.Prose or LineKind.Text)
        {
            from--;
        }

        for (var i = from; i < note && from > 0 && page.Lines[from - 1].Kind == LineKind.Control; i++)
        {
            page.Lines[i].Kind = LineKind.Summary;
        }
    }

    /// <summary>An agency's summary closes with a note too; its sentences stand below the time once more, above the article, which may have them as well.</summary>
    /// <returns>The index of the last line that belongs to it.</returns>
    static int MarkTwice(Page page, int note)
    {
        var from = note;
        while (from > 1 && note - from < MostLines && page.Lines[from - 1].Kind == LineKind.Prose)
        {
            from--;
        }

        var again = note + 1;
        while (again < page.Lines.Length && again - note <= MostLines && !page.Lines[again].Text.SequenceEqual(page.Lines[from].Text))
        {
            again++;
        }

        var last = note;
        for (var i = from; i < note; i++, again++)
        {
            page.Lines[i].Kind = LineKind.Summary;
            if (again < page.Lines.Length && page.Lines[again].Text.SequenceEqual(page.Lines[i].Text))
            {
                page.Lines[again].Kind = LineKind.Summary;
                last = again;
            }
        }

        return last;
    }

    /// <summary><c>기사 제목과 주요 문장을 기반으로 자동요약한 결과입니다. …</c></summary>
    static bool IsNoteBelow(ReadOnlySpan<char> line) => line.Length is > 15 and < 80 && line.Contains("자동요약한 결과입니다", StringComparison.Ordinal);

    /// <summary>Whether the line says that a machine summed the article up; of what <c>AI가</c> does, a subtitle speaks too.</summary>
    public static bool IsIn(in Line line) => line.Kind == LineKind.Summary || SaysSummary(line.Text);

    static int Closing(Page page, int heading)
    {
        var closing = 0;
        for (var i = heading + 1; i < Math.Min(page.Lines.Length, heading + 1 + MostLines) && closing <= heading + 2; i++)
        {
            if (IsEnd(page.Lines[i].Text))
            {
                return i;
            }

            closing = IsClosing(page.Lines[i].Text) ? i + 1 : closing; // the first may stand right below the heading: 이 기사의 핵심을 AI가 정리했습니다
        }

        while (closing > 0 && IsClosing(page.Lines[heading + 1].Text) && closing < page.Lines.Length && closing - heading <= MostLines && page.Lines[closing].IsBulleted)
        {
            closing++; // the note may stand above the list
        }

        if (closing > 0)
        {
            return closing;
        }

        var end = heading + 1;
        var isNominal = end < page.Lines.Length && IsNominal(page.Lines[end].Text);
        while (end < page.Lines.Length && end - heading <= MostLines && (isNominal ? IsNominal(page.Lines[end].Text) || !Prose.EndsAsSentence(page.Lines[end].Text) : page.Lines[end].IsBulleted || !page.Lines[end].AfterBlank)
            && page.Lines[end].Kind is LineKind.Text or LineKind.Prose)
        {
            end++;
        }

        return end;
    }

    /// <summary>Summaries turn verbs into nouns, as no article does: <c>… 새로 썼음.</c></summary>
    static bool IsNominal(ReadOnlySpan<char> line) => line.TrimEnd('.') is [.., var last] && Prose.IsHangul(last) && (last - '가') % Finals == FinalMieum;

    /// <summary>Heading, sentences and note on one line: <c>AI 핵심 요약 beta- 숲길이 … 자동 생성한 요약으로 정확하지 않을 수 있어요.</c>.</summary>
    static bool IsWhole(ReadOnlySpan<char> line) => line.StartsWith("AI ") && line[..Math.Min(line.Length, LongestHeading)].Contains("요약", StringComparison.Ordinal) && line.Contains("않을 수 있", StringComparison.Ordinal);

    /// <summary>A large portal's summary stands between two of its notes.</summary>
    static bool IsOpening(ReadOnlySpan<char> line) => line.Length is > 15 and < 80 && line.Contains("전체 맥락을 이해하기 위해서는", StringComparison.Ordinal);

    static bool IsEnd(ReadOnlySpan<char> line) => line.Length < 80 && line.Contains("글자크기로 변경됩니다", StringComparison.Ordinal);

    static bool IsClosing(ReadOnlySpan<char> line) => SaysSummary(line) || (line.Length < LongestClosing && line.Contains("AI가 ", StringComparison.Ordinal));

    static bool SaysSummary(ReadOnlySpan<char> line) =>
        line.Length < LongestClosing && (line.Contains("요약된", StringComparison.Ordinal) || line.Contains("요약문", StringComparison.Ordinal) || line.Contains("요약한 내용", StringComparison.Ordinal) || line.Contains("제공된 요약", StringComparison.Ordinal) || line.StartsWith("AI 요약은 ")
            || line.Contains("자동 요약", StringComparison.Ordinal) || line.Contains("전체 내용을 이해", StringComparison.Ordinal));
}
