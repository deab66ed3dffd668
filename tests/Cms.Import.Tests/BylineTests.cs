namespace Cms.Import.Tests;

public sealed class BylineTests
{
    [Theory]
    [InlineData("홍가람 기자", "홍가람")]
    [InlineData("홍가람기자", "홍가람")]
    [InlineData("홍가람 김누리 기자", "홍가람; 김누리")]
    [InlineData("홍가람·김누리 기자", "홍가람; 김누리")]
    [InlineData("홍가람/김누리 기자", "홍가람; 김누리")]
    [InlineData("홍가람, 김누리 기자", "홍가람; 김누리")]
    [InlineData("홍가람 기자, 김누리 기자", "홍가람; 김누리")]
    [InlineData("홍가람·김누리·박다솜 기자", "홍가람; 김누리; 박다솜")]
    [InlineData("홍가람 선임기자", "홍가람")]
    [InlineData("홍가람 인턴기자", "홍가람")]
    [InlineData("홍가람 인턴 기자", "홍가람")]
    [InlineData("홍가람 논설위원", "홍가람")]
    [InlineData("홍가람 객원기자", "홍가람")]
    [InlineData("워싱턴=홍가람 특파원", "홍가람")]
    [InlineData("시카고/홍가람 특파원", "홍가람")]
    [InlineData("남궁솔 기자", "남궁솔")]
    [InlineData("정치부 홍가람 기자", "홍가람")]
    [InlineData("호남취재본부 홍가람 기자 hong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("전주=홍가람 기자 hong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("가온일보 홍가람 기자", "홍가람")]
    [InlineData("[누리의사 신문 홍가람]", "홍가람")]
    [InlineData("[가온일보 속보부]", "속보부")]
    [InlineData("기자명 홍가람 기자", "홍가람")]
    [InlineData("글·사진 홍가람 기자", "홍가람")]
    [InlineData("온라인뉴스팀", "온라인뉴스팀")]
    [InlineData("[홍가람 기자]", "홍가람")]
    [InlineData("홍가람 기자(hong@paper.example)", "홍가람 hong@paper.example")]
    [InlineData("홍가람 호남취재본부 기자", "홍가람")]
    [InlineData("홍가람 골프전문기자", "홍가람")]
    [InlineData("홍가람 객원편집위원", "홍가람")]
    [InlineData("누리뉴스 | 홍가람 기자 | 댓글: 7개", "홍가람")]
    [InlineData("사진ㆍ글Ⅰ홍가람 기자", "홍가람")]
    [InlineData("홍가람 도쿄특파원", "홍가람")]
    [InlineData("홍가람 뉴욕 특파원", "홍가람")]
    [InlineData("홍가람 방콕 특파원", "홍가람")]
    [InlineData("온라인 뉴스팀", "온라인 뉴스팀")]
    [InlineData("글=홍가람 기자 사진=김누리 기자", "홍가람; 김누리")]
    [InlineData("취재 홍가람 / 사진 김누리", "홍가람; 김누리")]
    [InlineData("기자 : 홍가람", "홍가람")]
    [InlineData("[기자] 홍가람", "홍가람")]
    [InlineData("황보 솔 기자", "황보솔")]
    [InlineData("홍 가 람 기자", "홍가람")]
    [InlineData("홍가람 가온일보 기자", "홍가람")]
    [InlineData("글 홍가람  월간누리 기자 hong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("홍가람 정치부장", "홍가람")]
    [InlineData("홍가람 경제부 차장", "홍가람")]
    [InlineData("홍가람 기자 외 2명", "홍가람")]
    [InlineData("홍가람 기자 구독하기", "홍가람")]
    [InlineData("홍가람 기자 +구독", "홍가람")]
    [InlineData("홍가람 한빛대 명예교수·사회학", "홍가람")]
    [InlineData("By Hong Ga-ram", "Hong Ga-ram")]
    [InlineData("By Hong Ga-ram and Kim Nu-ri", "Hong Ga-ram; Kim Nu-ri")]
    [InlineData("By Hong Ga-ram, Staff Reporter hong@paper.example", "Hong Ga-ram hong@paper.example")]
    public void A_byline_line_names_its_authors(string line, string expected)
    {
        var result = Sample.WithHead($"{line}\n입력 2024-03-02 10:00");

        Assert.Null(result.Error);
        Assert.Equal(expected, Sample.Reporters(result));
        Assert.Equal([2], result.Fields["reporters"].Lines);
    }

    [Theory]
    [InlineData("홍가람 기자 | 2024-03-02 10:00:00")]
    [InlineData("홍가람 기자 / 기사승인 : 2024-03-02 10:00:00")]
    [InlineData("홍가람 기자입력 : 2024. 03. 02(토) 10:00")]
    [InlineData("홍가람 기자 승인 2024.03.02 10:00 댓글 0")]
    [InlineData("입력 2024.03.02 10:00 홍가람 기자")]
    [InlineData("홍가람 2024. 3. 2. 10:00")]
    [InlineData("2024년 03월 02일 (토) 10:00:00 홍가람 .")]
    [InlineData("홍가람 기자 2024.03.02 10:00 81 학생칼럼")]
    [InlineData("홍가람 입력 2024.03.02. 10:00")]
    [InlineData("홍가람 입력 2024. 3. 2. 10:00 댓글 12개")]
    public void Byline_and_time_share_a_line(string line)
    {
        var result = Sample.WithHead(line);

        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Equal("byline-and-time-line", result.Layout);
    }

    [Theory]
    [InlineData("[가온일보=홍가람 기자] ", "[가온일보=홍가람 기자]", "가온일보", "홍가람")]
    [InlineData("[가온일보 홍가람 기자] ", "[가온일보 홍가람 기자]", "가온일보", "홍가람")]
    [InlineData("[가온일보 = 홍가람 기자] ", "[가온일보 = 홍가람 기자]", "가온일보", "홍가람")]
    [InlineData("[가온일보/홍가람기자] ", "[가온일보/홍가람기자]", "가온일보", "홍가람")]
    [InlineData("[가온일보=고척, 홍가람 기자] ", "[가온일보=고척, 홍가람 기자]", "가온일보", "홍가람")]
    [InlineData("[보령/가온뉴스]홍가람 기자 = ", "[보령/가온뉴스]홍가람 기자 =", "가온뉴스", "홍가람")]
    [InlineData("(서울=가온통신) 홍가람 기자 = ", "(서울=가온통신) 홍가람 기자 =", "가온통신", "홍가람")]
    [InlineData("(서울·부산=가온통신) 홍가람 김누리 기자 = ", "(서울·부산=가온통신) 홍가람 김누리 기자 =", "가온통신", "홍가람; 김누리")]
    [InlineData("【서울=가온뉴스】홍가람 기자 = ", "【서울=가온뉴스】홍가람 기자 =", "가온뉴스", "홍가람")]
    [InlineData("(세종=가온뉴스1) 홍가람 기자,김누리 기자 = ", "(세종=가온뉴스1) 홍가람 기자,김누리 기자 =", "가온뉴스1", "홍가람; 김누리")]
    [InlineData("홍가람 기자 = ", "홍가람 기자 =", null, "홍가람")]
    [InlineData("워싱턴=홍가람 특파원 ", "워싱턴=홍가람 특파원", null, "홍가람")]
    [InlineData("[가온뉴스] ", "[가온뉴스]", "가온뉴스", "")]
    [InlineData("[가온일보] [홍가람 기자] ", "[가온일보] [홍가람 기자]", "가온일보", "홍가람")]
    [InlineData("[서울=가온뉴스] 홍가람 정치부장 = ", "[서울=가온뉴스] 홍가람 정치부장 =", "가온뉴스", "홍가람")]
    [InlineData("≪홍가람 기자≫ ", "≪홍가람 기자≫", null, "홍가람")]
    [InlineData("가온일보 홍가람 기자] ", "가온일보 홍가람 기자]", "가온일보", "홍가람")]
    [InlineData("가온뉴스 홍가람 기자 | ", "가온뉴스 홍가람 기자 |", "가온뉴스", "홍가람")]
    [InlineData("가온일보 = 홍가람 기자 | ", "가온일보 = 홍가람 기자 |", "가온일보", "홍가람")]
    [InlineData("뉴스가온 홍가람 기자 | ", "뉴스가온 홍가람 기자 |", "뉴스가온", "홍가람")]
    [InlineData("가온뉴스 사회팀 | ", "가온뉴스 사회팀 |", "가온뉴스", "")]
    [InlineData("서울--(가온뉴스)--", "서울--(가온뉴스)--", "가온뉴스", "")]
    [InlineData("[누리Q(큐) 사진 · 글 홍가람 객원기자] ", "[누리Q(큐) 사진 · 글 홍가람 객원기자]", "누리Q(큐)", "홍가람")]
    [InlineData("[누리Q(큐) 홍가람 기자] ", "[누리Q(큐) 홍가람 기자]", "누리Q(큐)", "홍가람")]
    [InlineData("가온일보 홍가람 기자 ", "가온일보 홍가람 기자", "가온일보", "홍가람")]
    [InlineData("(보령=가온통신) 홍가람 기자 ", "(보령=가온통신) 홍가람 기자", "가온통신", "홍가람")]
    [InlineData("[가온일보 홍가람 기자 ", "[가온일보 홍가람 기자", "가온일보", "홍가람")]
    [InlineData("게임뉴스 | 홍가람 기자 | ", "게임뉴스 | 홍가람 기자 |", null, "홍가람")]
    [InlineData("[문화뉴스 홍가람 기자] ", "[문화뉴스 홍가람 기자]", "문화뉴스", "홍가람")]
    [InlineData("[가온누리=홍가람 기자] ", "[가온누리=홍가람 기자]", "가온누리", "홍가람")]
    [InlineData("[숲에서 마을까지= 홍가람 기자] ", "[숲에서 마을까지= 홍가람 기자]", null, "홍가람")]
    [InlineData("[나래읍=홍가람 기자] ", "[나래읍=홍가람 기자]", null, "홍가람")]
    [InlineData("[가온뉴스-나래교육] ", "[가온뉴스-나래교육]", "가온뉴스", "")]
    [InlineData("[KBS 청주]", "[KBS 청주]", "KBS", "")]
    [InlineData("[가온일보 온라인뉴스팀] ", "[가온일보 온라인뉴스팀]", "가온일보", "온라인뉴스팀")]
    [InlineData("[가온펜 | 디지털뉴스부] ", "[가온펜 | 디지털뉴스부]", null, "디지털뉴스부")]
    [InlineData("[나래군=산과들판] ", "[나래군=산과들판]", null, "")]
    public void A_lead_byline_becomes_the_dateline(string lead, string dateline, string? outlet, string reporters)
    {
        var result = Sample.WithLead(lead);

        Assert.Equal(dateline, result.Document.Dateline);
        Assert.Equal(outlet, result.Document.Outlet);
        Assert.Equal(reporters, Sample.Reporters(result));
        Assert.Equal(Sample.First, result.Document.Paragraphs[0]);
    }

    [Theory]
    [InlineData("[속보] ")]
    [InlineData("<가온신문>은 지난 1월 숲길을 걸었다. ")]
    [InlineData("(사진) ")]
    [InlineData("“길이 참 좋다.” ")]
    [InlineData("A=B라고 적힌 팻말이 섰다. ")]
    [InlineData("가온일보 홍가람 기자 등 세 사람이 숲길을 걸었다. ")]
    [InlineData("홍가람 기자 같은 사람도 있다. ")]
    public void Other_openings_stay_in_the_paragraph(string lead)
    {
        var result = Sample.WithLead(lead);

        Assert.Null(result.Document.Dateline);
        Assert.StartsWith(lead.Trim(), result.Document.Paragraphs[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("홍가람 기자 hong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("홍가람 기자\nhong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("홍가람\nhong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("가온일보 / 홍가람 기자 hong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("[ 홍가람 / hong@paper.example ]", "홍가람 hong@paper.example")]
    [InlineData("홍가람 [hong@paper.example]", "홍가람 hong@paper.example")]
    [InlineData("홍가람·김누리 기자 hong@paper.example kim@paper.example", "홍가람 hong@paper.example; 김누리 kim@paper.example")]
    [InlineData("홍가람 기자 hong@paper.example, 김누리 기자 kim@paper.example", "홍가람 hong@paper.example; 김누리 kim@paper.example")]
    [InlineData("홍가람 기자 Hong@Paper.Example", "홍가람 hong@paper.example")]
    [InlineData("/홍가람 기자", "홍가람")]
    [InlineData("홍가람 기자 hong@", "홍가람")]
    [InlineData("홍가람 기자 [email protected]", "홍가람")]
    [InlineData("글 : 홍가람 사진 : 나래극단", "홍가람")]
    [InlineData("가온TV 홍가람입니다. (\n[email protected])", "홍가람")]
    [InlineData("[가온일보 홍가람 기자]\n관련기사\n0\n기자프로필\n홍가람 기자 hong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("[가온일보 홍가람 기자]\n관련기사\n0\n기자프로필\n김누리 기자 nuri@paper.example", "홍가람")]
    [InlineData("홍가람·낚시칼럼니스트", "홍가람")]
    [InlineData("〈제주〓홍가람기자〉hong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("홍가람·김누리 기자 hong@paper.example", "홍가람; 김누리")]
    [InlineData("hong@paper.example 홍가람 기자", "홍가람 hong@paper.example")]
    [InlineData("홍가람 기자 hong@paper.example 트위터 @hong", "홍가람 hong@paper.example")]
    [InlineData("[가온일보 홍가람 기자 hong@paper.example / 사진=영화 '김누리']", "홍가람 hong@paper.example")]
    [InlineData("[홍가람 기자][ⓒ 가온일보, 무단전재 및 재배포 금지]", "홍가람")]
    [InlineData("〈홍가람기자〉", "홍가람")]
    [InlineData("가온TV 홍가람입니다.", "홍가람")]
    [InlineData("영상편집ㅣ홍가람", "")]
    [InlineData("(그래픽 : 홍가람)", "")]
    [InlineData("/가온통신", "")]
    [InlineData("(서울=가온통신)", "")]
    [InlineData("홍가람 2024-03-02 10:00", "")]
    [InlineData("글 홍가람 사진 김누리", "홍가람; 김누리")]
    [InlineData("홍가람 기자 twitter.com/hong", "홍가람")]
    [InlineData("홍가람 기자 페이스북 facebook.com/hong", "홍가람")]
    [InlineData("홍가람 기자 hong＠paper.example", "홍가람 hong@paper.example")]
    [InlineData("홍가람 기자 hong(at)paper.example", "홍가람 hong@paper.example")]
    [InlineData("홍가람 한빛대 교수 hong@univ.example", "홍가람 hong@univ.example")]
    [InlineData("사진=누리시", "")]
    [InlineData("문의: sample@paper.example", "")]
    [InlineData("■ 제보하기\n이메일 : jebo@paper.example", "")]
    [InlineData("제보 : jebo@paper.example", "")]
    [InlineData("제호 : 가온일보 | 발행인 : 홍가람 | 대표전화 : 02-000-0000 | hong@paper.example", "")]
    [InlineData("홍가람(한빛대교수·사학과)", "홍가람")]
    [InlineData("홍가람(시인)", "홍가람")]
    [InlineData("홍가람 (수필가)", "홍가람")]
    [InlineData("홍가람(시인)\n김누리(소설가)\n박다솜(평론가)", "")]
    [InlineData("홍가람(33)", "")]
    [InlineData("(취재: 홍가람·김누리, 영상취재: 박다솜, 제작: 디지털뉴스편집부)", "홍가람; 김누리")]
    [InlineData("홍가람 가온닷컴 기자 hong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("가온뉴스 홍가람입니다. < hong@paper.example >", "홍가람 hong@paper.example")]
    [InlineData("가온닷컴 디지털뉴스팀 기사제보 jebo@paper.example", "디지털뉴스팀")]
    [InlineData("홍가람 기자 기사제보 jebo@paper.example", "홍가람")]
    [InlineData("뉴미디어부 desk@paper.example", "뉴미디어부 desk@paper.example")]
    [InlineData("광고국 ad@paper.example", "")]
    public void A_tail_names_authors_and_their_addresses(string tail, string expected) =>
        Assert.Equal(expected, Sample.Reporters(Sample.WithTail(tail)));

    [Fact]
    public void A_byline_at_the_end_of_the_last_paragraph_is_taken_off()
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second} 홍가람 기자 hong@paper.example\n");

        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(result));
        Assert.Equal(Sample.Second, result.Document.Paragraphs[^1]);
    }

    [Theory]
    [InlineData("‹홍가람 기자>홍가람>")]
    [InlineData("<홍가람 기자>홍가람>")]
    [InlineData("<홍가람 기자>")]
    [InlineData(" /홍가람 한빛시청 문화과")]
    [InlineData(" <홍가람·한빛시 누리동>")]
    [InlineData(" (홍가람·한빛대 교수)")]
    [InlineData(" 홍가람(시인)")]
    [InlineData("/홍가람 기자 2024.03.02")]
    [InlineData(" 홍가람 기자 [email protected]")]
    public void Who_signs_behind_the_last_sentence_is_none_of_the_body(string signature)
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n아이를 둔 주민들은 걸어서 학교에 갈 수 있게 됐다며 저마다 반겼다.{signature}\n");

        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal([Sample.First, "아이를 둔 주민들은 걸어서 학교에 갈 수 있게 됐다며 저마다 반겼다."], result.Document.Paragraphs);
        Assert.Equal("byline-at-end", result.Layout);
    }

    [Theory]
    [InlineData(" (나래시 관광과)")]
    [InlineData(" /나래시 제공")]
    [InlineData(" (사진=누리시청 홍보실)")]
    public void Offices_and_sources_behind_the_last_sentence_are_nobody(string source) =>
        Assert.Empty(Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}{source}\n").Document.Reporters);

    [Fact]
    public void A_section_and_a_name_run_together_are_no_headline()
    {
        var result = Sample.Read($"사회홍가람\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(NoticeCodes.TitleMissing, result.Error?.Code);
        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal("사회", result.Document.Category);
    }

    [Fact]
    public void The_same_person_found_twice_is_one_reporter()
    {
        var result = Sample.Read($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n[가온일보=홍가람 기자] {Sample.First}\n\n{Sample.Second}\n홍가람 기자 hong@paper.example\n");

        Assert.Equal([new PageReporter("홍가람", "hong@paper.example", "가온일보")], result.Document.Reporters);
        Assert.Equal([2, 5, 8], result.Fields["reporters"].Lines);
    }

    [Fact]
    public void A_columnist_beside_the_time_is_an_author_without_a_newspaper()
    {
        var result = Sample.WithHead("홍가람 한빛대 교수\n입력 2024-03-02 10:00");

        Assert.Equal([new PageReporter("홍가람", null, null)], result.Document.Reporters);
        Assert.Equal("columnist", result.Fields["reporters"].Rule);
    }

    [Theory]
    [InlineData("홍가람 교수(한빛대)\n입력 2024-03-02 10:00", "홍가람")]
    [InlineData("홍가람 변호사 (한빛대 로스쿨 겸임교수) 입력 :", "홍가람")]
    [InlineData("홍가람 목사\n(누리교회)", "홍가람")]
    [InlineData("홍가람 직업환경의학 전문의  |  기사입력 2024.03.02. 10:00:00 최종수정 2024.03.02. 11:00:00", "홍가람")]
    [InlineData("사회홍가람\n입력 2024-03-02 10:00", "홍가람")]
    [InlineData("Hong Ga-ram\n입력 2024-03-02 10:00", "Hong Ga-ram")]
    [InlineData("고가람 자치국장 수련원장 이동\n입력 2024-03-02 10:00", "")]
    [InlineData("홍가람 군수", "")]
    [InlineData("글 : 홍가람 사진 : 나래극단\n2024.03.02", "홍가람")]
    [InlineData("(기고) 나래소방서 소방위 홍가람", "홍가람")]
    [InlineData("편집부 조회 수:642", "편집부")]
    [InlineData("by홍가람 기자", "홍가람")]
    [InlineData("홍가람\n\nhong@paper.example | 2024-03-02 10:17:33", "홍가람 hong@paper.example")]
    [InlineData("홍가람 교회기자(나래교회) 2024.03.02 10:00", "홍가람")]
    [InlineData("홍가람 나래대 교수(한국숲학회 부회장·나래연구소 소장)\n입력 2024-03-02 10:00", "홍가람")]
    [InlineData("홍가람 앵커>\n반가운 소식입니다.\n김누리 기자>", "김누리")]
    [InlineData("by 하구지기 2024. 3. 2.", "하구지기")]
    [InlineData("New York\n입력 2024-03-02 10:00", "")]
    [InlineData("뉴스데스크\n입력 2024-03-02 10:00", "")]
    public void An_author_without_a_title_stands_beside_the_time_or_has_a_writers_post(string head, string expected) =>
        Assert.Equal(expected, Sample.Reporters(Sample.WithHead(head)));

    [Theory]
    [InlineData("지금까지 보도국에서 홍가람 기자였습니다.")]
    [InlineData("눈은 모레까지 이어질 것으로 보입니다 KNN 홍가람입니다")]
    public void A_reporter_signs_off(string last) =>
        Assert.Equal("홍가람", Sample.Reporters(Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n{last}\n")));

    [Theory]
    [InlineData("☞공감언론 가온통신 hong@paper.example", "홍가람; 김누리")]
    [InlineData("☞공감언론 가온통신hong@paper.example, nuri@paper.example <저작권자ⓒ 공감언론 가온통신. 무단전재-재배포 금지.>", "홍가람 hong@paper.example; 김누리 nuri@paper.example")]
    public void An_agencys_tail_has_its_reporters_addresses_in_their_order(string tail, string expected)
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n[나래=가온통신]홍가람 김누리 수습 기자 = {Sample.First}\n\n{Sample.Second}\n{tail}\n");

        Assert.Equal(expected, Sample.Reporters(result));
    }

    [Fact]
    public void Nobody_is_a_warning()
    {
        var result = Sample.WithTail("끝.");

        Assert.Empty(result.Document.Reporters);
        Assert.Contains(result.Warnings, w => w.Code == NoticeCodes.ReporterMissing);
    }

    [Fact]
    public void An_address_that_stands_with_two_people_is_nobodys_and_told()
    {
        var result = Sample.WithTail("홍가람·김누리 기자 hong@paper.example");

        Assert.Contains(result.Warnings, w => w is { Code: NoticeCodes.EmailAmbiguous, Line: 8 });
    }

    [Fact]
    public void What_is_left_of_a_note_behind_the_last_byline_hides_nobody()
    {
        var result = Sample.Read($"{Sample.Title}\n\n{Sample.First}\n\n{Sample.Second}【홍가람·김누리기자】 관련기사>\n기사 URL이 복사되었습니다.\n댓글0\n");

        Assert.Equal("홍가람; 김누리", Sample.Reporters(result));
        Assert.Equal(Sample.Second, result.Document.Paragraphs[^1]);
    }

    [Fact]
    public void Who_contributes_from_a_fire_brigade_stands_with_office_and_rank()
    {
        var result = Sample.Read($"<기고> 겨울철 화재예방 작은 실천에서부터...\n\n나래소방서 홍가람 소방사\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(("홍가람", null), (Sample.Reporters(result), result.Document.Subtitle));
        Assert.Empty(Sample.Reporters(Sample.Read($"{Sample.Title}\n나래양조 홍가람 대표\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n")));
    }

    [Fact]
    public void A_newspaper_called_like_a_reporter_is_no_author() =>
        Assert.Equal("홍가람", Sample.Reporters(Sample.Read($"누구나기자\n{Sample.Title}\n홍가람(hong12)\n2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n\n저작권자(c) 누구나기자(시민기자), 무단 전재 및 재배포 금지\n")));

    [Fact]
    public void A_column_called_after_its_author_names_him_above_the_body()
    {
        var document = Sample.Read($"[홍가람의 회계 밖 세상] {Sample.Title}\n입력 2024-03-02 10:00\n걸어서 학교에 가는 길\n홍가람 누리회계법인 고문\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal(["홍가람"], document.Reporters.Select(r => r.Name));
        Assert.Equal("걸어서 학교에 가는 길", document.Subtitle);
        Assert.Empty(document.Captions);
    }

    [Fact]
    public void The_label_above_a_name_is_read_with_it()
    {
        var result = Sample.WithHead("글쓴이\n홍가람\n입력 2024-03-02 10:00");

        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.DoesNotContain(result.Warnings, w => w.Code == NoticeCodes.LinesUnread);
    }

    [Theory]
    [InlineData("김하늘·마성배 기자", "김하늘; 마성배")]
    [InlineData("홍가람 특파원", "홍가람")]
    [InlineData("홍가람 선임기자, 김누리 인턴기자", "홍가람; 김누리")]
    [InlineData("홍가람 기자 hong@paper.example", "홍가람 hong@paper.example")]
    [InlineData("홍가람, 김누리", "홍가람; 김누리")]
    [InlineData("Jane Roe, John Doe", "Jane Roe; John Doe")]
    public void A_byline_that_stands_alone_is_read_by_the_same_rules(string byline, string authors) =>
        Assert.Equal(authors, string.Join("; ", NewsPageReader.ReadByline(byline).Select(r => r.Email is null ? r.Name : $"{r.Name} {r.Email}")));

    [Fact]
    public void In_brackets_a_longer_word_before_the_reporter_is_the_newspaper() =>
        Assert.Equal(("누리업저버", "홍가람"), Sample.WithLead("[누리업저버 홍가람 기자] ").Document is { Reporters: [var reporter] } document ? (document.Outlet, reporter.Name) : default);

    [Fact]
    public void A_photographer_in_angle_brackets_is_no_author() =>
        Assert.Equal("홍가람", Assert.Single(Sample.WithTail("누리일보 홍가람 기자\n<사진=김하늘 기자>").Document.Reporters).Name);

    [Fact]
    public void A_line_that_opens_with_a_quotation_mark_is_a_subtitle_and_no_byline()
    {
        var document = Sample.WithHead("'숲길시즌4' 김하늘 PD 인터뷰 공개\n입력 2024-03-02 10:00").Document;

        Assert.Empty(document.Reporters);
        Assert.Equal("'숲길시즌4' 김하늘 PD 인터뷰 공개", document.Subtitle);
    }

    [Fact]
    public void An_address_may_stand_before_the_name_right_behind_the_last_sentence()
    {
        var result = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}garam@nuri.example 홍가람 기자\n");

        Assert.Equal("홍가람 garam@nuri.example", Sample.Reporters(result));
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void In_brackets_an_office_may_stand_behind_the_name()
    {
        var document = Sample.WithLead("(누리일보=홍가람 미디어연구소)").Document;

        Assert.Equal(("누리일보", "홍가람", Sample.First), (document.Outlet, Assert.Single(document.Reporters).Name, document.Paragraphs[0]));
    }
}
