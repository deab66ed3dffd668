using System.Text;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Joints;

/// <summary>
/// What programs that extract text from web pages write into it themselves: the article's date before the first line
/// (<c>date 2025-08-24 제목</c>), and headings and pictures as Markdown writes them (<c># 제목</c>, <c>![](a.jpg) 사진 설명</c>).
/// </summary>
static class ExtractorMarks
{
    const string DateMark = "date ";

    /// <summary>What a board prints in the cell before the headline.</summary>
    const string TitleLabel = "제목 ";

    /// <summary>The name that a widespread system's skin gives to its pictures before links: <c>icon관련기사</c>.</summary>
    const string Icon = "icon";

    /// <summary>How a large portal's program for its player ended, which extractions of many years have before the first paragraph.</summary>
    const string Player = "function _flash_removeCallback() {}";
    const int LongestLink = 200;
    const int LongestAddress = 1000;
    const int BoardHead = 8;
    const int ShortestLabelled = 13;
    const int ShortestPictured = 30;

    public static void Remove(Page page)
    {
        FrontMatter.Read(page);
        ref var first = ref page.Lines[0];
        if (first.Text.StartsWith(DateMark) && new TimeScanner(first.Text[..Math.Min(first.Text.Length, 24)]).TryNext(0, out var stamp)
            && stamp.Start == DateMark.Length && stamp.End < first.Text.Length)
        {
            page.ExtractedDate = stamp;
            first.CutTo(stamp.End);
        }

        foreach (ref var line in page.Lines.AsSpan(0, Math.Min(BoardHead, page.Lines.Length)))
        {
            if (line.Text.Length >= ShortestLabelled && line.Text.StartsWith(TitleLabel) && line.Text[TitleLabel.Length] != ':')
            {
                line.CutTo(TitleLabel.Length);
                break;
            }
        }

        for (var i = 0; i < page.Lines.Length; i++)
        {
            ref var line = ref page.Lines[i];
            if (i + 1 < page.Lines.Length && line.Text is ['!', '[', .. var picture] && picture.IndexOf("](") is > 0 and var alt && Begins(page.Lines[i + 1].Text, picture[..alt]))
            {
                page.Lines[i + 1].Kind = LineKind.Caption; // ![사진 설명](a.jpg), and below it the same as the caption
            }

            if (line.Text.StartsWith("// "))
            {
                line.Kind = LineKind.Control; // a program's comment
            }

            if (line.Text.Contains("](", StringComparison.Ordinal) && WithoutLinks(line.Text) is { } text)
            {
                if (text.Length == 0)
                {
                    line.Kind = LineKind.Control; // links without a text: no line is ever blank
                    continue;
                }

                line.Join(text, line.LastNumber);
            }

            var marks = line.Text is ['#', ..] ? line.Text.IndexOfAnyExcept('#') : 0;
            if (marks is > 0 and <= 6 && line.Text[marks] == ' ' && !line.Text[marks..].Contains('#'))
            {
                line.CutTo(marks);
            }
            else if (line.Text.IndexOf(Player) is >= 0 and var player && player + Player.Length < line.Text.Length)
            {
                line.CutTo(player + Player.Length);
            }
            else if (line.Text.StartsWith(Icon) && line.Text.Length > Icon.Length && (Prose.IsHangul(line.Text[Icon.Length]) || line.Text[Icon.Length] == '['))
            {
                line.CutTo(Icon.Length);
            }
            else if (line.Text is ['!', '[', ..] && PictureEnd(line.Text) is > 0 and var end && end < line.Text.Length)
            {
                line.CutTo(end);
                line.Kind = LineKind.Caption;
            }
        }
    }

    /// <summary>The text of the line's links without their addresses (<c>[홍길동 기자](https://…)</c>); null when it has none, and empty when they have no text. Pictures stay.</summary>
    static string? WithoutLinks(ReadOnlySpan<char> line)
    {
        StringBuilder? text = null;
        var written = 0;
        for (var at = line.IndexOf("]("); at >= 0;)
        {
            var close = line[at..Math.Min(line.Length, at + LongestAddress)].IndexOf(')');
            var first = Math.Max(written, at - LongestLink);
            var open = close > 0 ? first + line[first..at].LastIndexOf('[') : -1;
            if (open >= first && IsAddress(line[(at + 2)..(at + close)]) && !(open > 0 && line[open - 1] == '!'))
            {
                (text ??= new()).Append(line[written..open]).Append(line[(open + 1)..at]);
                written = at + close + 1;
            }

            var from = Math.Max(written, at + 2);
            var next = line[from..].IndexOf("](");
            at = next < 0 ? -1 : from + next;
        }

        return text?.Append(line[written..]).ToString().Trim();
    }

    /// <summary>Whether the caption is the picture's text, or its beginning and where the picture is from.</summary>
    static bool Begins(ReadOnlySpan<char> caption, ReadOnlySpan<char> text) => caption.SequenceEqual(text) || (caption is [.., ')'] && caption.LastIndexOf('(') is >= ShortestPictured and var credit && text.StartsWith(caption[..credit].TrimEnd()));

    static bool IsAddress(ReadOnlySpan<char> target) => target.StartsWith("http") || target.StartsWith("mailto:") || target is ['/' or '#', ..];

    /// <summary>Where a picture's address ends; 0 when it does not.</summary>
    static int PictureEnd(ReadOnlySpan<char> line)
    {
        var address = line.IndexOf("](");
        return address > 0 && line[address..].IndexOf(')') is > 0 and var close ? address + close + 1 : 0;
    }
}
