using Cms.Import.Recognisers.Names;

namespace Cms.Import.Recognisers.Bylines;

/// <summary>
/// The byline that opens the first paragraph: <c>[매체=이름 기자]</c>, <c>(서울=연합뉴스) 이름 기자 =</c>, <c>【서울=뉴시스】이름 기자 =</c>,
/// <c>[지역/매체]이름 기자 =</c>, <c>워싱턴=이름 특파원</c>. A page's <c>dateline</c> is all of it: the place, the newspaper and who reports from there.
/// </summary>
sealed class LeadByline
{
    /// <summary>Where and who fit in this; an opening quotation in brackets is longer or has no name in it.</summary>
    const int Longest = 90;
    const int LongestOpen = 40;
    const int LongestWireDay = 18;
    const int LongestPlace = 6;
    const int ShortestOutlet = 4;
    const int LongestOutlet = 10;

    /// <summary>The rule of a byline that no sign closes: only the body's first paragraph can have one.</summary>
    public const string Open = "dateline-open";

    LeadByline(int length, BylineReader byline, string rule)
    {
        (Length, Byline, Rule) = (length, byline, rule);
    }

    /// <summary>How many characters of the paragraph it takes, without the space behind it.</summary>
    public int Length { get; }
    public BylineReader Byline { get; }
    public string Rule { get; }

    public static LeadByline? Read(ReadOnlySpan<char> paragraph)
    {
        var head = paragraph[..Math.Min(paragraph.Length, Longest)];
        var close = CloseOf(head);
        if (close < 0)
        {
            return UpToSign(head, 0) ?? OfPressRelease(head) ?? WithoutOpening(head) ?? UpToTitle(head, head is ['[' or '(' or '【', ..] ? 1 : 0);
        }

        var inside = head[1..close];
        if (UpToSign(head, close + 1) is { } behind && (inside.Contains('=') || inside.Contains('/') || NameShape.IsOutlet(inside) || behind.Byline.HasTitle))
        {
            return behind;
        }

        if (inside.ContainsAny('/', '=') && UpToSign(head[(close + 1)..], 0) is { Byline: { HasTitle: true, UnknownWords: 0 } } signed)
        {
            return new(close + 1 + signed.Length, signed.Byline, "dateline-equals");
        }

        if (IsOutletAndName(inside))
        {
            return new(close + 1, BylineReader.OfNames(inside), "dateline-bracket");
        }

        if (NameBeforeOffice(inside) is > 0 and var named)
        {
            return new(close + 1, BylineReader.OfNames(inside[..named]), "dateline-bracket");
        }

        var byline = BylineReader.Read(inside);
        var isByline = (byline.IsByline && (byline.HasTitle || byline.HasMail)) || (byline is { HasTitle: true, People.Count: > 0, UnknownBehind: 0 } && IsNamed(inside));
        if (!isByline && inside.IndexOf('-') is > 1 and var hyphen && NameShape.IsHangulWord(inside[..hyphen]) && !Vocabulary.Places.IsLike(inside[..hyphen]) && BylineReader.Read(inside[(hyphen + 1)..]) is { IsByline: true, HasTitle: true, UnknownWords: 0 })
        {
            return new(close + 1, BylineReader.Read($"{inside[..hyphen]}={inside[(hyphen + 1)..]}").OfUnknownOutlet($"{inside[..hyphen]}={inside[(hyphen + 1)..]}"), "dateline-bracket"); // [누리소식-홍길동 기자]
        }

        if (IsOutletAndSection(inside))
        {
            return new(close + 1, BylineReader.Read(inside[..inside.IndexOf('-')]), "dateline-outlet");
        }

        return isByline || IsDesks(byline) ? new(close + 1, byline.OfUnknownOutlet(inside), "dateline-bracket")
            : NameShape.IsOutlet(inside) && InSecondBracket(head, close + 1) is { } second ? second
            : IsAgency(inside) && UpToTitle(head, close + 1) is { } open ? open
            : (NameShape.IsOutlet(inside) && !inside.Contains(' ') && !IsName(head, close)) || IsAgency(inside) || IsBureau(inside)
                ? new(close + 1, byline, "dateline-outlet")
            : IsOutletsSection(inside) ? new(close + 1, BylineReader.Read(inside[..inside.IndexOf(' ')]), "dateline-outlet")
            : head[0] is '[' or '【' && Vocabulary.Places.Names.Contains(inside.ToString()) ? new(close + 1, byline, "dateline-place")
            : null;
    }

    /// <summary>A byline in brackets that leaves 기자 out: <c>[누리의사 신문 홍길동]</c>, <c>[누리뉴스/홍길동]</c>, <c>[누리21일간=홍길동 ]</c>.</summary>
    public static bool IsOutletAndName(ReadOnlySpan<char> inside) =>
        inside.TrimEnd(' ') is var named && named.LastIndexOfAny(' ', '=', '/') is > 0 and var sign && NameShape.IsUsualName(named[(sign + 1)..])
        && (NameShape.IsOutlet(named[..sign]) || (named.IndexOf('/') is > 0 and var slash && NameShape.IsOutlet(named[..slash])) || (named[sign] == '=' && sign >= ShortestOutlet && !named[..sign].ContainsAny(' ', '/') && !Vocabulary.Places.IsLike(named[..sign])));

