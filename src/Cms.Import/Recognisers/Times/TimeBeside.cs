using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Times;

/// <summary>
/// A line that has a time and, beside it, only what papers and portals put there: who wrote the article, the newspaper, the issue and its page,
/// counters and buttons. Any other line with a date in it is a headline or prose.
/// </summary>
static class TimeBeside
{
    const int LongestSigned = 60;
    const int LongestPoster = 10;
    const int LongestBarred = 14;
    const int ShortestButton = 3;

    /// <summary>What the names of those end in who write press releases.</summary>
    const int LongestFiled = 30;

    static readonly Endings Senders = new("소방대", "소방서", "경찰서", "위원회", "협의회", "협회", "연합회", "재단", "공사", "공단", "교육청", "지원청", "센터", "사업소", "보건소", "대학교", "조합", "부", "처", "청");

    static readonly SearchValues<char> CounterSigns = SearchValues.Create("0123456789, ");

    /// <summary>Whether the line is a time's; it tells the page its times, and who stands with them.</summary>
    public static bool Read(Page page, int index, ReadOnlySpan<char> text)
    {
        if (!(text.ContainsAnyInRange('0', '9') || text.ContainsAnyInRange('０', '９')) || TimeLine.Read(text) is not { } time)
        {
            return false;
        }

        var rest = WithoutButtons(time.Rest.Replace("쪽지보내기", "", StringComparison.Ordinal)); // a button behind each name
        rest = rest.EndsWith("기자I", StringComparison.Ordinal) || rest.EndsWith("기자l", StringComparison.Ordinal) ? rest[..^1] : rest; // a letter for a bar
        var people = BylineReader.Read(LabelledNames.In(rest) is { Length: > 0 } labelled ? labelled : rest);
        people = people.People.Count == 0 && BareNames(rest, time) is { Length: > 0 } names ? BylineReader.OfNames(names) : people;
        var isTime = time.IsLabelled
            ? (rest.Length <= 60 || people is { IsByline: true, HasMail: true, UnknownWords: 0 }) && !Prose.EndsAsSentence(rest) && !FooterLine.IsImprint(text)
            : IsIssue(text, time) ? IsIssueAlone(rest) : (rest.Length == 0 || IsCounters(rest, time) || ControlRow.Is(rest) || FurnitureLine.LabelKind(rest) == LineKind.Control || (people.IsByline && people.UnknownBehind == 0) || people is { People.Count: 0, UnknownWords: 0, LooseMails.Count: 1 } || IsSigned(text, time, people) || Outlet(rest) is not null || IsAddress(rest) || IsSender(text, rest, time) || IsPoster(rest, time) || IsPageNumber(rest) || FurnitureLine.IsPageLabel(rest) || Sections.IsName(rest) || IsSource(text, rest, time) || IsBarred(text, rest, time) || IsOfOffice(rest, time) || IsFrom(rest) || IsReadingTime(rest) || IsFiled(text, rest, time) || Columnist.IsPerson(Signature(rest)));
        if (isTime)
        {
            page.Times[index] = time;
            if (people.People.Count > 0 || people.HasMail)
            {
                page.Bylines[index] = people;
            }
        }

        return isTime;
    }

    /// <summary>Behind name and time may stand buttons: <c>홍길동 기자 2010-09-28 06:46 글자크게보기 메일보내기</c>.</summary>
    static string WithoutButtons(string rest)
    {
        var kept = FurnitureLine.WithoutPage(rest);
        while (kept.LastIndexOf(' ') is > 0 and var space && ((kept.Length - space > ShortestButton && FurnitureLine.LabelKind(kept[(space + 1)..]) == LineKind.Control) || IsCounter(kept, ref space)))
        {
            kept = FurnitureLine.WithoutPage(kept[..space].TrimEnd(" |"));
        }

        return kept.Length == rest.Length ? rest : kept.ToString();
    }

    /// <summary>Who stands beside the time, behind the newspaper and before counters: <c>누리일보 | 홍길동 작가 | … 조회 : 321</c>.</summary>
    public static ReadOnlySpan<char> Signature(string rest)
    {
        var signature = WithoutButtons(rest).AsSpan().TrimEnd(" l|/ㅣ");
        return signature[(signature.LastIndexOfAny('|', 'ㅣ') + 1)..].Trim();
    }

