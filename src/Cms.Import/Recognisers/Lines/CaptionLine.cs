using System.Buffers;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Lines;

/// <summary>
/// Photo captions by what newspapers put into them: ▲ before, <c>사진=</c>, <c>(사진 제공…)</c>, <c>/연합뉴스</c>, ⓒ or an agency's
/// name behind. A list inside a body is also marked with ▲; there only a credit makes a caption.
/// </summary>
static class CaptionLine
{
    const int Longest = 260;
    const int LongestOfAgency = 400;
    const int LongestCredit = 30;
    const int LongestSource = 24;
    const int LongestSourced = 140;
    const int ShortestPictured = 5;
    const int LongestFile = 40;
    const int LongestGiver = 10;

    /// <summary>Day, agency, photographer and address fit in this.</summary>
    const int LongestTail = 90;

    static readonly Phrases PhotoWords = new(["사진은 ", "왼쪽부터", "(왼쪽", "오른쪽)", "(오른쪽", "왼쪽)", "모습이다", "(가운데", "(위쪽)", "(아래)", "(위)"]);

    static readonly Phrases Credits = new(
        ["사진=", "사진 =", "있다사진", "모습사진", "사진제공", "사진 제공", "사진출처", "사진 출처", "사진:", "사진 :", "사진|", "사진ㅣ", "/사진", "/ 사진", "[사진", "자료사진", "자료 사진", "포토=", "이미지=", "이미지 =", "이미지 출처", "그래픽=", "그래픽 =", "그래픽:", "(그림=", "(그림 =", "(도표=", "캡처=", "촬영=", "ⓒ", "©", "자료제공", "자료 제공", "자료=", "자료 =", "출처=", "출처 =", "출처:", "출처 :", "게티이미지", "포토뱅크", "이미지투데이", "픽사베이", "제공=", "/제공", "/자료", "재판매 및 DB", "기사와 관련 없", "기사와 무관", "기사 내용과 무관", "기사 내용과 관련", "photo by", "Photo by"],
        StringComparison.Ordinal);

    /// <summary>Where pictures in brackets come from: <c>(경찰청 유튜브)</c>.</summary>
    static readonly Endings Sources = new("유튜브", "인스타그램", "페이스북", "트위터", "SNS", "홈페이지", "누리집", "캡처", "캡쳐", "갈무리", "발췌", "방송화면", "방송 화면", "자료사진", "자료 사진", "제공", "DB", "이미지", "AI 생성");

    static readonly SearchValues<char> CuttingSigns = SearchValues.Create("/.=[(<|ㅣ:▲【");

    static readonly SearchValues<char> SpokenSigns = SearchValues.Create("?!…:\"'");

    static readonly Endings CreditEndings = new(
        "제공]", "제공)", "제공>", "제공", "DB", "DB]", "DB)", "캡처]", "캡처)", "캡처", "갈무리", "갈무리)", "갈무리]", "발췌", "발췌)", "발췌]", "연합뉴스", "연합뉴스]", "연합뉴스)", "연합)", "뉴시스", "뉴시스]", "뉴시스)", "뉴스1", "뉴스1)", "뉴스1]", "자료사진]", "자료사진)", "AP", "AFP", "로이터", "EPA", "사진부", "사진기자", "기자 촬영");

    /// <summary>Whether the line carries a photo's credit.</summary>
    public static bool HasCredit(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest)
        {
            return false;
        }

        if (Credits.IndexIn(line) is >= 0 and var at && !line[at..].StartsWith("[사진화보]") && !(at > 0 && Prose.IsHangul(line[at - 1]) && line[at..].StartsWith("자료")))
        {
            return !Prose.EndsAsSentence(line) || (at > line.Length / 2 && !IsSpokenOf(line[at..])) || at < 4 || line is ['▲' or '△' or '▶' or '◀' or '▼' or '◆', ..];
        }

        if (!line.EndsWith("다.") && line.LastIndexOf("다. 사진 ") is > 0 and var source && line.Length - source <= (HasMark(line) ? LongestTail : LongestCredit) && (HasMark(line) || !line[source..].Contains("기자", StringComparison.Ordinal)))
        {
            return true;
        }

        if (IsCreditedByPlace(line))
        {
            return true;
        }

        if (IsPhotographed(line) || (line.EndsWith("제공") && line.Length > ShortestPictured + 2 && line[^3] is '시' or '군' or '구' or '도' or '청' or '서' && line.LastIndexOf('-') is > 0 and var dash && line.Length - dash <= LongestGiver && !line[dash..].Contains(' ')))
        {
            return true;
        }

