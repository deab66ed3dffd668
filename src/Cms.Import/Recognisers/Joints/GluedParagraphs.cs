using System.Collections.Frozen;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Names;
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

    /// <summary>A sentence and who wrote it take so much at least.</summary>
    const int ShortestSigned = 30;

    const int LongestSignature = 24;

    /// <summary>What somebody did beside speaking, in brackets, fits in this: <c>(웃음)</c>.</summary>
    const int LongestAside = 10;

    /// <summary>A quotation without its marks goes on so behind its verb: <c>된다.는 말</c>.</summary>
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Particles =
        FrozenSet.Create("는", "고", "며", "라고", "라는", "라며", "면서", "라면서", "라면", "이라고", "이라는", "이라며").GetAlternateLookup<ReadOnlySpan<char>>();

    public static Line[] Cut(Line[] lines)
    {
        lines = Joint.Cut(Joint.Cut(lines, Signature), EndOfAddress);
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

    /// <summary>
    /// Where who wrote the article begins behind its last sentence, or where that ends that opens the line: <c>… 밝혔다. 홍길동 기자 hong@paper.example 응원하기 …</c>; and where
    /// an agency's address ends (<c>☞누리통신hong@paper.example▶ …</c>). 0 where nothing follows.
    /// </summary>
    static int Signature(ReadOnlySpan<char> line)
    {
        var sign = line.IndexOf('@');
        if (sign < 0 || line.Length < ShortestSigned)
        {
            return 0;
        }

        var (start, end) = (sign, sign + 1);
        while (start > 0 && char.IsAscii(line[start - 1]) && EmailShape.IsPart(line[start - 1]))
        {
            start--;
        }

        while (end < line.Length && char.IsAscii(line[end]) && EmailShape.IsPart(line[end]))
        {
            end++;
        }

        while (end < line.Length && line[end] is ')' or ']' or '>')
        {
            end++;
        }

        var before = line[..start].TrimEnd(" (/");
        if (line.Length - end < ShortestSigned)
        {
            return 0;
        }

        if (line[0] == '☞')
        {
            return before.Length < LongestSignature ? end : 0;
        }

        var stop = before.LastIndexOf("다. ") is >= 0 and var sentence ? sentence + 3 : 0;
        return before.EndsWith("기자") && before.Length - stop <= LongestSignature && BylineReader.Read(before[stop..]) is { IsByline: true, HasTitle: true, UnknownWords: <= 1 } ? stop > 0 ? stop : end : 0;
    }

    /// <summary>
    /// Where the author's address ends that ran together with what follows: <c>… 밝혔다.hong@paper.example제보는 카카오톡 …</c>, <c>… 밝혔다. /홍길동기자 hong@paper.example
    /// ▶ 다른 기사 …</c>; 0 when none does.
    /// </summary>
    static int EndOfAddress(ReadOnlySpan<char> line)
    {
        var sign = line.IndexOf('@');
        if (sign < ShortestSigned || sign + 2 >= line.Length)
        {
            return 0;
        }

        var isSpaced = line[sign - 1] == ' ' && line[sign + 1] == ' '; // hong @ paper.example
        var start = isSpaced ? sign - 1 : sign;
        while (start > 0 && EmailShape.IsPart(line[start - 1]) && line[start - 1] != '.')
        {
            start--;
        }

        var end = isSpaced ? sign + 2 : sign + 1;
        while (end < line.Length && EmailShape.IsPart(line[end]))
        {
            end++;
        }

        var rest = line[end..].TrimStart();
        var before = line[..start].TrimEnd();
        return rest.IsEmpty ? 0
            : (rest[0] is '▶' or '☞' or '►' or '[' or '<' or 'ⓒ') && (before.EndsWith("기자") || before.EndsWith("다.")) ? end
            : line.Length - rest.Length == end && Prose.IsHangul(rest[0]) && before.EndsWith("다.") && before.Length == start ? end
            : 0;
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
