using System.Collections.Frozen;
using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Joints;

/// <summary>
/// A body whose paragraphs ran together where a program took the text out of its elements: between sentences stands a space, and none where a
/// paragraph ended (<c>… 밝혔다.이날 행사에는 …</c>). Each becomes a line of its own. A single one may be a slip of the writer's.
/// </summary>
static class GluedParagraphs
{
    const int Shortest = 80;
    const int FewestJoints = 2;

    /// <summary>What somebody did beside speaking, in brackets, fits in this: <c>(웃음)</c>.</summary>
    const int LongestAside = 10;

    /// <summary>A quotation without its marks goes on so behind its verb: <c>된다.는 말</c>.</summary>
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles =
        FrozenSet.Create("는", "고", "며", "라고", "라는", "라며", "면서", "라면서", "라면", "이라고", "이라는", "이라며").GetAlternateLookup<ReadOnlySpan<char>>();

    public static Line[] Cut(Line[] lines)
    {
        var joints = 0;
        foreach (var line in lines)
        {
            for (var at = Next(line.Text, 0); at > 0 && joints < FewestJoints; at = Next(line.Text, at))
            {
                joints++;
            }
        }

        return joints < FewestJoints ? lines : [.. lines.SelectMany(Pieces)];
    }

    static List<Line> Pieces(Line line)
    {
        var pieces = new List<Line>();
        var from = 0;
        for (var at = Next(line.Text, 0); at > 0; at = Next(line.Text, at))
        {
            pieces.Add(line.Piece(from, at));
            from = at;
        }

        pieces.Add(from == 0 ? line : line.Piece(from, line.Text.Length));
        return pieces;
    }

    /// <summary>Where the next paragraph begins; -1 when none does.</summary>
    static int Next(ReadOnlySpan<char> line, int from)
    {
        while (line.Length >= Shortest && line[from..].IndexOf('.') is >= 0 and var stop)
        {
            from += stop + 1;
            if (from < line.Length && (line[from] == '▲' || (line[..(from - 1)].EndsWith("다") && Opens(line, from))))
            {
                return from;
            }
        }

        return -1;
    }

    static bool Opens(ReadOnlySpan<char> line, int at) => line[at] switch
    {
        '(' => line[at..Math.Min(line.Length, at + LongestAside)].IndexOf(')') < 0, // …했다.(웃음)
        '“' or '‘' or '[' or '【' or '▲' or '△' or '◆' or '■' or '◇' or '☞' or (>= 'A' and <= 'Z') => true,
        ' ' => line[(at + 1)..] is ['☞', ..], // other articles behind the last sentence
        '"' or '\'' => int.IsEvenInteger(line[..at].Count(line[at])),
        >= '0' and <= '9' => line[at..].TrimStart("0123456789") is [var unit, ..] && Prose.IsHangul(unit),
        var c when Prose.IsHangul(c) => !Particles.Contains(line[at..(line[at..].IndexOf(' ') is >= 0 and var space ? at + space : line.Length)]),
        _ => false,
    };
}
