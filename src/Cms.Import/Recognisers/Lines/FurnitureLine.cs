using System.Buffers;
using System.Collections.Frozen;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Lines;

/// <summary>Lines of the page's frame: buttons, headings of boxes, notes, the site's clock.</summary>
static class FurnitureLine
{
    /// <summary>A button or heading fits in this.</summary>
    const int LongestLabel = 40;

    /// <summary>A label with a name in it, like 홍길동 기자의 다른기사, fits in this when folded.</summary>
    const int LongestNamedLabel = 18;
    const int LongestCall = 160;
    const int LongestNote = 260;
    const int LongestRow = 60;
    const int LongestPageLabel = 12;

    /// <summary>With fewer, the heads of a list's columns may be a subtitle of the body: <c>번호 제목</c>.</summary>
    const int FewestColumns = 3;

    static readonly SearchValues<char> PlaceholderLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");
    static readonly SearchValues<char> SignsOfProse = SearchValues.Create(" .,?!…\"'”’)@/");
    static readonly Phrases Notes = new(Furniture.Notes);
    static readonly Phrases Documents = new(Furniture.Documents, StringComparison.OrdinalIgnoreCase);
    static readonly Phrases Errors = new(["찾을 수 없", "확인할 수 없", "표시할 수 없", "존재하지 않", "삭제된", "삭제되었", "잘못된"]);
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> InlineBoxes = Furniture.InlineBoxHeadings.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Columns =
        FrozenSet.Create("번호", "분류", "제목", "작성자", "글쓴이", "이름", "작성일", "등록일", "날짜", "조회", "조회수", "수", "추천", "첨부").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a whole line may be; a name that stands in several lists is of the kind that comes first.</summary>
    static readonly FrozenDictionary<string, LineKind>.AlternateLookup<ReadOnlySpan<char>> Labels = new[]
    {
        (Furniture.CommentHeadings, LineKind.CommentHeading),
        (Furniture.BoxHeadings, LineKind.BoxHeading),
        (Furniture.InlineBoxHeadings, LineKind.BoxHeading),
        (Furniture.SummaryHeadings, LineKind.Summary),
        (Furniture.Controls, LineKind.Control),
        (Sections.Names, LineKind.Section),
    }
    .SelectMany(list => list.Item1.Select(name => KeyValuePair.Create(name, list.Item2))).DistinctBy(l => l.Key)
    .ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The kind of a line that is a label; null for any other.</summary>
    public static LineKind? LabelKind(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLabel || HasDate(line))
        {
            return null;
        }

