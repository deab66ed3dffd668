namespace Cms.Import.Tests;

/// <summary>Pages as programs clip them from the web: as Markdown, with what they write above, and with what they took for text though it is none.</summary>
public sealed class ClippedPageTests
{
    const string Body = $"{Sample.First}\n\n{Sample.Second}\n";

    [Theory]
    [InlineData("---\ntitle: \"{0}\"\nsource: \"https://paper.example/news/1\"\nauthor:\n  - \"[[홍가람 기자]]\"\npublished: 2024-03-02\ncreated: 2024-03-05\ndescription: \"마을을 둘러싼 숲길 여섯 곳이 하나로 이어진다. 시는 내년 봄까지\"\ntags:\n  - \"clippings\"\n---\n")]
    [InlineData("Title: {0}\n\nURL Source: https://paper.example/news/1\n\nPublished Time: 2024-03-02\n\nMarkdown Content:\n")]
    public void What_a_program_writes_above_the_text_gives_headline_and_day(string head)
    {
        var result = Sample.Read(head.Replace("{0}", Sample.Title, StringComparison.Ordinal) + Body);

        Assert.Null(result.Error);
        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal(new(2024, 3, 2, 0, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Null(result.Document.Subtitle);
        Assert.Empty(result.Document.Tags);
    }

    [Fact]
    public void Links_are_read_by_their_text()
    {
        var document = Sample.Read($"# {Sample.Title}\n\n[홍가람 기자](https://paper.example/r?a=1) [garam@paper.example](mailto:garam@paper.example)\n입력 2024-03-02 10:00\n\n마을을 둘러싼 [숲길](https://paper.example/w \"숲길\") 여섯 곳이 하나로 이어진다. 시는 내년 봄까지 공사를 마칠 계획이라고 밝혔다.\n\n{Sample.Second}\n\n키워드\n[#숲길](https://paper.example/t/1) [#마을](https://paper.example/t/2)\n").Document;

        Assert.Equal("홍가람 garam@paper.example", Sample.Reporters(new() { Document = document, Encoding = "", Layout = "", Fields = new Dictionary<string, FieldEvidence>(), Warnings = [] }));
        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(["숲길", "마을"], document.Tags);
    }

    [Fact]
    public void A_first_line_with_the_newspaper_behind_a_bar_is_the_headline_and_no_caption() =>
        Assert.Equal(("마을 숲길 여섯 곳 새로 이어진다", "연합뉴스"), Sample.Read($"# 마을 숲길 여섯 곳 새로 이어진다 | 연합뉴스\n\n송고 2024년03월02일 12시00분\n{Body}") is { Document: var d } ? (d.Title, d.Outlet) : default);

    [Fact]
    public void A_program_of_the_page_is_no_text()
    {
        var document = Sample.WithTail("홍가람기자\n\nvar from = document.referrer;\ndocument.write(\"<iframe name='ad' src='//ad.example/a?from=\"+escape(from)+\"'></iframe>\");\n\n저작권자 © 누리일보 무단전재 및 재배포 금지").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal("홍가람", Assert.Single(document.Reporters).Name);
    }

    [Fact]
    public void Buttons_that_stand_twice_are_no_headline()
    {
        var document = Sample.Read($"SNS 기사보내기\nSNS 기사보내기페이스북(으)로 기사보내기 트위터(으)로 기사보내기\n다음 기사\n현재위치\n 홈산업산업일반\n바로가기 본문 글씨 줄이기 본문 글씨 키우기\n{Sample.Title}\n기자명 홍가람 기자   입력 2024.03.02 10:00  댓글 0\n \nSNS 기사보내기\n{Body}").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Null(document.Subtitle);
    }

    [Fact]
    public void Links_of_a_menu_that_ran_together_are_no_paragraph() =>
        Assert.Equal([Sample.First, Sample.Second], Sample.WithTail("누리투데이뉴스나래투데이뉴스한빛투데이뉴스가온투데이뉴스새벽투데이뉴스다솜투데이뉴스").Document.Paragraphs);

    [Theory]
    [InlineData("로그인이 필요한 서비스 입니다.\n로그인 하시겠습니까?\n스크랩한 기사를 삭제 하시겠습니까?")]
    [InlineData("홍가람\n\n나래취재본부 홍가람 기자입니다.")]
    public void What_a_layer_asks_and_a_box_about_the_reporter_are_no_body(string tail) =>
        Assert.Equal([Sample.First, Sample.Second], Sample.WithTail(tail).Document.Paragraphs);

    [Fact]
    public void A_page_that_says_the_article_is_gone_is_refused() =>
        Assert.NotNull(Sample.Read("UPDATED. 2024-05-09 11:20 (목)\n로그인\n회원가입\n전체메뉴\n정책\n유통\n오피니언\n\n요청하신 기사를 찾을 수 없습니다.\n\n삭제되었거나 존재하지 않는 기사번호입니다.\n기사의 주소가 바뀌었거나 관리자에 의해 비공개로 전환되었을 수 있습니다.\n주소를 다시 확인하신 뒤 이용해 주시기 바랍니다. 계속해서 문제가 생기면 대표전화로 문의해 주십시오.\n\n이전페이지\n홈으로\n").Error);

    [Fact]
    public void The_form_that_sends_an_article_on_has_its_headline()
    {
        var result = Sample.Read($"• 최종편집 2024-03-02(토)\n \n\n4.jpg\n\n{Body}\n태그\n\n전체댓글 0\n\n비밀번호 :\n메일보내기닫기\n기사제목\n{Sample.Title}\n보내는 분 이메일\n받는 분 이메일\n");

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal("title-in-form", result.Fields["title"].Rule);
    }

    [Fact]
    public void Who_wrote_it_may_stand_behind_the_time_on_a_page_of_one_line()
    {
        var document = Sample.Read($"{Sample.Title} 입력 2024.03.02 10:22 수정 2024.03.02 10:58 홍가람 기자 이미지 확대하기 {Sample.First} {Sample.Second} {Sample.First.Replace("여섯", "일곱", StringComparison.Ordinal)} {Sample.Second.Replace("12억", "13억", StringComparison.Ordinal)} 숲길 안내소는 정류장 옆에 선다. Copyright Ⓒ 누리방송. All rights reserved.무단 전재 금지\n댓글\n").Document;

        Assert.Equal("홍가람", Assert.Single(document.Reporters).Name);
        Assert.Equal(58, document.UpdatedAt?.Minute);
    }

    [Fact]
    public void A_picture_s_text_stands_below_it_once_more_as_its_caption_and_the_reporter_says_what_he_does()
    {
        var document = Sample.Read($"# {Sample.Title}\n2026-07-13\n\n![숲길/마을 웨이브](https://paper.example/a.png?width=616)\n\n숲길/마을 웨이브\n\n{Sample.First}\n\n{Sample.Second}\n\n생활부 '걷기팀'을 이끌고 있습니다. 주말판 '나래길'도 맡고 있습니다.\n\n구독수\n\n### 631\n\n나래시청 등을 출입하고 있다. 숲과 길 전반을 취재한다.\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Equal(["숲길/마을 웨이브"], document.Captions);
    }

    [Fact]
    public void Text_between_two_rules_is_no_front_matter() =>
        Assert.Equal([Sample.First, Sample.Second], Sample.Read($"---\n{Sample.Title}\n입력 2024-03-02 10:00\n\n{Body}---\n저작권자 © 누리일보 무단전재 금지\n").Document.Paragraphs);

    [Theory]
    [InlineData("[](https://paper.example/a)")]
    [InlineData("[ ](/a) [](#b)")]
    public void A_link_without_a_text_is_no_paragraph(string line) =>
        Assert.Equal([Sample.First, Sample.Second], Sample.Read($"{Sample.Title}\n{line}\n입력 2024-03-02 10:00\n\n{Sample.First}\n{line}\n{Sample.Second}\n{line}\n").Document.Paragraphs);

    [Fact]
    public void A_program_s_comment_is_no_subtitle() =>
        Assert.Equal("걸어서 학교까지 20분", Sample.Read($"{Sample.Title} ∥\n\n// 재생기의 오류를 피하려고 더한 부분\nfunction _flash_removeCallback() {{}}\n\n걸어서 학교까지 20분\n{Body}") is { Document: { Title: Sample.Title } document } ? document.Subtitle : null);

    [Fact]
    public void A_picture_s_text_may_be_longer_than_the_caption_below_it()
    {
        const string caption = "숲길 지도. 굵은 선이 새로 이어지는 구간이고 가는 선은 이미 걸을 수 있는 구간이다.";
        var document = Sample.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n![{caption} 점선은 내년에 생긴다. (사진=나래시)](https://paper.example/a.jpg)\n\n{caption} (사진=나래시)\n\n{Sample.Second}\n").Document;

        Assert.Equal([Sample.First, Sample.Second], document.Paragraphs);
        Assert.Contains($"{caption} (사진=나래시)", document.Captions);
    }

    [Fact]
    public void Quotation_marks_within_a_clipped_headline_are_its_own() =>
        Assert.Equal("숲길 여섯 곳 이어진다…\"걸어서 학교까지\"", Sample.Read($"---\ntitle: \"숲길 여섯 곳 이어진다…\\\"걸어서 학교까지\\\"\"\npublished: 2024-03-02\n---\n{Body}").Document.Title);
}
