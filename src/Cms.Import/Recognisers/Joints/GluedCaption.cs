using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Joints;

/// <summary>
/// A caption that ran together with the first paragraph where a program took the text out of its elements: <c>… 소방대원들. 누리소방서
/// 제공12일 오전 …</c>, <c>… 모습. 누리경찰서 제공술에 취해 …</c>, <c>▲ … 있다.[누리일보=홍길동 기자] 시는 …</c>. It becomes a line of its own.
/// </summary>
static class GluedCaption
{
    /// <summary>Captions stand above the first paragraphs.</summary>
    const int Head = 12;
    const int Shortest = 40;
    const int Longest = 200;

    const int ShortestTitle = 4;
    const int LongestCredited = 100;
    const int LongestCredit = 40;
    const int LongestOfAgency = 400;
    const int LongestPhotographer = 30;
    const int LongestSource = 16;
    const int ShortestHeadline = 12;
    const int LongestTitled = 160;
    const int LongestDateline = 40;

    /// <summary>What a portal says of the section behind the headline.</summary>
    const string Filed = "개별 기사의 섹션 정보는";
    const string Forbidden = "재판매 및 DB 금지";

    /// <summary>The heading that an agency puts before its summary, and that so runs together with its first line.</summary>
    const string Summary = "내용요약 ";

    /// <summary>What a sentence goes on with behind such a word: particles, and the verbs made of it (제공했다, 제공받은).</summary>
    static readonly SearchValues<char> Continuations = SearchValues.Create("은는이가을를의에와과도로및 하한할해했되된될됐받키자용처권량업 ");

    static readonly Phrases Credits = new(["제공", "캡처", "갈무리", "연합뉴스", "뉴시스", "뉴스1", "자료사진", "기자"]);

    public static Line[] Cut(Line[] lines)
    {
        lines = Joint.Cut(lines, EndOfAgencys);

        if (lines.Length > 1 && lines[0].Text.IndexOf(Filed) is > 0 and var filed)
        {
            lines = [lines[0].Piece(0, filed), .. lines[1..]];
        }

        if (lines.Length > 1 && DeckStart(lines[0].Text) is > 0 and var deck)
        {
            lines = [lines[0].Piece(0, deck), lines[0].Piece(deck, lines[0].Text.Length), .. lines[1..]];
        }

        for (var i = 0; i < Math.Min(lines.Length, Head); i++)
        {
            if (lines[i].Text is { Length: > 6 } script && script[..^4].Length > ShortestHeadline && BroadcastLine.IsCue(script[^4..]))
            {
                return [.. lines[..i], lines[i].Piece(0, script.Length - 4), lines[i].Piece(script.Length - 4, script.Length), .. lines[(i + 1)..]]; // the first speaker's cue behind the subtitle: … 사과문 발표[앵커]
            }

            if (End(lines[i].Text) is > 0 and var end)
            {
                var line = lines[i];
                return [.. lines[..i], line.Piece(0, end), line.Piece(end, line.Text.Length), .. lines[(i + 1)..]];
            }
        }

        return lines;
    }

    /// <summary>
    /// Where the subtitle begins that ran together with the headline on the first line: behind a closing quotation mark, or with a day (<c>“… 지켜요”누리동 모임 …</c>,
    /// <c>… 14건 처리9일, 시의원 …</c>); 0 when none does.
    /// </summary>
    static int DeckStart(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestTitled || Prose.EndsAsSentence(line))
        {
            return 0;
        }