        Span<char> buffer = stackalloc char[LongestLabel];
        var folded = Folded.Into(buffer, line, digits: false);
        return folded.IsEmpty || (folded.Length <= LongestNamedLabel && Furniture.ControlEndings.End(folded)) ? LineKind.Control
            : folded.Length <= LongestNamedLabel && Furniture.BoxEndings.End(folded) && !line.Contains('>') ? LineKind.BoxHeading
            : Labels.TryGetValue(folded, out var kind) ? kind
            : IsBoardHead(line) ? LineKind.BoxHeading
            : folded.Length <= LongestNamedLabel && ControlPhrase.Is(folded) ? LineKind.Control
            : (line.ContainsAny('/', '·', '&') && Sections.AreNames(line)) || !Sections.LastOfTwo(line).IsEmpty ? LineKind.Section
            : null;
    }

    /// <summary>The heads of the columns of a board's list: <c>번호 | 제목 | 글쓴이 | 날짜</c>.</summary>
    static bool IsBoardHead(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("번호"))
        {
            return false;
        }

        var columns = 0;
        foreach (var range in line.SplitAny(" |:"))
        {
            if (!line[range].IsEmpty && !Columns.Contains(line[range]))
            {
                return false;
            }

            columns += line[range].IsEmpty ? 0 : 1;
        }

        return columns >= FewestColumns && line.Contains("제목", StringComparison.Ordinal);
    }

    /// <summary>
    /// The kind of a line by the label that opens it: another article (<c>[관련기사] 제목</c>), which an agency may have mended (<c>[고침]</c>); the article once more in another language
    /// (<c>*아래는 위 기사를 '구글 번역'으로 …</c>); behind a press release, whom to ask, and then who its sender is (<c>언론연락처</c>).
    /// </summary>
    public static LineKind? OpeningKind(ReadOnlySpan<char> line) => line switch
    {
        ['관' or '[', ..] => line.StartsWith("관련기사 ") || (line.StartsWith("관련기사") && line.Length is > 12 and <= LongestCall && Prose.IsHangul(line[4]) && !Prose.EndsAsSentence(line)) || line.StartsWith("관련 기사") || line.StartsWith("[관련기사]") || line.StartsWith("[관련 기사]") || line.StartsWith("[고침]") || line.StartsWith("[이전기사]") || line.StartsWith("[다음기사]") || line.StartsWith("관련이슈 ") ? LineKind.BoxItem : null,
        ['*' or '※', ..] => line[1..].TrimStart().StartsWith("아래는 위 기사를 ") ? LineKind.BoxHeading : null,
        ['▶' or '☞' or '►', ..] => line[1..].TrimStart().StartsWith("관련기사") && line.Length <= LongestCall ? LineKind.BoxItem : null,
        ['이' or '다' or '◀' or '◁' or '«' or '<', ..] => NamesNeighbour(line.TrimStart("◀◁«< ")) ? LineKind.BoxItem : null,
        ['뉴', ..] => line.StartsWith("뉴스 제공 ") && line.Length <= LongestLabel ? LineKind.BoxItem : null,
        ['덧', ..] => line.StartsWith("덧붙이는 글") ? LineKind.BoxItem : null,
        ['언', ..] => line.StartsWith("언론연락처") || line.StartsWith("언론문의처") || line.StartsWith("언론 연락처") || line.StartsWith("언론 문의처") ? LineKind.BoxHeading : null,
        _ => null,
    };

    /// <summary>The article before or behind this one: <c>이전글 눈 덮인 산성</c>, <c>◀이전 기사 [부고] …</c>, <c>다음 기사▶ 눈 덮인 산성</c>.</summary>
    static bool NamesNeighbour(ReadOnlySpan<char> line)
    {
        if (line.Length is <= 6 or > LongestCall || !(line.StartsWith("이전") || line.StartsWith("다음")) || Prose.EndsAsSentence(line))
        {
            return false;
        }

        var rest = line[2..].TrimStart();
        return (rest.StartsWith("글") && rest[1..] is [' ' or '▶' or '▷' or ':', ..] && rest.Length < line.Length - 1) || (rest.StartsWith("기사") && rest[2..].TrimStart() is ['[' or '▶' or '▷' or ':', ..]);
    }

    /// <summary>Whether a box's heading also stands inside bodies, so that the body may go on behind it.</summary>
    public static bool IsInlineBox(ReadOnlySpan<char> line)
    {
        Span<char> buffer = stackalloc char[LongestLabel];
        return InlineBoxes.Contains(Folded.Into(buffer, line, digits: false));
    }

    /// <summary>The site's own clock above the page: 최종편집 2025-12-05 17:20 (금); a day without its year: 12.05 (금).</summary>
    public static bool IsClock(ReadOnlySpan<char> line)
    {
        foreach (var label in Furniture.ClockLabels)
        {
            if (line.StartsWith(label, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return line is ['U', 'P', 'D', 'A', 'T', 'E', 'D', ' ', .., '(', _, ')'] || line is [>= '0' and <= '9', .., '(', '월' or '화' or '수' or '목' or '금' or '토' or '일', ')'] && line.Length <= LongestPageLabel && !Prose.HasHangul(line[..^2]);
    }

    /// <summary>A date has six digits at least; counters behind a label have fewer, or the label tells.</summary>
    public static bool HasDate(ReadOnlySpan<char> line)
    {
        var digits = 0;
        foreach (var c in line)
        {
            digits += !Prose.IsHangul(c) && char.IsDigit(c) ? 1 : 0;
        }

        return digits >= 6;
    }

    /// <summary>The button behind a reporter's name (<c>홍길동 기자 구독하기</c>, <c>홍길동 기자 페이지</c>), or where tips are sent to (<c>디지털뉴스팀 기사제보 tip@…</c>).</summary>
    public static ReadOnlySpan<char> WithoutSubscription(ReadOnlySpan<char> line)
    {
        foreach (var button in Furniture.Subscriptions)
        {
            if (line.EndsWith(button) && line[..^button.Length].TrimEnd(" +|") is [.., '자'] before)
            {
                return before;
            }
        }

        if (line.Length <= LongestCall && line.IndexOf(" 기자 페이지") is > 0 and var own && line[..own].EndsWith("기자"))
        {
            return line[..own]; // 홍길동 기자 기자 페이지 구독 기자의 다른기사 보기
        }

        if (line.EndsWith("분 읽기") && line.IndexOf(" • ") is > 2 and var dot && line[..dot].EndsWith("기자"))
        {
            return line[..dot]; // 홍길동 기자 • 3일 • 2분 읽기
        }

        if (line.Length <= LongestCall && Math.Max(line.IndexOf(" 구독하기 "), line.IndexOf(" 기사공유하기")) is > 0 and var called && line[..called].Contains("기자", StringComparison.Ordinal))
        {
            return line[..called]; // a box about the reporter: 홍길동 기자 hong@… 구독하기 홍길동 기자의 다른기사 보기
        }

        if (WithoutPage(line) is [.., '자' or '팀' or '부'] signed && signed.Length < line.Length)
        {
            return signed;
        }

        return line.IndexOf(" 기사제보 ") is > 0 and var call && line.Length <= LongestRow ? line[..call] : default;
    }

    /// <summary>Half of the words or more are sections, buttons or boxes: 전체기사 최신뉴스 경제.</summary>
    public static bool IsMenu(ReadOnlySpan<char> line)
    {
        Span<char> buffer = stackalloc char[LongestLabel];
        var words = 0;
        var known = 0;
        foreach (var range in line.SplitAny(" |/ㅣ·"))
        {
            var folded = Folded.Into(buffer, line[range], digits: false);
            words += folded.IsEmpty ? 0 : 1;
            known += Labels.ContainsKey(folded) ? 1 : 0;
        }

        return words > 1 && known * 2 >= words && known > 1;
    }

    /// <summary>What a widespread blog system prints above comments: <c>“눈 덮인 산성”에 대한 3개의 생각</c>.</summary>
    public static bool CountsComments(ReadOnlySpan<char> line) => (line.EndsWith("개의 생각") || line.EndsWith("개의 댓글")) && line.Contains("에 대한 ", StringComparison.Ordinal);

    /// <summary>Who uses the site, alone or beside other short names: <c>로그인 | 회원가입 | ID/PW 찾기</c>, <c>구독하기 로그인 회원가입</c>.</summary>
    public static bool IsAccountRow(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestRow || !line.Contains("로그인", StringComparison.Ordinal))
        {
            return false;
        }

        var isBarred = line.Contains('|');
        var pieces = 0;
        var known = 0;
        foreach (var range in line.Split(isBarred ? '|' : ' '))
        {
            var piece = line[range].Trim();
            pieces += piece.IsEmpty ? 0 : 1;
            known += piece is "로그인" or "회원가입" ? 1 : 0;
            if (piece.Length > LongestPageLabel || (!isBarred && !piece.IsEmpty && piece is not ("로그인" or "회원가입") && LabelKind(piece) != LineKind.Control && !piece.StartsWith("구독")))
            {
                return false;
            }
        }

        return pieces > 1 && known > 0;
    }

    /// <summary>A picture's file: <c>KakaoTalk_2021.jpg</c>.</summary>
    public static bool IsFile(ReadOnlySpan<char> line)
    {
        if (line.Length <= LongestCall && (line.Contains("(File Size:", StringComparison.Ordinal) || (line.IndexOf("회 다운로드") is > 0 and var counter && char.IsAsciiDigit(line[counter - 1]) && line[..counter].Contains(" (", StringComparison.Ordinal) && !Prose.EndsAsSentence(line))))
        {
            return true; // 산성.jpg (File Size:88.4KB/Download:11), 산성.hwp (54.0K) 31회 다운로드
        }

        if (line.Length <= LongestCall && (line.EndsWith("내려받기") || line.EndsWith("다운로드") || line.EndsWith("바로보기")) && Documents.IsIn(line))
        {
            return true; // 산성.hwpx [412.5 KB] 바로보기 내려받기
        }

        if (line is not [.., >= 'A' and <= 'z'])
        {
            return false;
        }

        var name = line.TrimStart("•- ");
        name = name.StartsWith("첨부파일") ? name[4..].TrimStart(" :") : name.StartsWith("첨부 파일") ? name[5..].TrimStart(" :") : name;
        return name.Length <= LongestLabel && (EndsIn(name, Furniture.Documents) || EndsIn(name, Furniture.Pictures));
    }

    static bool EndsIn(ReadOnlySpan<char> name, string[] extensions)
    {
        foreach (var extension in extensions)
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The name of a place in the page's template that the site has left in (<c>default_news_top</c>), or of a picture's file (<c>Festival_04</c>).</summary>
    public static bool IsPlaceholder(ReadOnlySpan<char> line) =>
        line is [(>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..] && line.Length <= LongestLabel && line.Contains('_') && !line.ContainsAnyExcept(PlaceholderLetters);

    /// <summary>The printed page, or the issue: <c>경제 06면</c>, <c>제 89호</c>, <c>호수 89</c>.</summary>
    public static bool IsPageLabel(ReadOnlySpan<char> line) =>
        line.Length is >= 2 and <= LongestPageLabel && (line is [.., >= '0' and <= '9', '면' or '호'] or [.., '면', ' ', '기', '사'] || (line.StartsWith("호수 ") && char.IsAsciiDigit(line[^1]))) && line.Count(' ') <= 2 && !line.ContainsAny('…', ',');

    /// <summary>The links of a menu run together: <c>누리투데이나래투데이한빛투데이…</c>; prose has spaces.</summary>
    public static bool IsRunTogether(ReadOnlySpan<char> line) => line.Length >= LongestLabel && !line.ContainsAny(SignsOfProse) && Prose.HasHangul(line);

    /// <summary>A program of the page that an extraction took for text: <c>var from = document.referrer;</c>.</summary>
    public static bool IsScript(ReadOnlySpan<char> line) =>
        line is [.., ';' or '{' or '}' or ')'] && (line.StartsWith("var ") || line.StartsWith("document.") || line.StartsWith("window.") || line.StartsWith("function ") || line.StartsWith("$(")) && line.ContainsAny('=', '(');

    /// <summary>Without the printed page at its end: <c>홍길동 기자 지면 A12면</c>.</summary>
    public static ReadOnlySpan<char> WithoutPage(ReadOnlySpan<char> line)
    {
        if (line is not [.., '면'] || !IsPageLabel(line[(line.LastIndexOf(' ') + 1)..]))
        {
            return line;
        }

        var before = line[..Math.Max(0, line.LastIndexOf(' '))].TrimEnd(" |");
        return before.EndsWith("지면") ? before[..^2].TrimEnd(" |") : before;
    }

    /// <summary>A sentence that the site prints with every article (댓글을 작성하려면 로그인 해주세요.), a portal's link to the newspaper's own page (누리일보 원문), the text of its picture (누리일보 로고).</summary>
    public static bool IsNote(ReadOnlySpan<char> line) => ((line.EndsWith(" 원문") || line.EndsWith(" 로고")) && NameShape.IsOutlet(line[..^3])) || IsAddress(line) && line.Length <= (line is ['(' or '【' or '[' or '※' or '*', ..] ? LongestNote : LongestCall) && Notes.IsIn(line);

    /// <summary>What a site says instead of an article: <c>요청하신 페이지를 찾을 수 없습니다.</c>.</summary>
    public static bool IsError(ReadOnlySpan<char> line) => line.Length <= LongestLabel && (line.Contains("페이지", StringComparison.Ordinal) || line.Contains("기사", StringComparison.Ordinal)) && Errors.IsIn(line);

    /// <summary>A site speaks politely to its reader; articles end their sentences in a plain -다, and need no further look.</summary>
    static bool IsAddress(ReadOnlySpan<char> line) => !line.EndsWith("다.") || line.EndsWith("니다.");


}
