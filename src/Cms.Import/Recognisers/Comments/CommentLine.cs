using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Comments;

/// <summary>A comment that is being read: who wrote it and when, whether it answers another, where it begins, and its text so far.</summary>
sealed record CommentDraft(string Name, DateTimeOffset? PostedAt, bool IsReply, int Index, int Line, List<string> Texts);

/// <summary>What the lines of a thread of comments look like.</summary>
static class CommentLine
{
    public const int LongestName = 24;
    const int LongestVotes = 24;
    const int LongestTime = 60;

    static readonly SearchValues<char> AddressSigns = SearchValues.Create("0123456789.*x() ");

    /// <summary>Below a comment, how many agree and what can be done with it: <c>추천41 반대2 신고 삭제</c>.</summary>
    public static bool IsVotes(in Line line) => line.Kind == LineKind.Control && line.Text.Length <= LongestVotes && (line.Text.StartsWith("추천") || line.Text.StartsWith("공감")) && line.Text.ContainsAnyInRange('0', '9');

    /// <summary>The buttons of a thread: <c>최신순 추천순</c>, <c>답글 1 | 추천 3</c>.</summary>
    public static bool IsButton(in Line line) => line.Kind == LineKind.Control && line.Text.Length <= LongestVotes && (line.Text.StartsWith("답글") || line.Text.StartsWith("최신순") || line.Text.StartsWith("등록순") || line.Text.StartsWith("공감순") || line.Text.StartsWith("추천순") || IsVotes(line));

    /// <summary>The button that sends a comment, where the form stands below the others, and that back to the list.</summary>
    public static bool IsForm(in Line line) => line.Kind is LineKind.Control or LineKind.TimeLabel && line.Item is "등록" or "댓글등록" or "댓글 등록" or "목록" or "글쓰기";

    /// <summary>A word that a reader may be called: no headline, reporter, newspaper or section, as lists of other articles have them beside times.</summary>
    public static bool IsReadersName(ReadOnlySpan<char> name) => !name.Contains(' ') && !name.EndsWith("기자") && !NameShape.IsOutlet(name) && !Sections.IsName(name);

    /// <summary>Where a reader writes from, as old boards print it below the name: <c>(10.0.xxx.1)</c>.</summary>
    public static bool IsAddress(in Line line) => !line.Text.ContainsAnyExcept(AddressSigns);

    /// <summary>Whether the line may be a comment's text or its author's name.</summary>
    public static bool IsContent(Line line) => !IsAddress(line) && line.Kind is LineKind.Text or LineKind.Prose or LineKind.Section or LineKind.Caption or LineKind.Byline;

    /// <summary>Whether the line is none of the readers' any more: the article before or behind, a box, who runs the site.</summary>
    public static bool EndsThread(Line line) =>
        (line.Kind == LineKind.BoxItem && line.Text.TrimStart("[◀ ") is var other && (other.StartsWith("이전") || other.StartsWith("다음"))) || line.Kind is LineKind.BoxHeading or LineKind.Navigation or LineKind.Copyright || (line.Kind == LineKind.Footer && FooterLine.IsImprint(line.Text));

    /// <summary>Whether no comment can follow a form for one.</summary>
    public static bool EndsForm(in Line line) => line.Kind is LineKind.BoxHeading or LineKind.Navigation || (line.Kind == LineKind.Footer && FooterLine.IsImprint(line.Text));

    /// <summary>The beginning of a comment at this line; it takes one line or two.</summary>
    public static CommentDraft? Opening(Page page, int index, out int lines)
    {
        lines = 1;
        var text = page.Lines[index].Item.TrimStart("└ㄴ↳→ ");
        var isReply = page.Lines[index].Item is ['└' or 'ㄴ' or '↳' or '→', ..];
        var number = page.Lines[index].Number;
        if (TimeIn(text, out var at, out var start) && start > 0 && NameIn(text[..start]) is { } name)
        {
            return new(name, at, isReply, index, number, []);
        }

        var next = index + 1 < page.Lines.Length && IsAddress(page.Lines[index + 1]) && !TimeIn(page.Lines[index + 1].Text, out _, out _) ? index + 2 : index + 1;
        if (next < page.Lines.Length && page.Lines[index].Kind is LineKind.Text or LineKind.Byline or LineKind.Section
            && NameIn(text) is { } above && TimeIn(page.Lines[next].Text, out at, out start) && start == 0)
        {
            lines = next - index + 1;
            return new(above, at, isReply, index, number, []);
        }

        return null;
    }

    /// <summary>The name that the text is, without what sites put around it; null when it is none.</summary>
    public static string? NameIn(ReadOnlySpan<char> text)
    {
        var name = text.Trim(" |·-/([:,");
        name = name is [.., ')'] && name.LastIndexOf('(') is > 0 and var open && !name[open..].ContainsAnyExcept(AddressSigns) ? name[..open].TrimEnd() : name; // 누리 (10.0.xxx.1)
        name = name.IndexOf(" / ") is > 0 and var address && !name[(address + 3)..].ContainsAnyExcept(AddressSigns) ? name[..address] : name; // 누리 / 10.0.0.1
        name = (name.EndsWith(" 작성일") ? name[..^4] : name.EndsWith(" 작성일Date") ? name[..^8] : name).TrimEnd("님").Trim();
        foreach (var rank in (ReadOnlySpan<string>)["베플 ", "베댓 ", "베스트 ", "BEST "])
        {
            name = name.StartsWith(rank) ? name[rank.Length..].TrimStart() : name;
        }

        return name.Length is >= 1 and <= LongestName && !Prose.EndsAsSentence(name) && name.Count(' ') <= 2 ? name.ToString() : null;
    }

    /// <summary>A date, or how long ago (3시간 전), which only the page's own moment would make a time.</summary>
    public static bool TimeIn(ReadOnlySpan<char> text, out DateTimeOffset? at, out int start)
    {
        (at, start) = (null, -1);
        if (text.Length > LongestTime)
        {
            return false;
        }

        if (TimeLine.Read(text) is { Times: [var first, ..] })
        {
            (at, start) = (first.Stamp.Value, first.Stamp.Start);
            return true;
        }

        foreach (var unit in (ReadOnlySpan<string>)["초 전", "분 전", "시간 전", "일 전", "주 전", "개월 전", "달 전", "년 전"])
        {
            var found = text.IndexOf(unit);
            var digits = found;
            while (digits > 0 && char.IsAsciiDigit(text[digits - 1]))
            {
                digits--;
            }

            if (found > digits && digits >= 0 && text.Length - found <= unit.Length + 4)
            {
                start = digits;
                return true;
            }
        }

        return false;
    }
}
