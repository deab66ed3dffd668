using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>
/// Readers' comments below their heading: a name and a time, on one line or two, then the text up to the next such pair; or a name,
/// the text, and the time below it. A reply is marked with └, ㄴ or ↳.
/// </summary>
static class CommentThread
{
    const int LongestName = 24;

    /// <summary>What a widespread board says above each comment, behind its author's name, for those who hear the page.</summary>
    const string Commented = "님의 댓글";
    const string Replied = "님의 댓글의 댓글";
    const int LongestVotes = 24;

    static readonly SearchValues<char> AddressSigns = SearchValues.Create("0123456789.*x() ");

    sealed record Draft(string Name, DateTimeOffset? PostedAt, bool IsReply, int Index, int Line, List<string> Texts);

    public static void Read(Page page)
    {
        var heading = page.Next(page.BodyEnd, page.Lines.Length, LineKind.CommentHeading) is >= 0 and var own ? own : BelowForm(page);
        if (heading < 0 && page.Comments is null)
        {
            return;
        }

        var (start, limit) = page.Comments is { } region ? (region.Start, region.End) : (heading + 1, page.Lines.Length);
        var end = Array.FindIndex(page.Lines, start, limit - start, EndsThread) is >= 0 and var found ? found : limit;

        var drafts = new List<Draft>();
        var numbers = new List<int>();
        var answers = Answers(page);
        if (HasTimesFirst(page, start, end))
        {
            ReadTimesFirst(page, start, end, drafts, numbers);
        }
        else if (HasTimesBelow(page, start, end))
        {
            ReadTimesBelow(page, start, end, drafts, numbers);
        }
        else
        {
            ReadTimesAbove(page, start, end, drafts, numbers);
        }

        // Where the first comment stands among the answers, the name of the elements says nothing.
        var isNested = drafts.Count > 0 && answers.Length > 0 && !answers[drafts[0].Index];
        Tell(page, drafts.FindAll(d => d.Texts.Count > 0).ConvertAll(d => isNested && answers[d.Index] ? d with { IsReply = true } : d), numbers);
    }

    /// <summary>Some sites print no heading, but the button to write a comment and then the first one, with its name and time on one line; -1 when this is none of them.</summary>
    static int BelowForm(Page page)
    {
        var form = -1;
        for (var i = page.BodyEnd; i < page.Lines.Length && !EndsForm(page.Lines[i]); i++)
        {
            if (page.Lines[i].Kind == LineKind.Control)
            {
                form = Folded.Same(page.Lines[i].Text, "댓글쓰기") || form >= 0 ? i : form;
            }
            else if (form >= 0 && IsContent(page.Lines[i]) && page.Lines[i].Text.Length > 1)
            {
                return Opening(page, i, out var lines) is not null && lines == 1 && i + 1 < page.Lines.Length && IsContent(page.Lines[i + 1]) && Opening(page, i + 1, out _) is null ? form : -1;
            }
        }

        return -1;
    }

    static bool EndsForm(in Line line) => line.Kind is LineKind.BoxHeading or LineKind.Navigation || (line.Kind == LineKind.Footer && FooterLine.IsImprint(line.Text));

    /// <summary>Which lines are in elements that hold answers; empty when there are none.</summary>
    static bool[] Answers(Page page)
    {
        if (page.Replies.Count == 0)
        {
            return [];
        }

        var depth = new int[page.Lines.Length + 1];
        foreach (var region in page.Replies)
        {
            depth[region.Start]++;
            depth[region.End]--;
        }

        var isAnswer = new bool[page.Lines.Length];
        for (var (i, sum) = (0, 0); i < isAnswer.Length; i++)
        {
            sum += depth[i];
            isAnswer[i] = sum > 0;
        }

        return isAnswer;
    }

