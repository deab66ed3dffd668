using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Categories;

[Collection(ApiCollection.Name)]
public sealed class CategoryTests(Api api)
{
    [Fact]
    public async Task Categories_are_an_ordered_tree()
    {
        var top = await CreateAsync("뉴스");
        var first = await CreateAsync("정치", top);
        var second = await CreateAsync("사회", top);
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/categories/{second["id"]}", new { position = 0 })).JsonAsync();
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/categories/{first["id"]}", new { position = 1 })).JsonAsync();

        var tree = (await api.Reader.GetJsonAsync("/v1/categories"))["data"]!.AsArray();
        var node = tree.Single(c => (string?)c!["id"] == (string?)top["id"])!;
        Assert.Equal([(string?)second["id"], (string?)first["id"]], node["children"]!.AsArray().Select(c => (string?)c!["id"]));
        Assert.True(JsonNode.DeepEquals(node, await api.Reader.GetJsonAsync("/v1/categories/" + Uri.EscapeDataString((string)top["slug"]!))));
        Assert.Equal((0, 1), ((int)first["position"]!, (int)second["position"]!));
    }

    [Fact]
    public async Task A_category_cannot_be_moved_below_itself_nor_below_nothing()
    {
        var top = await CreateAsync("위");
        var below = await CreateAsync("아래", top);

        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/categories/{top["id"]}", new { parentId = below["id"] })).ProblemAsync(HttpStatusCode.Conflict, "category-cycle");
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/categories/{top["id"]}", new { parentId = top["id"] })).ProblemAsync(HttpStatusCode.Conflict, "category-cycle");
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/categories/{top["id"]}", new { parentId = Guid.NewGuid() })).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        var moved = await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/categories/{below["id"]}", """{ "parentId": null }""")).JsonAsync();
        Assert.Null(moved["parentId"]);
    }

    [Fact]
    public async Task The_tree_has_at_most_eight_levels()
    {
        JsonObject? parent = null;
        for (var level = 1; level <= 8; level++)
        {
            parent = await CreateAsync($"층 {level}", parent);
        }

        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/categories", new { name = "층 9", parentId = parent!["id"] })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("/parentId", "out-of-range")], problem.Errors());
    }

    [Fact]
    public async Task A_category_that_is_referred_to_stays_and_the_answer_says_by_what()
    {
        var category = await CreateAsync("쓰임");
        var below = await CreateAsync("하위", category);
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("글"), category = new { id = category["id"] } });

        var problem = await (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/categories/{category["id"]}")).ProblemAsync(HttpStatusCode.Conflict, "in-use");
        Assert.Equal((1, 1), ((int)problem["referredToBy"]!["articles"]!, (int)problem["referredToBy"]!["categories"]!));

        await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/categories/{below["id"]}");
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{article["id"]}", """{ "category": null }""", "*")).JsonAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/categories/{category["id"]}")).StatusCode);
        await (await api.Reader.GetAsync($"/v1/categories/{category["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_chosen_slug_that_is_taken_is_a_409_and_a_made_one_gets_a_suffix()
    {
        var category = await CreateAsync("겹침");
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/categories", new { name = "다른", slug = category["slug"] })).ProblemAsync(HttpStatusCode.Conflict, "slug-taken");
        var second = await api.Editor.CreateAsync("/v1/categories", new { name = category["name"] });
        Assert.Matches($"^{category["slug"]}-[0-9a-f]{{8}}$", (string?)second["slug"]);
    }

    Task<JsonObject> CreateAsync(string name, JsonObject? parent = null) => api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique(name), parentId = parent?["id"] });
}
