namespace Cms.Import.Tests;

/// <summary>JSON-LD as pages really print it.</summary>
public sealed class JsonLdTests
{
    [Theory]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"}")]
    [InlineData("[{\"@type\":\"WebSite\",\"name\":\"누리\"},{\"@type\":\"NewsArticle\",\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"}]")]
    [InlineData("{\"@graph\":[{\"@type\":\"Organization\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"}]}")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\",}")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"")]
    [InlineData("<!--\n{\"@type\":\"NewsArticle\",\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"}\n-->")]
    [InlineData("//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"}\n//]]>")]
    [InlineData("/* 기사 */ {\"@type\":\"NewsArticle\", // 제목\n\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"};")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":\"HEAD\"\n\"datePublished\":\"2024-03-02T10:20:00+09:00\"}")]
    [InlineData("{\"@type\":\"NewsArticle\",\"description\":\"그는 \"안 된다\", 말했다\",\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"}")]
    [InlineData("{\"@type\":\"NewsArticle\",\"description\":\"첫 줄\n\t둘째 줄\",\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"}")]
    [InlineData("{'@type':'NewsArticle','headline':'HEAD','datePublished':'2024-03-02T10:20:00+09:00'}")]
    [InlineData("{\"@type\":NewsArticle,\"headline\":HEAD,\"datePublished\":\"2024-03-02T10:20:00+09:00\"}")]
    [InlineData("{\"@type\":\"NewsArticle\",\"image\":,\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"}")]
    [InlineData("{\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"}")]
    [InlineData("{\"@type\":\"NewsArticle\"}{\"@type\":\"Thing\"} {\"@type\":\"NewsArticle\",\"headline\":\"HEAD\",\"datePublished\":\"2024-03-02T10:20:00+09:00\"}")]
    public void Broken_json_is_read_as_far_as_it_goes(string json)
    {
        var result = HtmlSample.WithJsonLd(json.Replace("HEAD", Sample.Title, StringComparison.Ordinal));

        Assert.Equal((Sample.Title, "json-ld"), (result.Document.Title, result.Fields["title"].Rule));
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 20, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("\"")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":{\"a\":[1,{}]},\"author\":[[],{},null,7]}")]
    [InlineData("{\"@type\":\"NewsArticle\",\"author\":{\"name\":[\"\",null]},\"keywords\":{},\"articleSection\":[]}")]
    [InlineData("{\"a\":\"\\u12")]
    [InlineData("\\")]
    public void Json_that_says_nothing_leaves_the_page_to_its_text(string json)
    {
        var result = HtmlSample.WithJsonLd(json);

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.NotEqual("json-ld", result.Fields["title"].Rule);
        Assert.Equal(2, result.Document.Paragraphs.Count);
    }

    [Theory]
    [InlineData("\"홍가람 기자\"", "홍가람")]
    [InlineData("[\"홍가람\",\"김다온\"]", "홍가람; 김다온")]
    [InlineData("{\"@type\":\"Person\",\"name\":\"홍가람\",\"email\":\"mailto:Hong@paper.example\"}", "홍가람 hong@paper.example")]
    [InlineData("[{\"@type\":\"Person\",\"name\":\"홍가람 기자\"},{\"@type\":\"Person\",\"name\":\"김다온 특파원\"}]", "홍가람; 김다온")]
    [InlineData("{\"@type\":\"Person\",\"name\":\"Mary Kim\"}", "Mary Kim")]
    [InlineData("{\"@type\":\"Organization\",\"name\":\"누리일보\"}", "")]
    [InlineData("{\"@type\":\"Person\",\"name\":\"누리일보\"}", "")]
    [InlineData("{\"@type\":\"Person\",\"name\":\"admin\"}", "")]
    public void Authors_of_every_form_are_read(string author, string expected) =>
        Assert.Equal(expected, Sample.Reporters(HtmlSample.WithJsonLd($"{{\"@type\":\"NewsArticle\",\"author\":{author}}}")));

    [Theory]
    [InlineData("\"articleSection\":\"사회\"", "사회")]
    [InlineData("\"articleSection\":[\"사회\",\"환경\"]", "사회")]
    [InlineData("\"articleSection\":\"뉴스>사회>환경\"", "환경")]
    public void The_section_is_the_category(string member, string category) =>
        Assert.Equal(category, HtmlSample.WithJsonLd($"{{\"@type\":\"NewsArticle\",{member}}}").Document.Category);

    [Theory]
    [InlineData("\"alternativeHeadline\":\"주민이 만든 서가…뱃길 따라 온 책\"", "주민이 만든 서가…뱃길 따라 온 책")]
    [InlineData("\"alternativeHeadline\":\"첫째 줄이다<br>둘째 줄이다\"", "첫째 줄이다\n둘째 줄이다")]
    [InlineData("\"headline\":\"HEAD\",\"alternativeHeadline\":\"HEAD\"", null)]
    [InlineData("\"alternativeHeadline\":\"\"", null)]
    public void The_alternative_headline_is_the_subtitle(string member, string? subtitle)
    {
        var result = HtmlSample.WithJsonLd($"{{\"@type\":\"NewsArticle\",{member.Replace("HEAD", Sample.Title, StringComparison.Ordinal)}}}");

        Assert.Equal(subtitle, result.Document.Subtitle);
        Assert.Equal(subtitle is not null, result.Fields.TryGetValue("subtitle", out var evidence) && evidence.Rule == "json-ld");
    }

    [Fact]
    public void A_subtitle_that_the_text_shows_outranks_the_alternative_headline()
    {
        var result = HtmlSample.Read("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"alternativeHeadline\":\"짧은 제목\"}</script>", $"<h1>{Sample.Title}</h1><h4>걸어서 학교 가는 길</h4><p>입력 2024-03-02 10:00</p><p>{Sample.First}</p><p>{Sample.Second}</p>");

        Assert.Equal("걸어서 학교 가는 길", result.Document.Subtitle);
    }

    [Fact]
    public void Comments_are_read_with_their_answers()
    {
        var result = HtmlSample.WithJsonLd("""
            {"@graph":[{"@type":"Person","@id":"#a","name":"나그네"},{"@type":"NewsArticle","comment":[
            {"@type":"Comment","author":{"@id":"#a"},"dateCreated":"2024-03-02T12:00:00+09:00","text":"좋은 소식이네요.<br>또 오겠습니다.",
             "comment":{"@type":"Comment","author":"행인","datePublished":"2024-03-02T12:05","text":"저도요","comment":[{"author":{"name":"길손"},"text":"저도"}]}},
            {"@type":"Comment","author":{"name":"이웃"},"text":"반갑네요"},
            {"@type":"Comment","author":{"name":"말없는이"},"text":""},{"@type":"Comment","text":"이름이 없다"},7,null]}]}
            """);
        var comments = result.Document.Comments;

        Assert.Equal([("나그네", "좋은 소식이네요.\n또 오겠습니다."), ("이웃", "반갑네요")], comments.Select(c => (c.Name, c.Text)));
        Assert.Equal(["행인", "길손"], comments[0].Replies.Select(r => r.Name));
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 12, 0, 0, TimeSpan.FromHours(9)), comments[0].PostedAt);
        Assert.Null(comments[1].PostedAt);
        Assert.Equal("json-ld", result.Fields["comments"].Rule);
        Assert.Equal(2, result.Document.Paragraphs.Count);
    }

    [Fact]
    public void Other_articles_in_a_list_are_not_this_one()
    {
        var result = HtmlSample.WithJsonLd("{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"NewsArticle\",\"headline\":\"다른 기사의 제목이다\",\"datePublished\":\"2001-01-01\"}]}");

        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Null(result.Document.PublishedAt);
    }

    [Fact]
    public void A_short_description_is_no_body_and_the_text_outranks_an_article_body()
    {
        var result = HtmlSample.WithJsonLd("{\"@type\":\"NewsArticle\",\"description\":\"짧은 소개라고 적었다.\",\"articleBody\":\"기계가 읽는 본문은 여기에 있다고 한다.\"}");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal("body-prose", result.Fields["paragraphs"].Rule);
    }

    [Fact]
    public void Evidence_is_the_line_of_the_member()
    {
        var result = HtmlSample.WithJsonLd("\n{\n\"@type\":\"NewsArticle\",\n\"datePublished\":\n\"2024-03-02 10:20\"}");

        Assert.Equal([6], result.Fields["publishedAt"].Lines);
    }
}
