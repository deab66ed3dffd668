using System.Text.Json;

namespace Cms.Import.Tests;

/// <summary>Pages whose article only their scripts hold, until a browser runs them.</summary>
public sealed class StoryDataTests
{
    const string Caption = "숲길 들머리를 걷는 주민들. /누리시 제공";

    static readonly object[] Elements =
    [
        new { type = "image", caption = Caption },
        new { type = "text", content = Sample.First },
        new { type = "raw_html", content = "<div>[광고] 새벽 소식지 구독</div>" },
        new { type = "header", content = "<b>◇ 여섯 마을이 함께</b>" },
        new { type = "related", items = new[] { new { title = "숲길 지도 새로 나온다" } } },
        new { type = "text", content = Sample.Second },
    ];

    static ParseResult<NewsPage> Read(string script) =>
        NewsPageReader.Read($"<!DOCTYPE html><html><head><title>{Sample.Title} - 누리일보</title><meta property='og:site_name' content='누리일보'></head><body><div id='app'></div><noscript>자바스크립트를 켜 주세요.</noscript>{script}<footer><p>Copyright ⓒ 누리일보</p></footer></body></html>");

    [Fact]
    public void The_story_that_Arc_hands_its_scripts_is_read_with_all_its_fields()
    {
        var story = new
        {
            headlines = new { basic = Sample.Title, mobile = "" },
            subheadlines = new { basic = "내년 봄까지 공사<br>사업비는 12억원" },
            display_date = "2024-03-02T01:00:00.002Z",
            last_updated_date = "2024-03-02T03:30:00.660Z",
            credits = new { by = new[] { new { type = "author", name = "홍가람", org = "기자" } } },
            taxonomy = new { primary_section = new { name = "사회", _id = "/society" }, tags = new[] { new { text = "숲길" }, new { text = "누리시" } } },
            content_elements = Elements,
        };
        var other = new { content_elements = new[] { new { headlines = new { basic = "다른 기사" } } } };
        var result = Read($"<script id='fusion-metadata' type='application/javascript'>window.Fusion=window.Fusion||{{}};Fusion.arcSite=\"nuri\";Fusion.globalContent={JsonSerializer.Serialize(story)};Fusion.contentCache={JsonSerializer.Serialize(other)};</script>");

        Assert.Null(result.Error);
        Assert.Equal("html-story-data", result.Layout);
        Assert.Equal((Sample.Title, "내년 봄까지 공사\n사업비는 12억원", "사회"), (result.Document.Title, result.Document.Subtitle, result.Document.Category));
        Assert.Equal([Sample.First, "◇ 여섯 마을이 함께", Sample.Second], result.Document.Paragraphs);
        Assert.Equal([Caption], result.Document.Captions);
        Assert.Equal(["숲길", "누리시"], result.Document.Tags);
        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 10, 0, 0, TimeSpan.FromHours(9)), result.Document.PublishedAt!.Value.AddMilliseconds(-result.Document.PublishedAt.Value.Millisecond));
        Assert.Equal(new DateTimeOffset(2024, 3, 2, 3, 30, 0, TimeSpan.Zero), result.Document.UpdatedAt!.Value.AddMilliseconds(-result.Document.UpdatedAt.Value.Millisecond));
        Assert.Equal("story-data", result.Fields["paragraphs"].Rule);
    }

    [Fact]
    public void The_properties_of_a_Next_page_are_searched_for_the_longest_article()
    {
        var props = new
        {
            props = new
            {
                pageProps = new
                {
                    ranking = new[] { new { title = "가장 많이 본 기사", content = "짧은 글." } },
                    article = new
                    {
                        title = Sample.Title,
                        subTitle = new[] { "내년 봄까지 공사", "사업비는 12억원" },
                        section = new { code = "A05", name = "사회" },
                        writers = new[] { new { name = "홍가람", email = "hong@paper.example", title = "기자" } },
                        regDate = "2024-03-02T10:00:00+09:00",
                        modDate = "2024-03-02T12:30:00+09:00",
                        contents = Elements,
                        keywords = new[] { "숲길", "누리시" },
                    },
                },
            },
        };
        var result = Read($"<script id='__NEXT_DATA__' type='application/json'>{JsonSerializer.Serialize(props)}</script>");

        Assert.Null(result.Error);
        Assert.Equal((Sample.Title, "내년 봄까지 공사\n사업비는 12억원", "사회"), (result.Document.Title, result.Document.Subtitle, result.Document.Category));
        Assert.Equal(Sample.First, result.Document.Paragraphs[0]);
        Assert.Equal(Sample.Second, result.Document.Paragraphs[^1]);
        Assert.DoesNotContain(result.Document.Paragraphs, p => p.Contains("광고", StringComparison.Ordinal) || p.Contains("지도", StringComparison.Ordinal));
        Assert.Equal("홍가람 hong@paper.example", Sample.Reporters(result));
        Assert.Equal((10, 12), (result.Document.PublishedAt?.Hour, result.Document.UpdatedAt?.Hour));
    }

    [Fact]
    public void A_body_that_is_one_text_of_HTML_is_cut_into_its_paragraphs()
    {
        var article = new { headline = Sample.Title, body = $"<p>{Sample.First}</p><p>{Sample.Second}</p>" };

        Assert.Equal([Sample.First, Sample.Second], Read($"<script type='application/json'>{JsonSerializer.Serialize(new { article })}</script>").Document.Paragraphs);
    }

    [Theory]
    [InlineData("{\"page\":\"/article/[id]\",\"props\":{\"title\":\"누리일보\"}}")]
    [InlineData("{\"list\":[{\"title\":\"다른 기사\",\"content\":\"짧은 글.\"},{\"title\":\"또 다른 기사\",\"content\":\"짧은 글.\"}]}")]
    [InlineData("{\"title\":{\"title\":[")]
    public void Data_without_an_article_leaves_a_shell(string json)
    {
        Assert.Equal("body-missing", Read($"<script id='__NEXT_DATA__' type='application/json'>{json}</script>").Error?.Code);
    }

    [Fact]
    public void A_text_that_the_page_shows_comes_before_the_data_of_its_scripts()
    {
        var article = new { headline = "다른 기사", body = $"<p>{Sample.Second}</p><p>{Sample.Second} {Sample.First}</p>" };
        var document = HtmlSample.WithBody($"<p>{Sample.First}</p><script type='application/json'>{JsonSerializer.Serialize(article)}</script>").Document;

        Assert.Equal(Sample.Title, document.Title);
        Assert.Equal([Sample.First], document.Paragraphs);
    }
}
