using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Articles;

[Collection(ApiCollection.Name)]
public sealed class CheckTests(Api api)
{
    [Theory]
    [InlineData("주민등록번호는 900101-1234567이다.", "resident-number")]
    [InlineData("번호 ９００１０１－１２３４５６７", "resident-number")]
    [InlineData("900101 - 1234568", "resident-number")]
    [InlineData("이어 쓴 9001011234568", "resident-number")]
    [InlineData("문의 010-1234-5678", "phone-number")]
    [InlineData("문의 02)123-4567", "phone-number")]
    [InlineData("행사는 12월 5일에 열린다.", "date-without-year")]
    public async Task What_an_editor_should_know_is_told(string text, string code)
    {
        var findings = await FindingsAsync(new { title = Answers.Unique("점검"), body = $"<p>{text}</p>" });
        var finding = Assert.Single(findings, f => (string?)f["code"] == code);
        Assert.Equal("body", (string?)finding["field"]);
        Assert.Equal(code == "resident-number" ? "blocking" : "warning", (string?)finding["severity"]);
    }

    [Theory]
    [InlineData("접수번호 900101-123456과 1901011234567890")]
    [InlineData("계좌 9013011234567")]
    [InlineData("대표전화 1588-1234, 2025-12-05, 12345-67890")]
    [InlineData("2025년 12월 5일과 지난해 3월 1일, 오는 5월 2일, 올해 4월 3일")]
    public async Task What_only_looks_like_it_is_not(string text)
    {
        var findings = await FindingsAsync(new { title = Answers.Unique("점검"), body = $"<p>{text}</p>" });
        Assert.Equal(["no-byline", "no-category"], findings.Select(f => (string?)f["code"]));
    }

    [Fact]
    public async Task Links_headlines_and_bodies_are_compared_with_the_other_articles()
    {
        var body = string.Join(" ", Enumerable.Range(1, 60).Select(i => $"시청 {i}층에는 새로 생긴 {i * 7}번째 민원실이 있다."));
        var (title, reporter) = (Answers.Unique("같은 제목"), await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("기자") }));
        var category = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("점검") });
        var living = await api.Editor.PublishNewAsync(new { title, body = $"<p>{body}</p>" });
        var dead = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("아직 초고") });
        var links = $"<p><a href=\"/articles/{living["slug"]}\">산 것</a> <a href=\"/articles/{dead["slug"]}\">죽은 것</a> <a href=\"/v1/articles/{dead["id"]}\">이것도</a> <a href=\"https://elsewhere.example/articles/x\">남의 것</a></p>";
        var findings = await FindingsAsync(new { title, body = $"<p>{body} 끝.</p>{links}", reporters = new[] { new { id = reporter["id"] } }, category = new { id = category["id"] } });

        Assert.Equal(["dead-link", "dead-link", "duplicate-headline", "near-duplicate"], findings.Select(f => (string)f["code"]!).Order());
        Assert.Equal([(string)dead["id"]!, (string)dead["slug"]!], findings.Where(f => (string?)f["code"] == "dead-link").Select(f => (string)f["excerpt"]!).OrderByDescending(e => e.Length == 36 && Guid.TryParse(e, out _)));
        Assert.All(findings.Where(f => f["articleId"] is not null), f => Assert.Equal((string?)living["id"], (string?)f["articleId"]));
        Assert.InRange((double)findings.Single(f => (string?)f["code"] == "near-duplicate")["likeness"]!, 0.8, 1);
    }

    [Fact]
    public async Task What_blocks_stops_publishing()
    {
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("막힐 글"), body = "<p>번호는 900101-1234567이다.</p>" });
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{draft["id"]}/publish", ifMatch: "*")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "check-failed");
        Assert.Equal([("/body", "reserved")], problem.Errors());
        Assert.Equal("900101-1******", (string?)problem["findings"]![0]!["excerpt"]);
        Assert.Equal("draft", (string?)(await api.Editor.GetJsonAsync($"/v1/articles/{draft["id"]}"))["status"]);
    }

    async Task<List<JsonNode>> FindingsAsync(object article)
    {
        var created = await api.Editor.CreateAsync("/v1/articles", article);
        var check = await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{created["id"]}/check")).JsonAsync();
        var findings = check["findings"]!.AsArray().Select(f => f!).ToList();
        Assert.Equal(findings.TrueForAll(f => (string?)f["severity"] != "blocking"), (bool)check["canPublish"]!);
        return findings;
    }
}
