using System.Collections.Frozen;
using Cms.Import.Text;

namespace Cms.Import.Vocabulary;

/// <summary>The names that newspapers give their sections, folded: letters only, lower case.</summary>
static class Sections
{
    /// <summary>A longer text is neither a section nor a frame.</summary>
    const int Longest = 40;

    public static readonly FrozenSet<string> Names = FrozenSet.Create(
        "정치", "경제", "사회", "문화", "국제", "스포츠", "연예", "오피니언", "종합", "전국", "지역", "세계", "북한", "통일", "외교", "국방", "외교안보", "국회", "정당", "청와대", "대통령실", "행정", "자치", "지방자치", "의회",
        "금융", "증권", "부동산", "산업", "재계", "기업", "자동차", "유통", "소비자", "중기", "중소기업", "벤처", "창업", "취업", "일자리", "노동", "it", "과학", "it과학", "과학it", "테크", "모바일", "게임", "인터넷", "통신", "바이오", "의료", "건강", "복지", "보건", "의학", "환경", "에너지", "농업", "농수산", "농어업", "해양", "수산", "교통", "건설", "생활경제", "농업경제", "농촌경제", "지역경제", "국제경제", "세계경제", "국내경제", "재테크", "머니", "마켓", "경제일반", "사회일반", "정치일반", "문화일반",
        "사건사고", "사건", "사고", "법원", "검찰", "법조", "법원검찰", "경찰", "교육", "입시", "초중고", "대학", "대학원", "공무원", "로스쿨", "자격증", "고시", "학술", "청소년", "여성", "인권", "미디어", "언론", "종교", "학교", "캠퍼스", "유아", "학원", "평생교육",
        "생활", "생활문화", "라이프", "라이프스타일", "여행", "레저", "여행레저", "맛집", "음식", "패션", "뷰티", "책", "출판", "문학", "공연", "전시", "미술", "음악", "영화", "방송", "방송연예", "tv", "엔터", "엔터테인먼트", "스타", "드라마", "야구", "축구", "골프", "농구", "배구", "해외축구", "해외야구", "e스포츠", "올림픽",
        "사설", "시사", "시사일반", "교계", "종단", "목회", "선교", "신앙", "경제금융", "오피니언일반", "학생칼럼", "보도", "학내", "칼럼", "기고", "시론", "독자투고", "인터뷰", "사람", "사람들", "인물", "피플", "인사", "부고", "동정", "인사부고", "기획", "기획기사", "특집", "기획특집", "연재", "탐사", "심층", "이슈", "포토", "사진", "영상", "동영상", "카드뉴스", "만평", "날씨", "운세", "오늘의운세", "뉴스", "전체기사", "전체", "전체뉴스", "헤드라인", "속보", "최신기사", "핫이슈", "현장", "포럼", "행사", "공지", "커뮤니티", "자유게시판", "교양", "역사", "웹툰", "팩트체크", "뉴스레터", "신문", "지면보기", "단독", "탐사보도", "오피니언칼럼",
        "서울", "경기", "인천", "강원", "충북", "충남", "대전", "세종", "전북", "전남", "광주", "대구", "경북", "경남", "부산", "울산", "제주", "수도권", "호남", "영남", "충청", "영동", "영서", "전국네트워크", "지방", "지역뉴스", "글로벌", "미국", "중국", "일본", "아시아", "유럽", "중동", "국제일반", "일반기사");

    /// <summary>Elements of a breadcrumb that name no section.</summary>
    static readonly FrozenSet<string> Frames = FrozenSet.Create(
        "홈", "홈페이지", "home", "처음", "메인", "뉴스", "news", "뉴스홈", "기사", "기사본문", "본문", "전체", "전체기사", "전체뉴스", "article", "기사보기", "뉴스보기", "상세보기", "현재위치", "기사상세", "기사내용", "최신기사");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownNames = Names.GetAlternateLookup<ReadOnlySpan<char>>();
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownFrames = Frames.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether it is the usual name of a section, as printed.</summary>
    public static bool IsName(ReadOnlySpan<char> text) => text.Length <= Longest && KnownNames.Contains(Folded.Into(stackalloc char[Longest], text));

    /// <summary>Whether two or three of them make up the text: <c>TV/연예</c>, <c>보건·복지</c>.</summary>
    public static bool AreNames(ReadOnlySpan<char> text)
    {
        var names = 0;
        foreach (var range in text.Trim("[]<>【】 ").SplitAny("/·&"))
        {
            names++;
            if (names > 3 || !IsName(text.Trim("[]<>【】 ")[range]))
            {
                return false;
            }
        }

        return names > 1;
    }

    /// <summary>Whether it names what a paper files by its kind and not by what it is about: <c>인사</c>, <c>인사·동정·부고</c>, <c>사설</c>.</summary>
    public static bool AreNotices(ReadOnlySpan<char> text)
    {
        foreach (var range in text.SplitAny("/·&"))
        {
            if (text[range] is not ("인사" or "부고" or "부음" or "동정" or "사설"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A section and one below it, or a place below 지역: <c>사회 사건사고</c>, <c>지역 익산</c>; the last one, or nothing.</summary>
    public static ReadOnlySpan<char> LastOfTwo(ReadOnlySpan<char> text) =>
        text.Count(' ') == 1 && text.IndexOf(' ') is var space && (IsName(text[..space]) || AreNames(text[..space])) && (IsName(text[(space + 1)..]) || AreNames(text[(space + 1)..]) || (text[..space] is "지역" or "전국" or "지방" && Places.Names.Contains(text[(space + 1)..].ToString()))) ? text[(space + 1)..] : default;

    /// <summary>Whether it is an element of a path or menu that names no section, like 홈 and 전체기사.</summary>
    public static bool IsFrame(ReadOnlySpan<char> text) => text.Length <= Longest && KnownFrames.Contains(Folded.Into(stackalloc char[Longest], text));
}
