using System.Buffers;
using System.Collections.Frozen;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Lines;

/// <summary>Several buttons on one line.</summary>
static class ControlRow
{
    const int Longest = 160;
    const int LongestLabel = 40;
    const int FewestButtons = 3;

    /// <summary>So many words a button has at most.</summary>
    const int MostWords = 6;
    const string Separators = " |/·,()";

    static readonly SearchValues<char> SeparatorValues = SearchValues.Create(Separators);

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InRows = Furniture.RowControls.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Controls = Furniture.Controls.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Several buttons on one line: 페이스북 트위터 카카오톡, 댓글 0 조회 1,234.</summary>
    public static bool Is(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest)
        {
            return false;
        }

        if (line.Count("기사보내기") > 1 || AreBracketed(line))
        {
            return true;
        }

        var words = 0;
        for (var rest = line.TrimStart(Separators); rest.Length > 0; rest = rest.TrimStart(Separators))
        {
            var length = LabelLength(rest, isFirst: words == 0);
            if (length == 0)
            {
                return false;
            }

            words += Prose.HasLetter(rest[..length]) && !InRows.Contains(rest[..length]) ? 1 : 0; // a counter is no button
            rest = rest[length..];
        }

        return words > 0;
    }

    /// <summary>A site's own pages, each in brackets: <c>[누리일보 홈페이지] [페이스북] [트위터]</c>.</summary>
    static bool AreBracketed(ReadOnlySpan<char> line)
    {
        if (line is not ['[', .., ']'] || !line.Contains("] [", StringComparison.Ordinal))
        {
            return false;
        }

        Span<char> buffer = stackalloc char[LongestLabel];
        var parts = 0;
        var known = 0;
        foreach (var range in line[1..^1].Split("] ["))
        {
            parts++;
            known += line[1..^1][range] is { Length: <= LongestLabel } part && Controls.Contains(Folded.Into(buffer, part, digits: false)) ? 1 : 0;
        }

        return known * 2 >= parts;
    }

    /// <summary>How long the button is that the text begins with, of as many words as it may have (<c>음성으로 듣기</c>, <c>글씨크기 조절</c>); 0 when it begins with none.</summary>
    static int LabelLength(ReadOnlySpan<char> text, bool isFirst)
    {
        Span<char> buffer = stackalloc char[LongestLabel];
        var longest = 0;
        var end = 0;
        for (var words = 0; words < MostWords && end < text.Length; words++)
        {
            end += text[end..].Length - text[end..].TrimStart(Separators).Length;
            end = text[end..].IndexOfAny(SeparatorValues) is >= 0 and var next ? end + next : text.Length;
            var folded = Folded.Into(buffer, text[..end], digits: false);
            longest = folded.IsEmpty || IsButton(folded, isFirst) ? end : longest;
        }

        return longest;
    }

    static bool IsButton(ReadOnlySpan<char> folded, bool isFirst) =>
        Controls.Contains(folded) || InRows.Contains(folded) || folded is "명" or "개" or "건" or "회" or "수" || (!isFirst && Furniture.ControlEndings.End(folded)) || ControlPhrase.Is(folded);

    /// <summary>A row of buttons of which some are called like on no other site: <c>글꼴선택 크게 작게 인쇄 이메일 스크랩</c>. Below a headline only.</summary>
    public static bool IsMostly(ReadOnlySpan<char> line)
    {
        Span<char> buffer = stackalloc char[LongestLabel];
        var words = 0;
        var known = 0;
        foreach (var range in line.SplitAny(SeparatorValues))
        {
            var folded = Folded.Into(buffer, line[range], digits: false);
            words += folded.IsEmpty ? 0 : 1;
            known += Controls.Contains(folded) || ControlPhrase.Is(folded) ? 1 : 0;
        }

        return known >= FewestButtons && known * 5 >= words * 3;
    }
}