        var end = line.TrimEnd(" .");
        end = end is [.., ' ', ')' or ']'] ? end[..^1].TrimEnd() : end;
        foreach (var ending in CreditEndings.Sharing(end))
        {
            if (end.EndsWith(ending) && end.Length > ending.Length && IsCutOff(end[..^ending.Length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A sentence may speak of giving: <c>… 대체자료 제공을 의무화해야 한다</c>.</summary>
    static bool IsSpokenOf(ReadOnlySpan<char> rest) => rest[..Math.Min(rest.Length, LongestGiver)].IndexOf("제공") is >= 0 and var given && given + 2 < rest.Length && rest[given + 2] is '을' or '이' or '은' or '에' or '의' or '도' or '하' or '받' or '된' or '됐' or '되' or '할' or '한' or '과' or '해' or '했' or '토';

    /// <summary>Where it was photographed and by which agency, behind what is to be seen: <c>… 지나고 있다. 나래=AP 누리통신</c>.</summary>
    static bool IsCreditedByPlace(ReadOnlySpan<char> line) =>
        line.LastIndexOf("고 있다. ") is > 0 and var scene && line[(scene + 6)..] is var credit && credit.Length <= LongestSource && credit.IndexOf('=') is > 1 and <= LongestGiver and var sign && sign + 1 < credit.Length
        && NameShape.IsHangulWord(credit[..sign]) && (credit[sign + 1] is >= 'A' and <= 'Z' || NameShape.IsOutlet(credit[(sign + 1)..]));

    /// <summary>Who photographed it, in brackets behind what is to be seen: <c>눈 덮인 산성. [홍길동 기자]</c>.</summary>
    static bool IsPhotographed(ReadOnlySpan<char> line) =>
        line is [.., ']' or ')'] && line.LastIndexOfAny('[', '(') is > 4 and var open && line.Length - open <= LongestCredit
        && (line[..^1].EndsWith("기자") || line[..^1].EndsWith("작가")) && line[open - 1] is ' ' or '.' or ']' && BylineReader.Read(line[(open + 1)..^1]) is { IsByline: true, HasTitle: true };

    /// <summary>
    /// Behind the button that enlarges a picture, its number or its file stands its caption, perhaps twice: <c>이미지 확대 눈 덮인 산성 눈 덮인 산성</c>,
    /// <c>첨부사진1눈 덮인 산성</c>, <c>산성.jpg▲ 눈 덮인 산성</c>.
    /// </summary>
    public static bool IsEnlarged(ReadOnlySpan<char> line)
    {
        if (line is ['이' or '사' or '원' or '[' or 'p', ..])
        {
            foreach (var button in Vocabulary.Furniture.Enlargements)
            {
                if (line.StartsWith(button) && line.Length > button.Length + 1)
                {
                    return true;
                }
            }
        }

        return (line.StartsWith("첨부사진") && line.Length > ShortestPictured && char.IsAsciiDigit(line[4])) || (line.IndexOf('▲') is > 4 and <= LongestFile and var mark && line[..mark].EndsWith(".jpg", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A caption that ends in its photographer and even an address: <c>개막식 현장 /사진=홍길동 기자 hong@paper.example</c>.</summary>
    public static bool NamesPhotographer(ReadOnlySpan<char> line) =>
        IsOfPhotographer(line) || line.Length <= Longest && line.IndexOf("사진=") is > 4 and var credit && line[credit - 1] is '/' or ' ' or '|' or '.' or '(' && !BylineReader.Read(line[..credit]).IsByline
        && !line[..credit].Contains('@') && !line[..credit].Contains("글", StringComparison.Ordinal);

    /// <summary>Where the picture is from, in brackets and nothing else: <c>[사진출처 = 누리통신]</c>, <c>(사진=누리투데이)</c>.</summary>
    public static bool IsBracketedSource(ReadOnlySpan<char> line) =>
        line is ['[' or '(', '사', '진', .., ']' or ')'] && line.Length <= LongestCredit && line.Contains('=') && !line[1..^1].ContainsAny("[]()") && !line.Contains("기자", StringComparison.Ordinal);

    /// <summary>Who photographed for the article, on a line of its own: <c>[사진] 나래=홍길동 기자 hong@paper.example</c>, <c>&lt;사진=홍길동 기자&gt;</c>.</summary>
    static bool IsOfPhotographer(ReadOnlySpan<char> line) =>
        line.Length <= LongestTail && (line.StartsWith("[사진] ") || line.StartsWith("<사진=")) && BylineReader.Read(line[(line[3] == '=' ? 4 : 5)..].TrimEnd('>')) is { IsByline: true, HasTitle: true };

    /// <summary>
    /// What is to be seen and where the picture comes from, with a mere sign between: <c>5월호 표지. 누리대</c>, <c>그룹 누리 / 한빛기획</c>,
    /// <c>누리시, 한빛군 제공</c>. Above byline and time a headline may look like that.
    /// </summary>
    public static bool NamesSource(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestSourced || Prose.EndsAsSentence(line) || line is [>= '0' and <= '9' or 'Q' or 'A' or '▶' or '◀' or '-' or '【', ..] || line.Contains(" : ", StringComparison.Ordinal))
        {
            return false;
        }

        var sign = Math.Max(Math.Max(line.LastIndexOf(". "), line.LastIndexOf("./")), line.LastIndexOf(" / "));
        sign = sign < 0 && line.LastIndexOf(" /") is > 0 and var slash ? slash : sign;
        var source = sign < ShortestPictured ? default : line[(sign + 2)..].Trim();
        return (source.Length is >= 2 and <= 16 && Prose.HasHangul(line[..sign]) && source.Count(' ') <= 2 && !source.ContainsAnyInRange('0', '9') && !source.ContainsAny(SpokenSigns) && (line[sign] != '.' || (line[sign - 1] != '다' && (char.IsLetterOrDigit(line[sign - 1]) || line[sign - 1] == ')'))))
            || (line.Length <= LongestCredit && line.EndsWith(" 제공") && !line.ContainsAny('…', '"', '‘'));
    }

    /// <summary>A picture's source alone on its line: <c>기상청 누리집 캡처</c>, <c>/누리통신</c>, <c>누리일보 포토</c>.</summary>
    public static bool IsBareSource(ReadOnlySpan<char> line) =>
        line.Length <= LongestSource
        && (line is ['/', not ' ', ..] || line.StartsWith("사진-") || line.EndsWith(" 캡처") || line.EndsWith(" 캡쳐") || (line.EndsWith(" 포토") && NameShape.IsOutlet(line[..^3])) || (line.EndsWith(" 그래픽") && NameShape.IsOutlet(line[..^4])) || line.EndsWith(" 갈무리") || line.EndsWith(" 자료사진") || (line is ['(' or '[' or '<', .., ')' or ']' or '>'] && !line.Contains("] [", StringComparison.Ordinal) && (Sources.End(line[..^1]) || line[1..].StartsWith("사진 "))));

    /// <summary>An agency that pictures come from, and nothing else.</summary>
    public static bool IsAgency(ReadOnlySpan<char> line) => line is "연합뉴스" or "뉴시스" or "뉴스1" or "로이터" or "게티이미지" or "게티이미지뱅크" or "로이터 연합뉴스" or "AP 연합뉴스" or "AFP 연합뉴스" or "EPA 연합뉴스" or "로이터연합뉴스" or "AP연합뉴스" or "AFP연합뉴스" or "EPA연합뉴스";

    /// <summary>Below the body, where all of its pictures come from: <c>사진=누리기획</c>, <c>사진제공=누리시</c>.</summary>
    public static bool IsCreditAlone(ReadOnlySpan<char> line) =>
        line.Length <= LongestCredit && line.StartsWith("사진") && line.IndexOfAny('=', ':') is >= 2 and <= 6 and var sign && line[..sign].TrimEnd() is "사진" or "사진제공" or "사진 제공" or "사진출처" or "사진 출처";

    /// <summary>
    /// An agency's caption, with a dateline of its own and the day and address at its end: <c>(서울=연합뉴스) 홍길동 기자 = 5일 서울
    /// … 있다. 2025.12.5 hong@example.com</c>, <c>… 있다. 2019.5.5/뉴스1 ⓒ News1 홍길동 기자</c>, <c>… 전경. 2025.12.5 연합뉴스</c>.
    /// </summary>
    public static bool IsOfAgency(ReadOnlySpan<char> line) =>
        line.Length <= LongestOfAgency && (AgencyTail(line) >= 0 || (HasMark(line) && LeadByline.Read(line.TrimStart("▲◀▼△▶ ")) is { Byline.HasTitle: true }));

    /// <summary>Where the day and address behind an agency's caption begin; -1 when there are none.</summary>
    public static int AgencyTail(ReadOnlySpan<char> line)
    {
        if (line.EndsWith("다."))
        {
            return -1;
        }

        var from = Math.Max(0, line.Length - LongestTail);
        var endsInOutlet = NameShape.IsOutlet(line[(line.LastIndexOf(' ') + 1)..]);
        var scanner = new TimeScanner(line);
        while ((endsInOutlet || line[from..].ContainsAny('@', 'ⓒ', '/')) && scanner.TryNext(from, out var stamp))
        {
            var before = line[..stamp.Start].TrimEnd();
            if (stamp.Value is not null && !stamp.HasTimeOfDay && before is [.., '.' or '"' or '”' or ')' or ']'] && IsTail(line[stamp.End..]))
            {
                return stamp.Start;
            }

            from = stamp.End;
        }

        return -1;
    }

    static bool IsTail(ReadOnlySpan<char> rest) =>
        rest.Contains('@') || rest.TrimStart(" .") is ['/' or 'ⓒ', ..] || NameShape.IsOutlet(rest);

    /// <summary>A paragraph of several sentences without the photo's credit behind it: <c>… 됐다. (사진=누리통신)</c>.</summary>
    public static ReadOnlySpan<char> WithoutCredit(ReadOnlySpan<char> text)
    {
        if (text.LastIndexOf("다.") is > 0 and var end && text[(end + 2)..].TrimStart(" /") is ['사', '진', ..] && text.Length - end <= LongestCredit + 10 && !text[end..].Contains("기자 ", StringComparison.Ordinal) && !Prose.EndsAsSentence(text))
        {
            return text[..(end + 2)];
        }

        if (text.LastIndexOf("다. ⓒ") is > 0 and var sign && text.Length - sign <= LongestCredit && !Prose.EndsAsSentence(text))
        {
            return text[..(sign + 2)];
        }

        if (text is not [.., ')' or ']' or '>' or '〉'] || text.LastIndexOfAny("([<〈") is not (> 0 and var credit))
        {
            return text;
        }

        var inside = text[(credit + 1)..].TrimStart();
        return inside.StartsWith("사진") && inside.Length <= LongestCredit && Prose.EndsAsSentence(text[..credit]) ? text[..credit].TrimEnd() : text;
    }

    /// <summary>Whether a sentence with a credit tells what a photo shows; a paragraph may end in a credit too.</summary>
    public static bool IsOfPhoto(ReadOnlySpan<char> line)
    {
        var sentence = line;
        if (line is [.., ')' or ']' or '>' or '〉'] && line.LastIndexOfAny("([<〈") is > 0 and var credit)
        {
            sentence = line[..credit].TrimEnd();
        }

        else if (line.LastIndexOfAny('ⓒ', '©') is > 0 and var sign && line.Length - sign <= LongestCredit)
        {
            sentence = line[..sign].TrimEnd(" /|");
        }

        var tellsPhoto = sentence.EndsWith("있다.") || sentence.EndsWith("모습.") || PhotoWords.IsIn(line);
        return tellsPhoto ? line.Length <= Longest : line.Length < 120 && (sentence.Length == line.Length || sentence.Count("다. ") == 0);
    }

    /// <summary>
    /// Marks that point from a caption to its photo, or that a program for photos put before its name (<c>[크기변환]</c>); a broadcaster's script puts
    /// its cues between two (<c>◀SYN▶ 경찰</c>), and several ▲ are a list (<c>▲총무과장 홍길동 ▲감사과장 김철수</c>).
    /// </summary>
    public static bool HasMark(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("• ");
        return line.Length <= Longest && (((line is ['▲' or '◀' or '▼' or '↑', ..] || (line is ['»', ' ', ..] && line.Length <= LongestCredit)) && !(line[0] == '◀' && line.IndexOf('▶') is > 0 and < 12) && !(line[0] == '▲' && line[1..].Contains('▲')) && !IsQuotedHeading(line)) || line.StartsWith("<사진설명>") || line.StartsWith("[사진설명]") || line.StartsWith("[크기변환]") || line.StartsWith("[꾸미기]"));
    }

    /// <summary>A heading inside the body: <c>▼ “2년 뒤 상장이 목표”</c>.</summary>
    static bool IsQuotedHeading(ReadOnlySpan<char> line) =>
        line is ['▼', ..] && line[1..].TrimStart() is ['“' or '"', ..] && line.Length <= LongestFile && !line.Contains('.') && !line.Contains("고 있다", StringComparison.Ordinal);

    /// <summary>
    /// A name at the end is a credit only where a sign cuts it off from the caption (<c>… 장관. 뉴시스</c>); headlines end in 제공
    /// or in an agency's name too.
    /// </summary>
    static bool IsCutOff(ReadOnlySpan<char> before)
    {
        var sign = before.LastIndexOfAny(CuttingSigns);
        return sign >= 0 && !(sign == 0 && before.Contains(']')) && before.Length - sign <= 14 && (sign + 1 == before.Length || !char.IsAsciiDigit(before[sign + 1]));
    }
}
