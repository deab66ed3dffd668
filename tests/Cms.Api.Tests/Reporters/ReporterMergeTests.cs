using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Reporters;

[Collection(ApiCollection.Name)]
public sealed class ReporterMergeTests(Api api)
{
    [Fact]
    public async Task A_merged_reporter_leads_to_the_other_for_ever()
    {
        var (one, other) = (await CreateAsync("김하늘", "one@example.com", "both@example.com"), await CreateAsync("김하늘", "both@example.com"));
        var of = await WriteAsync(one);
        var both = await WriteAsync(one, other);
        var renamed = await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/reporters/{one["id"]}", new { slug = $"하늘-{Guid.NewGuid():N}" })).JsonAsync();
        var merged = await (await MergeAsync(one, (Guid)other["id"]!)).JsonAsync();
        Assert.Equal(["both@example.com", "one@example.com"], merged["emails"]!.AsArray().Select(e => (string?)e));

        foreach (var slug in new[] { one, renamed }.Select(r => (string)r["slug"]!))
        {
            var moved = await api.Reader.GetAsync("/v1/reporters/" + Uri.EscapeDataString(slug));
            Assert.Equal((HttpStatusCode.PermanentRedirect, "/v1/reporters/" + Uri.EscapeDataString((string)other["slug"]!)), (moved.StatusCode, moved.Headers.Location!.OriginalString));
            Assert.Equal(2, (await api.Reader.GetJsonAsync($"/v1/articles?reporter={Uri.EscapeDataString(slug)}"))["data"]!.AsArray().Count);
        }

        var byId = await api.Reader.GetAsync($"/v1/reporters/{one["id"]}");
        Assert.Equal((HttpStatusCode.PermanentRedirect, $"/v1/reporters/{other["id"]}"), (byId.StatusCode, byId.Headers.Location!.OriginalString));
        Assert.Equal(2, (await api.Reader.GetJsonAsync($"/v1/articles?reporter={one["id"]}"))["data"]!.AsArray().Count);
        foreach (var article in new[] { of, both })
        {
            var read = await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}");
            Assert.Equal([(string?)other["id"]], read["reporters"]!.AsArray().Select(r => (string?)r!["id"]));
            Assert.Equal((int)article["version"]! + 1, (int)read["version"]!);
        }

        var restored = await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{of["id"]}/revisions/1/restore", new { }, "*")).JsonAsync();
        Assert.Equal([(string?)other["id"]], restored["reporters"]!.AsArray().Select(r => (string?)r!["id"]));
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/reporters", new { name = Answers.Unique("또"), slug = one["slug"] })).ProblemAsync(HttpStatusCode.Conflict, "slug-taken");
        await (await MergeAsync(one, (Guid)other["id"]!)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await MergeAsync(other, (Guid)other["id"]!)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
    }

    [Fact]
    public async Task An_import_under_a_merged_name_is_the_others()
    {
        var (outlet, title) = (Answers.Unique("한빛신문"), Answers.Unique("제목"));
        var (alias, real) = (await CreateAsync("김하눌", outlet), await CreateAsync("김하늘", outlet));
        await (await MergeAsync(alias, (Guid)real["id"]!)).JsonAsync();
        var line = new JsonObject { ["title"] = title, ["body"] = "본문이다.", ["outlet"] = outlet, ["reporters"] = new JsonArray(new JsonObject { ["name"] = (string?)alias["name"], ["outlet"] = outlet }, new JsonObject { ["name"] = (string?)real["name"], ["outlet"] = outlet }) };
        using var content = new StringContent(line.ToJsonString(), System.Text.Encoding.UTF8, "application/x-ndjson");
        var item = (await (await api.Editor.PostAsync("/v1/imports", content)).JsonAsync())["items"]![0]!;
        var article = await api.Editor.GetJsonAsync($"/v1/articles/{item["articleId"]}");
        Assert.Equal([(string?)real["id"]], article["reporters"]!.AsArray().Select(r => (string?)r!["id"]));
    }

    [Fact]
    public async Task Two_people_of_one_name_are_split()
    {
        var reporter = await CreateAsync("이도윤");
        var (stays, goes) = (await WriteAsync(reporter), await WriteAsync(reporter));
        var outlet = Answers.Unique("다른 신문");
        await (await SplitAsync(reporter, outlet, (Guid)goes["id"]!, Guid.NewGuid())).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        var split = await (await SplitAsync(reporter, outlet, (Guid)goes["id"]!)).JsonAsync(HttpStatusCode.Created);
        Assert.Equal([(string?)goes["id"]], await ArticlesOfAsync(split));
        Assert.Equal([(string?)stays["id"]], await ArticlesOfAsync(reporter));
    }

    [Fact]
    public async Task A_reporter_who_is_still_named_stays_and_the_answer_says_where()
    {
        var reporter = await CreateAsync("박서준");
        var article = await WriteAsync(reporter);
        var problem = await (await api.Editor.DeleteAsync($"/v1/reporters/{reporter["id"]}")).ProblemAsync(HttpStatusCode.Conflict, "in-use");
        Assert.Equal(1, (int)problem["referredToBy"]!["articles"]!);
        var named = Assert.Single(problem["articles"]!.AsArray())!;
        Assert.Equal(((string?)article["id"], (string?)article["slug"], (string?)article["title"]), ((string?)named["id"], (string?)named["slug"], (string?)named["title"]));
        Assert.Equal((string?)reporter["id"], (string?)(await api.Reader.GetJsonAsync($"/v1/reporters/{reporter["id"]}"))["id"]);
    }

    Task<JsonObject> CreateAsync(string name, params string[] emails) =>
        emails is [var outlet] && !outlet.Contains('@', StringComparison.Ordinal)
            ? api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique(name), outlet })
            : api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique(name), emails });

    Task<JsonObject> WriteAsync(params JsonObject[] reporters) =>
        api.Editor.PublishNewAsync(new { title = Answers.Unique("기사"), reporters = reporters.Select(r => new { id = (string?)r["id"] }) });

    Task<HttpResponseMessage> MergeAsync(JsonObject reporter, Guid into) => api.Editor.PostAsJsonAsync($"/v1/reporters/{reporter["id"]}/merge", new { into });

    Task<HttpResponseMessage> SplitAsync(JsonObject reporter, string outlet, params Guid[] articleIds) =>
        api.Editor.PostAsJsonAsync($"/v1/reporters/{reporter["id"]}/split", new { reporter = new { name = (string?)reporter["name"], outlet }, articleIds });

    async Task<IEnumerable<string?>> ArticlesOfAsync(JsonObject reporter) =>
        (await api.Reader.GetJsonAsync($"/v1/articles?reporter={reporter["id"]}"))["data"]!.AsArray().Select(a => (string?)a!["id"]);
}
