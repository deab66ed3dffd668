using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Joints;

/// <summary>
/// A page whose headline, byline, time, buttons, body and footer run together on one line: <c>제목 홍길동 기자 입력 2024.01.02 10:00 공유
/// 인쇄 본문… 밝혔다. &lt;저작권자 ⓒ 매체, 무단전재 금지&gt; 관련기사 …</c>. The article's labelled time parts the head from the body, the
/// copyright the body from the footer; each piece becomes a line, for the other recognisers to read.
/// </summary>
static class LongLine
{
    /// <summary>A shorter line is a paragraph at most.</summary>
    const int Shortest = 300;

    /// <summary>So long is a headline, its day, a newspaper and a paragraph at least.</summary>
    const int ShortestDated = 120;

    /// <summary>How far into the line the time may stand.</summary>
    const int Head = 260;
    const int LongestByline = 40;
    const int LongestTitle = 160;
    const int ShortestTitle = 6;
    const int MostButtons = 24;
    const int LongestCopyright = 160;

    public static readonly Phrases Copyrights = new(["저작권자", "Copyright", "ⓒ", "©", "무단전재", "무단 전재"]);

    public static Line[] Cut(Line[] lines)
    {
        List<Line>? cut = null;
        for (var i = 0; i < lines.Length; i++)
        {
            var pieces = (lines[i].Text.Length >= Shortest ? Pieces(lines[i]) : null) ?? (i == 0 && lines[i].Text.Length >= ShortestDated ? DatedPieces(lines[i]) : null);
            if (pieces is not null)
            {
                cut ??= [.. lines[..i]];
                cut.AddRange(pieces);
            }
            else
            {
                cut?.Add(lines[i]);
            }
        }

        return cut is null ? lines : [.. cut];
    }

    static List<Line>? Pieces(Line line)
    {
        var text = line.Text;
        var scanner = new TimeScanner(text[..Head]);
        if (!scanner.TryNext(0, out var first) || first is not { Value: not null, HasTimeOfDay: true })
        {
            return null;
        }

        var label = TimeLine.LabelBefore(text[..first.Start]);
        var byline = BylineStart(text[..(first.Start - label)]);
        if (label == 0 || byline is < ShortestTitle or > LongestTitle || Prose.IsParagraph(text[..byline].TrimEnd()))
        {
            return null;
        }

        var time = first.End;
        while (scanner.TryNext(time, out var next) && next.Start - time <= TimeLine.LabelBefore(text[..next.Start]) + 3)
        {
            time = next.End;
        }

        var signed = byline < first.Start - label ? time : time + SignatureLength(text[time..]);
        var body = signed + ButtonsLength(text[signed..]);
        var copyright = Copyrights.IndexIn(text[body..]) is >= 0 and var sign ? body + sign : text.Length;
        copyright = body + text[body..copyright].TrimEnd(" [<(").Length;
        var footer = FooterStart(text, copyright);
        var pieces = new List<Line>();
        Add(0, byline);
        Add(byline, first.Start - label);
        Add(first.Start - label, time);
        Add(time, signed);
        Add(signed, body);
        Add(body, copyright);
        Add(copyright, footer);
        Add(footer, text.Length);
        return pieces;

        void Add(int start, int end)
        {
            if (line.Piece(start, end) is { Text.Length: > 0 } piece)
            {
                pieces.Add(piece);
            }
        }
    }

    /// <summary>On a page for telephones the day without a label parts them, and who wrote the article or the newspaper stands behind it: <c>제목 2024-01-02 누리신문 본문…</c>.</summary>
    static List<Line>? DatedPieces(Line line)
    {
        var text = line.Text;
        if (!new TimeScanner(text[..Math.Min(text.Length, LongestTitle)]).TryNext(0, out var day) || day is not { Value: not null, Start: >= ShortestTitle } || Prose.IsParagraph(text[..day.Start].TrimEnd()) || Prose.EndsAsSentence(text[..day.Start].TrimEnd()))
        {
            return null;
        }

        var rest = text[day.End..].TrimStart();
        var from = text.Length - rest.Length;
        if (rest.IndexOf(' ') is not (> 0 and var space))
        {
            return null;
        }

        var word = rest[..space];
        var two = rest[..(space + 1 + Math.Max(0, rest[(space + 1)..].IndexOf(' ')))];
        var length = NameShape.IsOutlet(word) ? word.Length : BylineReader.Read(two) is { IsByline: true, HasTitle: true, UnknownWords: 0 } ? two.Length : BylineReader.Read(word) is { IsByline: true, HasTitle: true, UnknownWords: 0 } ? word.Length : 0;
        return length > 0 && Prose.IsParagraph(text[(from + length)..].TrimStart()) ? [line.Piece(0, day.Start), line.Piece(day.Start, day.End), line.Piece(from, from + length), line.Piece(from + length, text.Length)] : null;
    }

    /// <summary>Where a name and 기자 at the end of the head begin; its end when there are none.</summary>
    public static int BylineStart(ReadOnlySpan<char> head)
    {
        var end = head.TrimEnd(" |/·ㅣ");
        if (!end.EndsWith("기자"))
        {
            return head.Length;
        }

        var name = end[..^2].TrimEnd();
        var start = name.LastIndexOf(' ') + 1;
        return start > 0 && head.Length - start <= LongestByline && BylineReader.Read(head[start..]).IsByline ? start : head.Length;
    }

    /// <summary>How far who wrote the article takes behind the time: <c> 홍길동 기자</c>; 0 where something else stands there.</summary>
    static int SignatureLength(ReadOnlySpan<char> text)
    {
        var end = text[..Math.Min(text.Length, LongestByline)].IndexOf(" 기자 ") is > 0 and var title ? title + " 기자".Length : 0;
        return end > 0 && BylineReader.Read(text[..end]) is { IsByline: true, People: [_], UnknownWords: 0 } ? end : 0;
    }

    /// <summary>How far the words behind the time are buttons and counters.</summary>
    static int ButtonsLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        for (var words = 0; words < MostButtons; words++)
        {
            var start = length + (text[length..].Length - text[length..].TrimStart().Length);
            var space = text[start..].IndexOf(' ');
            if (space <= 0 || FurnitureLine.LabelKind(text.Slice(start, space)) is not (LineKind.Control or LineKind.CommentHeading))
            {
                break;
            }

            length = start + space;
        }

        return length;
    }

    /// <summary>Behind the copyright, whose last words forbid to copy.</summary>
    public static int FooterStart(ReadOnlySpan<char> text, int copyright)
    {
        var line = text[copyright..Math.Min(text.Length, copyright + LongestCopyright)];
        var end = line.IndexOf("금지");
        end = end < 0 ? line.IndexOf("reserved") is >= 0 and var reserved ? reserved + "reserved".Length : line.Length : end + "금지".Length;
        while (end < line.Length && line[end] is '>' or ']' or ')' or '.')
        {
            end++;
        }

        return copyright + end;
    }
}
