using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Categories;

[Collection(ApiCollection.Name)]
public sealed class CategoryMoveTests(Api api)
{
    [Fact]
    public async Task A_category_is_moved_to_its_place_and_its_siblings_are_counted_anew()
    {
        var top = await CreateAsync("뉴스");
        var (a, b, c) = (await CreateAsync("가", top), await CreateAsync("나", top), await CreateAsync("다", top));
        Assert.Equal(0, (int)(await MoveAsync(c, new { parentId = top["id"], index = 0 }))["position"]!);
        Assert.Equal([Id(c), Id(a), Id(b)], await ChildrenAsync(top));
        await MoveAsync(a, new { parentId = top["id"] });
        Assert.Equal([Id(c), Id(b), Id(a)], await ChildrenAsync(top));
        Assert.Equal(Id(c), (string?)(await MoveAsync(b, new { parentId = c["id"], index = 7 }))["parentId"]);
        Assert.Equal([Id(c), Id(a)], await ChildrenAsync(top));
        await (await api.Editor.PostAsJsonAsync($"/v1/categories/{c["id"]}/move", new { parentId = b["id"] })).ProblemAsync(HttpStatusCode.Conflict, "category-cycle");
        await (await api.Editor.PostAsJsonAsync($"/v1/categories/{c["id"]}/move", new { index = -1 })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
    }

    [Fact]
    public async Task An_old_slug_leads_to_the_category_for_ever_and_can_be_had_back()
    {
        var category = await CreateAsync("옛 이름");
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("기사"), category = new { id = category["id"] } });
        var (before, after) = ((string)category["slug"]!, $"새-이름-{Guid.NewGuid():N}");
        await PatchSlugAsync(category, after);
        var moved = await api.Reader.GetAsync("/v1/categories/" + Uri.EscapeDataString(before));
        Assert.Equal((HttpStatusCode.PermanentRedirect, "/v1/categories/" + Uri.EscapeDataString(after)), (moved.StatusCode, moved.Headers.Location!.OriginalString));
        Assert.Equal([Id(article)], await ArticlesOfAsync(Uri.EscapeDataString(before)));
        await (await api.Editor.PostAsJsonAsync("/v1/categories", new { name = "남", slug = before })).ProblemAsync(HttpStatusCode.Conflict, "slug-taken");
        await PatchSlugAsync(category, before);
        Assert.Equal(before, (string?)(await api.Reader.GetJsonAsync("/v1/categories/" + Uri.EscapeDataString(before)))["slug"]);
    }

    [Fact]
    public async Task A_merged_category_gives_its_articles_its_children_and_its_address_to_the_other()
    {
        var (one, other) = (await CreateAsync("연예"), await CreateAsync("문화"));
        var (child, own) = (await CreateAsync("가요", one), await CreateAsync("책", other));
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("기사"), category = new { id = one["id"] } });
        await (await MergeAsync(one, child)).ProblemAsync(HttpStatusCode.Conflict, "category-cycle");
        await (await MergeAsync(one, one)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");

        var merged = await (await MergeAsync(one, other)).JsonAsync();
        Assert.Equal([Id(own), Id(child)], merged["children"]!.AsArray().Select(c => (string?)c!["id"]));
        var read = await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}");
        Assert.Equal((Id(other), (int)article["version"]! + 1), ((string?)read["category"]!["id"], (int)read["version"]!));
        Assert.Equal([Id(article)], await ArticlesOfAsync(Id(one)));
        var moved = await api.Reader.GetAsync($"/v1/categories/{one["id"]}");
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/v1/categories/{other["id"]}"), (moved.StatusCode, moved.Headers.Location!.OriginalString));

        var imported = (await (await api.Editor.PostAsync("/v1/imports", new StringContent(
            new JsonObject { ["title"] = Answers.Unique("제목"), ["body"] = "본문이다.", ["source"] = "문화신문", ["category"] = (string?)one["name"] }.ToJsonString(),
            System.Text.Encoding.UTF8, "application/x-ndjson"))).JsonAsync())["items"]![0]!;
        Assert.Equal(Id(other), (string?)(await api.Editor.GetJsonAsync($"/v1/articles/{imported["articleId"]}"))["category"]!["id"]);
    }

    Task<JsonObject> CreateAsync(string name, JsonObject? parent = null) => api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique(name), parentId = parent?["id"] });

    async Task<JsonObject> MoveAsync(JsonObject category, object place) => await (await api.Editor.PostAsJsonAsync($"/v1/categories/{category["id"]}/move", place)).JsonAsync();

    Task<HttpResponseMessage> MergeAsync(JsonObject category, JsonObject into) => api.Editor.PostAsJsonAsync($"/v1/categories/{category["id"]}/merge", new { into = into["id"] });

    async Task PatchSlugAsync(JsonObject category, string slug) => await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/categories/{category["id"]}", new { slug })).JsonAsync();

    async Task<IEnumerable<string?>> ChildrenAsync(JsonObject category) => (await api.Reader.GetJsonAsync($"/v1/categories/{category["id"]}"))["children"]!.AsArray().Select(c => (string?)c!["id"]);

    async Task<IEnumerable<string?>> ArticlesOfAsync(string category) => (await api.Reader.GetJsonAsync($"/v1/articles?category={category}"))["data"]!.AsArray().Select(a => (string?)a!["id"]);

    static string Id(JsonObject resource) => (string)resource["id"]!;
}
