using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Recognisers;

/// <summary>
/// A caption that ran together with the first paragraph where a program took the text out of its elements: <c>… 소방대원들. 누리소방서
/// 제공12일 오전 …</c>, <c>▲ … 있다.[누리일보=홍길동 기자] 시는 …</c>. It becomes a line of its own.
/// </summary>
static class GluedCaption
{
    /// <summary>Captions stand above the first paragraphs.</summary>
    const int Head = 12;
    const int Shortest = 40;
    const int Longest = 200;

    static readonly Phrases Credits = new(["제공", "캡처", "갈무리", "연합뉴스", "뉴시스", "뉴스1", "자료사진", "기자"]);

    public static Line[] Cut(Line[] lines)
    {
        for (var i = 0; i < Math.Min(lines.Length, Head); i++)
        {
            if (lines[i].Text.Length >= Shortest && End(lines[i].Text) is > 0 and var end)
            {
                var line = lines[i];
                return [.. lines[..i], line.Piece(0, end), line.Piece(end, line.Text.Length), .. lines[(i + 1)..]];
            }
        }

        return lines;
    }

    /// <summary>Where the caption ends; 0 when the line has none.</summary>
    static int End(ReadOnlySpan<char> line)
    {
        var head = line[..Math.Min(line.Length, Longest)];
        if (head is ['▲', ..])
        {
            return head.IndexOf(".[") is > 0 and var stop && LeadByline.Read(line[(stop + 1)..]) is { Byline.HasTitle: true } ? stop + 1 : 0;
        }

        // 제공12일: no word goes on with the day's digits.
        for (var from = 0; Credits.IndexIn(head[from..]) is >= 0 and var credit;)
        {
            var end = from + credit + (head[(from + credit)..] is ['연' or '자', ..] ? 4 : head[(from + credit)..] is ['뉴' or '갈', ..] ? 3 : 2);
            if (end + 2 < head.Length && char.IsAsciiDigit(head[end]) && head[end..Math.Min(head.Length, end + 4)].Contains('일') && head[..(from + credit)].Contains(". ", StringComparison.Ordinal))
            {
                return end;
            }

            from = end;
        }

        return 0;
    }
}
