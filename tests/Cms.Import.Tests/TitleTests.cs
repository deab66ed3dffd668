namespace Cms.Import.Tests;

public sealed class TitleTests
{
    const string Title = "‘느린 우체통’ 1년, 편지 3만 통…“기다림을 배웠다”";

    [Theory]
    [InlineData($"{Title} - 가온일보\n{Title}")]
    [InlineData($"가온일보 - {Title}\n\n{Title}")]
    [InlineData($"{Title} | 가온일보\n{Title}")]
    [InlineData($"{Title} : 네이버 뉴스\n가온일보\n{Title}")]
    [InlineData($"{Title}ㅣ가온일보\n{Title}")]
    [InlineData($"{Title} :: 가온일보 ::\n{Title}")]
    [InlineData($"{Title} < 사회 < 기사본문 - 가온일보\n{Title}")]
    [InlineData($"<가온일보> {Title}\n{Title}")]
    [InlineData($"[가온일보] {Title}\n{Title}")]
    [InlineData($"{Title}\n{Title}")]
    [InlineData($"{Title} - 가온일보")]
    [InlineData($"{Title} : 네이버 뉴스")]
    [InlineData($"{Title} - 가온일보 : 네이버 뉴스")]
    [InlineData($"{Title} | 가온일보")]
    [InlineData($"{Title}ㅣ가온일보")]
    [InlineData($"가온일보 - {Title}")]
    [InlineData($"{Title} < 사회 < 기사본문 - 가온일보")]
    [InlineData($"가온일보\n사회\n{Title}")]
    [InlineData($"제 목 : {Title}")]
    [InlineData($"# {Title}")]
    [InlineData($"| {Title} |")]
    [InlineData($"전체기사 최신뉴스 경제\n\n{Title}")]
    [InlineData($"06.18 (화)\n\n{Title}")]
    [InlineData(Title)]
    public void The_headline_loses_the_names_of_sites(string head)
    {
        var result = Sample.Read($"{head}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(Title, result.Document.Title);
        Assert.Null(result.Document.Subtitle);
    }

    [Theory]
    [InlineData("섬과 섬 - 다리가 놓이기까지")]
    [InlineData("비/눈 그친 뒤 - 빙판길 주의")]
    [InlineData("A/S 대란 | 왜 되풀이되나")]
    [InlineData("[단독] 시청 앞 광장, 밤에도 연다")]
    [InlineData("물가 3.5%↑ : 장바구니가 무겁다")]
    [InlineData("기자 사칭한 사기 주의보 내려져")]
    [InlineData("<가온일보>와 시민들, 함께 걷다")]
    [InlineData("[영상뉴스] 시청 앞 광장에 내린 첫눈")]
    public void Dashes_bars_and_slashes_of_the_headline_stay(string title)
    {
        var result = Sample.Read($"{title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(title, result.Document.Title);
    }

    [Theory]
    [InlineData("마을 학생 자치기구\n\n오는 23일 여덟 곳에서 투표 진행\n\n", "마을 학생 자치기구")]
    [InlineData("논어에 대하여\n상태바\n논어에 대하여\n홍가람 기자\n", "논어에 대하여")]
    [InlineData("April 12, 2022 제 89호\n\n학보사를 파헤쳐 보자!\n\n홍가람 기자 2022.04.11 23:42\n", "학보사를 파헤쳐 보자!")]
    [InlineData("가온일보\n가온일보\n사회\n마을 숲길 이어진다\n홍가람 기자\n", "마을 숲길 이어진다")]
    [InlineData("마을 숲길 이어진다 - 한뼘누리네\n한뼘누리네\n마을 숲길 이어진다\n홍가람 기자\n", "마을 숲길 이어진다")]
    [InlineData("본 글은 누리 회원 전용 콘텐츠입니다.\n본 글은 누리 회원 전용 콘텐츠입니다.\n마을 숲길 여섯 곳 이어진다\n홍가람 기자\n", "마을 숲길 여섯 곳 이어진다")]
    public void What_stands_twice_or_first_is_not_always_the_headline(string head, string expected) =>
        Assert.Equal(expected, Sample.Read($"{head}\n{Sample.First}\n{Sample.Second}\n").Document.Title);

    [Theory]
    [InlineData("[ 교계 ]")]
    [InlineData("경제 06면")]
    [InlineData("KakaoTalk_20240302.jpg")]
    [InlineData("가온시 누리집 캡처")]
    public void Sections_pages_files_and_sources_are_no_subtitle(string line) =>
        Assert.Null(Sample.WithHead($"{line}\n홍가람 기자\n입력 2024-03-02 10:00").Document.Subtitle);

    [Fact]
    public void A_section_in_the_title_line_is_the_category()
    {
        var result = Sample.Read($"{Title} < 사회 < 기사본문 - 가온일보\n{Title}\n승인 2024.03.02 10:00\n{Sample.First}\n{Sample.Second}\n");

        Assert.Equal("사회", result.Document.Category);
        Assert.Equal([1], result.Fields["category"].Lines);
        Assert.Equal("가온일보", result.Document.Outlet);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("- 내년 봄 착공\n- 사업비 12억원\n", "내년 봄 착공\n사업비 12억원")]
    [InlineData("내년 봄 착공…사업비 12억원\n", "내년 봄 착공…사업비 12억원")]
    [InlineData("…주민 “걸어서 학교 간다” 반색\n", "…주민 “걸어서 학교 간다” 반색")]
    public void The_lines_below_the_headline_are_the_subtitle(string lines, string? expected)
    {
        var result = Sample.WithHead($"{lines}홍가람 기자\n입력 2024-03-02 10:00");

        Assert.Equal(expected, result.Document.Subtitle);
    }

    [Fact]
    public void A_body_without_a_headline_is_refused_and_kept()
    {
        var result = Sample.Read($"{Sample.First}\n{Sample.Second}\n홍가람 기자 hong@paper.example\n");

        Assert.Equal(NoticeCodes.TitleMissing, result.Error?.Code);
        Assert.Equal(2, result.Document.Paragraphs.Count);
        Assert.Single(result.Document.Reporters);
    }

    [Fact]
    public void A_headline_without_a_body_is_refused()
    {
        var result = Sample.Read($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n");

        Assert.Equal(NoticeCodes.BodyMissing, result.Error?.Code);
        Assert.Equal(Sample.Title, result.Document.Title);
    }

    [Fact]
    public void A_program_may_put_the_lead_above_the_headline()
    {
        const string lead = "나래시가 전국에서는 처음으로 마을 숲길 여섯 곳을 하나로 잇는다.";
        var result = Sample.Read($"{lead}\n'걸어서 학교 간다'…마을 숲길 여섯 곳 이어진다\n{Sample.First}\n\n{Sample.Second}\n\n/연합뉴스\n");

        Assert.Equal(("'걸어서 학교 간다'…마을 숲길 여섯 곳 이어진다", 0.5), (result.Document.Title, result.Fields["title"].Confidence));
        Assert.Equal([lead, Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Contains(result.Warnings, w => w.Code == NoticeCodes.TitleInferred);
        Assert.Equal(NoticeCodes.TitleMissing, Sample.Read($"{lead}\n숲길, 다시 이어지는 마을\n{Sample.First}\n\n{Sample.Second}\n").Error?.Code);
    }

    [Theory]
    [InlineData("넷플릭스 유료회원 3억 명 돌파… 광고 요금제 효과")]
    [InlineData("네카오, AI 번역 경쟁 불붙었다")]
    [InlineData("경찰, 시민 제보를 토대로 용의자 검거")]
    [InlineData("네이버에서 분사한 누리페이, 나래시에 새 사옥")]
    [InlineData("KT 해킹, 주민등록번호까지 털렸나")]
    [InlineData("누리쇼핑, 이용약관 바꿔 해킹 책임 회피 논란")]
    [InlineData("나래시, 청소년보호 조례 만든다")]
    [InlineData("[단독] 장바구니 무료 제공")]
    [InlineData("골목 상권이 무너지고 있다")]
    [InlineData("디자인·AI 융합 인재 키운다")]
    [InlineData("웹툰 무단복제 사이트 운영자 구속")]
    [InlineData("검찰 통신자료제공 요청 급증… “법 고쳐야”")]
    [InlineData("포털 ‘맛집’ 검색 결과 10건 중 7건은 광고")]
    [InlineData("늙어가는 초고령사회 한국")]
    public void A_headline_may_have_words_of_buttons_imprints_and_credits(string title)
    {
        const string body = $"홍가람 기자 hong@paper.example\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n\n저작권자 ⓒ 가온일보 무단전재 및 재배포 금지\n";

        foreach (var head in (string[])[title, $"{title} - 가온일보\n전체메뉴\n{title}"])
        {
            var result = Sample.Read($"{head}\n{body}");

            Assert.Null(result.Error);
            Assert.Equal(title, result.Document.Title);
            Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
            Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(result));
        }
    }

    [Theory]
    [InlineData("마을 숲길, 청소년보호 조례로 지킨다", "걸어서 학교에 가는 길 여섯 곳")]
    [InlineData("마을 숲길이 하나로 이어지고 있다", "걸어서 학교에 가는 길 여섯 곳")]
    public void A_headline_with_such_words_keeps_its_subtitle(string title, string subtitle)
    {
        var document = Sample.Read($"가온일보\n홈 > 사회\n{title}\n{subtitle}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal((title, subtitle), (document.Title, document.Subtitle));
        Assert.Empty(document.Captions);
    }

    [Fact]
    public void A_headline_that_stands_there_twice_keeps_its_last_word() =>
        Assert.Equal("나래호가 찍은 지구 사진", Sample.Read($"나래호가 찍은 지구 사진\n메뉴\n나래호가 찍은 지구 사진\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Title);

    [Theory]
    [InlineData("• 판결\n• 법조단체\n\n• 판결\n• 민사일반")] // a menu, and the path again as a list
    [InlineData("뉴스 : 누리TV 뉴스\n전체메뉴")]
    [InlineData("동네책방 소식통\n분류 전체보기 (318)\n책방 뉴스 (142)\n서평 (97)\n책방 뉴스")] // a blog's categories with how many articles each has
    [InlineData("누리시청\n보도자료 상세보기 - 제목, 작성자, 작성일, 조회수, 첨부파일, 내용 제공")] // for those who hear the page
    [InlineData("> 누리소식 > 보도자료")]
    [InlineData("홈 사회 정치 경제 국제 문화 랭킹 연재 포토 TV 사실은 이렇습니다\n누리일보")] // a menu whose last name is a sentence
    public void What_sites_print_above_the_headline_is_none(string head)
    {
        var result = Sample.Read($"{head}\n\n{Title}\n2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Null(result.Error);
        Assert.Equal((Title, null), (result.Document.Title, result.Document.Subtitle));
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Fact]
    public void An_office_prints_the_headline_as_a_field_of_a_form()
    {
        var document = Sample.Read($"제목 {Title}\n작성자 누리시\n담당부서 숲길과\n등록일 2024-03-02\n\n{Sample.First}\n\n{Sample.Second}\n\n이 페이지에서 제공하는 정보에 대하여 만족하십니까?\n매우만족 만족 보통 불만족 매우불만족\n").Document;

        Assert.Equal(Title, document.Title);
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal("제목 없는 하루", Sample.Read($"제목 없는 하루\n홍가람 기자\n2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Title);
    }

    [Fact]
    public void A_part_s_number_in_angle_brackets_stays_with_its_headline() =>
        Assert.Equal("[나래인터뷰] 홍길동 \"숲길을 지킨다\" <하>", HtmlSample.Read("<title>누리일보 - [나래인터뷰] 홍길동 \"숲길을 지킨다\" &lt;하&gt;</title>", $"<p>[누리일보 홍가람 기자] {Sample.First}</p><p>{Sample.Second}</p>").Document.Title);

    [Fact]
    public void Whose_picture_it_is_below_each_picture_is_no_headline() =>
        Assert.Equal(Sample.Title, Sample.Read($"{Sample.Title}\n\n가수 김하늘 / 누리일보\n[누리일보 = 홍가람 기자] {Sample.First}\n\n가수 김하늘 / 누리일보\n{Sample.Second}\n").Document.Title);
}
