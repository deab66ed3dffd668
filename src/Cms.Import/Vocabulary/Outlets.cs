using System.Collections.Frozen;
using Cms.Import.Text;

namespace Cms.Import.Vocabulary;

/// <summary>How names of newspapers look. No newspaper's pages are treated specially: the list only tells names from persons.</summary>
static class Outlets
{
    /// <summary>Names that end in no usual word, or that could be a person's.</summary>
    public static readonly FrozenSet<string> Known = FrozenSet.Create(
        "한겨레", "연합뉴스", "뉴시스", "뉴스1", "프레시안", "이데일리", "오마이뉴스", "조선비즈", "노컷뉴스", "디스패치", "뉴스엔", "마이데일리", "블로터", "아이뉴스24", "머니S", "뉴스핌", "뉴스타파", "시사IN", "시사인", "더팩트", "스카이데일리", "데일리안", "이투데이", "아주경제", "비즈워치", "딜사이트", "더벨", "디지털타임스", "코메디닷컴", "헬로디디", "대학내일", "씨네21", "동아닷컴", "조선닷컴", "한경닷컴", "매경닷컴", "브릿지경제", "쿠키뉴스", "제민일보", "한라일보", "KBS", "MBC", "SBS", "SBS Biz", "EBS", "YTN", "KNN", "TJB", "CJB", "KBC", "JTV", "UBC", "G1", "JIBS", "TBC", "JTBC", "MBN", "TBS", "CBS", "BBS", "OBS", "OSEN", "CTN", "UPI뉴스", "ZDNet", "ZDNet Korea", "IT조선", "채널A", "TV조선", "연합인포맥스", "게티이미지", "게티이미지뱅크", "AP", "AFP", "로이터", "EPA", "신화", "조선", "중앙", "동아", "BBC", "VOA", "스타뉴스", "텐아시아", "일간스포츠", "엑스포츠뉴스", "인벤", "더스쿠프", "민들레", "뉴스민", "뉴스앤조이", "메디게이트", "청년의사", "법률신문");

    /// <summary>How agencies and papers spell their names in copyright lines, folded, and what they are called.</summary>
    public static readonly FrozenDictionary<string, string> Latin = new Dictionary<string, string>
    {
        ["mbc뉴스"] = "MBC",
        ["kbs뉴스"] = "KBS",
        ["sbs뉴스"] = "SBS",
        ["newsis"] = "뉴시스",
        ["newsiscom"] = "뉴시스",
        ["news1"] = "뉴스1",
        ["news1korea"] = "뉴스1",
        ["yonhapnews"] = "연합뉴스",
        ["yonhapnewsagency"] = "연합뉴스",
        ["edaily"] = "이데일리",
        ["ohmynews"] = "오마이뉴스",
        ["nocutnews"] = "노컷뉴스",
        ["hankyoreh"] = "한겨레",
        ["thehankyoreh"] = "한겨레",
    }.ToFrozenDictionary();

    /// <summary>What a newspaper's name ends in.</summary>
    public static readonly Endings Endings = new(
        "뉴스", "일보", "신문", "신문사", "타임스", "타임즈", "저널", "방송", "방송국", "경제", "데일리", "통신", "통신사", "투데이", "미디어", "포스트", "헤럴드", "이코노미", "이코노믹", "위클리", "파이낸셜", "인사이드", "비즈", "매일", "시보", "주간", "프레스", "리포트", "매거진", "코리아", "라이프", "와이어", "닷컴", "월드", "트리뷴", "옵서버", "옵저버", "뉴스1", "뉴스24", "오늘", "MBC", "KBS", "CBS", "news", "times", "daily", "media", "press", "journal", "TV", "tv", "News", "NEWS", "Times", "Daily", "Korea", "스포츠", "이슈", "브리프", "인사이트", "가제트", "공감", "조선", "동아", "한국", "시대", "광장", "평론", "소리", "네트워크", "서울경제", "알지", "스토리", "센터뉴스", "인뉴스", "매경", "한경", "티비", "교육청뉴스", "자치신문", "코리안", "비전", "파이낸스", "메디컬", "메디컬뉴스", "의사신문", "뉴스룸", "뉴스통신", "플러스", "익스프레스", "선데이");

    /// <summary>Those of them that headlines and subtitles end in too: <c>늙어가는 초고령사회 한국</c>.</summary>
    public static readonly Endings Nouns = new("경제", "방송", "통신", "스포츠", "오늘", "이슈", "인사이트", "공감", "조선", "한국", "시대", "광장", "평론", "소리", "네트워크", "스토리", "비전", "플러스", "라이프", "월드", "주간", "매일");

    /// <summary>Newspapers' last words that are given names too: 김동아, 박한국.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> GivenNames =
        FrozenSet.Create("동아", "한국", "매일", "중앙", "서울", "국민", "시민", "아주", "대한", "누리", "세계", "공감", "오늘", "소리").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Sites that carry other papers' articles: never an article's own newspaper.</summary>
    public static readonly FrozenSet<string> Portals = FrozenSet.Create(
        "네이버뉴스", "네이버", "naver", "다음뉴스", "다음", "daum", "daum뉴스", "네이트뉴스", "네이트", "nate뉴스", "줌뉴스", "zum뉴스", "msn", "구글뉴스", "카카오뉴스", "뉴스", "미디어다음", "네이버스포츠", "네이버연예", "네이버tv연예", "엔터미디어다음", "티스토리", "v daum", "vdaum", "zum", "줌",
        "네이트연예", "네이트스포츠", "다음연예", "다음스포츠");
}
