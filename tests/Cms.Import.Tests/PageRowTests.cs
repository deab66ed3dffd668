namespace Cms.Import.Tests;

/// <summary>Rows and lines that nearly every site prints around its articles, in the many ways in which sites print them.</summary>
public sealed class PageRowTests
{
    static readonly DateTimeOffset Time = new(2024, 3, 2, 10, 0, 0, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("음성으로 듣기 번역 beta 글씨크기 조절 SNS 공유하기 인쇄")]
    [InlineData("본문 요약봇 텍스트 음성 변환 서비스 사용하기 글자 크기 변경하기 SNS 보내기 인쇄하기")]
    [InlineData("가 아주 크게")]
    [InlineData("스크롤 이동 상태바")]
    public void Buttons_of_several_words_are_no_subtitle(string row)
    {
        var result = Sample.WithHead($"홍가람 기자\n입력 2024-03-02 10:00\n{row}");

        Assert.Null(result.Document.Subtitle);
        Assert.DoesNotContain(result.Warnings, w => w.Code == NoticeCodes.LinesUnread);
    }

    [Theory]
    [InlineData("홍가람 기자 2024.03.02 10:00 지면 A12면", "홍가람")]
    [InlineData("홍가람(hong) 24.03.02 10:00 댓글 3", "홍가람")]
    [InlineData("가온일보 홍가람 2024. 3. 2. 10:00", "홍가람")]
    [InlineData("홍가람 기자 조회 : 321 입력 2024-03-02 10:00", "홍가람")]
    [InlineData("등록일 2024.03.02 10:00 조회수 1,204", "")]
    [InlineData("홍가람 기자 hong@paper.example 김누리 기자 nuri@paper.example 박다솜 기자 dasom@paper.example 입력 2024년 3월 2일 10:00", "홍가람 hong@paper.example; 김누리 nuri@paper.example; 박다솜 dasom@paper.example")]
    [InlineData("김동아 기자 | 2024.03.02 10:00", "김동아")]
    [InlineData("온라인뉴스팀 게시 2024.03.02 10:00", "온라인뉴스팀")]
    public void Who_wrote_the_page_in_print_and_counters_stand_beside_the_time(string row, string reporters)
    {
        var result = Sample.WithHead(row);

        Assert.Equal(Time, result.Document.PublishedAt);
        Assert.Equal(reporters, Sample.Reporters(result));
        Assert.Null(result.Document.Subtitle);
    }

