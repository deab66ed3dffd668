namespace Cms.Import.Tests;

/// <summary>Which section an article stands in, by paths, labels, and names that the site's menu has too.</summary>
public sealed class CategoryTests
{
    [Theory]
    [InlineData("뉴스홈 > 사회 > 산림", "산림", "breadcrumb")]
    [InlineData("숲비평 > 오늘의 숲", "오늘의 숲", "breadcrumb")]
    [InlineData("HOME 뉴스 산림소식", "산림소식", "breadcrumb")]
    [InlineData("홈 산림소식", "산림소식", "breadcrumb-words")]
    [InlineData("홈 보도 대학보도", "대학보도", "breadcrumb")]
    [InlineData("기업/재테크 중소기업·벤처", "중소기업·벤처", "section-label")]
    [InlineData("경제\n사회\n문화\n스포츠\n국제\n사회\n산림정책", "산림정책", "section-label")]
    [InlineData("정책 산업 숲살림 인터뷰 오피니언\n뉴스\n숲살림", "숲살림", "section-label")]
    [InlineData("가온누리\n사회\n여성\n노동\n산림\n본문\n사회 노동\n기사본문", "노동", "breadcrumb-words")]
    [InlineData("숲소식\n기업\n제품\n사람과 문화\n검색\n숲소식 제품 등산화", "등산화", "breadcrumb-words")]
    public void A_category_is_the_last_name_of_the_path(string head, string category, string rule)
    {
        var result = Sample.Read($"{head}\n{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal((category, rule), (result.Document.Category, result.Fields["category"].Rule));
    }

    [Theory]
    [InlineData("<meta property='article:section' content='사회'>", "<ul class='breadcrumb'><li>홈</li><li>사회</li><li>복지·산림</li></ul>", "복지·산림")]
    [InlineData("<meta property='article:section' content='사회,노동'>", "", "노동")]
    [InlineData("<meta property='article:section' content='사회'><meta property='article:section2' content='교육'>", "", "교육")]
    [InlineData("<title>마을 숲길 여섯 곳 새로 이어진다 &lt; 문화 &lt; 기사본문 - 가온일보</title>", "<ul class='breadcrumbs'><li>홈</li><li>문화</li><li>문화일반</li></ul>", "문화일반")]
    public void A_path_that_is_seen_tells_more_than_the_section_that_is_declared(string meta, string path, string category)
    {
        var result = Sample.Read($"<html><head>{meta}</head><body>{path}<h1>{Sample.Title}</h1><article><p>{Sample.First}</p><p>{Sample.Second}</p></article></body></html>");

        Assert.Equal(category, result.Document.Category);
    }

    [Fact]
    public void Between_title_line_and_headline_stands_the_section()
    {
        var result = Sample.Read($"{Sample.Title}\n상태바\n숲·학술\n{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal("숲·학술", result.Document.Category);
    }

    [Fact]
    public void The_label_of_the_headline_is_the_section_s_name_above_it()
    {
        var result = Sample.Read($"인사말씀\n숲속일기\n[숲속일기] {Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal("숲속일기", result.Document.Category);
    }

    [Fact]
    public void A_menu_that_begins_with_home_is_no_path()
    {
        var result = Sample.Read($"홈\n종합\n낙농\n양돈\n가금\n{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Null(result.Document.Category);
    }

    [Theory]
    [InlineData("숲길/산림입력 :2024/03/02 10:00    수정: 2024/03/02 18:02\n홍가람 기자", "숲길/산림")]
    [InlineData("초보 산지기의 산림 이야기\n숲살림\n홍가람(garam)\n24.03.02 10:00", "숲살림")]
    public void Below_the_headline_a_name_of_the_menu_is_the_section(string head, string category)
    {
        var result = Sample.Read($"정치\n숲살림\n숲길/산림\n여행\n시리즈\n{Sample.Title}\n{head}\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal(category, result.Document.Category);
        Assert.Equal((Sample.Title, "홍가람"), (result.Document.Title, Sample.Reporters(result)));
    }

    [Fact]
    public void A_label_set_off_from_the_headline_is_the_section_that_the_menu_has()
    {
        const string menu = "산림 숲길·선교 문화 오피니언 사람 기획";

        Assert.Equal("산림", Sample.Read($"{menu}\n[ 산림 ] {Sample.Title}\n홍가람 기자\n2024.03.02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);
        Assert.Null(Sample.Read($"{menu}\n[ 포토 ] {Sample.Title}\n홍가람 기자\n2024.03.02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);
    }

    [Theory]
    [InlineData("<nav><a>정치</a><a>경제</a><a>사회</a><a>문화</a></nav><div class='v_head'><span class='v_cate'>산림·산촌</span><h2>{0}</h2></div>", "산림·산촌")]
    [InlineData("<h2 id='bo_v_title'><span class='bo_v_cate'>숲길</span> <span class='bo_v_tit'>{0}</span></h2>", "숲길")]
    [InlineData("<div class='post category-news'><ul class='category'><li>산림</li><li>숲길</li></ul><h2>{0}</h2></div>", null)]
    public void An_element_called_so_right_above_the_headline_has_the_section(string head, string? category)
    {
        var result = Sample.Read($"<html><body>{head.Replace("{0}", Sample.Title, StringComparison.Ordinal)}<p>홍가람 기자 | 2024-03-02 10:00</p><article><p>{Sample.First}</p><p>{Sample.Second}</p></article></body></html>");

        Assert.Equal((Sample.Title, category), (result.Document.Title, result.Document.Category));
    }

    [Theory]
    [InlineData("국제\n문화\n스포츠\n오피니언\n업소록\n사회", "사회")]
    [InlineData("뉴스\n오피니언\n라이프\n문화\n인사·동정·부고", "인사·동정·부고")]
    [InlineData("정치\n경제\n스포츠\n오피니언\n지역 익산", "익산")]
    [InlineData("정치\n경제\n문화\n칼럼\n사람들\n검색\n숲복지", "숲복지")]
    [InlineData("사람들\n문화\n정치\n경제\n사회", null)]
    [InlineData("정치\n경제\n사회\n문화\n오피니언", null)]
    public void A_menu_s_last_name_is_the_section_only_where_no_menu_has_it_last(string menu, string? category)
    {
        var result = Sample.Read($"가온일보\n{menu}\n{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal((Sample.Title, category), (result.Document.Title, result.Document.Category));
        Assert.Equal(category is null ? null : 0.5, result.Fields.GetValueOrDefault("category")?.Confidence);
    }

    [Fact]
    public void A_menu_that_stands_again_in_a_row_is_no_path()
    {
        Assert.Null(Sample.Read($"가온일보\n정치\n경제\n사회\n문화\n정치 경제 사회\n{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);
    }

    [Fact]
    public void The_last_step_of_a_path_on_lines_of_its_own_may_be_the_newspaper_s_alone() =>
        Assert.Equal("누리·나래", Sample.Read($"정치 경제 사회 교육 문화\n현재위치\n홈\n충북\n누리·나래\n{Sample.Title}\n기자명 홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);

    [Fact]
    public void A_blog_names_the_category_above_the_others_of_it() =>
        Assert.Equal("우리동네 취재", Sample.WithTail("공유하기\n게시글 관리\n'우리동네 취재' 카테고리의 다른 글\n골목 우체통이 사라지던 날 (0) 2020.04.01").Document.Category);

    [Theory]
    [InlineData($"[ 교단 ] {Sample.Title}\n홍가람 기자", "교단", null)]
    [InlineData($"{Sample.Title}\n\n[ 교회 ] 걸어서 학교에 가는 길\n\n홍가람 기자", "교회", "걸어서 학교에 가는 길")]
    public void A_section_between_brackets_with_room_stands_before_headline_or_subtitle(string head, string category, string? subtitle)
    {
        var document = Sample.Read($"{head}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document;

        Assert.Equal((category, subtitle), (document.Category, document.Subtitle));
    }

    [Fact]
    public void A_declared_section_loses_its_quotes() =>
        Assert.Equal("이웃", HtmlSample.WithHead("<meta property='article:section' content=\"'이웃'\">").Document.Category);

    [Fact]
    public void The_last_name_of_a_menu_above_the_site_s_buttons_is_no_section() =>
        Assert.Null(Sample.Read($"누리날씨뉴스\n뉴스홈\n숲길특보\n오늘의 숲길\n주간숲길\n기상과학\n영상\n회원가입\n로그인\n{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Category);

    [Fact]
    public void A_usual_section_between_newspaper_and_time_is_the_article_s() =>
        Assert.Equal("오피니언", Sample.WithHead("누리일보\n오피니언\n2024-03-02 10:00:03").Document.Category);
}