        for (var i = ShortestHeadline; i < line.Length - ShortestHeadline; i++)
        {
            var isQuoted = line[i - 1] is '"' or '”' && line[0] is '"' or '“' && Prose.IsHangul(line[i]) && line[i..].IndexOf(' ') > 2;
            var isDay = Prose.IsHangul(line[i - 1]) && char.IsAsciiDigit(line[i]) && line[i..].IndexOf("일, ") is 1 or 2;
            if (isQuoted || isDay)
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>An agency ends its captions with what it forbids, anywhere in the body: <c>… *재판매 및 DB 금지 불이 나자 …</c>.</summary>
    static int EndOfAgencys(ReadOnlySpan<char> line) =>
        BeforeAddress(line) is > 0 and var address ? address
        : line.Length <= Shortest ? 0
        : line.IndexOf(Forbidden) is > 0 and var at && at + Forbidden.Length is var end && end + 2 < line.Length && line[end] is ' ' or '[' or ']' or (>= '가' and <= '힣') ? end + (line[end] == ']' ? 1 : 0)
        : EndOfPhotographer(line) is > 0 and var photographer ? photographer
        : BeforeLead(line) is > 0 and var lead ? lead
        : BehindDeck(line);

    /// <summary>Who photographed it, and then the first word: <c>… 있다. /사진=(나래=누리통신) 홍길동 기자시민 …</c>.</summary>
    static int EndOfPhotographer(ReadOnlySpan<char> line)
    {
        var head = line[..Math.Min(line.Length, LongestOfAgency)];
        return head.IndexOf("/사진=") is > 0 and var credit && head[credit..].IndexOf("기자") is > 0 and <= LongestPhotographer and var title && credit + title + 2 is var end
            && end < head.Length && Prose.IsHangul(head[end]) && !Continuations.Contains(head[end]) ? end : 0;
    }

    /// <summary>Where the author's address begins that ran together with the caption above it: <c>물길 지도[누리통신 제공]    hong@nuri.example</c>.</summary>
    static int BeforeAddress(ReadOnlySpan<char> line) =>
        line.LastIndexOf(' ') is > 0 and var space && line[..space].TrimEnd() is [.., ']'] && line[..space].LastIndexOf('[') > ShortestTitle && EmailShape.IsWhole(line[(space + 1)..]) ? space + 1 : 0;

    /// <summary>
    /// Where an agency's dateline begins that ran together with the subtitle, the summary or the picture's text above it: <c>… 도움 될 듯(나래=누리통신) 홍길동 기자 = …</c>,
    /// <c>… 2억으로 낮춰"[나래=누리통신]홍길동 기자 = …</c>.
    /// </summary>
    static int BehindDeck(ReadOnlySpan<char> line)
    {
        for (var at = line.IndexOf("기자 = "); at > 0;)
        {
            if (line[..at].LastIndexOfAny("([【") is >= ShortestHeadline and var open && at - open <= LongestDateline && LeadByline.Read(line[open..]) is { Byline.HasTitle: true, Rule: "dateline-equals" })
            {
                return open;
            }

            var next = line[(at + 2)..].IndexOf("기자 = ");
            at = next < 0 ? -1 : at + 2 + next;
        }

        return 0;
    }

    /// <summary>Where the article's own dateline begins, right behind an agency's caption: <c>… 있다. 2023.6.7/누리통신 ⓒ Nuri 홍길동 기자(나래=누리통신) 김하늘 기자 = …</c>.</summary>
    static int BeforeLead(ReadOnlySpan<char> line)
    {
        var head = line[..Math.Min(line.Length, LongestOfAgency)];
        for (var at = head.IndexOf("기자("); at > 0;)
        {
            var lead = at + 2;
            if (LeadByline.Read(line[lead..]) is { Byline.HasTitle: true } && CaptionLine.AgencyTail(line[..lead]) > 0)
            {
                return lead;
            }

            var next = head[lead..].IndexOf("기자(");
            at = next < 0 ? -1 : lead + next;
        }

        return 0;
    }

    /// <summary>Where the caption ends; 0 when the line has none.</summary>
    static int End(ReadOnlySpan<char> line)
    {
        if (line.StartsWith(Summary))
        {
            return Summary.Length;
        }

        if (line.Length < Shortest)
        {
            return 0;
        }

        if (line is [.., ']' or ')'] && CaptionLine.HasCredit(line) && BehindParagraph(line) is > 0 and var caption)
        {
            return caption;
        }

        if (line[..Math.Min(line.Length, LongestCredited)].IndexOf(". [사진") is > 0 and var credited && line[credited..].IndexOf("] ") is > 0 and <= LongestCredit and var closed && Prose.IsParagraph(line[(credited + closed + 2)..]))
        {
            return credited + closed + 1; // 숲길을 걷는 주민들. [사진 제공 = 누리통신] 시는 …
        }

        if (line.IndexOf(" 제공 [") is > 0 and <= LongestSource and var given && LeadByline.Read(line[(given + 4)..]) is not null)
        {
            return given + 4; // 누리생명 제공 [누리경제] 시는 …
        }

        if (line[..Math.Min(line.Length, LongestCredited)].IndexOf("사진=") is > 0 and var source && line[source..].IndexOf(" [") is > 3 and <= LongestSource and var sourced && LeadByline.Read(line[(source + sourced + 1)..]) is not null)
        {
            return source + sourced + 1; // 김하늘 선수. 사진=누리이미지 [누리닷컴]시즌 첫 …
        }

        if (line[..Math.Min(line.Length, LongestCredited * 2)] is var deck && deck.IndexOf(" [") is >= ShortestHeadline and var lead && !deck[..lead].Contains("다.", StringComparison.Ordinal)
            && line[lead..].IndexOf("] ") is > 3 and <= LongestSource and var named && Outlets.Known.Contains(line[(lead + 2)..(lead + named)].ToString()) && Prose.IsParagraph(line[(lead + named + 2)..]))
        {
            return lead + 1; // … 석학 참여해 [누리경제] 숲과 마을의 …
        }

        if (line is ['[' or '(', '사', '진', ..] && line[..Math.Min(line.Length, LongestCredit)].IndexOfAny("])") is > 0 and var shut && line[..shut].Contains('=') && line[(shut + 1)..].TrimStart() is var told && Prose.IsParagraph(told) && !SceneLine.IsScene(told) && !told.EndsWith("고 있다."))
        {
            return shut + 1; // [사진출처 = 누리통신] 토요일인 28일은 …
        }

        if (line is ['ⓒ', ..] && line[..Math.Min(line.Length, LongestSource + 8)].LastIndexOf(" | ") is > 0 and var cell)
        {
            return cell + 3; // ⓒ 누리신문 | | 나래군은 …: a picture's cell of a table
        }

        var head = line[..Math.Min(line.Length, Longest)];
        if (head is ['▲', ..])
        {
            return head.IndexOf(".[") is > 0 and var stop && LeadByline.Read(line[(stop + 1)..]) is { Byline.HasTitle: true } ? stop + 1 : 0;
        }

        // 제공12일, 제공5인조: no word goes on with digits.
        for (var from = 0; Credits.IndexIn(head[from..]) is >= 0 and var credit;)
        {
            var end = from + credit + (head[(from + credit)..] is ['연' or '자', ..] ? 4 : head[(from + credit)..] is ['뉴' or '갈', ..] ? 3 : 2);
            if (end + 2 < head.Length && head[..(from + credit)].LastIndexOf(". ") is > 0 and var stop && !(head[..end].EndsWith("기자") && !IsSignature(head[(stop + 2)..end]))
                && (BeginsWithDay(head[end..]) || (char.IsAsciiDigit(head[end]) && end - stop <= LongestSource && head[from + credit - 1] == ' ') || (end - stop <= LongestSource && head[from + credit - 1] == ' ' && Prose.IsHangul(head[end]) && !Continuations.Contains(head[end]) && Prose.IsParagraph(line[end..]))))
            {
                return end;
            }

            from = end;
        }

        return 0;
    }

    /// <summary>A reporter's name, where a sentence may speak of reporters too: <c>작가나 지역신문 기자인 분들</c>.</summary>
    static bool IsSignature(ReadOnlySpan<char> text) => BylineReader.Read(text) is { IsByline: true, HasTitle: true, UnknownWords: 0 };

    /// <summary>A caption with its credit may run together with the paragraph above it too: <c>… 밝혔다.홍길동 시장이 … 있다. [누리시 제공]</c>.</summary>
    static int BehindParagraph(ReadOnlySpan<char> line)
    {
        var stop = line.LastIndexOf("다.");
        stop = stop < 0 ? -1 : line[..stop].LastIndexOf("다.");
        return stop >= Shortest && Prose.IsHangul(line[stop + 2]) ? stop + 2 : 0;
    }

    static bool BeginsWithDay(ReadOnlySpan<char> text) => char.IsAsciiDigit(text[0]) && text[..Math.Min(text.Length, 4)].Contains('일');
}
