using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>Says of each line by itself what it looks like. The cheap and sure tests come first; most lines meet two or three.</summary>
static class LineClassifier
{
    const int LongestByline = 140;
    const int LongestSigned = 60;
    const int LongestCopyright = 160;
    const int ShortestOpening = 30;
    const int FewestHeadlines = 3;

    static readonly SearchValues<char> CounterSigns = SearchValues.Create("0123456789, ");
    static readonly SearchValues<char> LeadSigns = SearchValues.Create("=|ㅣ])】");

    static readonly Phrases BylineSigns = new(["@", "＠", "부 차장", "부 부장", "부 팀장", .. People.Titles, .. People.DeskEndings]);

    public static void Classify(Page page)
    {
        for (var i = 0; i < page.Lines.Length; i++)
        {
            ref var line = ref page.Lines[i];
            if (line.Kind == LineKind.Text)
            {
                line.Kind = KindOf(page, i, line.Text, line.Item);
            }
        }
    }

    static LineKind KindOf(Page page, int index, ReadOnlySpan<char> text, ReadOnlySpan<char> item)
    {
        if (FurnitureLine.LabelKind(item) is { } label)
        {
            return label == LineKind.Control && IsByline(page, index, FurnitureLine.WithoutSubscription(item)) ? LineKind.Byline : label;
        }

        var copyright = CopyrightLine.Find(text);
        page.Lines[index].CopyrightStart = copyright;
        if (copyright >= 0)
        {
            if (copyright > 2 && BylineReader.Read(text[..copyright]) is ({ IsByline: true, HasTitle: true } or { People.Count: 0, LooseMails.Count: > 0, UnknownWords: <= 2 }) and var byline)
            {
                page.Bylines[index] = byline;
            }

            if (text.EndsWith("송고") && text.Length - copyright <= LongestCopyright && TimeLine.Read(text[copyright..]) is { IsLabelled: true } sent)
            {
                // <저작권자(c) 누리통신, 무단 전재-재배포 금지> 2025/12/05 10:55 송고
                page.Times[index] = sent;
            }

            return copyright > 0 && Prose.IsParagraph(text[..copyright].TrimEnd()) && !FurnitureLine.IsImprint(text[..copyright]) && !IsListOfHeadlines(text[..copyright]) ? LineKind.Prose : LineKind.Copyright;
        }

        if (FurnitureLine.OpeningKind(text) is { } opening)
        {
            return opening;
        }

        if (text.StartsWith("![") || text.Trim("()") is EmailShape.Shielded || FurnitureLine.IsFile(text) || FurnitureLine.IsPlaceholder(text) || FurnitureLine.IsPageLabel(text) || FurnitureLine.IsCue(text) || FurnitureLine.IsNote(text))
        {
            return LineKind.Control;
        }

        if (Prose.IsParagraph(text) && !text.StartsWith("#"))
        {
            return CaptionLine.IsOfAgency(text) || (CaptionLine.HasMark(text) && CaptionLine.HasCredit(text)) || CaptionLine.ShowsScene(text) || CaptionLine.IsEnlarged(text) ? LineKind.Caption
                : FurnitureLine.IsCall(text) ? LineKind.Footer
                : FurnitureLine.IsImprint(text) ? LineKind.Footer
                : CopyrightLine.IsBareSign(item) ? LineKind.Copyright
                : (CaptionLine.HasCredit(text) && CaptionLine.IsOfPhoto(text)) || (text is ['(', ..] && CaptionLine.TellsScene(text)) ? LineKind.Caption
                : LineKind.Prose;
        }

        if (TagLine.IsHeading(item))
        {
            return LineKind.TagHeading;
        }

        if (item is ['#', ..] || text.StartsWith("태그") || text.StartsWith("키워드") || text.StartsWith("관련") || text.StartsWith("해시") || text.StartsWith("T") || text.StartsWith("t") || text.StartsWith("K") || text.StartsWith("k"))
        {
            if (TagLine.Read(item) is not null)
            {
                return LineKind.Tags;
            }
        }

        return FurnitureLine.IsClock(item) ? LineKind.Control
            : IsTime(page, index, item) ? LineKind.Time
            : TimeLine.LabelAlone(item) != TimeRole.Unlabelled ? LineKind.TimeLabel
            : IsByline(page, index, FurnitureLine.WithoutSubscription(item)) ? LineKind.Byline
            : FurnitureLine.IsImprint(text) ? LineKind.Footer
            : text is ['☞', ..] && text.Contains('@') && IsByline(page, index, item) ? LineKind.Byline
            : FurnitureLine.IsCall(text) ? LineKind.Footer
            : FurnitureLine.IsCrew(text) ? LineKind.Control
            : CaptionLine.NamesPhotographer(text) ? LineKind.Caption
            : IsByline(page, index, item) || IsLead(page, index, text) ? LineKind.Byline
            : OpensBody(text) ? LineKind.Prose
            : CaptionLine.IsBareSource(text) ? LineKind.Caption
            : (text.ContainsAny('>', '<') && Breadcrumb.Read(text) is not null) || (text is ['홈' or 'H' or 'h', ..] && Breadcrumb.ReadGlued(text) is not null) ? LineKind.Breadcrumb
            : FurnitureLine.IsControlRow(item) ? LineKind.Control
            : CopyrightLine.IsBareSign(item) ? LineKind.Copyright
            : CaptionLine.HasMark(text) || CaptionLine.IsEnlarged(text) || CaptionLine.TellsPlaces(text) || CaptionLine.TellsScene(text) || CaptionLine.HasCredit(text) || CaptionLine.IsOfAgency(text) ? LineKind.Caption
            : LineKind.Text;
    }

