using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Auth;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Articles;

[Collection(ApiCollection.Name)]
public sealed class BulkTests(Api api)
{
    [Fact]
    public async Task Many_articles_are_created_changed_published_and_deleted_in_one_go()
    {
        var (kept, gone) = (await DraftAsync("고칠 글"), await DraftAsync("지울 글"));
        var (title, source) = (Answers.Unique("새 글"), Answers.Unique("한빛통신"));
        var items = (await (await BulkAsync(api.Editor, null,
            new { action = "create", article = new { title, body = "<p>본문</p>" } },
            new { action = "update", id = kept["id"], version = 1, article = new { subtitle = "부제", summary = (string?)null } },
            new { action = "publish", id = kept["id"], version = 2 },
            new { action = "upsert", article = new { title, source, externalId = "1" } },
            new { action = "upsert", article = new { title = title + " 2", source, externalId = "1" } },
            new { action = "delete", id = gone["id"], version = 1 })).JsonAsync())["items"]!.AsArray();

        Assert.Equal([201, 200, 200, 201, 200, 204], items.Select(i => (int)i!["status"]!));
        Assert.Equal([1, 2, 3, 1, 2, null], items.Select(i => (int?)i!["version"]));
        Assert.All(items, i => Assert.Null(i!["error"]));
        Assert.Equal(title, (string?)(await api.Editor.GetJsonAsync($"/v1/articles/{items[0]!["articleId"]}"))["title"]);
        Assert.Equal("부제", (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{kept["id"]}"))["subtitle"]);
        Assert.Equal((string?)items[3]!["articleId"], (string?)items[4]!["articleId"]);
        Assert.Equal(title + " 2", (string?)(await api.Editor.GetJsonAsync($"/v1/articles/{items[4]!["articleId"]}"))["title"]);
        await (await api.Editor.GetAsync($"/v1/articles/{gone["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Atomic_does_nothing_when_one_fails_and_names_every_fault()
    {
        var draft = await DraftAsync("남을 글");
        var title = Answers.Unique("없을 글");
        var problem = await (await BulkAsync(api.Editor, "atomic",
            new { action = "create", article = new { title } },
            new { action = "update", id = draft["id"], version = 7, article = new { subtitle = "부제" } },
            new { action = "create", article = new { title = "" } },
            new { action = "delete", id = Guid.NewGuid(), version = 1 })).ProblemAsync(HttpStatusCode.UnprocessableEntity, "bulk-failed");
        Assert.Equal([("/operations/1/version", "out-of-range"), ("/operations/2/article/title", "required"), ("/operations/3", "not-found")], problem.Errors());
        Assert.Equal([412, 400, 404], problem["items"]!.AsArray().Select(i => (int)i!["status"]!));
        Assert.DoesNotContain(title, (await api.Editor.GetJsonAsync("/v1/articles?status=draft&limit=100"))["data"]!.AsArray().Select(a => (string?)a!["title"]));
        Assert.Equal(1, (int)(await api.Editor.GetJsonAsync($"/v1/articles/{draft["id"]}"))["version"]!);
    }

    [Fact]
    public async Task Partial_carries_out_the_others()
    {
        var draft = await DraftAsync("고칠 글");
        var items = (await (await BulkAsync(api.Editor, "partial",
            new { action = "publish", id = draft["id"], version = 9 },
            new { action = "update", id = draft["id"], version = 1, article = new { slug = "-" } },
            new { action = "update", id = draft["id"], version = 1, article = new { subtitle = "부제" } })).JsonAsync())["items"]!.AsArray();
        Assert.Equal([412, 400, 200], items.Select(i => (int)i!["status"]!));
        Assert.Equal("version-stale", (string?)items[0]!["error"]!["code"]);
        Assert.Equal("부제", (string?)(await api.Editor.GetJsonAsync($"/v1/articles/{draft["id"]}"))["subtitle"]);
    }

    [Fact]
    public async Task A_reporter_neither_publishes_nor_touches_anothers_draft()
    {
        var (_, _, reporter) = await api.HireAsync("reporter");
        var others = await DraftAsync("남의 글");
        var own = await reporter.CreateAsync("/v1/articles", new { title = Answers.Unique("내 글") });
        var items = (await (await BulkAsync(reporter, "partial",
            new { action = "update", id = others["id"], version = 1, article = new { subtitle = "부제" } },
            new { action = "publish", id = own["id"], version = 1 },
            new { action = "update", id = own["id"], version = 1, article = new { subtitle = "부제" } })).JsonAsync())["items"]!.AsArray();
        Assert.Equal([404, 403, 200], items.Select(i => (int)i!["status"]!));
    }

    [Fact]
    public async Task What_an_operation_lacks_or_has_too_much_is_a_400_that_names_it()
    {
        var problem = await (await BulkAsync(api.Editor, null, new { action = "update" }, new { action = "create", id = Guid.NewGuid(), article = new { titel = "x" } }))
            .ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("/operations/1/article/titel", "unknown-member")], problem.Errors());
        problem = await (await BulkAsync(api.Editor, null, new { action = "update" }, new { action = "delete", id = Guid.NewGuid(), version = 1, article = new { } }))
            .ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal(["/operations/0/article", "/operations/0/id", "/operations/0/version", "/operations/1/article"], problem.Errors().Select(e => e.At).Order(StringComparer.Ordinal));
        await (await BulkAsync(api.Editor, null, [.. Enumerable.Range(0, 101).Select(_ => (object)new { action = "create", article = new { title = "글" } })])).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
    }

    Task<JsonObject> DraftAsync(string title) => api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique(title) });

    static Task<HttpResponseMessage> BulkAsync(HttpClient client, string? mode, params object[] operations) =>
        client.PostAsJsonAsync("/v1/articles/bulk" + (mode is null ? "" : "?mode=" + mode), new { operations });
}
