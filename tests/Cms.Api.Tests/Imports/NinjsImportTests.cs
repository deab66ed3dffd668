using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Formats;

namespace Cms.Api.Tests.Imports;

[Collection(ApiCollection.Name)]
public sealed class NinjsImportTests(Api api)
{
    const string Ninjs = "application/vnd.iptc.ninjs+json";

    [Fact]
    public async Task An_item_becomes_an_article_and_is_found_again_by_its_uri()
    {
        var category = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("경제") });
        var item = Item();
        item["subjects"] = new JsonArray(new JsonObject { ["name"] = (string)category["name"]!, ["rel"] = "category" }, new JsonObject { ["name"] = "창업" }, new JsonObject { ["name"] = "청년" });
        var created = await ImportAsync(item);
        Assert.Equal(("created", 0), ((string?)created["outcome"], created["warnings"]!.AsArray().Count));

        var article = await api.Reader.GetJsonAsync($"/v1/articles/{created["articleId"]}");
        Assert.Equal(((string?)item["headlines"]![0]!["value"], "첫 부제\n둘째 부제", "<p>상담실은 <b>여덟</b> 곳이다.</p>"), ((string?)article["title"], (string?)article["subtitle"], (string?)article["body"]));
        Assert.Equal(("2025-12-05T10:55:18+09:00", (string?)item["uri"], "한빛통신"), ((string?)article["publishedAt"], (string?)article["externalId"], (string?)article["source"]));
        Assert.Equal((string?)category["id"], (string?)article["category"]!["id"]);
        Assert.Equal(["창업", "청년"], article["tags"]!.AsArray().Select(t => (string?)t));
        Assert.Equal([("김하늘", "한빛일보"), ("마성배", "한빛일보")], article["reporters"]!.AsArray().Select(r => ((string?)r!["name"], (string?)r["outlet"])));
        Assert.Equal(("서울", "ⓒ 한빛일보"), ((string?)article["dateline"], (string?)article["copyright"]));

        Assert.Equal("unchanged", (string?)(await ImportAsync(item))["outcome"]);
        item["headlines"]![0]!["value"] = Answers.Unique("고친 제목");
        var updated = await ImportAsync(item);
        Assert.Equal(("updated", (string?)created["articleId"]), ((string?)updated["outcome"], (string?)updated["articleId"]));
    }

    [Fact]
    public async Task What_is_given_out_as_ninjs_can_be_taken_in_again()
    {
        var article = await api.Editor.PublishRichAsync();
        var item = await (await api.Reader.GetAsAsync($"/v1/articles/{article["id"]}", Ninjs)).JsonAsync();
        var taken = await api.Reader.GetJsonAsync($"/v1/articles/{(await ImportAsync(item))["articleId"]}");

        Assert.NotEqual((string?)article["id"], (string?)taken["id"]);
        foreach (var member in new[] { "title", "subtitle", "body", "publishedAt", "tags", "category", "dateline", "copyright", "source" })
        {
            Assert.True(JsonNode.DeepEquals(article[member], taken[member]), $"{member}: {article[member]} became {taken[member]}");
        }

        Assert.Equal((string?)article["reporters"]![0]!["name"], (string?)taken["reporters"]![0]!["name"]);
    }

    [Fact]
    public async Task An_item_may_be_a_line_of_an_archive_beside_others()
    {
        var title = Answers.Unique("줄로 온 기사");
        var plain = new JsonObject { ["uri"] = $"urn:x:{Guid.NewGuid()}", ["title"] = title, ["bodies"] = new JsonArray(new JsonObject { ["value"] = "첫 문단\n\n둘째 문단" }), ["versionCreated"] = "2025-12-05T01:55:18Z", ["urgency"] = 3, ["renditions"] = new JsonArray() };
        var line = new JsonObject { ["title"] = Answers.Unique("그냥 기사"), ["paragraphs"] = new JsonArray("주소 \"uri\" 라는 말이 든 문단이다.") };
        var receipt = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/imports", $"{plain.ToJsonString()}\n{line.ToJsonString()}", contentType: "application/x-ndjson")).JsonAsync();

        Assert.Equal(["created", "created"], receipt["items"]!.AsArray().Select(i => (string?)i!["outcome"]));
        var warning = Assert.Single(receipt["items"]![0]!["warnings"]!.AsArray())!;
        Assert.Equal(("members-left-out", "An article has no place for urgency, renditions."), ((string?)warning["code"], (string?)warning["message"]));
        var article = await api.Reader.GetJsonAsync($"/v1/articles/{receipt["items"]![0]!["articleId"]}");
        Assert.Equal((title, "<p>첫 문단</p>\n<p>둘째 문단</p>", "2025-12-05T10:55:18+09:00"), ((string?)article["title"], (string?)article["body"], (string?)article["publishedAt"]));
    }

    [Fact]
    public async Task An_embargo_puts_off_the_time_of_publication()
    {
        var item = Item();
        item["embargoedUntil"] = DateTimeOffset.UtcNow.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var id = (await ImportAsync(item))["articleId"];
        await (await api.Reader.GetAsync($"/v1/articles/{id}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal("published", (string?)(await api.Editor.GetJsonAsync($"/v1/articles/{id}"))["status"]);
    }

    [Theory]
    [InlineData("uri", "\"\"", "required", "uri")]
    [InlineData("headlines", "[]", "required", "headlines")]
    [InlineData("headlines", "\"제목\"", "wrong-type", "headlines")]
    [InlineData("headlines", """[{ "value": 5 }]""", "wrong-type", "headlines/0/value")]
    [InlineData("bodies", "[]", "required", "bodies")]
    [InlineData("firstCreated", "\"어제\"", "wrong-type", "firstCreated")]
    [InlineData("type", "\"picture\"", "wrong-type", "type")]
    [InlineData("pubStatus", "\"canceled\"", "out-of-range", "pubStatus")]
    [InlineData("representationType", "\"partial\"", "out-of-range", "representationType")]
    [InlineData("standard", """{ "name": "ninjs", "version": "2.1" }""", "out-of-range", "standard/version")]
    [InlineData("body_html", "\"<p>1판</p>\"", "unknown-member", "body_html")]
    public async Task A_bad_item_fails_and_names_the_member(string member, string value, string code, string named)
    {
        var item = Item();
        item[member] = JsonNode.Parse(value);
        var answer = await api.Editor.SendAsync(HttpMethod.Post, "/v1/imports", item.ToJsonString(), contentType: Ninjs);
        var error = Assert.Single((await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "import-failed"))["errors"]!.AsArray())!;
        Assert.Equal(code, (string?)error["code"]);
        Assert.Contains($"'{named}'", (string?)error["message"], StringComparison.Ordinal);
    }

    async Task<JsonNode> ImportAsync(JsonObject item) =>
        (await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/imports", item.ToJsonString(), contentType: Ninjs)).JsonAsync())["items"]![0]!;

    static JsonObject Item() => new()
    {
        ["uri"] = $"urn:newsml:hanbit.example:{Guid.NewGuid()}",
        ["type"] = "text",
        ["firstCreated"] = "2025-12-05T10:55:18+09:00",
        ["headlines"] = new JsonArray(
            new JsonObject { ["value"] = Answers.Unique("한빛시, 청년 창업센터 새 단장") },
            new JsonObject { ["role"] = "subheadline", ["value"] = "첫 부제" },
            new JsonObject { ["role"] = "subheadline", ["value"] = "둘째 부제" }),
        ["bodies"] = new JsonArray(
            new JsonObject { ["contentType"] = "text/plain", ["value"] = "상담실은 여덟 곳이다." },
            new JsonObject { ["contentType"] = "text/html", ["value"] = "<p>상담실은 <b>여덟</b> 곳이다.<script>x()</script></p>" }),
        ["by"] = "김하늘·마성배 기자",
        ["located"] = "서울",
        ["copyrightHolder"] = "한빛일보",
        ["copyrightNotice"] = "ⓒ 한빛일보",
        ["infoSources"] = new JsonArray(new JsonObject { ["name"] = "한빛통신" }),
        ["standard"] = new JsonObject { ["name"] = "ninjs", ["version"] = "3.1" },
    };
}
