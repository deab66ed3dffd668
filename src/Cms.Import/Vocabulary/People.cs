using System.Buffers;
using System.Collections.Frozen;
using Cms.Import.Text;

namespace Cms.Import.Vocabulary;

/// <summary>The words of a byline.</summary>
static class People
{
    /// <summary>What reporters are called, longest first: 인턴기자 before 기자.</summary>
    public static readonly Endings Titles = new(
        "정책사회선임기자", "문화전문기자", "의학전문기자", "군사전문기자", "경제전문기자", "여행전문기자", "과학전문기자", "디지털논설위원", "선임논설위원", "수석논설위원", "논설위원실장", "객원논설위원", "비상임논설위원", "대학생기자", "청소년기자", "어린이기자", "국민기자", "온라인기자", "전문위원", "취재본부장",
        "정치부장", "경제부장", "사회부장", "문화부장", "국제부장", "산업부장", "금융부장", "증권부장", "체육부장", "스포츠부장", "전국부장", "지역부장", "편집부장", "사진부장",
        "선임기자", "인턴기자", "전문기자", "객원기자", "특약기자", "수습기자", "사진기자", "영상기자", "촬영기자", "취재기자", "시민기자", "주민기자", "마을기자", "명예기자", "학생기자", "편집기자", "교육기자", "견습기자", "통신원", "특파원", "특별취재팀장", "논설위원", "논설실장", "논설주간", "논설고문", "편집위원", "편집국장", "편집부국장", "편집장", "보도국장", "부국장", "취재부장", "주재기자", "대기자", "칼럼니스트", "리포터", "에디터", "앵커", "아나운서", "기상캐스터", "캐스터", "PD", "피디", "기자");

    /// <summary>What may stand between a name and 기자.</summary>
    public static readonly FrozenSet<string> Modifiers = FrozenSet.Create("인턴", "수습", "선임", "객원", "전문", "사진", "영상", "시민", "명예", "취재", "편집", "온라인", "학생", "견습", "논설", "교회");

    /// <summary>What people are who write columns and seldom stand in captions: a line of a name and one of these is its author.</summary>
    public static readonly Endings WritersPosts = new("명예교수", "석좌교수", "초빙교수", "겸임교수", "특임교수", "부교수", "조교수", "교수", "변호사", "시인", "작가", "소설가", "수필가", "평론가", "비평가", "칼럼니스트", "논설위원", "목사", "장로", "권사", "집사", "전도사", "선교사", "신부");

    /// <summary>Ranks of those who write to local papers about fires and traffic.</summary>
    public static readonly Endings Ranks = new("소방사", "소방교", "소방장", "소방위", "소방경", "순경", "경장", "경사", "경위", "경감", "서장", "주무관");

    /// <summary>What outside authors are, at the end of a columnist's line.</summary>
    public static readonly Endings Posts = new(
        "명예교수", "석좌교수", "초빙교수", "겸임교수", "특임교수", "부교수", "조교수", "교수", "변호사", "시인", "작가", "소설가", "수필가", "평론가", "비평가", "대표", "대표이사", "소장", "연구원", "연구위원", "선임연구원", "선임연구위원", "책임연구원", "수석연구원", "연구소장", "위원", "위원장", "의원", "원장", "총장", "이사장", "회장", "박사", "의사", "한의사", "전문의", "약사", "회계사", "세무사", "노무사", "변리사", "관세사", "건축사", "건축가", "국장", "본부장", "센터장", "과장", "팀장", "부장", "실장", "사무국장", "사무총장", "교사", "교장", "목사", "신부", "장로", "권사", "집사", "전도사", "강도사", "선교사", "수녀", "스님", "활동가", "강사", "감독", "디자이너", "큐레이터", "주필", "고문", "자문위원", "이사", "장관", "시장", "군수", "구청장", "도의원", "시의원", "주무관", "경위", "경사", "경장", "순경", "소방위", "소방장", "소방교", "지점장", "지사장", "소방사", "소방경", "경감", "서장", "면장", "동장", "이장");

    /// <summary>Words that stand before a name and say what the person did.</summary>
    public static readonly FrozenSet<string> Labels = FrozenSet.Create("글", "사진", "글사진", "취재", "영상", "편집", "정리", "기자명", "작성자", "작성", "by", "글쓴이", "필자", "촬영", "그래픽", "취재기자", "담당", "인터뷰", "대담", "번역", "진행", "구성", "기획", "reporter", "입력", "승인", "등록", "기사입력", "기사승인", "송고", "수정");

    /// <summary>What the name of a desk ends in; a desk signs articles like a person.</summary>
    public static readonly Endings DeskEndings = new("뉴스팀", "취재팀", "취재반", "편집국", "편집부", "보도국", "보도부", "뉴스부", "뉴스국", "디지털팀", "이슈팀", "온라인팀", "취재본부", "콘텐츠팀", "기획팀", "사진부", "기동팀", "탐사팀", "데스크", "뉴스룸", "논설위원실", "편집팀", "뉴스센터", "연예팀", "스포츠팀", "기획취재부", "속보팀", "속보부", "라이프팀");

