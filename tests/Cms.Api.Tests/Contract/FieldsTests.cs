using System.Net;
using System.Text.Json.Nodes;

namespace Cms.Api.Tests.Contract;

[Collection(ApiCollection.Name)]
public sealed class FieldsTests(Api api)
{
    [Fact]
    public async Task Only_the_members_asked_for_are_answered_and_always_the_id()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("조각"), body = "<p>본문입니다.</p>", source = Answers.Unique("조각") });
        var of = $"source={Uri.EscapeDataString((string)article["source"]!)}";

        Assert.Equal(["id", "title"], await NamesAsync($"/v1/articles/{article["id"]}?fields=title"));
        Assert.Equal(["id", "title", "category", "body"], await NamesAsync($"/v1/articles/{article["id"]}?fields=body,%20title,id,category"));
        Assert.Equal(["id", "bodyText"], await NamesAsync($"/v1/articles?{of}&fields=bodyText"));
        Assert.Equal("본문입니다.", (string?)(await RowAsync($"/v1/articles?{of}&fields=bodyText"))["bodyText"]);
        Assert.Equal(["id", "publishedAt", "match"], await NamesAsync($"/v1/articles?{of}&q=조각&fields=match,publishedAt"));
        Assert.Equal(["id", "title", "body"], await NamesAsync($"/v1/articles?{of}&q=조각&fields=title,body"));
        var whole = await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}");
        var named = await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}?fields={string.Join(',', whole.Select(m => m.Key))}");
        Assert.True(JsonNode.DeepEquals(whole, named), named.ToJsonString());
        Assert.Equal(whole.Select(m => m.Key), named.Select(m => m.Key));
    }

    [Fact]
    public async Task Every_public_resource_is_answered_in_part()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("글") });
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("기자") });
        var top = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("위") });
        var below = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("아래"), parentId = (string?)top["id"] });
        var comment = await api.Editor.CreateAsync("/v1/comments", new { articleId = (string?)article["id"], authorName = "독자", body = "좋습니다." });
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{comment["id"]}", new { status = "approved" })).JsonAsync();
        object[] observations = [new { station = "서울", stationId = 108, condition = "clear", conditionText = "맑음", temperatureC = 1.5 }];
        var weather = await api.Editor.CreateAsync("/v1/weather-snapshots", new { source = Answers.Unique("날씨"), observedAt = "2024-01-05T10:00:00+09:00", observations });

        Assert.Equal(["id", "name"], await NamesAsync($"/v1/reporters/{reporter["id"]}?fields=name"));
        Assert.Equal(["id", "name"], await NamesAsync($"/v1/reporters?name={Uri.EscapeDataString((string)reporter["name"]!)}&fields=name"));
        Assert.Equal(["id", "authorName", "body"], await NamesAsync($"/v1/comments/{comment["id"]}?fields=body,authorName"));
        Assert.Equal(["id", "body"], await NamesAsync($"/v1/articles/{article["id"]}/comments?fields=body"));
        Assert.Equal(["id", "body"], await NamesAsync("/v1/comments?fields=body&limit=1"));
        Assert.Equal(["id", "observations"], await NamesAsync($"/v1/weather-snapshots/{weather["id"]}?fields=observations"));
        Assert.Equal(["id", "source"], await NamesAsync("/v1/weather-snapshots/latest?fields=source"));
        var listed = await RowAsync($"/v1/weather-snapshots?source={Uri.EscapeDataString((string)weather["source"]!)}&fields=observations,observedAt");
        Assert.Equal("서울", (string?)listed["observations"]![0]!["station"]);

        Assert.Equal(["id", "slug", "children"], await NamesAsync($"/v1/categories/{top["id"]}?fields=slug,children"));
        Assert.Equal(["id", "slug", "children"], (await api.Reader.GetJsonAsync($"/v1/categories/{top["id"]}?fields=slug,children"))["children"]![0]!.AsObject().Select(m => m.Key));
        var tree = (await api.Reader.GetJsonAsync("/v1/categories?fields=name"))["data"]!.AsArray();
        Assert.Equal(["id", "name"], tree.Single(c => (string?)c!["id"] == (string?)top["id"])!.AsObject().Select(m => m.Key));
        Assert.DoesNotContain(tree, c => (string?)c!["id"] == (string?)below["id"]);
    }

    [Fact]
    public async Task A_part_has_an_entity_tag_of_its_own()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("꼬리표") });
        var whole = (await api.Reader.GetAsync($"/v1/articles/{article["id"]}")).Headers.ETag!.Tag;
        var part = (await api.Reader.GetAsync($"/v1/articles/{article["id"]}?fields=slug")).Headers.ETag!.Tag;
        Assert.NotEqual(whole, part);
        Assert.Equal(whole.Split('-')[0], part.Split('-')[0]);

        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/articles/{article["id"]}?fields=slug");
        request.Headers.TryAddWithoutValidation("If-None-Match", part);
        Assert.Equal(HttpStatusCode.NotModified, (await api.Reader.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("/v1/articles?fields=headline", "fields", "id, slug, title", "'headline'")]
    [InlineData("/v1/articles?fields=title,,body", "fields", "bodyText", "''")]
    [InlineData("/v1/articles?fields=removed", "fields", "bodyText", "'removed'")]
    [InlineData("/v1/articles/latest?fields=titel", "fields", "id, slug, title", "'titel'")]
    [InlineData("/v1/articles?include=author", "include", "reporters, category, comments, related, weather", "'author'")]
    [InlineData("/v1/articles/x?include=related,tags", "include", "reporters, category, comments, related, weather", "'tags'")]
    [InlineData("/v1/reporters?fields=mail", "fields", "id, slug, name, outlet, emails, createdAt, updatedAt", "'mail'")]
    [InlineData("/v1/categories?fields=path", "fields", "parentId", "'path'")]
    [InlineData("/v1/comments?fields=text", "fields", "authorName", "'text'")]
    [InlineData("/v1/weather-snapshots?fields=Source", "fields", "source", "'Source'")]
    [InlineData("/v1/weather-observations?fields=km", "fields", "distanceKm", "'km'")]
    [InlineData("/v1/weather-observations?near=서울", "near", "a latitude and a longitude in degrees, like 37.57,126.97", "")]
    [InlineData("/v1/weather-observations?near=91,0", "near", "a latitude and a longitude", "")]
    [InlineData("/v1/weather-observations?observedAt[gte]=2025-12-05", "observedAt[gte]", "a time with an offset", "")]
    public async Task What_there_is_not_is_a_400_that_tells_what_there_is(string address, string parameter, string allowed, string named)
    {
        var problem = await (await api.Reader.GetAsync(address)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([(parameter, "wrong-type")], problem.Errors());
        var message = (string?)problem["errors"]![0]!["message"];
        Assert.Contains(allowed, message, StringComparison.Ordinal);
        Assert.Contains(named, message, StringComparison.Ordinal);
    }

    async Task<IEnumerable<string>> NamesAsync(string address) => (await RowAsync(address)).Select(m => m.Key);

    /// <summary>The resource, or the first row of the list.</summary>
    async Task<JsonObject> RowAsync(string address) =>
        await api.Reader.GetJsonAsync(address) is var answer && answer["data"] is JsonArray rows ? rows[0]!.AsObject() : answer;
}