    /// <summary>Each comment begins with its name and time.</summary>
    static void ReadTimesAbove(Page page, int first, int end, List<Draft> drafts, List<int> numbers)
    {
        var isReply = false;
        var isOver = false;
        for (var i = first; i < end; i++)
        {
            if (page.Lines[i].Text.Length <= LongestName + Replied.Length && (page.Lines[i].Text.EndsWith(Commented) || page.Lines[i].Text.EndsWith(Replied)))
            {
                isReply = page.Lines[i].Text.EndsWith(Replied);
                Take(page, i, numbers);
            }
            else if (Opening(page, i, out var lines) is { } draft)
            {
                drafts.Add(draft with { IsReply = draft.IsReply || isReply });
                (isReply, isOver) = (false, false);
                for (var j = i; j < i + lines; j++)
                {
                    Take(page, j, numbers);
                }

                i += lines - 1;
            }
            else if (Furniture.FormLabels.Contains(page.Lines[i].AsString()) || IsAddress(page.Lines[i]))
            {
                continue;
            }
            else if (IsVotes(page.Lines[i]))
            {
                isOver = drafts.Count > 0 && drafts[^1].Texts.Count > 0;
            }
            else if (drafts.Count > 0 && !isOver && page.Lines[i].Kind is LineKind.Text or LineKind.Prose or LineKind.Section or LineKind.Caption)
            {
                drafts[^1].Texts.Add(page.Lines[i].AsString());
                Take(page, i, numbers);
            }
        }
    }

