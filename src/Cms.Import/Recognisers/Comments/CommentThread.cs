using Cms.Import.Pages;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Comments;

/// <summary>
/// Readers' comments below their heading: a name and a time, on one line or two, then the text up to the next such pair; or a name,
/// the text, and the time below it. A reply is marked with └, ㄴ or ↳.
/// </summary>
static class CommentThread
{
    const int MostHeadings = 4;

    /// <summary>What a widespread board says above each comment, behind its author's name, for those who hear the page.</summary>
    const string Commented = "님의 댓글";
    const string Replied = "님의 댓글의 댓글";

    public static void Read(Page page)
    {
        if (page.Comments is { } region)
        {
            _ = Read(page, region.Start, region.End);
            return;
        }

        var heading = page.Next(page.BodyEnd, page.Lines.Length, LineKind.CommentHeading) is >= 0 and var own ? own : BelowForm(page) is >= 0 and var form ? form : AmongButtons(page);
        for (var looks = 0; heading >= 0 && looks < MostHeadings && !Read(page, heading + 1, page.Lines.Length); looks++)
        {
            heading = page.Next(heading + 1, page.Lines.Length, LineKind.CommentHeading); // the first was a button with a counter
        }
    }

    /// <returns>Whether there was a comment.</returns>
    static bool Read(Page page, int start, int limit)
    {
        var end = Array.FindIndex(page.Lines, start, limit - start, CommentLine.EndsThread) is >= 0 and var found ? found : limit;

        var drafts = new List<CommentDraft>();
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
        var told = drafts.FindAll(d => d.Texts.Count > 0);
        Tell(page, told.ConvertAll(d => isNested && answers[d.Index] ? d with { IsReply = true } : d), numbers);
        return told.Count > 0;
    }

    /// <summary>Some sites print no heading, but the button to write a comment and then the first one, with its name and time on one line; -1 when this is none of them.</summary>
    static int BelowForm(Page page)
    {
        var form = -1;
        for (var i = page.BodyEnd; i < page.Lines.Length && !CommentLine.EndsForm(page.Lines[i]); i++)
        {
            if (page.Lines[i].Kind == LineKind.Control)
            {
                form = Folded.Same(page.Lines[i].Text, "댓글쓰기") || form >= 0 ? i : form;
            }
            else if (form >= 0 && CommentLine.IsContent(page.Lines[i]) && page.Lines[i].Text.Length > 1)
            {
                return CommentLine.Opening(page, i, out var lines) is not null && lines == 1 && i + 1 < page.Lines.Length && CommentLine.IsContent(page.Lines[i + 1]) && CommentLine.Opening(page, i + 1, out _) is null ? form : -1;
            }
        }

        return -1;
    }

