using System.Collections.Frozen;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>Several buttons on one line.</summary>
static class ControlRow
{
    const int Longest = 160;
    const int LongestLabel = 40;
    const int FewestButtons = 3;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Controls = Furniture.Controls.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Several buttons on one line: 페이스북 트위터 카카오톡, 댓글 0 조회 1,234.</summary>
    public static bool Is(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest)
        {
            return false;
        }

        if (line.Count("기사보내기") > 1)
        {
            return true;
        }

        Span<char> buffer = stackalloc char[LongestLabel];
        var words = 0;
        foreach (var range in line.SplitAny(" |/·,()"))
        {
            var folded = Folded.Into(buffer, line[range], digits: false);
            if (folded.IsEmpty)
            {
                continue;
            }

            words++;
            if (!Controls.Contains(folded) && folded is not ("명" or "개" or "건" or "회" or "수") && !(words > 1 && Furniture.ControlEndings.End(folded)) && !ControlPhrase.Is(folded))
            {
                return false;
            }
        }

        return words > 0;
    }

    /// <summary>A row of buttons of which some are called like on no other site: <c>글꼴선택 크게 작게 인쇄 이메일 스크랩</c>. Below a headline only.</summary>
    public static bool IsMostly(ReadOnlySpan<char> line)
    {
        Span<char> buffer = stackalloc char[LongestLabel];
        var words = 0;
        var known = 0;
        foreach (var range in line.SplitAny(" |/·,"))
        {
            var folded = Folded.Into(buffer, line[range], digits: false);
            words += folded.IsEmpty ? 0 : 1;
            known += Controls.Contains(folded) || ControlPhrase.Is(folded) ? 1 : 0;
        }

        return known >= FewestButtons && known * 5 >= words * 3;
    }
}