    /// <summary>Whether nothing but the time stands above the first name: <c>2024.01.02 10:00:00 수정 | 삭제</c>, 이름, text.</summary>
    static bool HasTimesFirst(Page page, int first, int end)
    {
        for (var i = first; i + 1 < end; i++)
        {
            if (TimeIn(page.Lines[i].Text, out var at, out var start) && start == 0 && at is not null)
            {
                return page.Lines[i + 1].Kind is LineKind.Text or LineKind.Section && NameIn(page.Lines[i + 1].Text) is not null && !TimeIn(page.Lines[i + 1].Text, out _, out _);
            }

            if (IsContent(page.Lines[i]))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Each comment begins with its time; the line below is the name.</summary>
    static void ReadTimesFirst(Page page, int first, int end, List<Draft> drafts, List<int> numbers)
    {
        for (var i = first; i < end; i++)
        {
            if (i + 1 < end && TimeIn(page.Lines[i].Text, out var at, out var start) && start == 0 && NameIn(page.Lines[i + 1].Text) is { } name)
            {
                drafts.Add(new(name, at, false, i, page.Lines[i].Number, []));
                Take(page, i, numbers);
                Take(page, ++i, numbers);
            }
            else if (drafts.Count > 0 && IsContent(page.Lines[i]))
            {
                drafts[^1].Texts.Add(page.Lines[i].AsString());
                Take(page, i, numbers);
            }
        }
    }

    /// <summary>Below a comment, how many agree and what can be done with it: <c>추천41 반대2 신고 삭제</c>.</summary>
    static bool IsVotes(in Line line) => line.Kind == LineKind.Control && line.Text.Length <= LongestVotes && (line.Text.StartsWith("추천") || line.Text.StartsWith("공감")) && line.Text.ContainsAnyInRange('0', '9');

    /// <summary>Whether the first comment's time stands below its text: 이름, text, time.</summary>
    static bool HasTimesBelow(Page page, int first, int end)
    {
        var above = 0;
        for (var i = first; i < end; i++)
        {
            if (TimeIn(page.Lines[i].Text, out _, out var start))
            {
                return start == 0 && above >= 2;
            }

            above += IsContent(page.Lines[i]) ? 1 : 0;
        }

        return false;
    }

    /// <summary>Each comment ends with its time; its first line is the name.</summary>
    static void ReadTimesBelow(Page page, int start, int end, List<Draft> drafts, List<int> numbers)
    {
        var block = new List<int>();
        for (var i = start; i < end; i++)
        {
            if (TimeIn(page.Lines[i].Text, out var at, out var column) && column == 0)
            {
                var first = block.Count > 1 ? page.Lines[block[0]].Item : default;
                var isReply = first is ['└' or 'ㄴ' or '↳' or '→', ..];
                if (block.Count > 1 && NameIn(first.TrimStart("└ㄴ↳→ ")) is { } name)
                {
                    drafts.Add(new(name, at, isReply, block[0], page.Lines[block[0]].Number, block[1..].ConvertAll(b => page.Lines[b].AsString())));
                    block.Add(i);
                    block.ForEach(b => Take(page, b, numbers));
                }

                block.Clear();
            }
            else if (IsContent(page.Lines[i]))
            {
                block.Add(i);
            }
        }
    }

    /// <summary>Where a reader writes from, as old boards print it below the name: <c>(10.0.xxx.1)</c>.</summary>
    static bool IsAddress(in Line line) => !line.Text.ContainsAnyExcept(AddressSigns);

    static bool IsContent(Line line) => !IsAddress(line) && line.Kind is LineKind.Text or LineKind.Prose or LineKind.Section or LineKind.Caption or LineKind.Byline;

    static bool EndsThread(Line line) =>
        (line.Kind == LineKind.BoxItem && (line.Text.StartsWith("이전글") || line.Text.StartsWith("다음글"))) || line.Kind is LineKind.BoxHeading or LineKind.Navigation or LineKind.Copyright || (line.Kind == LineKind.Footer && FooterLine.IsImprint(line.Text));

    static void Take(Page page, int index, List<int> numbers)
    {
        page.Lines[index].Kind = LineKind.Comment;
        numbers.Add(page.Lines[index].Number);
    }

    /// <summary>The beginning of a comment at this line; it takes one line or two.</summary>
    static Draft? Opening(Page page, int index, out int lines)
    {
        lines = 1;
        var text = page.Lines[index].Text.TrimStart("└ㄴ↳→ ");
        var isReply = text.Length < page.Lines[index].Text.Length && page.Lines[index].Text is ['└' or 'ㄴ' or '↳' or '→', ..];
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

    static string? NameIn(ReadOnlySpan<char> text)
    {
        var name = text.Trim(" |·-/([:,");
        name = name.IndexOf(" / ") is > 0 and var address && !name[(address + 3)..].ContainsAnyExcept(AddressSigns) ? name[..address] : name; // 누리 / 10.0.0.1
        name = (name.EndsWith(" 작성일") ? name[..^4] : name).TrimEnd("님").Trim();
        foreach (var rank in (ReadOnlySpan<string>)["베플 ", "베댓 ", "베스트 ", "BEST "])
        {
            name = name.StartsWith(rank) ? name[rank.Length..].TrimStart() : name;
        }

        return name.Length is >= 1 and <= LongestName && !Prose.EndsAsSentence(name) && name.Count(' ') <= 2 ? name.ToString() : null;
    }

    /// <summary>A date, or how long ago (3시간 전), which only the page's own moment would make a time.</summary>
    static bool TimeIn(ReadOnlySpan<char> text, out DateTimeOffset? at, out int start)
    {
        (at, start) = (null, -1);
        if (text.Length > 60)
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

    static void Tell(Page page, List<Draft> drafts, List<int> numbers)
    {
        if (drafts.Count == 0)
        {
            return;
        }

        var comments = new List<PageComment>();
        foreach (var draft in drafts)
        {
            var comment = new PageComment(draft.Name, draft.PostedAt, string.Join('\n', draft.Texts), []);
            if (draft.PostedAt is null)
            {
                page.Warn(NoticeCodes.CommentTimeMissing, $"The comment of '{draft.Name}' says only how long ago it was posted.", draft.Line);
            }

            if (draft.IsReply && comments.Count > 0)
            {
                comments[^1] = comments[^1] with { Replies = [.. comments[^1].Replies, comment] };
            }
            else
            {
                comments.Add(comment);
            }
        }

        page.Document = page.Document with { Comments = comments };
        page.Found(Field.Comments, numbers, "comment-thread", 0.8);
    }
}
