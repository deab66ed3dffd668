using System.Buffers;
using System.Collections.Frozen;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Lines;

/// <summary>What stands in a broadcaster's script beside what is spoken: the speakers' cues and who filmed it.</summary>
static class BroadcastLine
{
    const int LongestCue = 12;
    const int LongestCrew = 60;

    static readonly SearchValues<char> CrewSigns = SearchValues.Create(":ㅣ|/=·-");
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Cues = Furniture.Cues.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Who speaks in a broadcaster's script: <c>[앵커]</c>, <c>◀ 기자 ▶</c>, <c>&lt;앵커 멘트&gt;</c>, <c>◀ANC▶</c>, <c>홍길동 앵커&gt;</c>; and what the screen shows meanwhile: <c>(CG OUT)</c>.</summary>
    public static bool IsCue(ReadOnlySpan<char> line)
    {
        if (line is [_, _, _, ' ', '앵', '커', '>'])
        {
            return true;
        }

        if (line.Length > LongestCue || line is not (['[' or '<' or '◀' or '【' or '{' or '(', ..] and [.., ']' or '>' or '▶' or '】' or '}' or ')']))
        {
            return false;
        }

        Span<char> buffer = stackalloc char[LongestCue];
        return Cues.Contains(Folded.Into(buffer, line, digits: false));
    }

    /// <summary>A script's line without the cue that opens it: <c>[앵커] 오늘 아침 …</c>, <c>【 기자 】 …</c>.</summary>
    public static ReadOnlySpan<char> BehindCue(ReadOnlySpan<char> line) =>
        line is ['[' or '<' or '◀' or '【', ..] && line[..Math.Min(line.Length, LongestCue)].IndexOfAny("]>▶】") is > 0 and var close && close + 1 < line.Length && IsCue(line[..(close + 1)])
            ? line[(close + 1)..].TrimStart() : line;

    /// <summary>Who filmed and cut a broadcast: <c>영상편집ㅣ홍길동</c>, <c>(영상편집 : 홍길동)</c>.</summary>
    public static bool IsCrew(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart("[(<");
        if (text.Length > LongestCrew || !text.ContainsAny(CrewSigns))
        {
            return false;
        }

        foreach (var job in Furniture.Crew)
        {
            if (text.StartsWith(job) && text[job.Length..].TrimStart() is [var sign, ..] && CrewSigns.Contains(sign) && !Prose.EndsAsSentence(text))
            {
                return true;
            }
        }

        return false;
    }
}