    /// <summary>Where the name ends behind which an office stands instead of a title: <c>누리일보=홍길동 미디어연구소</c>; 0 when none does.</summary>
    static int NameBeforeOffice(ReadOnlySpan<char> inside) =>
        inside.IndexOf('=') is > 2 and var sign && NameShape.IsOutlet(inside[..sign]) && inside[(sign + 1)..].IndexOf(' ') is > 1 and <= 4 and var space && sign + 1 + space is var end
            && NameShape.IsUsualName(inside[(sign + 1)..end]) && !inside[(end + 1)..].Contains(' ') && NameShape.IsHangulWord(inside[(end + 1)..]) && !EndsInTitle(inside) ? end : 0;

    /// <summary>A newspaper and its desk: <c>누리일보 온라인뉴스팀</c>, <c>누리펜 | 디지털뉴스부</c>.</summary>
    static bool IsDesks(BylineReader byline) => byline is { People: [var desk], UnknownWords: <= 1 } && NameShape.IsDesk(desk.Name);

    /// <summary>A newspaper whose name has several words: <c>논밭에서 밥상까지=홍길동 기자</c>.</summary>
    static bool IsNamed(ReadOnlySpan<char> inside) =>
        inside.IndexOf('=') is > 4 and <= 16 and var equals && BylineReader.Read(inside[(equals + 1)..]) is { IsByline: true, HasTitle: true, UnknownWords: 0 };

    /// <summary>A newspaper and whose news it is: <c>누리뉴스-한빛교육</c>.</summary>
    static bool IsOutletAndSection(ReadOnlySpan<char> inside) =>
        inside.IndexOf('-') is > 2 and var dash && !inside.Contains(' ') && NameShape.IsOutlet(inside[..dash]) && NameShape.IsHangulWord(inside[(dash + 1)..]);

    /// <summary>The newspaper, shortened, and its section: <c>누리 연예</c>.</summary>
    static bool IsOutletsSection(ReadOnlySpan<char> inside) =>
        inside.IndexOf(' ') is >= 2 and <= 4 and var space && NameShape.IsHangulWord(inside[..space]) && !NameShape.IsPlace(inside[..space]) && Vocabulary.Sections.IsName(inside[(space + 1)..]) && inside.Length - space <= LongestPlace;

    /// <summary>A broadcaster and where it broadcasts: <c>KBS 청주</c>.</summary>
    static bool IsBureau(ReadOnlySpan<char> inside) =>
        inside.IndexOf(' ') is > 1 and var space && NameShape.IsOutlet(inside[..space]) && Vocabulary.Places.Names.Contains(inside[(space + 1)..].ToString());

    /// <summary>A place and an agency (<c>서울=누리통신</c>), or a newspaper with a name that tells nothing (<c>나래=산과들</c>); among Koreans in China the other way round: <c>누리신문=할빈</c>.</summary>
    static bool IsAgency(ReadOnlySpan<char> inside) =>
        inside.IndexOf('=') is > 0 and var equals && (NameShape.IsOutlet(inside[(equals + 1)..]) || (NameShape.IsOutlet(inside[..equals]) && inside[(equals + 1)..] is { Length: <= LongestPlace } place && NameShape.IsHangulWord(place))
            || (Vocabulary.Places.IsLike(inside[..equals]) && inside[(equals + 1)..] is { Length: >= ShortestOutlet and <= LongestOutlet } name && NameShape.IsHangulWord(name)));

    /// <summary>
    /// No sign closes the byline: newspaper, name and title stand before the first sentence (<c>누리일보 홍길동 기자 시는 지난 …</c>,
    /// <c>(서울=누리통신) 홍길동 기자 시는 …</c>). A sentence about a reporter goes on with a particle, or with 등 and the like.
    /// </summary>
    static LeadByline? UpToTitle(ReadOnlySpan<char> head, int from)
    {
        var title = head.IndexOf("기자 ");
        if (title < from || title > LongestOpen)
        {
            return null;
        }

        var behind = head[(title + 3)..];
        var word = behind[..(behind.IndexOf(' ') is >= 0 and var space ? space : behind.Length)];
        if (word is "" or "등" or "등이" or "등은" or "외" or "및" or "역시" or "또한" or "출신" or "출신인" or "부부" or "본인")
        {
            return null;
        }

        var byline = BylineReader.Read(head[..(title + 2)]);
        return byline is { IsByline: true, HasTitle: true, Outlet: not null } && byline.UnknownWords <= (from > 1 ? 1 : 0) ? new(title + 2, byline, Open) : null;
    }

