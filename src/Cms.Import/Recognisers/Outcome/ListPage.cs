using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Outcome;

/// <summary>
/// A page that lists articles. Again and again it shows a headline and a bare time, none of them labelled; or the beginnings
/// of articles, cut off in mid-sentence (<c>… 한 달 만에 두 배로...</c>); or first paragraphs that each have a lead byline of their own.
/// </summary>
static class ListPage
{
    static readonly SearchValues<char> ItemSigns = SearchValues.Create("▲△◇◆○●■□▶:=");

    const int FewestItems = 4;
    const int FewestBeginnings = 3;
    const int FewestUnended = 5;

    /// <summary>So many paragraphs one below the other are an article's; an item of a list has fewer.</summary>
    const int FewestWhole = 3;
    const int FewestRecords = 5;
    const int FewestCommas = 2;
    const int ShortestBeginning = 40;
    const int ShortestTimed = 24;
    const int SearchHead = 5;

    /// <summary>An article may stand below the search's layer.</summary>
    const int FewestPlain = 4;
    const int SearchBox = 15;

    /// <summary>Behind a beginning may stand who wrote it and when: <c>… 두 배로...홍길동 기자 2024-01-02 10:00</c>.</summary>
    const int LongestSignature = 40;

    /// <summary>Its day or who wrote it, in brackets, fits in this: <c>… 두 배로... [홍길동]</c>.</summary>
    const int LongestSource = 24;

    public static bool Is(Page page) => HasTimes(page) || HasBeginnings(page) || HasTimedHeadlines(page) || HasMarks(page) || HasPairs(page) || HasButtons(page) || HasDurations(page) || IsData(page) || IsSearch(page);

    /// <summary>A mark alone on its line, a headline and a beginning, and nothing else but these, again and again.</summary>
    static bool HasMarks(Page page)
    {
        var marks = 0;
        var first = Array.FindIndex(page.Lines, 0, Math.Min(SearchHead, page.Lines.Length), l => IsMark(l.Text));
        for (var i = first; i >= 0 && i + 2 < page.Lines.Length && IsMark(page.Lines[i].Text); i += 3)
        {
            marks += page.Lines[i + 1].Kind == LineKind.Text && page.Lines[i + 2].Text.Length >= ShortestBeginning ? 1 : 0;
        }

        return marks >= 2;
    }

    /// <summary>Items that are a picture's text and the headline, which are the same.</summary>
    static bool HasPairs(Page page)
    {
        var pairs = 0;
        for (var i = 0; i + 1 < page.Lines.Length && page.Lines[i].Kind is not (LineKind.BoxHeading or LineKind.Title); i++)
        {
            pairs += page.Lines[i].IsBulleted && page.Lines[i].Item.Length >= ShortestTimed && page.Lines[i].Item.SequenceEqual(page.Lines[i + 1].Text) ? 1 : 0;
        }

        return pairs >= 2 && page.Next(0, page.Lines.Length, LineKind.Byline) < 0;
    }

    /// <summary>A table of values between commas or tabs, or a program's log: nearly all lines are alike, and none is a Korean sentence.</summary>
    static bool IsData(Page page)
    {
        for (var i = 0; i < Math.Min(page.Lines.Length, FewestRecords); i++)
        {
            if (page.Lines[i].Text.Contains("다.", StringComparison.Ordinal))
            {
                return false;
            }
        }

        var commas = page.Lines.Length < FewestRecords ? 0 : page.Lines[1].Text.Count(',');
        var records = 0;
        var stamped = 0;
        foreach (ref readonly var line in page.Lines.AsSpan())
        {
            records += commas >= FewestCommas && line.Text.Count(',') == commas ? 1 : 0;
            stamped += line.Text is ['1' or '2', _, _, >= '0' and <= '9', '-' or '/', _, _, '-' or '/', _, _, ' ' or 'T', ..] or ['[', ..] && line.Text[..Math.Min(line.Text.Length, LongestSource)].Count(':') > 1 ? 1 : 0;
        }

        return page.Lines.Length >= FewestRecords && Math.Max(records, stamped) * 5 >= page.Lines.Length * 4;
    }

    /// <summary>A broadcaster's items, each with how long it takes: <c>01:21 옆 공사장 소음 갈등</c>.</summary>
    static bool HasDurations(Page page)
    {
        var items = 0;
        for (var i = 0; i < page.Lines.Length && page.Lines[i].Kind != LineKind.Prose; i++)
        {
            items += page.Lines[i].Text is [>= '0' and <= '9', >= '0' and <= '9', ':', >= '0' and <= '5', >= '0' and <= '9', ' ', _, _, _, _, _, _, ..] ? 1 : 0;
        }

        return items > FewestUnended;
    }