    /// <summary>What stands before a desk's name with a space between: 온라인 뉴스팀.</summary>
    public static readonly FrozenSet<string> DeskWords = FrozenSet.Create("온라인", "디지털", "인터넷", "모바일", "이슈", "속보", "연예", "스포츠", "콘텐츠", "특별");

    /// <summary>Posts in a newsroom: 홍길동 경제부 차장. Elsewhere too people have them, so a department must stand before.</summary>
    public static readonly FrozenSet<string> NewsroomPosts = FrozenSet.Create("부장", "차장", "팀장", "국장", "본부장", "지사장", "주임", "대리");

    /// <summary>What stands before the names of those who wrote, filmed or photographed: 글 홍길동 사진 김철수.</summary>
    public static readonly FrozenSet<string> Roles = FrozenSet.Create("글", "사진", "취재", "영상", "기자", "글쓴이", "필자", "기자명", "작성자", "취재기자", "시민기자", "객원기자", "학생기자", "명예기자", "인턴기자", "촬영", "그래픽", "정리");

    /// <summary>Programmes whose names end like a desk's.</summary>
    public static readonly FrozenSet<string> NoDesks = FrozenSet.Create("데스크", "뉴스데스크", "광고국", "광고부", "광고팀", "광고본부", "독자센터", "독자서비스팀", "독자서비스국", "독자서비스센터", "고객센터", "고객지원팀", "판매국", "사업국", "사업부", "사업팀", "사업본부", "마케팅팀", "마케팅부", "제보팀", "제보센터");

    /// <summary>What follows a desk inside an article's own newspaper: 정치부, 호남본부.</summary>
    public static readonly Endings DeptEndings = new("부", "팀", "국", "본부", "지사", "지국", "총국", "취재본부", "센터", "실", "지역", "주재", "권", "특별취재팀");

    /// <summary>Words that could pass for a name before 기자.</summary>
    public static readonly FrozenSet<string> NoNames = FrozenSet.Create(
        "조회수", "추천수", "공유수", "방문수", "방문자", "공감수", "구독자", "구독수", "기사수", "제작진", "진행자", "편집자", "정보원", "문의처", "전화번호", "안내문", "전체글", "최신순", "조회순", "추천순", "인쇄용", "송고일", "연재물", "유튜브", "하단글", "전송일", "기고문", "기고자", "연재글",
        "기자", "이메일", "메일", "문의", "전화", "팩스", "연락처", "주소", "편집인", "발행인", "독자", "투고", "광고", "홈페이지", "카카오톡", "신고", "담당", "취재", "본지", "현장", "시민", "명예", "인턴", "수습", "선임", "전문", "사진", "영상", "객원", "편집", "온라인", "디지털", "뉴스", "종합", "다른", "해당", "출입", "동료", "신입", "초대석", "금요일", "목요일", "한마디", "교회", "여러", "모든", "많은", "일부", "외신", "내신", "주재", "전직", "현직", "정치부", "사회부", "경제부", "문화부", "국제부", "체육부", "이날", "한편", "어린이", "청소년", "학생", "언론", "방송", "신문", "일보", "우리", "당시", "최초", "최고", "오늘", "내외", "국내외", "소속", "남자", "여자", "공동", "합동", "대표", "지역", "기명", "무명", "익명", "정보", "제보", "이슈", "기사", "전체", "구독", "추천", "강원", "경기", "전남", "전북", "경남", "경북", "충남", "충북", "제주", "서울", "부산", "인천", "대전", "대구", "광주", "울산", "세종", "전주", "강릉", "원주", "안동", "경주", "진주", "강진", "양산", "신안", "고창", "고흥", "성남", "안산", "안양", "용인", "이천", "여주", "양평", "남양주", "의정부", "도쿄", "베이징", "워싱턴", "뉴욕", "런던", "파리", "유승", "단독", "속보");

    /// <summary>What stands before the @ of addresses that whole offices share.</summary>
    public static readonly FrozenSet<string> SharedAddresses = FrozenSet.Create(
        "photo", "photos", "news", "webmaster", "desk", "editor", "press", "master", "help", "info", "jebo", "report", "admin", "online", "web", "biz", "ad", "contact", "mail", "office", "cs", "opinion", "letters", "digital", "newsdesk", "tips", "okjebo", "sample", "example", "test");

    /// <summary>Korean surnames of one syllable; nearly every Korean bears one of them (census of 2015).</summary>
    public static readonly SearchValues<char> Surnames = SearchValues.Create("김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구라나진민지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용예봉사경부가복태목형계피두감음빈동온호범좌팽승간상시갈단견당초");

    /// <summary>Surnames of two syllables.</summary>
    public static readonly string[] LongSurnames = ["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"];
}