    /// <summary>Others print no more than the buttons that put comments in order (최신순) or answer one (답글): what stands above the first comment; -1 when there is none.</summary>
    static int AmongButtons(Page page)
    {
        var hasButtons = false;
        var first = -1;
        for (var i = page.BodyEnd; i < page.Lines.Length && !CommentLine.EndsForm(page.Lines[i]); i++)
        {
            hasButtons |= CommentLine.IsButton(page.Lines[i]);
            first = first < 0 && i > page.BodyEnd && i + 1 < page.Lines.Length && CommentLine.Opening(page, i, out var lines) is { PostedAt: not null } draft && lines == 1
                && CommentLine.IsReadersName(draft.Name) && CommentLine.IsContent(page.Lines[i + 1]) ? i : first;
        }

        return hasButtons ? Math.Max(first - 1, -1) : -1;
    }

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
    static void ReadTimesAbove(Page page, int first, int end, List<CommentDraft> drafts, List<int> numbers)
    {
        var isReply = false;
        var isOver = false;
        for (var i = first; i < end; i++)
        {
            if (page.Lines[i].Text is "ㄴ" or "└" or "↳")
            {
                isReply = true;
                Take(page, i, numbers);
            }
            else if (page.Lines[i].Text.Length <= CommentLine.LongestName + Replied.Length && (page.Lines[i].Text.EndsWith(Commented) || page.Lines[i].Text.EndsWith(Replied)))
            {
                isReply = page.Lines[i].Text.EndsWith(Replied);
                Take(page, i, numbers);
            }
            else if (CommentLine.Opening(page, i, out var lines) is { } draft)
            {
                drafts.Add(draft with { IsReply = draft.IsReply || isReply });
                (isReply, isOver) = (false, false);
                for (var j = i; j < i + lines; j++)
                {
                    Take(page, j, numbers);
                }

                i += lines - 1;
            }
            else if (CommentLine.IsVotes(page.Lines[i]) || CommentLine.IsForm(page.Lines[i]))
            {
                isOver = drafts.Count > 0 && drafts[^1].Texts.Count > 0;
            }
            else if (Furniture.FormLabels.Contains(page.Lines[i].AsString()) || CommentLine.IsAddress(page.Lines[i]))
            {
                continue;
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
            if (CommentLine.TimeIn(page.Lines[i].Text, out var at, out var start) && start == 0 && at is not null)
            {
                return page.Lines[i + 1].Kind is LineKind.Text or LineKind.Section && CommentLine.NameIn(page.Lines[i + 1].Text) is not null && !CommentLine.TimeIn(page.Lines[i + 1].Text, out _, out _);
            }

            if (CommentLine.IsContent(page.Lines[i]))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Each comment begins with its time; the line below is the name.</summary>
    static void ReadTimesFirst(Page page, int first, int end, List<CommentDraft> drafts, List<int> numbers)
    {
        for (var i = first; i < end; i++)
        {
            if (i + 1 < end && CommentLine.TimeIn(page.Lines[i].Text, out var at, out var start) && start == 0 && CommentLine.NameIn(page.Lines[i + 1].Text) is { } name)
            {
                drafts.Add(new(name, at, false, i, page.Lines[i].Number, []));
                Take(page, i, numbers);
                Take(page, ++i, numbers);
            }
            else if (drafts.Count > 0 && CommentLine.IsContent(page.Lines[i]))
            {
                drafts[^1].Texts.Add(page.Lines[i].AsString());
                Take(page, i, numbers);
            }
        }
    }

    /// <summary>Whether the first comment's time stands below its text: 이름, text, time.</summary>
    static bool HasTimesBelow(Page page, int first, int end)
    {
        var above = 0;
        for (var i = first; i < end; i++)
        {
            if (CommentLine.TimeIn(page.Lines[i].Text, out _, out var start))
            {
                return start == 0 && above >= 2 && !(page.Comments is not null && EndsInText(page, i, end));
            }

            above += CommentLine.IsContent(page.Lines[i]) ? 1 : 0;
        }

        return false;
    }

    /// <summary>Whether a text stands below the last time, in an element that holds nothing but comments: the times stand above the texts.</summary>
    static bool EndsInText(Page page, int from, int end)
    {
        for (var i = end - 1; i > from; i--)
        {
            if (CommentLine.TimeIn(page.Lines[i].Text, out _, out var start) && start == 0)
            {
                return false;
            }

            if (CommentLine.IsContent(page.Lines[i]))
            {
                return true;
            }
        }

        return true;
    }

    /// <summary>Each comment ends with its time; its first line is the name.</summary>
    static void ReadTimesBelow(Page page, int start, int end, List<CommentDraft> drafts, List<int> numbers)
    {
        var block = new List<int>();
        for (var i = start; i < end; i++)
        {
            if (CommentLine.TimeIn(page.Lines[i].Text, out var at, out var column) && column == 0)
            {
                var first = block.Count > 1 ? page.Lines[block[0]].Item : default;
                var isReply = first is ['└' or 'ㄴ' or '↳' or '→', ..];
                if (block.Count > 1 && CommentLine.NameIn(first.TrimStart("└ㄴ↳→ ")) is { } name)
                {
                    drafts.Add(new(name, at, isReply, block[0], page.Lines[block[0]].Number, block[1..].ConvertAll(b => page.Lines[b].AsString())));
                    block.Add(i);
                    block.ForEach(b => Take(page, b, numbers));
                }

                block.Clear();
            }
            else if (CommentLine.IsContent(page.Lines[i]))
            {
                block.Add(i);
            }
        }
    }

    static void Take(Page page, int index, List<int> numbers)
    {
        page.Lines[index].Kind = LineKind.Comment;
        numbers.Add(page.Lines[index].Number);
    }

    static void Tell(Page page, List<CommentDraft> drafts, List<int> numbers)
    {
        if (drafts.Count == 0)
        {
            return;
        }

        var comments = new List<PageComment>();
        var replies = new List<List<PageComment>>();
        foreach (var draft in drafts)
        {
            var isReply = draft.IsReply && comments.Count > 0;
            if (!isReply)
            {
                replies.Add([]);
            }

            (isReply ? replies[^1] : comments).Add(new(draft.Name, draft.PostedAt, string.Join('\n', draft.Texts), isReply ? [] : replies[^1]));
            if (draft.PostedAt is null)
            {
                page.Warn(NoticeCodes.CommentTimeMissing, $"The comment of '{draft.Name}' says only how long ago it was posted.", draft.Line);
            }
        }

        page.Document = page.Document with { Comments = comments };
        page.Found(Field.Comments, numbers, "comment-thread", 0.8);
    }
}
