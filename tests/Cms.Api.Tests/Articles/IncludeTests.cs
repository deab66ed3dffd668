using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Articles;

[Collection(ApiCollection.Name)]
public sealed class IncludeTests(Api api)
{
    const string All = "include=reporters,category,comments,related,weather";

    readonly string source = Answers.Unique("포함");
    readonly string tag = Answers.Unique("꼬리표");

    [Fact]
    public async Task What_belongs_to_an_article_is_answered_with_it_as_its_own_address_answers_it()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("김누리"), emails = new[] { "a@example.com", "b@example.com" } });
        var category = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("사회") });
        await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("사건"), parentId = (string?)category["id"] });
        category = await api.Reader.GetJsonAsync($"/v1/categories/{category["id"]}");
        var weather = await api.Editor.CreateAsync("/v1/weather-snapshots", new
        {
            source,
            observedAt = "2019-03-01T08:00:00+09:00",
            observations = new[] { new { station = "서울", stationId = 108, condition = "clear", conditionText = "맑음" } },
        });
        var id = await PublishAsync("2019-03-01T09:00:00+09:00", new { title = Answers.Unique("기사"), source, category = Reference(category), reporters = new[] { Reference(reporter) } });
        var comments = new List<string?>();
        for (var i = 0; i < 7; i++)
        {
            comments.Insert(0, await CommentAsync(id, "approved"));
        }

        await CommentAsync(id, "pending");

        foreach (var article in new[] { await api.Reader.GetJsonAsync($"/v1/articles/{id}?{All}"), await RowAsync(api.Reader, id, All), await RowAsync(api.Editor, id, All + "&status=published") })
        {
            var included = article["included"]!;
            Assert.True(JsonNode.DeepEquals(reporter, included["reporters"]![0]), included.ToJsonString());
            Assert.True(JsonNode.DeepEquals(category, included["category"]), included.ToJsonString());
            Assert.True(JsonNode.DeepEquals(weather, included["weather"]), included.ToJsonString());
            Assert.Equal(7, (int)included["comments"]!["count"]!);
            Assert.Equal(comments[..5], Ids(included["comments"]!["newest"]!));
            Assert.True(JsonNode.DeepEquals(await api.Reader.GetJsonAsync($"/v1/comments/{comments[0]}"), included["comments"]!["newest"]![0]));
        }

        Assert.Equal(["reporters", "category", "comments", "related", "weather"], (await api.Reader.GetJsonAsync($"/v1/articles/{id}?{All}"))["included"]!.AsObject().Select(m => m.Key));
        Assert.Equal(["comments"], (await api.Reader.GetJsonAsync($"/v1/articles/{id}?include=comments"))["included"]!.AsObject().Select(m => m.Key));
        Assert.Equal(["id", "title", "included"], (await api.Reader.GetJsonAsync($"/v1/articles/{id}?fields=title&include=reporters,category")).Select(m => m.Key));
        Assert.Single((await api.Reader.GetJsonAsync($"/v1/articles/{id}?fields=title&include=reporters"))["included"]!["reporters"]!.AsArray());
        Assert.False((await api.Reader.GetJsonAsync($"/v1/articles/{id}")).ContainsKey("included"));
    }

    [Fact]
    public async Task Related_are_those_with_the_most_tags_in_common_then_the_newest_of_the_category_and_none_that_readers_cannot_see()
    {
        var category = Reference(await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("경제") }));
        var other = Answers.Unique("둘째");
        var article = await PublishAsync("2020-01-03T09:00:00+09:00", new { title = Answers.Unique("글"), category, tags = new[] { tag, other } });
        var sibling = await PublishAsync("2020-01-09T09:00:00+09:00", new { title = Answers.Unique("같은 갈래"), category });
        var both = await PublishAsync("2020-01-01T09:00:00+09:00", new { title = Answers.Unique("둘 다"), tags = new[] { other, tag } });
        var older = await PublishAsync("2020-01-04T09:00:00+09:00", new { title = Answers.Unique("하나"), tags = new[] { tag } });
        var newer = await PublishAsync("2020-01-05T09:00:00+09:00", new { title = Answers.Unique("하나"), tags = new[] { other } });
        await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("초고"), category, tags = new[] { tag, other } });
        await PublishAsync("2120-01-01T09:00:00+09:00", new { title = Answers.Unique("예정"), category, tags = new[] { tag, other } });
        var archived = await PublishAsync("2020-01-08T09:00:00+09:00", new { title = Answers.Unique("보관"), category, tags = new[] { tag, other } });
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{archived}/archive", ifMatch: "*")).JsonAsync();

        Assert.Equal([both, newer, older, sibling], await RelatedAsync(api.Reader, article));
        Assert.Equal([both, newer, older, sibling], await RelatedAsync(api.Editor, article));

        var newest = new List<string?>();
        for (var day = 10; day < 15; day++)
        {
            newest.Insert(0, await PublishAsync($"2020-01-{day}T09:00:00+09:00", new { title = Answers.Unique("더"), tags = new[] { tag } }));
        }

        Assert.Equal([both, .. newest[..4]], await RelatedAsync(api.Reader, article));
        Assert.DoesNotContain("body", (await api.Reader.GetJsonAsync($"/v1/articles/{article}?include=related"))["included"]!["related"]![0]!.AsObject().Select(m => m.Key));
    }

    [Fact]
    public async Task An_editors_draft_has_no_comments_that_readers_do_not_see()
    {
        var id = await PublishAsync("2020-02-01T09:00:00+09:00", new { title = Answers.Unique("내린 글"), source });
        await CommentAsync(id, "approved");
        Assert.Equal(1, (int)(await RowAsync(api.Reader, id, "include=comments"))["included"]!["comments"]!["count"]!);

        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{id}/unpublish", ifMatch: "*")).JsonAsync();
        var draft = await RowAsync(api.Editor, id, "status=draft&include=comments,weather,related");
        Assert.Equal("""{"count":0,"newest":[]}""", draft["included"]!["comments"]!.ToJsonString());
        Assert.Empty(draft["included"]!["related"]!.AsArray());
    }

    [Fact]
    public async Task The_weather_is_that_of_the_page_or_else_the_last_of_the_day_before()
    {
        var id = await PublishAsync("2018-07-02T09:00:00+09:00", new { title = Answers.Unique("비"), source });
        var none = (await api.Reader.GetJsonAsync($"/v1/articles/{id}?include=weather"))["included"]!.AsObject();
        Assert.False(none.ContainsKey("weather"));
        foreach (var time in new[] { "2018-07-01T08:59:00+09:00", "2018-07-02T08:00:00+09:00", "2018-07-02T07:00:00+09:00", "2018-07-02T09:00:01+09:00" })
        {
            await api.Editor.CreateAsync("/v1/weather-snapshots", new { source, observedAt = time, observations = new[] { new { station = "서울", condition = "rain", conditionText = "비" } } });
        }

        Assert.Equal("2018-07-02T08:00:00+09:00", (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{id}?include=weather"))["included"]!["weather"]!["observedAt"]);
    }

    static object Reference(JsonObject resource) => new { id = (string?)resource["id"] };

    async Task<string?> PublishAsync(string time, object article)
    {
        var id = (string?)(await api.Editor.CreateAsync("/v1/articles", article))["id"];
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{id}/publish", new { publishedAt = time }, "*")).JsonAsync();
        return id;
    }

    async Task<string?> CommentAsync(string? articleId, string status)
    {
        var id = (string?)(await api.Editor.CreateAsync("/v1/comments", new { articleId, authorName = "독자", body = "잘 읽었습니다." }))["id"];
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{id}", new { status })).JsonAsync();
        return id;
    }

    /// <summary>The article in the list of this test's source.</summary>
    async Task<JsonObject> RowAsync(HttpClient client, string? id, string query) =>
        (await client.GetJsonAsync($"/v1/articles?source={Uri.EscapeDataString(source)}&{query}"))["data"]!.AsArray().Single(a => (string?)a!["id"] == id)!.AsObject();

    static async Task<IEnumerable<string?>> RelatedAsync(HttpClient client, string? id) => Ids((await client.GetJsonAsync($"/v1/articles/{id}?include=related"))["included"]!["related"]!);

    static IEnumerable<string?> Ids(JsonNode rows) => rows.AsArray().Select(r => (string?)r!["id"]);
}
