using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Joints;

/// <summary>
/// A headline or subtitle that ran together with the time behind it, perhaps with who wrote the article or the newspaper between them, where a program took the text
/// out of its elements: <c>제목 홍길동 기자 2024.01.02 10:00</c>, <c>제목 입력 2024.01.02 10:00</c>; or a portal's note (<c>… 주요기사로 선정한 기사입니다. … 입력2024.01.02. 오후 1:00</c>). Each becomes a line of its own. A page with more times above its
/// body lists articles, or has the article's time elsewhere.
/// </summary>
static class GluedTime
{
    const int Head = 60;

    /// <summary>A headline and a time are longer than this.</summary>
    const int Shortest = 26;
    const int ShortestTitle = 10;

    /// <summary>Names, newspapers and sections have fewer words that no byline has.</summary>
    const int FewestWords = 3;

    public static Line[] Cut(Line[] lines)
    {
        var body = Array.FindIndex(lines, l => Prose.IsParagraph(l.Text) && !FurnitureLine.IsNote(l.Text));
        var head = lines.AsSpan(0, Math.Min(body < 0 ? lines.Length : body, Head));
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i].Text.Length >= Shortest && Pieces(head[i]) is { } pieces)
            {
                return !FurnitureLine.IsNote(pieces[0].Text) && (HasTime(head[..i]) || HasTime(head[(i + 1)..])) ? lines : [.. lines[..i], .. pieces, .. lines[(i + 1)..]];
            }
        }

        return lines;
    }

    static Line[]? Pieces(Line line)
    {
        var text = line.Text;
        if (!TryFindTime(text, out var stamp))
        {
            return null;
        }

        var time = stamp.Start - TimeLine.LabelBefore(text[..stamp.Start]);
        if (FurnitureLine.IsNote(text[..time]))
        {
            return [line.Piece(0, time), line.Piece(time, text.Length)];
        }

        var byline = LongLine.BylineStart(text[..time]);
        var before = text[..time].TrimEnd();
        var isOfOutlet = byline == time && before.LastIndexOf(' ') is > 0 and var space && NameShape.IsOutlet(before[(space + 1)..]);
        byline = isOfOutlet ? before.LastIndexOf(' ') + 1 : byline;
        var title = line.Piece(0, byline);
        return title.Text.Length >= ShortestTitle && !title.Text.Contains('|') && BylineReader.Read(title.Text).UnknownWords >= FewestWords && IsTimeAlone(text[time..])
            ? byline < time && !isOfOutlet ? [title, line.Piece(byline, time), line.Piece(time, text.Length)] : [title, line.Piece(byline, text.Length)]
            : null;
    }

    static bool IsTimeAlone(ReadOnlySpan<char> text) => TimeLine.Read(text) is { } time && (time.Rest.Length == 0 || ControlRow.Is(time.Rest));

    static bool HasTime(ReadOnlySpan<Line> lines)
    {
        foreach (ref readonly var line in lines)
        {
            if (TryFindTime(line.Text, out _) && !FurnitureLine.IsClock(line.Item))
            {
                return true;
            }
        }

        return false;
    }

    static bool TryFindTime(ReadOnlySpan<char> text, out TimeStamp stamp) =>
        new TimeScanner(text).TryNext(0, out stamp) && stamp is { Value: not null, HasTimeOfDay: true };
}
