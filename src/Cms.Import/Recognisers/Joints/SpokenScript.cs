using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Joints;

/// <summary>
/// A broadcaster's script that is cut where its speaker breathes: short lines, most of which end where a sentence must go on (<c>오늘 아침
/// 서울은</c>, <c>… 떨어지면서</c>), up to a polite verb (<c>추웠습니다.</c>). Each sentence becomes a line. The page need not have a headline:
/// a first line that goes on is the script's own.
/// </summary>
static class SpokenScript
{
    const int LongestBreath = 50;
    const int FewestSentences = 2;
    const int FewestOpen = 3;

    /// <summary>No headline is as short as a breath may be.</summary>
    const int ShortestHeadline = 8;

    /// <summary>Longer words in 은, 을, 의, 이 and 가 have a particle (남구청은); shorter ones may be nouns (마을, 회의, 평가).</summary>
    const int LongestNoun = 3;

    /// <summary>What parts of a sentence end in behind which it goes on; headlines hardly ever end so.</summary>
    static readonly Endings Open = new(
        "는", "를", "에서", "에게", "에는", "에도", "으로는", "로는", "까지는", "부터는", "라는", "면서", "지만", "는데", "은데", "던데", "으며", "하며", "되며", "이며", "했고", "됐고", "이고", "있고", "하고", "되고", "려고", "려는", "도록", "던", "하면", "되면", "으면", "라며", "다며", "다고", "라고", "하는", "되는", "있는", "없는", "라도", "인데", "인데요", "한데", "이어", "에 따라", "때문에", "위해", "통해", "따르면", "대해", "의한", "관한", "위한", "대한", "과의", "와의", "들이", "들은", "들을", "들의", "하게", "하지", ",",
        "시쯤", "분쯤", "무렵", "어제", "오늘", "어젯밤", "새벽", "밤새", "최근", "당시", "지난해", "지난달");

    /// <summary>Those that headlines end in too: they tell only of a line among others.</summary>
    static readonly Endings Loose = new("에", "로", "와", "과", "도", "만", "까지", "부터", "보다", "처럼", "고", "며", "서", "해", "어", "아", "져", "궈", "워", "려", "켜", "춰", "겨", "쳐", "혀", "펴", "한", "된", "할", "될", "쯤", "께", "경", "때", "등");

    static readonly SearchValues<char> Marks = SearchValues.Create("[<(◀【■▶#▲");

    public static void Join(Page page)
    {
        if (!IsScript(page))
        {
            return;
        }

        var start = 0;
        var isFirst = true;
        for (var i = 0; i < page.Lines.Length; i++)
        {
            if (!IsBreath(page.Lines[i]) || FurnitureLine.LabelKind(page.Lines[i].Item) is not null)
            {
                start = i + 1;
            }
            else if (EndsSentence(page.Lines[i].Text))
            {
                start = isFirst && !HasHeadlineAbove(page, start) ? BelowHeadline(page, start, i) : start;
                if (start < i)
                {
                    HardWrap.JoinLines(page, start, i + 1);
                    page.Lines[start].Kind = LineKind.Prose;
                }
                else if (page.Lines[i].Text.EndsWith("니다"))
                {
                    // Without a full stop no one else would take it for a sentence.
                    page.Lines[i].Kind = LineKind.Prose;
                }

                (start, isFirst) = (i + 1, false);
            }
            else if (IsPart(page, i))
            {
                start = i + 1;
            }
        }
    }