    /// <summary>A button to read on behind each beginning: <c>Read more</c>.</summary>
    static bool HasButtons(Page page)
    {
        var buttons = 0;
        var whole = 0;
        foreach (ref readonly var line in page.Lines.AsSpan())
        {
            whole = line.Kind != LineKind.Prose ? 0 : whole + 1;
            if (whole == FewestWhole && buttons == 0)
            {
                return false;
            }

            buttons += line.Text is ['R', 'e', 'a', 'd', ' ', ..] && line.Text.Length < LongestSource && line.Text.StartsWith("Read more", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return buttons >= FewestBeginnings;
    }

    static bool IsMark(ReadOnlySpan<char> line) => line is "-" or "•" or "*";

    /// <summary>What a search found: <c>검색결과 1,204건</c> above everything else.</summary>
    static bool IsSearch(Page page)
    {
        for (var i = 0; i < Math.Min(page.Lines.Length, SearchHead); i++)
        {
            var text = page.Lines[i].Text;
            if ((text is "최근검색어" or "최근 검색어" && page.Lines.Count(l => l.Kind == LineKind.Prose && Prose.IsPlain(l.Text)) < FewestPlain) || (text.Length < 40 && text.Contains("(전체 ", StringComparison.Ordinal) && text.EndsWith("건)")))
            {
                return true;
            }

            if (text.Length < 40 && text.Contains("통합검색 결과", StringComparison.Ordinal))
            {
                return true;
            }

            if (text.Length < 80 && (text.Contains("검색결과", StringComparison.Ordinal) || text.Contains("검색 결과", StringComparison.Ordinal))
                && (text.TrimEnd(" )]입니다.") is [.., >= '0' and <= '9', '건'] || (text.StartsWith("검색") && text.Contains('건')) || text.Contains("니다", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        for (var i = 0; i < Math.Min(page.Lines.Length, SearchBox); i++)
        {
            // 뉴스종합 검색결과: the heading of what was found, below the search's own fields.
            if (page.Lines[i].Text is { Length: < 24 } heading && (heading.EndsWith(" 검색결과") || heading is "검색한 결과" or "검색결과" or "검색 결과"))
            {
                return true;
            }
        }

        return false;
    }

    static bool HasTimes(Page page)
    {
        var items = 0;
        var labelled = 0;
        var headline = false;
        var prose = 0;
        var longest = 0;
        for (var i = 0; i < page.Lines.Length; i++)
        {
            ref readonly var line = ref page.Lines[i];
            if ((line.Kind is LineKind.BoxHeading or LineKind.CommentHeading && items < FewestItems && (i > 8 || longest > 2)) || (line.Kind == LineKind.Copyright && items <= 1 && longest >= FewestWhole))
            {
                break;
            }

            if (headline && (line.Kind == LineKind.Time || IsDay(line)))
            {
                items++;
                labelled += page.Times.TryGetValue(i, out var time) && time.IsLabelled ? 1 : 0;
                headline = false;
                prose = 0;
            }
            else if (line.Kind is LineKind.Text or LineKind.Prose && line.Text.Length >= 8)
            {
                headline = true;
                prose += line.Kind == LineKind.Prose ? 1 : 0;
                longest = Math.Max(longest, prose);
            }
        }

        return (items >= FewestItems && longest <= FewestWhole && (labelled == 0 || labelled >= FewestItems)) || (items == FewestItems - 1 && labelled == 0 && longest <= 2);
    }

    /// <summary>Headlines with their time on one line, and no sentence: <c>새 도서관 문 열어 2024.01.02 10:00</c>.</summary>
    static bool HasTimedHeadlines(Page page) =>
        page.Next(0, page.Lines.Length, LineKind.Prose) < 0
        && page.Lines.Count(l => l.Kind == LineKind.Text && l.Text.Length >= ShortestTimed && EndsInTime(l.Text)) >= FewestItems;

    /// <summary>A day and who wrote: <c>2024년 1월 2일|누리무비</c>.</summary>
    static bool IsDay(in Line line) =>
        line.Kind == LineKind.Text && line.Text.Length is > 7 and <= LongestSignature && line.Text[..8].ContainsAnyInRange('0', '9') && TimeLine.Read(line.Text) is { IsLabelled: false, Rest.Length: <= 14, Times: [{ Stamp: { Value: not null, Start: <= 8 } }] };

    /// <summary>Above the first box or comment, most of the long lines are beginnings of articles.</summary>
    static bool HasBeginnings(Page page)
    {
        var cut = 0;
        var unended = 0;
        var whole = 0;
        List<int> marked = [];
        for (var i = 0; i < page.Lines.Length; i++)
        {
            ref readonly var line = ref page.Lines[i];
            if (line.Kind == LineKind.CommentHeading || (line.Kind is LineKind.BoxHeading or LineKind.Copyright && whole > cut))
            {
                break;
            }

            if (line.Kind is not (LineKind.Text or LineKind.Prose) || line.Text.Length < ShortestBeginning)
            {
                continue;
            }

            var isCut = IsCutOff(line.Text);
            cut += isCut ? 1 : 0;
            whole += !isCut && Prose.EndsAsSentence(line.Text) ? 1 : 0;
            unended += !isCut && IsUnended(line.Text) ? 1 : 0;
            if (HasSignOfLead(line.Text))
            {
                marked.Add(i);
            }
        }

        return (cut >= FewestBeginnings && cut > whole) || (cut >= 2 && whole == 0) || (unended >= FewestUnended && whole == 0)
            || (marked.Count >= FewestBeginnings && marked.Count(i => HasLead(page.Lines[i].Text)) is >= FewestBeginnings and var leads && (leads * 3 > (cut + whole) * 2 || (leads > FewestItems && marked.TrueForAll(i => i > 0 && page.Lines[i - 1] is { Kind: LineKind.Text, AfterBlank: true }))));
    }

    /// <summary>A beginning that was cut where the column ends, without any sign: no sentence, no list.</summary>
    static bool IsUnended(ReadOnlySpan<char> line) =>
        line[^1] is var last && (Prose.IsHangul(last) || char.IsAsciiDigit(last)) && !line.ContainsAny(ItemSigns) && !Prose.EndsAsSentence(line) && !line.Contains("다.", StringComparison.Ordinal);

    /// <summary>Dots, which a beginning ends in where it was cut off.</summary>
    public static bool EndsInDots(ReadOnlySpan<char> line) => line.EndsWith("..") || line.EndsWith("…");

    /// <summary>A beginning and its day: <c>… 밝혔다. 시는… 2018-02-23</c>.</summary>
    static bool EndsInDotsAndDay(ReadOnlySpan<char> line)
    {
        var day = line.LastIndexOf(' ');
        return day > 0 && line.Length - day is >= 9 and <= 12 && char.IsAsciiDigit(line[^1]) && EndsInDots(line[..day].TrimEnd());
    }

    /// <summary>Dots behind an unfinished word, perhaps with the day behind them; or prose that stops without any sign.</summary>
    static bool IsCutOff(ReadOnlySpan<char> line)
    {
        if (line.EndsWith("다."))
        {
            return false;
        }

        var end = line;
        if (line is [.., ']'] && line.LastIndexOf('[') is > 0 and var bracket && line.Length - bracket <= LongestSource
            && (line[bracket + 1] is >= '1' and <= '2' || EndsInDots(line[..bracket].TrimEnd())))
        {
            end = line[..bracket].TrimEnd();
        }

        return EndsInTime(end) || EndsInDots(end) || EndsInDotsAndDay(end)
            || (end is [.., var last] && Prose.IsHangul(last) && end.Contains("다.", StringComparison.Ordinal) && !end.EndsWith("다") && !Prose.EndsAsSentence(end));
    }

    static bool EndsInTime(ReadOnlySpan<char> line)
    {
        var tail = line[Math.Max(0, line.Length - LongestSignature)..];
        return line.TrimEnd(" -") is [.., var last] && (char.IsAsciiDigit(last) || Prose.IsHangul(last))
            && new TimeScanner(tail).TryNext(0, out var stamp) && stamp is { Value: not null, HasTimeOfDay: true } && tail.Length - stamp.End <= 8;
    }

    static bool HasSignOfLead(ReadOnlySpan<char> line) => line[0] is '[' or '(' or '【' || line[..ShortestBeginning].ContainsAny('|', 'ㅣ');

    static bool HasLead(ReadOnlySpan<char> line) =>
        LeadByline.Read(line) is { } lead && (lead.Byline.People.Count > 0 || lead.Byline.Outlet is not null) && lead.Length < line.Length;
}