    /// <summary>Short pieces that bars part from the time and from each other: <c>누리펜 | 홍길동 작가 | 2024-01-02 10:00</c>.</summary>
    static bool IsBarred(ReadOnlySpan<char> text, string rest, TimeLine time)
    {
        var before = text[..time.Times[0].Stamp.Start].TrimEnd();
        if (!time.Times[0].Stamp.HasTimeOfDay || before is not [.., '|' or 'ㅣ'])
        {
            return false;
        }

        foreach (var range in rest.AsSpan().SplitAny('|', 'ㅣ'))
        {
            if (rest[range].Length > LongestBarred || rest[range].AsSpan().Trim().Count(' ') > 2)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A counter at the end, with the word for what it counts: <c>댓글 3</c>, <c>조회 : 321</c>.</summary>
    static bool IsCounter(ReadOnlySpan<char> text, ref int space)
    {
        var before = text[..space].TrimEnd(" :");
        var label = before[(before.LastIndexOf(' ') + 1)..];
        if (text[(space + 1)..].ContainsAnyExcept(CounterSigns) || !(label.EndsWith("댓글") || label.StartsWith("조회") || label.StartsWith("추천") || label.Equals("Hit", StringComparison.OrdinalIgnoreCase) || label.Equals("Vote", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        space = before.Length - label.Length;
        return space > 0;
    }

    /// <summary>
    /// Names without any title beside the time: <c>홍길동 2024. 1. 2. 10:00</c>; beside a label only where nothing else stands but a
    /// counter (<c>홍길동 입력 2024. 1. 2. 10:00 댓글 12개</c>), or with the name that a citizen signs in by (<c>13.06.14 09:52 홍길동(hong)</c>).
    /// </summary>
    static string BareNames(string rest, TimeLine time)
    {
        rest = rest.Trim('l', ' '); // a bar, as one site prints it
        if (rest.StartsWith("by ", StringComparison.OrdinalIgnoreCase) && NameShape.CanBeName(rest.AsSpan(3)))
        {
            return rest[3..]; // as blogs sign: by 홍길동
        }

        var last = rest.AsSpan(rest.LastIndexOf(' ') + 1);
        var before = rest.AsSpan(0, rest.Length - last.Length).Trim();
        if (NameShape.BeforeId(last) is { IsEmpty: false } citizen)
        {
            return citizen.ToString();
        }

        if (!time.IsLabelled)
        {
            var outlet = rest.IndexOf(' ', StringComparison.Ordinal); // 누리일보 홍길동
            return NameShape.AreUsualNames(rest) || (outlet > 0 && NameShape.IsOutlet(rest.AsSpan(0, outlet)) && NameShape.AreUsualNames(rest.AsSpan(outlet + 1))) ? rest : "";
        }

        var end = rest.IndexOf(' ', StringComparison.Ordinal);
        var name = end < 0 ? rest : rest[..end];
        return before.Length <= 1 && NameShape.IsUsualName(last) ? last.ToString()
            : time.Times[0].Stamp.Start > name.Length && NameShape.IsUsualName(name) && (end < 0 || ControlRow.Is(rest.AsSpan(end))) ? name
            : "";
    }

    /// <summary>The day of a printed issue: 1997년 11월 22일자 1면.</summary>
    static bool IsIssue(ReadOnlySpan<char> text, TimeLine time) => time.Times[0].Stamp.End < text.Length && text[time.Times[0].Stamp.End] == '자';

    /// <summary>Who spoke for an office, behind the day: <c>2025.10.22 홍길동 물환경정책관</c>.</summary>
    static bool IsOfOffice(string rest, TimeLine time) => time.Times is [{ Stamp: { Value: not null, Start: 0 } }] && rest.IndexOf(' ', StringComparison.Ordinal) == 3 && rest.Length <= 16 && NameShape.IsUsualName(rest.AsSpan(0, 3)) && rest[^1] is '관' or '장';

    /// <summary>Who sent a press release: <c>출처: 누리회사</c>.</summary>
    static bool IsFrom(string rest) => rest.Length <= 24 && rest.StartsWith("출처", StringComparison.Ordinal) && rest[2..].TrimStart() is [':', ..];

    /// <summary>How long it takes to read, as blogs print it beside the day: <c>2024년 01월 02일 · 읽는 시간 3분</c>.</summary>
    static bool IsReadingTime(string rest) => rest.AsSpan().Trim(" ·•|") is { Length: <= 16 } text && text.EndsWith("분") && (text.StartsWith("읽는") || text.StartsWith("읽기"));

    /// <summary>Between the newspaper and its day, and the sections that it files the article in: <c>누리나루 2021/12/20 교민소식, 헤드라인</c>.</summary>
    static bool IsFiled(ReadOnlySpan<char> text, string rest, TimeLine time)
    {
        var stamp = time.Times[0].Stamp;
        var name = text[..stamp.Start].Trim();
        var sections = text[stamp.End..].Trim();
        return name.Length is > 1 and <= LongestPoster && NameShape.IsHangulWord(name) && sections.Contains(',') && sections.Length <= LongestFiled && sections.Count(' ') <= sections.Count(',') + 1 && !rest.Contains('.', StringComparison.Ordinal);
    }

    /// <summary>Nothing but the issue's number or page beside its day: <c>2011년3월3일자 (제2311호)</c>.</summary>
    static bool IsIssueAlone(string rest) => rest is ['자', .. var issue] && (issue.Length == 0 || FurnitureLine.IsPageLabel(issue.Trim(' ', '(', ')')));

    /// <summary>A word that a sign parts from the time, as portals print a newspaper's name: <c>데일리누리 | 2024-08-20 18:10</c>.</summary>
    static bool IsSource(ReadOnlySpan<char> text, string rest, TimeLine time) =>
        time.Times is [{ Stamp: { HasTimeOfDay: true, Start: > 3 } stamp }] && rest.Length is > 1 and <= 12 && !rest.Contains(' ', StringComparison.Ordinal) && stamp.End == text.Length
        && text[..stamp.Start].TrimEnd() is [.., '|' or 'ㅣ' or '│'];

    /// <summary>
    /// The newspaper, and perhaps buttons, counters, issue and page, as they stand around the time: <c>누리일보 2025-07-22 11:15 신고</c>,
    /// <c>누리일보 2018.06.09 00:17 587호 22면 지면보기</c>, <c>누리미디어(NURI) 2021년9월14일 19시30분 조회:2217</c>.
    /// </summary>
    public static string? Outlet(string rest)
    {
        var outlet = rest.AsSpan().Trim();
        while (!NameShape.IsOutlet(outlet))
        {
            var space = outlet.LastIndexOf(' ');
            if (space < 0 || !(FurnitureLine.LabelKind(outlet[(space + 1)..]) == LineKind.Control || FurnitureLine.IsPageLabel(outlet[(space + 1)..])))
            {
                return outlet is [.., ')'] && outlet.IndexOf('(') is > 2 and var open && NameShape.IsOutlet(outlet[..open]) ? outlet[..open].ToString() : null;
            }

            outlet = outlet[..space].TrimEnd();
        }

        return outlet.ToString();
    }

    /// <summary>The site's own address, without a newspaper's name: <c>//nuri.example  2017-12-27 09:41:33</c>.</summary>
    static bool IsAddress(string rest) => rest.Contains('.', StringComparison.Ordinal) && !rest.AsSpan().ContainsAnyExceptInRange('-', 'z');

    /// <summary>Who put it on a board or a blog, by whatever name, and counters: <c>밤나무 2021.05.27 13:40 조회 수 4,812 댓글 3</c>, <c>by 산골기록 2023. 11. 27.</c></summary>
    static bool IsPoster(string rest, TimeLine time)
    {
        var name = rest.AsSpan().Trim(" ・•·|");
        var isSigned = name.StartsWith("by", StringComparison.OrdinalIgnoreCase);
        name = isSigned ? name[2..].TrimStart() : name;
        var end = name.IndexOf(' ');
        var counters = end < 0 ? default : name[end..].Trim(" ・•·|");
        return (isSigned || time.Times[0].Stamp is { HasTimeOfDay: true, Start: > 0 }) && name.Length > 0 && (end < 0 ? name.Length : end) <= LongestPoster
            && NameShape.IsHangulWord(end < 0 ? name : name[..end]) && (counters.IsEmpty || ControlRow.Is(counters));
    }

    /// <summary>Who sent a press release, behind its day or before it: <c>2022-01-27 누리의용소방대</c>, <c>누리산업부2025.09.30</c>.</summary>
    static bool IsSender(ReadOnlySpan<char> text, string rest, TimeLine time) =>
        time.Times is [{ Stamp: { Value: not null } stamp }] && (stamp.Start == 0 ? text.Length > stamp.End : text.Length == stamp.End) && rest.Length is >= 4 and <= 12 && NameShape.IsHangulWord(rest) && Senders.End(rest);

    /// <summary>How often it was read and commented: 2024-08-20 18:10 460 0.</summary>
    static bool IsCounters(string rest, TimeLine time) => time.Times[0].Stamp.HasTimeOfDay && rest.Length <= 16 && !rest.AsSpan().ContainsAnyExcept(CounterSigns);

    /// <summary>Who wrote it, when, how often it was read and in which section: <c>홍길동 기자 2024.04.11 23:42 81 학생칼럼</c>.</summary>
    static bool IsSigned(ReadOnlySpan<char> text, TimeLine time, BylineReader people) =>
        text.Length <= LongestSigned && time.Times[0].Stamp.HasTimeOfDay && people is { HasTitle: true, People.Count: > 0, UnknownWords: <= 2 } && !Prose.EndsAsSentence(text);

    /// <summary>The printed page behind a date: 9면, A12면, 지면 12면.</summary>
    static bool IsPageNumber(string rest) => rest.Length <= 12 && rest.TrimEnd(')').EndsWith('면');
}