    /// <summary>Whether again and again lines that go on lead to a verb, and hardly a sentence stands on one line.</summary>
    static bool IsScript(Page page)
    {
        var (cut, whole) = (0, 0);
        var (open, closed) = (0, 0);
        var (pendingOpen, pendingClosed) = (0, 0);
        foreach (ref readonly var line in page.Lines.AsSpan())
        {
            if (!IsBreath(line))
            {
                (pendingOpen, pendingClosed) = (0, 0);
            }
            else if (!EndsSentence(line.Text))
            {
                var goesOn = IsOpen(line.Text) || Loose.End(line.Text) || (line.Text is [.., '이' or '가' or '은' or '을'] && line.Text.Contains(' '));
                (pendingOpen, pendingClosed) = (pendingOpen + (goesOn ? 1 : 0), pendingClosed + (goesOn ? 0 : 1));
            }
            else
            {
                // What stands above the first sentence may be the head.
                (open, closed) = (open + pendingOpen, closed + (cut + whole == 0 ? 0 : pendingClosed));
                (cut, whole) = pendingOpen > 0 && IsPolite(line.Text) ? (cut + 1, whole) : (cut, whole + 1);
                (pendingOpen, pendingClosed) = (0, 0);
            }
        }

        return cut >= FewestSentences && open >= FewestOpen && cut >= whole && open >= closed;
    }

    static bool IsBreath(in Line line) =>
        line.Kind == LineKind.Text && line.Text.Length <= LongestBreath && !line.IsBulleted && Prose.HasHangul(line.Text) && !Marks.Contains(line.Text[0])
        && !line.Text.ContainsAny('@', '|', '>') && !line.Text.EndsWith("기자") && !(FurnitureLine.HasDate(line.Text) && TimeLine.Read(line.Text) is not null);

    static bool EndsSentence(ReadOnlySpan<char> text) => IsPolite(text) || text.TrimEnd("\"'”’").EndsWith("다.");

    /// <summary>Speakers end their sentences politely; papers don't.</summary>
    static bool IsPolite(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd(" .?!/\"'”’");
        return end.EndsWith("니다") || end.EndsWith("니까") || (end.Length < text.Length && end.EndsWith("요"));
    }

    /// <summary>A particle, a connective or an adnominal ending, a day or an hour, or a comma.</summary>
    public static bool IsOpen(ReadOnlySpan<char> text) =>
        Open.End(text) || text is [.., >= '0' and <= '9', '일' or '년' or '월' or '시']
        || (text is [.., '은' or '을' or '의' or '이' or '가'] && text.Length - text.LastIndexOf(' ') > LongestNoun);

    /// <summary>A blank line behind one that doesn't go on, as between headline and script.</summary>
    static bool IsPart(Page page, int index) =>
        index + 1 < page.Lines.Length && page.Lines[index + 1].AfterBlank && !IsOpen(page.Lines[index].Text);

    /// <summary>Whether a line that may be the headline stands above the script, parted from it by a byline, a time or a blank line.</summary>
    static bool HasHeadlineAbove(Page page, int start)
    {
        for (var i = 0; i < start; i++)
        {
            if (page.Lines[i].Kind == LineKind.Text && page.Lines[i].Text.Length >= ShortestHeadline && Prose.HasHangul(page.Lines[i].Text)
                && !page.Lines[i].Text.EndsWith("기자") && !page.Lines[i].Text.Contains('@') && TimeLine.Read(page.Lines[i].Text) is null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the first sentence begins: behind sections and the like and behind the headline, which goes on into no other line.</summary>
    static int BelowHeadline(Page page, int start, int end)
    {
        while (start < end && FurnitureLine.LabelKind(page.Lines[start].Text) is not null)
        {
            start++;
        }

        return start < end && page.Lines[start].Text.Length >= ShortestHeadline && !IsOpen(page.Lines[start].Text) && !IsClause(page.Lines[start].Text) ? start + 1 : start;
    }

    /// <summary>A verb that goes on, and a particle before it, which headlines leave out: <c>… 앞바다에서 톳이 사라져</c>.</summary>
    static bool IsClause(ReadOnlySpan<char> text) =>
        Loose.End(text) && text.LastIndexOf(' ') is > 1 and var space && text[space - 1] is '이' or '가' or '을' or '를' && text.IndexOf("에서 ") > 0;
}