    /// <summary>A newspaper that the sentence speaks of, in the brackets of a title: <c>&lt;누리신문&gt;은 지난해 …</c>.</summary>
    static bool IsName(ReadOnlySpan<char> head, int close) => head[0] is not ('[' or '【' or '［') && close + 1 < head.Length && Text.Prose.IsHangul(head[close + 1]);

    /// <summary><c>[매체] [홍길동 기자]</c>: newspaper and reporter in brackets of their own.</summary>
    static LeadByline? InSecondBracket(ReadOnlySpan<char> head, int from)
    {
        var start = from + head[from..].Length - head[from..].TrimStart().Length;
        var length = CloseOf(head[start..]);
        return length > 0 && BylineReader.Read(head[..(start + length)]) is { IsByline: true, HasTitle: true } byline ? new(start + length + 1, byline, "dateline-bracket") : null;
    }

    /// <summary>A byline that ends in = or ㅣ, or has 지역= before a title; a newspaper's desk before ㅣ.</summary>
    static LeadByline? UpToSign(ReadOnlySpan<char> head, int from)
    {
        var rest = head[from..];
        for (var at = rest.IndexOfAny('=', 'ㅣ', '|'); at >= 0;)
        {
            var part = rest[..at];
            if (part.Length > 60 || part.Contains('.'))
            {
                break;
            }

            var byline = BylineReader.Read(head[..(from + at)]);
            var isDesk = head[from + at] != '=' && byline is { Outlet: not null, UnknownWords: 0 } && part.Trim().Contains(' ');
            if (isDesk || (byline.IsByline && byline.HasTitle && (part.Contains("기자", StringComparison.Ordinal) || EndsInTitle(part))))
            {
                return new(from + at + 1, byline, "dateline-equals");
            }

            var next = rest[(at + 1)..].IndexOfAny('=', 'ㅣ', '|');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return from == 0 ? PlaceThenName(head) : null;
    }

    /// <summary><c>워싱턴=홍길동 특파원 </c>: a place, the sign, a name and a title, and the text goes on behind a space.</summary>
    static LeadByline? PlaceThenName(ReadOnlySpan<char> head)
    {
        var equals = head.IndexOf('=');
        if (equals is < 2 or > 14)
        {
            return null;
        }

        var behind = head[(equals + 1)..];
        var start = behind.Length - behind.TrimStart().Length;
        var space = behind[start..].IndexOf(' ');
        for (var words = 0; words < 3 && space >= 0; words++)
        {
            var length = equals + 1 + start + space;
            if (EndsInTitle(head[..length]) && BylineReader.Read(head[..length]) is { IsByline: true, HasTitle: true } byline)
            {
                return new(length, byline, "dateline-place");
            }

            var next = behind[(start + space + 1)..].IndexOf(' ');
            space = next < 0 ? -1 : space + 1 + next;
        }

        return null;
    }

    /// <summary><c>서울--(누리와이어)--</c>, which services for press releases print.</summary>
    static LeadByline? OfPressRelease(ReadOnlySpan<char> head)
    {
        var open = head.IndexOf("--(");
        var close = open is > 0 and < 12 ? head.IndexOf(')') : -1;
        var end = close > 0 && head[(close + 1)..].IndexOf("--") is >= 0 and <= LongestWireDay and var dashes ? close + 1 + dashes + 2 : -1; // ) 2022년 04월 21일 --
        return end > 0 && (NameShape.IsOutlet(head[(open + 3)..close]) || (close - open <= LongestOutlet + 3 && NameShape.IsHangulWord(head[(open + 3)..close]))) ? new(end, BylineReader.Read(head[(open + 3)..close]), "dateline-wire") : null;
    }

    /// <summary>The opening bracket got lost: <c>누리신문 홍길동 기자] </c>.</summary>
    static LeadByline? WithoutOpening(ReadOnlySpan<char> head)
    {
        var close = head.IndexOf(']');
        return close is > 4 and < 30 && !head[..close].Contains('[') && EndsInTitle(head[..close])
            && BylineReader.Read(head[..close]) is { IsByline: true, HasTitle: true } byline ? new(close + 1, byline, "dateline-bracket") : null;
    }

    static bool EndsInTitle(ReadOnlySpan<char> text) => Vocabulary.People.Titles.End(text.TrimEnd());

    static int CloseOf(ReadOnlySpan<char> head)
    {
        var close = head switch
        {
            ['[', ..] => head.IndexOf(']'),
            ['(', ..] => head.IndexOf(')'),
            ['【', ..] => head.IndexOf('】'),
            ['〔', ..] => head.IndexOf('〕'),
            ['<', ..] => head.IndexOf('>'),
            ['（', ..] => head.IndexOf('）'),
            ['［', ..] => head.IndexOf('］'),
            ['{', ..] => head.IndexOf('}'),
            ['〈', ..] => head.IndexOf('〉'),
            ['≪', ..] => head.IndexOf('≫'),
            _ => -1,
        };
        return close is > 2 and < 60 ? close : -1;
    }
}
