using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AngleSharp.Html.Parser;
using Cms.Api.Tests.Contract;
using Json.Schema;

namespace Cms.Api.Tests.Formats;

[Collection(ApiCollection.Name)]
public sealed class ArticleFormatTests(Api api)
{
    const string Linked = "application/ld+json";
    const string Ninjs = "application/vnd.iptc.ninjs+json";
    const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    static readonly JsonSchema NinjsSchema = JsonSchema.FromText(File.ReadAllText(Path.Combine(OpenApiTests.Root(), "tests/Cms.Api.Tests/Formats/ninjs-3.1.schema.json")));

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("nonsense", "application/json")]
    [InlineData("application/json;q=0.5, text/markdown", "text/markdown")]
    [InlineData("text/markdown;q=0.1, application/json;q=0", "text/markdown")]
    [InlineData("application/*;q=0.2, application/ld+json;q=0.1", "application/json")]
    [InlineData(Linked, Linked)]
    [InlineData(Ninjs, Ninjs)]
    [InlineData(Browser, "text/html")]
    public async Task Accept_decides_the_format(string? accept, string mediaType)
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("형식") });
        var address = $"/v1/articles/{article["id"]}";
        var answer = await api.Reader.GetAsAsync(address, accept);

        Assert.Equal((HttpStatusCode.OK, mediaType), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.Contains("Accept", answer.Headers.Vary);
        Assert.StartsWith("\"2-", answer.Headers.ETag!.Tag, StringComparison.Ordinal);
        var again = await api.Reader.GetAsAsync(address, accept, answer.Headers.ETag.Tag);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Contains("Accept", again.Headers.Vary);
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/html;q=0")]
    public async Task What_is_not_offered_is_a_406_that_names_what_is(string accept)
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("형식") });
        var problem = await (await api.Reader.GetAsAsync($"/v1/articles/{article["id"]}", accept)).ProblemAsync(HttpStatusCode.NotAcceptable, "not-acceptable");
        Assert.Equal([("Accept", "wrong-type")], problem.Errors());
        Assert.Contains("text/markdown", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Linked, "")]
    [InlineData(Ninjs, "")]
    [InlineData("text/markdown", "")]
    [InlineData("text/html", "")]
    [InlineData(null, "/print")]
    public async Task No_format_shows_more_than_its_reader_may_see(string? accept, string suffix)
    {
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("초고"), slug = "초고-" + Guid.NewGuid().ToString("N") });
        var address = $"/v1/articles/{article["id"]}";
        await (await api.Reader.GetAsAsync(address + suffix, accept)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        var own = await api.Editor.GetAsAsync(address + suffix, accept);
        Assert.Equal((HttpStatusCode.OK, "no-store, private"), (own.StatusCode, own.Headers.CacheControl!.ToString()));

        await (await api.Editor.SendAsync(HttpMethod.Post, address + "/publish", new { publishedAt = DateTimeOffset.UtcNow.AddHours(1) }, "*")).JsonAsync();
        await (await api.Reader.GetAsAsync(address + suffix, accept)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await api.Editor.SendAsync(HttpMethod.Post, address + "/publish", new { publishedAt = DateTimeOffset.UtcNow.AddHours(-1) }, "*")).JsonAsync();
        var shown = await api.Reader.GetAsAsync(address + suffix, accept);
        Assert.Equal((HttpStatusCode.OK, false), (shown.StatusCode, shown.Headers.CacheControl!.Private));

        var slug = "새-주소-" + Guid.NewGuid().ToString("N");
        await (await api.Editor.SendAsync(HttpMethod.Patch, address, new { slug }, "*")).JsonAsync();
        var moved = await api.Reader.GetAsAsync($"/v1/articles/{Uri.EscapeDataString((string)article["slug"]!)}{suffix}", accept);
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/v1/articles/{Uri.EscapeDataString(slug)}{suffix}"), (moved.StatusCode, moved.Headers.Location!.OriginalString));

        await (await api.Editor.SendAsync(HttpMethod.Post, address + "/kill", new { reason = "오보입니다." }, "*")).JsonAsync();
        await (await api.Reader.GetAsAsync(address + suffix, accept)).ProblemAsync(HttpStatusCode.Gone, "killed");
    }

    [Fact]
    public async Task Linked_data_is_a_news_article_of_schema_org()
    {
        var article = await api.Editor.PublishRichAsync();
        var data = await (await api.Reader.GetAsAsync($"/v1/articles/{article["id"]}", Linked)).JsonAsync();

        Assert.Equal(("https://schema.org", "NewsArticle", $"urn:uuid:{article["id"]}"), ((string?)data["@context"], (string?)data["@type"], (string?)data["@id"]));
        Assert.Equal(((string?)article["title"], (string?)article["publishedAt"], (string?)article["updatedAt"]), ((string?)data["headline"], (string?)data["datePublished"], (string?)data["dateModified"]));
        Assert.Equal(((string?)article["category"]!["name"], "ko"), ((string?)data["articleSection"], (string?)data["inLanguage"]));
        Assert.True(JsonNode.DeepEquals(article["tags"], data["keywords"]));
        var author = Assert.Single(data["author"]!.AsArray())!;
        Assert.Equal(("Person", (string?)article["reporters"]![0]!["name"], "한빛일보"), ((string?)author["@type"], (string?)author["name"], (string?)author["worksFor"]!["name"]));
        Assert.Equal("NewsMediaOrganization", (string?)data["publisher"]!["@type"]);
        Assert.Equal(("CorrectionComment", "정정보도", "열 곳이 아니라 <여덟> 곳이므로 바로잡습니다."), ((string?)data["correction"]![0]!["@type"], (string?)data["correction"]![0]!["headline"], (string?)data["correction"]![0]!["text"]));
        Assert.Equal($"{api.Address}v1/articles/{Uri.EscapeDataString((string)article["slug"]!)}", (string?)data["url"]);
        Assert.DoesNotContain(data, m => m.Value is null);
    }

    [Fact]
    public async Task Ninjs_keeps_the_rules_of_its_schema()
    {
        var article = await api.Editor.PublishRichAsync();
        var bare = await api.Editor.PublishNewAsync(new { title = Answers.Unique("맨 기사") });
        var item = await NinjsAsync(article);
        Assert.Equal((article["title"]!.ToString(), article["body"]!.ToString()), ((string?)item["headlines"]![0]!["value"], (string?)item["bodies"]![0]!["value"]));
        Assert.Contains("열 곳이 아니라 <여덟> 곳이므로 바로잡습니다.", item["descriptions"]!.AsArray().Where(d => (string?)d!["role"] == "correction").Select(d => (string?)d!["value"]));
        Assert.Equal("3.1", (string?)item["standard"]!["version"]);
        AssertValid(item, isValid: true);
        AssertValid(await NinjsAsync(bare), isValid: true);

        var wrong = item.DeepClone().AsObject();
        wrong["headline"] = "1판의 이름";
        AssertValid(wrong, isValid: false);
        wrong = item.DeepClone().AsObject();
        wrong["firstCreated"] = "어제";
        AssertValid(wrong, isValid: false);

        async Task<JsonObject> NinjsAsync(JsonObject of) => await (await api.Reader.GetAsAsync($"/v1/articles/{of["id"]}", Ninjs)).JsonAsync();

        static void AssertValid(JsonObject item, bool isValid)
        {
            var result = NinjsSchema.Evaluate(JsonSerializer.SerializeToElement(item), new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
            Assert.True(result.IsValid == isValid, string.Join('\n', (result.Details ?? []).Where(d => d.Errors is not null).Select(d => $"{d.InstanceLocation}: {string.Join(' ', d.Errors!.Values)}")));
        }
    }

    [Fact]
    public async Task Markdown_says_what_the_article_says()
    {
        const string body = """
            <p>한빛시는 <strong>“두 배”</strong>로 늘린다고 <b>5일</b> 밝혔다.<br>둘째 줄 * 별 _밑줄_</p><h2>일정</h2><ul><li>하나<ul><li>안쪽</li></ul></li><li>둘</li></ul><ol><li><p>첫째</p><p>이어서</p></li></ol>
            <blockquote><p>인용 “말”</p></blockquote><figure><img src="https://example.com/a.jpg" alt="센터 [전경]"><figcaption>센터 전경</figcaption></figure>
            <table><tbody><tr><th>이름</th><th>수</th></tr><tr><td>상담실</td><td>8|9</td></tr></tbody></table><p>1. 목록이 아니다</p><p>- 이것도</p><p><ruby>漢<rt>한</rt></ruby> <a href="https://example.com/x_(y)">링크</a> <code>a`b</code></p><hr><pre>코드
              들여</pre>
            """;
        const string expected = """
            한빛시는 <strong>“두 배”</strong>로 늘린다고 **5일** 밝혔다.\
            둘째 줄 \* 별 \_밑줄\_

            ## 일정

            - 하나
              - 안쪽
            - 둘

            1. 첫째

               이어서

            > 인용 “말”

            ![센터 \[전경\]](<https://example.com/a.jpg>)

            센터 전경

            | 이름 | 수 |
            | --- | --- |
            | 상담실 | 8\|9 |

            1\. 목록이 아니다

            \- 이것도

            <ruby>漢<rt>한</rt></ruby> [링크](<https://example.com/x_(y)>) ``a`b``

            ***

            ```
            코드
              들여
            ```

            ***

            **정정보도** (2025년 12월 6일) 열 곳이 아니라 \<여덟\> 곳이므로 바로잡습니다.

            \[저작권자ⓒ 한빛일보. 무단전재-재배포 금지\]

            """;
        var article = await api.Editor.PublishRichAsync(body);
        var answer = await api.Reader.GetAsAsync($"/v1/articles/{article["id"]}", "text/markdown");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/markdown; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("# 한빛시, \\<새 단장\\> \\& \"확장\"", text, StringComparison.Ordinal);
        Assert.Contains("\n\n상담실 두 배로\\\n내년 1월 다시 문 열어\n\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\\[한빛일보=김하늘 기자\\]\n\n" + expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_to_print_is_whole_accessible_and_without_a_script()
    {
        var article = await api.Editor.PublishRichAsync();
        var answer = await api.Reader.GetAsync($"/v1/articles/{article["id"]}/print");
        var html = await answer.Content.ReadAsStringAsync();
        var page = await new HtmlParser().ParseDocumentAsync(html);

        Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.Ordinal);
        Assert.Equal("ko", page.DocumentElement.GetAttribute("lang"));
        var title = ((string)article["title"]!).Replace("\u0001", "", StringComparison.Ordinal);
        Assert.Equal(title, Assert.Single(page.QuerySelectorAll("main h1")).TextContent);
        Assert.StartsWith(title, page.Title, StringComparison.Ordinal);
        Assert.Equal(["상담실 두 배로", "내년 1월 다시 문 열어"], page.QuerySelectorAll(".subtitle").Select(s => s.TextContent));
        Assert.Equal(((string?)article["reporters"]![0]!["name"], (string?)article["publishedAt"]), (page.QuerySelector(".byline")!.TextContent, page.QuerySelector("time")!.GetAttribute("datetime")));
        Assert.Equal((string?)article["dateline"], page.QuerySelector(".dateline")!.TextContent);
        Assert.Equal((string?)article["body"], page.QuerySelector(".body")!.InnerHtml.Trim());
        Assert.Equal("정정보도 (2025년 12월 6일) 열 곳이 아니라 <여덟> 곳이므로 바로잡습니다.", page.QuerySelector(".corrections p")!.TextContent);
        Assert.Contains((string)article["copyright"]!, page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith(Uri.EscapeDataString((string)article["slug"]!), page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);

        Assert.Empty(page.QuerySelectorAll("script, [style], [onclick], [onload]"));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.QuerySelector("style")!.TextContent)))}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script", policy, StringComparison.Ordinal);
        var negotiated = await api.Reader.GetAsAsync($"/v1/articles/{article["id"]}", "text/html");
        Assert.Equal(html, await negotiated.Content.ReadAsStringAsync());
        Assert.Equal(policy, Assert.Single(negotiated.Headers.GetValues("Content-Security-Policy")));
        using var again = new HttpRequestMessage(HttpMethod.Get, answer.RequestMessage!.RequestUri) { Headers = { { "If-None-Match", answer.Headers.ETag!.ToString() } } };
        var unchanged = await api.Reader.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.All(unchanged.Headers.Where(h => h.Key == "Content-Security-Policy"), h => Assert.Equal(policy, Assert.Single(h.Value))); // else the browser would show it without its style
    }
}
