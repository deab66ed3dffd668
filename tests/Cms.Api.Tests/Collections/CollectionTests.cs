using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Collections;

[Collection(ApiCollection.Name)]
public sealed class CollectionTests(Api api)
{
    [Fact]
    public async Task A_collection_shows_the_slots_whose_time_it_is_and_then_its_fallback_each_article_once()
    {
        var category = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("문화") });
        var (old, recent) = (await PublishAsync(category), await PublishAsync(category));
        var (chosen, later, past) = (await PublishAsync(null), await PublishAsync(null), await PublishAsync(null));
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("초고") });
        var now = DateTimeOffset.UtcNow;
        var collection = await api.Editor.CreateAsync("/v1/collections", new
        {
            title = Answers.Unique("WEEKLY HOTISSUE"),
            size = 4,
            fallback = "newest",
            fallbackCategoryId = category["id"],
            slots = new object[]
            {
                new { articleId = draft["id"] },
                new { articleId = later["id"], from = now.AddHours(1) },
                new { articleId = past["id"], until = now.AddHours(-1) },
                new { articleId = old["id"] },
                new { articleId = chosen["id"], from = now.AddHours(-1), until = now.AddHours(1) },
            },
        });
        Assert.Equal(5, collection["slots"]!.AsArray().Count);

        var read = await api.Reader.GetJsonAsync("/v1/collections/" + Uri.EscapeDataString((string)collection["slug"]!));
        Assert.Null(read["slots"]);
        Assert.Equal([Id(old), Id(chosen), Id(recent)], Articles(read));
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/collections/{collection["id"]}", new { size = 1 })).JsonAsync();
        Assert.Equal([Id(old)], Articles(await api.Reader.GetJsonAsync($"/v1/collections/{collection["id"]}")));
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/collections/{collection["id"]}", new { size = 4, fallback = "none" })).JsonAsync();
        Assert.Equal([Id(old), Id(chosen)], Articles(await api.Reader.GetJsonAsync($"/v1/collections/{collection["id"]}")));

        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.DeleteAsync($"/v1/collections/{collection["id"]}")).StatusCode);
        await (await api.Reader.GetAsync($"/v1/collections/{collection["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_slot_opens_and_closes_in_its_very_second()
    {
        var article = await PublishAsync(null);
        var until = DateTimeOffset.UtcNow.AddSeconds(3);
        var collection = await api.Editor.CreateAsync("/v1/collections", new { title = Answers.Unique("속보"), slots = new[] { new { articleId = article["id"], until } } });
        Assert.Equal([Id(article)], Articles(collection));
        await Task.Delay(until - DateTimeOffset.UtcNow + TimeSpan.FromMilliseconds(50));
        Assert.Empty(Articles(await api.Reader.GetJsonAsync($"/v1/collections/{collection["id"]}")));
    }

    [Fact]
    public async Task A_front_page_is_one_answer_with_one_tag_that_changes_with_any_of_it()
    {
        var article = await PublishAsync(null);
        var box = await api.Editor.CreateAsync("/v1/collections", new { title = Answers.Unique("머리기사"), frontPagePosition = 0, slots = new[] { new { articleId = article["id"] } } });
        await api.Editor.CreateAsync("/v1/collections", new { title = Answers.Unique("첫 화면에 없는 것") });
        await api.Editor.CreateAsync("/v1/weather-snapshots", new { source = Answers.Unique("기상"), observedAt = DateTimeOffset.UtcNow, observations = new[] { new { station = "서울", conditionText = "맑음", temperatureC = 1.5 } } });

        var answer = await api.Reader.GetAsync("/v1/front-page");
        var page = await answer.JsonAsync();
        var shown = page["boxes"]!.AsArray().Single(b => (string?)b!["id"] == Id(box))!.AsObject();
        Assert.Equal([Id(article)], Articles(shown));
        Assert.DoesNotContain(page["boxes"]!.AsArray(), b => b!["frontPagePosition"] is null);
        Assert.NotEmpty(page["weather"]!["observations"]!.AsArray());
        Assert.True(JsonNode.DeepEquals(page["navigation"], (await api.Reader.GetJsonAsync("/v1/categories"))["data"]));
        Assert.Equal("24h", (string?)page["mostRead"]!["window"]);

        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{article["id"]}", new { subtitle = "고친 부제" }, "*")).JsonAsync();
        using var again = new HttpRequestMessage(HttpMethod.Get, "/v1/front-page") { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.OK, (await api.Reader.SendAsync(again)).StatusCode);
        await api.Editor.DeleteAsync($"/v1/collections/{box["id"]}");
    }

    [Fact]
    public async Task What_a_collection_refers_to_has_to_exist()
    {
        var problem = await (await api.Editor.PostAsJsonAsync("/v1/collections", new { title = "상자", fallbackCategoryId = Guid.NewGuid(), slots = new[] { new { articleId = Guid.NewGuid() } } }))
            .ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        Assert.Equal([("/slots/0/articleId", "unknown"), ("/fallbackCategoryId", "unknown")], problem.Errors());
        var slug = $"box-{Guid.NewGuid():N}";
        await api.Editor.CreateAsync("/v1/collections", new { title = "상자", slug });
        await (await api.Editor.PostAsJsonAsync("/v1/collections", new { title = "상자", slug })).ProblemAsync(HttpStatusCode.Conflict, "slug-taken");
        var times = new { title = "상자", slots = new[] { new { articleId = Guid.NewGuid(), from = DateTimeOffset.UtcNow, until = DateTimeOffset.UtcNow.AddHours(-1) } } };
        await (await api.Editor.PostAsJsonAsync("/v1/collections", times)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
    }

    Task<JsonObject> PublishAsync(JsonObject? category) =>
        api.Editor.PublishNewAsync(new { title = Answers.Unique("기사"), category = category is null ? null : new { id = category["id"] } });

    static IEnumerable<string?> Articles(JsonObject collection) => collection["articles"]!.AsArray().Select(a => (string?)a!["id"]);

    static string Id(JsonObject resource) => (string)resource["id"]!;
}
