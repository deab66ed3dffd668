namespace Cms.Import.Tests;

/// <summary>What pages declare about themselves, in the forms that Korean sites use.</summary>
public sealed class HtmlDeclarationTests
{
    [Theory]
    [InlineData("<meta property='article:published_time' content='2024-03-02T10:20:30+09:00'>", "2024-03-02T10:20:30+09:00", "meta-time")]
    [InlineData("<meta name=article:published_time content='2024-03-02 10:20'>", "2024-03-02T10:20:00+09:00", "meta-time")]
    [InlineData("<meta property='og:regDate' content='20240302102030'>", "2024-03-02T10:20:30+09:00", "meta-time")]
    [InlineData("<meta property='og:regDate' content='202403021020'>", "2024-03-02T10:20:00+09:00", "meta-time")]
    [InlineData("<meta property='article:published_time' content='20240302T10:20:30+09:00'>", "2024-03-02T10:20:30+09:00", "meta-time")]
    [InlineData("<meta property='dable:published_time' content='2024-03-02T01:20:30.123Z'>", "2024-03-02T01:20:30+00:00", "meta-time")]
    [InlineData("<meta name='pubdate' content='Sat, 02 Mar 2024 10:20:30 +0900'>", "2024-03-02T10:20:30+09:00", "meta-time")]
    [InlineData("<meta name='DC.date.issued' content='2024.03.02 오후 1:20'>", "2024-03-02T13:20:00+09:00", "meta-time")]
    [InlineData("<meta property='article:published_time' content='2024-03-02T10:20:30+0900'><meta name=date content='2001-01-01'>", "2024-03-02T10:20:30+09:00", "meta-time")]
    [InlineData("<meta property='article:published_time' content='T:00+09:00'><meta name=date content='2024-03-02 10:20'>", "2024-03-02T10:20:00+09:00", "meta-time")]
    public void Times_of_publication_are_read(string head, string expected, string rule)
    {
        var result = HtmlSample.WithHead(head);

        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), result.Document.PublishedAt);
        Assert.Equal(rule, result.Fields["publishedAt"].Rule);
        Assert.Equal([2], result.Fields["publishedAt"].Lines);
    }

    [Fact]
    public void A_portals_times_are_whole_on_their_elements_and_a_comments_time_is_none_of_them()
    {
        var result = HtmlSample.Read("", $"<h2>{Sample.Title}</h2><p><em>입력</em> <span data-date-time='2024-03-02 10:20:31'>2024.03.02. 오전 10:20</span></p><p><em>수정</em> <span data-modify-date-time='2024-03-02 11:40:05'>2024.03.02. 오전 11:40</span></p><p>{Sample.First}</p><p>{Sample.Second}</p><div class='comments'><span data-date-time='2024-03-04 09:00:01'>2024.03.04.</span></div>");

        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 20, 31, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 11, 40, 5, TimeSpan.FromHours(9)), result.Document.UpdatedAt);
        Assert.Equal("meta-time", result.Fields["publishedAt"].Rule);
        Assert.DoesNotContain(result.Warnings, w => w.Code == NoticeCodes.TimeAmbiguous);
    }

    [Theory]
    [InlineData("<ul><li><a href='#'>강둑에 버드나무 심는다</a> <span data-date-time='2024-03-05 09:00:00'>2024.03.05</span></li></ul>", "입력 2024-03-02 10:20", "")]
    [InlineData("", "입력 2024-03-02 10:20", "<ul><li>강둑에 버드나무 심는다 <em data-date-time='2024-03-06 01:00:00' data-modify-date-time='2024-03-06 01:05:00'>03.06</em></li></ul>")]
    [InlineData("<ul><li>강둑에 버드나무 심는다 <em data-date-time='2024-03-06 01:00:00'>03.06</em></li></ul>", "<meta itemprop='datePublished' content='2024-03-02T10:20:00+09:00'>", "")]
    [InlineData("<ul><li>강둑에 버드나무 심는다 <em data-date-time='2024-03-06 01:00:00'>03.06</em></li></ul>", "<span data-date-time='2024-03-02 10:20:00'>2024-03-02 10:20</span>", "")]
    public void The_time_of_another_article_in_a_list_is_not_the_article_s(string above, string time, string below)
    {
        var result = HtmlSample.Read("", $"{above}<h1>{Sample.Title}</h1><p>{time}</p><div class='article-body'><p>{Sample.First}</p><p>{Sample.Second}</p></div>{below}");

        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 20, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Null(result.Document.UpdatedAt);
        Assert.DoesNotContain(result.Warnings, w => w.Code == NoticeCodes.TimeAmbiguous);
    }

    [Theory]
    [InlineData("<span data-date-time='2024-03-02 10:20:00'></span>", 10)]
    [InlineData("<span data-date-time='2024-03-02 10:20:00'>2024.03.02</span>", 10)]
    [InlineData("<span data-date-time='2024-03-02 10:20:00'></span><span data-date-time='2024-03-05 09:00:00'></span>", null)]
    public void A_time_that_no_line_prints_counts_when_there_is_one_day(string time, int? hour) =>
        Assert.Equal(hour, HtmlSample.Read("", $"<h1>{Sample.Title}</h1><p>{time}</p><p>{Sample.First}</p><p>{Sample.Second}</p>").Document.PublishedAt?.Hour);

    [Theory]
    [InlineData("<meta property='dd:published_time' content='2024-03-02T10:20:30+09:00'><meta property='dd:author' content='홍가람'>")]
    [InlineData("<meta property='dable:published_time' content='2024-03-02T10:20:30+09:00'><meta property='dable:author' content='홍가람'>")]
    public void Services_beside_the_page_have_names_of_their_own(string head)
    {
        var result = HtmlSample.WithHead(head);

        Assert.Equal(("홍가람", 30), (Sample.Reporters(result), result.Document.PublishedAt?.Second));
    }

    [Theory]
    [InlineData("<meta name='author' content='주간 느루'>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"@type\":\"Person\",\"name\":\"주간 느루\"}}</script>")]
    public void The_paper_is_not_its_own_author(string declared)
    {
        Assert.Equal("홍가람", Sample.Reporters(HtmlSample.WithHead($"<meta property='og:site_name' content='주간 느루'>{declared}", "홍가람 기자")));
        Assert.Empty(HtmlSample.WithHead($"<meta property='og:site_name' content='주간 느루'>{declared}").Document.Reporters);
    }

    [Fact]
    public void A_blog_that_is_called_like_its_writer_has_an_author()
    {
        const string Head = "<meta property='og:site_name' content='홍가람'><meta name='author' content='홍가람'>";

        Assert.Equal("홍가람", Sample.Reporters(HtmlSample.WithHead(Head)));
        Assert.Equal("김누리", Sample.Reporters(HtmlSample.WithHead(Head, "김누리 기자")));
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content=''>")]
    [InlineData("<meta property='article:published_time' content='0001-01-01T00:00:00'>")]
    [InlineData("<meta property='article:published_time' content='1970-01-01T00:00:00Z'>")]
    [InlineData("<meta name=date content='2024-13-45 10:20'>")]
    [InlineData("<meta name=date content='1709343600'>")]
    public void What_is_no_time_is_none(string head)
    {
        var result = HtmlSample.WithHead(head);

        Assert.Null(result.Document.PublishedAt);
        Assert.Contains(result.Warnings, w => w.Code == NoticeCodes.TimeMissing);
    }

    [Fact]
    public void Korean_time_that_is_called_utc_is_put_right_by_what_the_page_prints()
    {
        var result = HtmlSample.WithHead("<meta property='article:published_time' content='2024-03-02T10:20:30Z'>", "입력 2024.03.02 10:20");

        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 20, 30, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Equal([2, 4], result.Fields["publishedAt"].Lines);
        Assert.DoesNotContain(result.Warnings, w => w.Code == NoticeCodes.TimeAmbiguous);
    }

    [Fact]
    public void A_printed_time_completes_a_date_that_is_declared()
    {
        var result = HtmlSample.WithHead("<meta property='article:published_time' content='2024-03-02'>", "입력 2024.03.02 10:20");

        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 20, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Equal("time-labelled", result.Fields["publishedAt"].Rule);
    }

    [Fact]
    public void A_printed_time_that_disagrees_is_told()
    {
        var result = HtmlSample.WithHead("<meta property='article:published_time' content='2024-03-02T10:20:00+09:00'>", "입력 2024.03.01 09:00");

        Assert.Equal(2, result.Document.PublishedAt?.Day);
        Assert.Contains(result.Warnings, w => w is { Code: NoticeCodes.TimeAmbiguous, Line: 4 });
    }

    [Fact]
    public void A_change_at_the_time_of_publication_is_none()
    {
        var result = HtmlSample.WithHead("<meta property='article:published_time' content='2024-03-02T10:20:00+09:00'><meta property='article:modified_time' content='2024-03-02T10:20:00+09:00'>");

        Assert.Null(result.Document.UpdatedAt);
    }

    [Theory]
    [InlineData("<meta property='dable:author' content='홍가람 기자'>", "홍가람")]
    [InlineData("<meta name='author' content='홍가람'>", "홍가람")]
    [InlineData("<meta property='article:author' content='홍가람, 김다온'>", "홍가람; 김다온")]
    [InlineData("<meta property='article:author' content='홍가람 기자 (hong@paper.example)'>", "홍가람 hong@paper.example")]
    [InlineData("<meta property='og:article:author' content='홍가람·김다온 기자'>", "홍가람; 김다온")]
    [InlineData("<meta name='author' content='누리일보'>", "")]
    [InlineData("<meta name='author' content='admin'>", "")]
    [InlineData("<meta name='author' content='156762057'>", "")]
    [InlineData("<meta name='author' content='webmaster@paper.example'>", "")]
    [InlineData("<meta property='article:author' content='https://social.example/nuri'>", "")]
    public void Authors_are_read_and_what_is_nobody_is_none(string head, string expected) => Assert.Equal(expected, Sample.Reporters(HtmlSample.WithHead(head)));

    [Fact]
    public void Declared_authors_and_sure_bylines_complete_each_other()
    {
        var result = HtmlSample.WithHead("<meta property='dable:author' content='홍가람'>", "홍가람·김다온 기자 hong@paper.example");

        Assert.Equal(["홍가람", "김다온"], result.Document.Reporters.Select(r => r.Name));
        Assert.Equal("meta-author", result.Fields["reporters"].Rule);
    }

    [Theory]
    [InlineData("<meta property='og:site_name' content='누리일보'>", "누리일보", "open-graph")]
    [InlineData("<meta property='og:site_name' content='누리일보 - 세상을 읽는 창'>", "누리일보", "open-graph")]
    [InlineData("<meta property='og:site_name' content='다음 - 누리방송'>", "누리방송", "open-graph")]
    [InlineData("<meta property='og:site_name' content='네이버 뉴스'><meta property='og:article:author' content='누리일보 | 네이버'>", "누리일보", "meta-publisher")]
    [InlineData("<meta property='og:site_name' content='https://paper.example'>", null, null)]
    public void Newspapers_are_read(string head, string? outlet, string? rule)
    {
        var result = HtmlSample.WithHead(head);

        Assert.Equal(outlet, result.Document.Outlet);
        Assert.Equal(rule, result.Fields.GetValueOrDefault("outlet")?.Rule);
    }

    [Theory]
    [InlineData("<meta property='article:section' content='사회'>", "사회", "meta-section")]
    [InlineData("<meta property='article:section' content='뉴스 > 사회 > 사건사고'>", "사건사고", "meta-section")]
    [InlineData("<meta property='article:section' content='S1N12'>", null, null)]
    [InlineData("<meta property='article:section' content=''>", null, null)]
    [InlineData("<title>마을 숲길 여섯 곳 새로 이어진다 &lt; 환경 &lt; 기사본문 - 누리일보</title>", "환경", "title-path")]
    public void Categories_are_read(string head, string? category, string? rule)
    {
        var result = HtmlSample.WithHead(head);

        Assert.Equal(category, result.Document.Category);
        Assert.Equal(rule, result.Fields.GetValueOrDefault("category")?.Rule);
    }

    [Theory]
    [InlineData("<ol class='breadcrumb'><li><a>홈</a></li><li>사회</li><li>환경</li></ol>", "환경")]
    [InlineData("<div class='location'><a>HOME</a> &gt; <a>경제</a></div>", "경제")]
    [InlineData("<nav aria-label='breadcrumb'><a>홈</a><span>›</span><a>문화</a></nav>", "문화")]
    public void A_path_of_elements_names_the_category(string path, string category)
    {
        var result = HtmlSample.Read("", $"{path}<h1>{Sample.Title}</h1><p>입력 2024-03-02 10:00</p><p>{Sample.First}</p><p>{Sample.Second}</p>");

        Assert.Equal((category, "breadcrumb"), (result.Document.Category, result.Fields["category"].Rule));
    }

    [Theory]
    [InlineData("마을 숲길 여섯 곳...", "사회")]
    [InlineData("마을…", "사회")]
    [InlineData("마을 숲길 여섯 곳 새로", "사회")]
    [InlineData("마을", "마을")]
    public void A_paths_last_step_may_be_the_headline_cut_off(string step, string category) =>
        Assert.Equal(category, HtmlSample.WithJsonLd($"{{\"@type\":\"BreadcrumbList\",\"itemListElement\":[{{\"name\":\"홈\"}},{{\"name\":\"사회\"}},{{\"name\":\"{step}\"}}]}}").Document.Category);

    [Theory]
    [InlineData("<meta property='article:tag' content='숲길'><meta property='article:tag' content='산책'>", "숲길 산책", "meta-tags")]
    [InlineData("<meta name='news_keywords' content='숲길, 산책'>", "숲길 산책", "meta-tags")]
    [InlineData("<meta name='keywords' content='숲길,주민,학교'>", "숲길 주민 학교", "meta-keywords")]
    [InlineData("<meta name='keywords' content='누리일보,신문,뉴스,경제,증권'>", "", null)]
    public void Tags_are_read_and_a_sites_own_words_are_none(string head, string tags, string? rule)
    {
        var result = HtmlSample.WithHead(head);

        Assert.Equal(tags, string.Join(' ', result.Document.Tags));
        Assert.Equal(rule, result.Fields.GetValueOrDefault("tags")?.Rule);
    }

    [Theory]
    [InlineData("<meta property='og:title' content='마을 숲길 여섯 곳 새로 이어진다 | 누리일보'>", "open-graph")]
    [InlineData("<meta property='og:title' content='마을 숲길 여섯 곳 새로...'>", "open-graph")]
    [InlineData("<meta property='og:title' content='마을 숲길 &amp;quot;여섯 곳&amp;quot; 새로 이어진다'>", "open-graph")]
    [InlineData("<title>마을 숲길 여섯 곳 새로 이어진다 - 누리일보</title>", "title-repeated-before-site")]
    public void The_headline_loses_the_sites_name_and_gains_what_was_cut_off(string head, string rule)
    {
        var result = HtmlSample.WithHead(head);

        Assert.Equal(Sample.Title, result.Document.Title?.Replace("\"", "", StringComparison.Ordinal));
        Assert.Equal(rule, result.Fields["title"].Rule);
    }

    [Theory]
    [InlineData("<meta property='og:title' content='   '>")]
    [InlineData("<meta property='og:title' content='&#160;\t&#8203;'>")]
    [InlineData("<meta property='og:title' content='&amp;nbsp;'><meta property='og:description' content=' \n '>")]
    public void A_blank_declaration_is_none(string head)
    {
        var result = HtmlSample.WithHead(head);

        Assert.Null(result.Error);
        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.NotEqual("open-graph", result.Fields["title"].Rule);
    }

    [Fact]
    public void A_headline_of_several_lines_is_declared_as_one()
    {
        var result = HtmlSample.WithHead("<meta property='og:title' content='숲길 이어\n\t학교 가는 마을'>");

        Assert.Equal("숲길 이어 학교 가는 마을", result.Document.Title);
    }

    [Fact]
    public void A_headline_that_is_only_in_the_title_element_is_told_so()
    {
        var result = HtmlSample.Read($"<title>{Sample.Title} - 누리일보</title>", $"<p>입력 2024-03-02 10:00</p><p>{Sample.First}</p><p>{Sample.Second}</p>");

        Assert.Equal((Sample.Title, "title-element"), (result.Document.Title, result.Fields["title"].Rule));
    }

    [Fact]
    public void A_printed_headline_that_was_rewritten_for_machines_is_no_subtitle()
    {
        var result = HtmlSample.WithHead("<meta property='og:title' content='숲길 이어 학교 가는 마을'>");

        Assert.Equal("숲길 이어 학교 가는 마을", result.Document.Title);
        Assert.Null(result.Document.Subtitle);
    }

    [Fact]
    public void A_time_element_that_the_page_calls_the_change_s_is_not_the_publication_s()
    {
        var result = Sample.Read($"<!DOCTYPE html><html><body><article><h1>{Sample.Title}</h1><p class=\"info\">홍가람 기자 입력 2024년 3월 2일 10시 00분</p><p><span>수정</span> <time datetime=\"2024-03-02T12:30:15+09:00\">2024년 3월 2일 12시 30분</time></p><p>{Sample.First}</p><p>{Sample.Second}</p></article></body></html>");

        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 12, 30, 0, TimeSpan.FromHours(9)), result.Document.UpdatedAt);
    }
}