    /// <summary>Other articles that ran together with the copyright: <c>누리TV 핫뉴스ㆍ길을 잃은 고라니ㆍ기름값 내림세ㆍ…ⓒ 누리TV</c>.</summary>
    static bool IsListOfHeadlines(ReadOnlySpan<char> text) => text.Count('ㆍ') >= FewestHeadlines && !text.Contains("다.", StringComparison.Ordinal);

    static bool IsTime(Page page, int index, ReadOnlySpan<char> text)
    {
        if (!(text.ContainsAnyInRange('0', '9') || text.ContainsAnyInRange('０', '９')) || TimeLine.Read(text) is not { } time)
        {
            return false;
        }

        var rest = time.Rest.Replace("쪽지보내기", "", StringComparison.Ordinal); // a button behind each name
        var people = BylineReader.Read(LabelledNames.In(rest) is { Length: > 0 } labelled ? labelled : rest);
        people = people.People.Count == 0 && BareNames(rest, time) is { Length: > 0 } names ? BylineReader.Read($"{names} 기자") : people;
        var isTime = time.IsLabelled
            ? rest.Length <= 60 && !Prose.EndsAsSentence(rest) && !FurnitureLine.IsImprint(text)
            : !IsIssue(text, time) && (rest.Length == 0 || IsCounters(rest, time) || FurnitureLine.IsControlRow(rest) || FurnitureLine.LabelKind(rest) == LineKind.Control || (people.IsByline && people.UnknownBehind == 0) || people is { People.Count: 0, UnknownWords: 0, LooseMails.Count: 1 } || IsSigned(text, time, people) || OutletBeside(rest) is not null || IsAddress(rest) || IsPageNumber(rest) || FurnitureLine.IsPageLabel(rest) || Sections.IsName(rest) || IsSource(text, rest, time));
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

    /// <summary>
    /// Names without any title beside the time: <c>홍길동 2024. 1. 2. 10:00</c>; beside a label only where nothing else stands but a
    /// counter (<c>홍길동 입력 2024. 1. 2. 10:00 댓글 12개</c>), or with the name that a citizen signs in by (<c>13.06.14 09:52 홍길동(hong)</c>).
    /// </summary>
    static string BareNames(string rest, TimeLine time)
    {
        rest = rest.Trim('l', ' '); // a bar, as one site prints it
        if (!time.IsLabelled)
        {
            return NameShape.AreUsualNames(rest) ? rest : NameShape.BeforeId(rest).ToString();
        }

        var end = rest.IndexOf(' ', StringComparison.Ordinal);
        var name = end < 0 ? rest : rest[..end];
        return time.Times[0].Stamp.Start > name.Length && NameShape.IsUsualName(name) && (end < 0 || FurnitureLine.IsControlRow(rest.AsSpan(end))) ? name
            : NameShape.IsUsualName(rest.AsSpan(rest.LastIndexOf(' ') + 1)) && rest.AsSpan(0, rest.LastIndexOf(' ') + 1).Trim().Length <= 1 ? rest[(rest.LastIndexOf(' ') + 1)..]
            : NameShape.BeforeId(rest.AsSpan(rest.LastIndexOf(' ') + 1)).ToString();
    }

    /// <summary>The day of a printed issue: 1997년 11월 22일자 1면.</summary>
    static bool IsIssue(ReadOnlySpan<char> text, TimeLine time) => time.Times[0].Stamp.End < text.Length && text[time.Times[0].Stamp.End] == '자';

    /// <summary>A word that a sign parts from the time, as portals print a newspaper's name: <c>데일리누리 | 2024-08-20 18:10</c>.</summary>
    static bool IsSource(ReadOnlySpan<char> text, string rest, TimeLine time) =>
        time.Times is [{ Stamp: { HasTimeOfDay: true, Start: > 3 } stamp }] && rest.Length is > 1 and <= 12 && !rest.Contains(' ', StringComparison.Ordinal) && stamp.End == text.Length
        && text[..stamp.Start].TrimEnd() is [.., '|' or 'ㅣ' or '│'];

    /// <summary>
    /// The newspaper, and perhaps buttons, counters, issue and page, as they stand around the time: <c>누리일보 2025-07-22 11:15 신고</c>,
    /// <c>누리일보 2018.06.09 00:17 587호 22면 지면보기</c>, <c>누리미디어(NURI) 2021년9월14일 19시30분 조회:2217</c>.
    /// </summary>
    public static string? OutletBeside(string rest)
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

    /// <summary>How often it was read and commented: 2024-08-20 18:10 460 0.</summary>
    static bool IsCounters(string rest, TimeLine time) => time.Times[0].Stamp.HasTimeOfDay && rest.Length <= 16 && !rest.AsSpan().ContainsAnyExcept(CounterSigns);

    /// <summary>Who wrote it, when, how often it was read and in which section: <c>홍길동 기자 2024.04.11 23:42 81 학생칼럼</c>.</summary>
    static bool IsSigned(ReadOnlySpan<char> text, TimeLine time, BylineReader people) =>
        text.Length <= LongestSigned && time.Times[0].Stamp.HasTimeOfDay && people is { HasTitle: true, People.Count: > 0, UnknownWords: <= 2 } && !Prose.EndsAsSentence(text);

    static bool IsByline(Page page, int index, ReadOnlySpan<char> text)
    {
        if (LabelledNames.In(text) is { Length: > 0 } names)
        {
            page.Bylines[index] = BylineReader.Read(names);
            return true;
        }

        if (NameShape.BeforeId(text) is { IsEmpty: false } citizen || (index > 0 && LabelledNames.IsLabel(page.Lines[index - 1].Text) && NameShape.AreUsualNames(citizen = text.Trim(" -|")) && !citizen.IsEmpty))
        {
            page.Bylines[index] = BylineReader.Read($"{citizen} 기자");
            return true;
        }

        if (text.Length > LongestByline || !(BylineSigns.IsIn(text) || text.StartsWith("By ", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var byline = BylineReader.Read(text);
        var isByline = byline.IsByline || (byline is { HasMail: true, UnknownWords: <= 2 });
        if (isByline)
        {
            page.Bylines[index] = byline;
        }

        return isByline;
    }

    /// <summary>The lead byline on a line of its own, even without a name: (서울=연합뉴스); the agency alone below the body: /연합뉴스.</summary>
    static bool IsLead(Page page, int index, ReadOnlySpan<char> text)
    {
        if (text is ['/', ..] && NameShape.IsOutlet(text[1..]))
        {
            page.Bylines[index] = BylineReader.Read(text);
            return true;
        }

        if (text is ['[' or '【', .., ']' or '】'] && LeadByline.IsOutletAndName(text[1..^1]))
        {
            page.Bylines[index] = BylineReader.Read($"{text[1..^1]} 기자");
            return true;
        }

        if (text.Length > LongestByline || text is not (['(' or '[' or '【' or '<', ..] and [.., ')' or ']' or '】' or '>']) || !text.Contains('=')
            || LeadByline.Read(text) is not { } lead || lead.Length != text.Length)
        {
            return false;
        }

        page.Bylines[index] = lead.Byline;
        return true;
    }

    /// <summary>A first paragraph that ends in no full stop still opens with who wrote it: <c>매체 홍길동 기자 | 시는 …</c>.</summary>
    static bool OpensBody(ReadOnlySpan<char> text) =>
        text.Length >= ShortestOpening && text[..ShortestOpening].ContainsAny(LeadSigns) && LeadByline.Read(text) is { Byline.People.Count: > 0 } lead
        && text.Length - lead.Length >= ShortestOpening / 2;

    /// <summary>The printed page behind a date: 9면, A12면, 지면 12면.</summary>
    static bool IsPageNumber(string rest) => rest.Length <= 12 && rest.TrimEnd(')').EndsWith('면');
}