    [Fact]
    public void The_day_of_the_visit_above_the_headline_is_not_the_article_s()
    {
        var result = Sample.Read($"{Sample.Title} - 가온일보\n2024년 3월 5일 화요일\n{Sample.Title}\n홍가람 기자 | 2024.03.02\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(2, result.Document.PublishedAt?.Day);
    }

    [Theory]
    [InlineData("시민들이 숲길 안내판을 살펴보고 있다.")]
    [InlineData("숲길이 시작되는 마을 어귀의 느티나무.")]
    [InlineData("▲ 숲길이 시작되는 마을 어귀의 느티나무.")]
    [InlineData("△ 숲길 입구에 차량이 늘어서 있다.")]
    [InlineData("숲길 입구 전경. 2024.3.2 연합뉴스")]
    [InlineData("숲길 입구 전경. 박다솜 기자 photo@paper.example")]
    [InlineData("[나래=가온통신] 박다솜 기자 = 숲길 어귀의 느티나무. 2024.03.02. photo@paper.example")]
    [InlineData("시민들이 숲길을 걷고 있다.\n/연합뉴스")]
    [InlineData("시민들이 숲길을 걷고 있다.\n사진제공=나래군")]
    [InlineData("시민들이 숲길을 걷고 있다.\n[촬영 박다솜]")]
    [InlineData("시민들이 숲길을 걷고 있다.\n[가온통신 자료사진]")]
    public void What_is_to_be_seen_above_the_first_paragraph_is_a_caption(string caption)
    {
        var result = Sample.WithHead($"홍가람 기자\n입력 2024-03-02 10:00\n\n{caption}");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Contains(result.Document.Captions, c => c.Contains("숲길", StringComparison.Ordinal));
        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Null(result.Document.Subtitle);
    }

    [Theory]
    [InlineData("경찰은 사고가 졸음운전 때문에 난 것으로 보고 있다.")]
    [InlineData("숲길을 두고 주민들 사이에 논란이 커지고 있다.")]
    public void What_cannot_be_seen_is_a_paragraph(string first)
    {
        var result = Sample.WithHead($"홍가람 기자\n입력 2024-03-02 10:00\n\n{first}");

        Assert.Equal([first, Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("▲ 내년 봄까지 공사 마무리\n▲ 학교까지 걸어서 간다\n홍가람 기자\n입력 2024-03-02 10:00", "내년 봄까지 공사 마무리\n학교까지 걸어서 간다")]
    [InlineData("홍가람 기자\n입력 2024-03-02 10:00\n▲ 내년 봄까지 공사 마무리\n▲ 학교까지 걸어서 간다\n공유", "내년 봄까지 공사 마무리\n학교까지 걸어서 간다")]
    [InlineData("홍가람 기자\n입력 2024-03-02 10:00\n■ 내년 봄까지 공사 마무리", "내년 봄까지 공사 마무리")]
    [InlineData("홍가람 기자\n입력 2024-03-02 10:00\n인쇄\n전통시장보다 38% 저렴", "전통시장보다 38% 저렴")]
    public void A_subtitle_may_have_a_mark_or_stand_right_above_the_body(string head, string subtitle) =>
        Assert.Equal(subtitle, Sample.WithHead(head).Document.Subtitle);

    [Fact]
    public void A_heading_that_others_of_its_kind_follow_is_the_body_s()
    {
        var result = Sample.Read($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n■ 첫째 날\n{Sample.First}\n\n■ 둘째 날\n{Sample.Second}\n");

        Assert.Equal(["■ 첫째 날", Sample.First, "■ 둘째 날", Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("Tags 숲길, 학교, 공사", new[] { "숲길", "학교", "공사" })]
    [InlineData("#복지\n#국회\n#숲길", new[] { "복지", "국회", "숲길" })]
    [InlineData("#사설 #숲길", new[] { "사설", "숲길" })]
    public void Tags_may_be_called_like_sections(string line, string[] tags) =>
        Assert.Equal(tags, Sample.WithTail(line).Document.Tags);

    [Theory]
    [InlineData("현재위치 홈 사회")]
    [InlineData("정치\n경제\n사회\n문화\n스포츠\n현재위치\n홈\n사회")]
    public void A_path_may_have_no_signs(string path) =>
        Assert.Equal("사회", Sample.Read($"{path}\n\n{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);

    [Theory]
    [InlineData("AI 3줄 요약\n숲길 여섯 곳이 이어졌음.\n내년 봄까지 공사를 마침.")]
    [InlineData("핵심요약\n\n숲길 여섯 곳이 하나로 이어졌음.\n\n닫기")]
    public void A_summary_ends_where_its_nouns_become_verbs_again(string summary)
    {
        var result = Sample.WithHead($"홍가람 기자\n입력 2024-03-02 10:00\n\n{summary}");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData("이 기사와 함께 보면 좋은 기사")]
    [InlineData("BEST 뉴스")]
    [InlineData("ⓒ 가온일보, 무단 전재 및 재배포 금지\n눈길 끄는 이야기들")]
    public void Other_articles_with_their_times_make_no_list_of_an_article(string heading)
    {
        var others = string.Concat(Enumerable.Range(1, 6).Select(i => $"섬마을 보건지소 {i}곳 원격진료 첫발 뗐다\n2024-03-0{i} 08:10\n"));
        var result = Sample.Read($"{Sample.Title}\n홍가람 기자\n\n{Sample.First}\n\n{Sample.Second}\n\n공사는 다음 달 시작된다.\n\n{heading}\n{others}");

        Assert.Null(result.Error);
        Assert.Equal(3, result.Document.Paragraphs.Count);
        Assert.Null(result.Document.PublishedAt);
    }

    [Fact]
    public void A_subtitle_stands_below_the_headline_though_the_day_of_the_visit_stands_between_title_line_and_headline()
    {
        var result = Sample.Read($"{Sample.Title} - 가온일보\n2024년 3월 5일 화요일\n{Sample.Title}\n전통시장보다 38% 저렴\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal("전통시장보다 38% 저렴", result.Document.Subtitle);
    }

    [Theory]
    [InlineData("현장에서 답을 찾겠습니다.")]
    [InlineData("사회부에서 마을을 걷습니다. 제보 환영합니다.")]
    public void What_a_reporter_says_below_the_byline_is_none_of_the_body(string motto)
    {
        var result = Sample.WithTail($"홍가람 기자\nhong@paper.example\n{motto}");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(result));
    }

    [Fact]
    public void A_newspaper_whose_name_is_a_section_s_and_a_number_is_no_section()
    {
        var result = Sample.Read($"뉴스1\n\n{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal("뉴스1", result.Document.Outlet);
        Assert.Null(result.Document.Category);
    }

    [Fact]
    public void A_newspaper_that_the_first_paragraph_opens_with_is_no_headline()
    {
        var result = Sample.Read($"나래오늘포커스\n나래오늘포커스\n{Sample.Title}\n입력 2024-03-02 10:00\n\n[나래오늘포커스ㅣ홍가람 기자] {Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(Sample.Title, result.Document.Title);
    }

    [Theory]
    [InlineData("나래펜들 | 홍가람 작가 | 2024-03-02 10:00")]
    [InlineData("홍가람 시인 / 송고 : 2024.03.02 (10:00) 지면 A12면")]
    [InlineData("홍가람 변호사 l 기사입력 2024/03/02 [10:00]")]
    public void A_columnist_stands_beside_the_time(string row)
    {
        var result = Sample.WithHead(row);

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal(Time, result.Document.PublishedAt);
        Assert.Equal("홍가람", Sample.Reporters(result));
    }

    [Fact]
    public void A_box_about_the_reporter_has_the_address() =>
        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(Sample.Read($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n\n홍가람 기자 hong@paper.example 구독하기 홍가람 기자의 다른기사 보기\n")));

    [Fact]
    public void A_portals_row_with_its_note_has_time_and_author()
    {
        var result = Sample.Read($"{Sample.Title} : 네이버 뉴스\n{Sample.Title}\n가온일보 구독 PICK 안내 언론사가 주요기사로선정한 기사입니다. 언론사별 바로가기 닫기 입력2024.03.02. 오전 10:00 기사원문 홍가람 기자\n본문 요약봇\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal(Time, result.Document.PublishedAt);
        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }
}
