using System.Net;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Articles;

[Collection(ApiCollection.Name)]
public sealed class ArticleListTests(Api api)
{
    readonly string source = Answers.Unique("목록");

    [Fact]
    public async Task A_category_is_listed_alone_or_with_all_that_lies_below_it_in_one_order()
    {
        var top = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("위") });
        var below = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("아래"), parentId = (string?)top["id"] });
        var deepest = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("바닥"), parentId = (string?)below["id"] });
        var ids = new List<string?>();
        foreach (var category in new[] { top, deepest, below, deepest, top })
        {
            ids.Insert(0, await PublishAsync(new { title = Answers.Unique("기사"), category = new { id = (string?)category["id"] } }));
        }

        Assert.Equal([ids[0], ids[4]], await IdsAsync($"category={top["id"]}"));
        Assert.Equal(ids, await IdsAsync($"category={top["id"]}&subtree=true"));
        Assert.Equal(ids, await IdsAsync($"category={Uri.EscapeDataString((string)top["slug"]!)}&subtree=true"));
        Assert.Equal([ids[1], ids[2], ids[3]], await IdsAsync($"category={below["id"]}&subtree=true"));
        Assert.Empty(await IdsAsync($"category={Guid.NewGuid()}&subtree=true"));

        var first = await api.Reader.GetJsonAsync($"/v1/articles?category={top["id"]}&subtree=true&limit=2&total=exact");
        Assert.Equal(5, (int)first["meta"]!["total"]!);
        var second = await api.Reader.GetJsonAsync($"/v1/articles?category={top["id"]}&subtree=true&limit=2&cursor={first["page"]!["nextCursor"]}");
        Assert.Equal([ids[2], ids[3]], second["data"]!.AsArray().Select(a => (string?)a!["id"]));
        var back = await api.Reader.GetJsonAsync($"/v1/articles?category={top["id"]}&subtree=true&limit=2&cursor={second["page"]!["prevCursor"]}");
        Assert.Equal([ids[0], ids[1]], back["data"]!.AsArray().Select(a => (string?)a!["id"]));
        Assert.Equal(ids.Reverse<string?>(), await IdsAsync($"category={top["id"]}&subtree=true&sort=oldest"));
    }

    [Fact]
    public async Task A_reporter_an_outlet_and_a_source_are_listed_by_the_time_of_publication()
    {
        var outlet = Answers.Unique("매체");
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = "김누리", outlet });
        var drafts = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            drafts.Add((string?)(await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("기사"), source, reporters = new[] { new { id = (string?)reporter["id"] } } }))["id"]);
        }

        foreach (var (id, day) in drafts.Zip([2, 3, 1]))
        {
            await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{id}/publish", new { publishedAt = $"2023-05-0{day}T09:00:00+09:00" }, "*")).JsonAsync();
        }

        string?[] newest = [drafts[1], drafts[0], drafts[2]];
        Assert.Equal(newest, await IdsAsync($"reporter={reporter["id"]}"));
        Assert.Equal(newest, await IdsAsync($"reporter={Uri.EscapeDataString((string)reporter["slug"]!)}&source={Uri.EscapeDataString(source)}"));
        Assert.Equal(newest, await IdsAsync($"source={Uri.EscapeDataString(source)}"));
        Assert.Equal(newest, await IdsAsync($"outlet={Uri.EscapeDataString(outlet)}"));
        Assert.Empty(await IdsAsync($"reporter={reporter["id"]}&source=다른곳"));

        Assert.Equal([drafts[1], drafts[0]], await IdsAsync($"reporter={reporter["id"]}&publishedAt[gte]=2023-05-02T00:00:00Z"));
        Assert.Equal([drafts[0], drafts[2]], await IdsAsync($"reporter={reporter["id"]}&publishedAt[lt]=2023-05-03T00:00:00Z"));
        Assert.Equal([drafts[0]], await IdsAsync($"reporter={reporter["id"]}&publishedAt[gt]=2023-05-01T00:00:00Z&publishedAt[lte]=2023-05-02T00:00:00Z"));
        await (await api.Reader.GetAsync("/v1/articles?publishedAt[gte]=2023-05-02")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
    }

    [Fact]
    public async Task Articles_with_comments_that_readers_see_are_told_from_those_without()
    {
        var (silent, spoken) = (await PublishAsync(new { title = Answers.Unique("조용"), source }), await PublishAsync(new { title = Answers.Unique("시끌"), source }));
        var comment = await api.Reader.CreateAsync("/v1/comments", new { articleId = spoken, authorName = "독자", password = "비밀번호 여덟", body = "잘 읽었습니다." });
        var of = $"source={Uri.EscapeDataString(source)}&hasComments=";
        Assert.Empty(await IdsAsync(of + "true"));
        Assert.Equal([spoken, silent], await IdsAsync(of + "false"));

        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{comment["id"]}", new { status = "approved" })).JsonAsync();
        Assert.Equal([spoken], await IdsAsync(of + "true"));
        Assert.Equal([silent], await IdsAsync(of + "false"));

        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{comment["id"]}", new { status = "spam" })).JsonAsync();
        Assert.Empty(await IdsAsync(of + "true"));
        await (await api.Reader.GetAsync("/v1/articles?hasComments=some")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
    }

    [Fact]
    public async Task An_article_with_comments_is_listed_in_the_category_that_it_was_moved_to()
    {
        var categories = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            categories.Add((string)(await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("분야") }))["id"]!);
        }

        var article = await PublishAsync(new { title = Answers.Unique("시끌"), category = new { id = categories[0] }, source });
        var comment = await api.Reader.CreateAsync("/v1/comments", new { articleId = article, authorName = "독자", password = "비밀번호 여덟", body = "잘 읽었습니다." });
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{comment["id"]}", new { status = "approved" })).JsonAsync();
        Assert.Equal([article], await IdsAsync($"category={categories[0]}&hasComments=true"));

        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{article}", new { category = new { id = categories[1] } }, "*")).JsonAsync();
        Assert.Empty(await IdsAsync($"category={categories[0]}&hasComments=true"));
        Assert.Equal([article], await IdsAsync($"category={categories[1]}&hasComments=true"));
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{article}", new { category = (object?)null }, "*")).JsonAsync();
        Assert.Empty(await IdsAsync($"category={categories[1]}&hasComments=true"));
    }

    [Fact]
    public async Task A_total_is_estimated_or_counted_and_only_when_asked_for()
    {
        await PublishAsync(new { title = Answers.Unique("하나"), source });
        var address = $"/v1/articles?source={Uri.EscapeDataString(source)}";
        Assert.Null((await api.Reader.GetJsonAsync(address))["meta"]!["total"]);
        Assert.Equal(1, (int)(await api.Reader.GetJsonAsync(address + "&total=exact"))["meta"]!["total"]!);
        Assert.InRange((int)(await api.Reader.GetJsonAsync(address + "&total=estimated"))["meta"]!["total"]!, 0, 1000);
        var problem = await (await api.Reader.GetAsync(address + "&total=roughly")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Contains("exact, estimated", (string?)problem["errors"]![0]!["message"], StringComparison.Ordinal);
    }

    async Task<string?> PublishAsync(object article) => (string?)(await api.Editor.PublishNewAsync(article))["id"];

    async Task<IEnumerable<string?>> IdsAsync(string query) => (await api.Reader.GetJsonAsync("/v1/articles?" + query))["data"]!.AsArray().Select(a => (string?)a!["id"]);
}
