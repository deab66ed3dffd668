using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;

namespace Cms.Import.Recognisers.Headlines;

/// <summary>
/// A headline that the page's first line prints with the site's name and that stands alone further down: <c>날씨 투자 교통 의료 영화 -
/// 누리일보</c>, then <c>날씨 투자 교통 의료 영화</c>. By itself it can look like a menu, a button or a sentence; since it repeats
/// the title line it is none of them.
/// </summary>
static class RepeatedTitle
{
    const int Shortest = 6;
    const int Longest = 120;

    /// <summary>A longer sentence that stands there twice is a paragraph, and so is any in the polite form.</summary>
    const int LongestSentence = 60;
    const int Head = 80;

    public static void Free(Page page)
    {
        var first = page.Lines[0].Text;
        for (var i = 1; i < Math.Min(page.Lines.Length, Head); i++)
        {
            ref var line = ref page.Lines[i];
            if (!line.IsBulleted && line.Text.Length is >= Shortest and <= Longest && (line.Kind != LineKind.Prose || line.Text.Length <= LongestSentence) && Repeats(first, line.Text) && !IsLabel(line.Text, isAlone: first.Length <= line.Text.Length) && !line.Text.EndsWith("니다."))
            {
                line.Kind = LineKind.Text;
                line.IsTitle = true;
                page.Lines[0].Kind = LineKind.Text;
                page.Lines[0].IsTitle = true;
            }
        }
    }

    /// <summary>Whether the first line is the line, or begins or ends with it where a sign parts it from the site's name, which is shorter.</summary>
    static bool Repeats(ReadOnlySpan<char> first, ReadOnlySpan<char> line)
    {
        if (first.Length <= line.Length)
        {
            return first.SequenceEqual(line) && !FurnitureLine.IsMenu(line) && line is not ['(', .., ')']; // a picture's source
        }

        var isMost = line.Length * 2 >= first.Length;
        return ((isMost || line.Contains(' ')) && first.StartsWith(line) && IsSign(first[line.Length..].TrimStart()))
            || (isMost && first.EndsWith(line) && IsSign(first[..^line.Length].TrimEnd()[^1..]));
    }

    static bool IsSign(ReadOnlySpan<char> text) => text is ['-' or '–' or '—' or '|' or 'ㅣ' or '│' or '｜' or ':' or '<' or '>' or ']', ..];

    /// <summary>The page of a section, whose name the menu repeats; the newspaper's own name; a button or a note that repeats itself; a picture's text and its caption (<c>… 포스터. 사진=누리시</c>).</summary>
    static bool IsLabel(ReadOnlySpan<char> line, bool isAlone) => (FurnitureLine.LabelKind(line) is { } label && (!line.Contains(' ') || (isAlone && label == LineKind.Control))) || NameShape.IsOutlet(line) || HeadlineShape.IsMotto(line) || (isAlone && FurnitureLine.IsNote(line)) || (isAlone && line is not ['[', ..] && CaptionLine.HasCredit(line));
}
