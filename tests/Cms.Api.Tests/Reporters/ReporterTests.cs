using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Reporters;

[Collection(ApiCollection.Name)]
public sealed class ReporterTests(Api api)
{
    [Fact]
    public async Task A_reporter_is_found_by_id_and_by_slug()
    {
        var name = Answers.Unique("마성배");
        var created = await api.Editor.SendAsync(HttpMethod.Post, "/v1/reporters", new { name, outlet = "피앤피뉴스", emails = new[] { "A@Example.com", "a@example.com" } });
        var reporter = await created.JsonAsync(HttpStatusCode.Created);

        Assert.Equal($"/v1/reporters/{reporter["id"]}", created.Headers.Location!.OriginalString);
        Assert.Equal(["a@example.com"], reporter["emails"]!.AsArray().Select(e => (string)e!));
        Assert.True(JsonNode.DeepEquals(reporter, await api.Reader.GetJsonAsync($"/v1/reporters/{reporter["id"]}")));
        Assert.True(JsonNode.DeepEquals(reporter, await api.Reader.GetJsonAsync("/v1/reporters/" + Uri.EscapeDataString((string)reporter["slug"]!))));
        Assert.Equal(name, (string?)(await api.Reader.GetJsonAsync("/v1/reporters?limit=1"))["data"]![0]!["name"]);
    }

    [Fact]
    public async Task A_name_is_unique_within_its_outlet_whatever_its_spaces_and_case()
    {
        var name = Answers.Unique("Kim Ha");
        await api.Editor.CreateAsync("/v1/reporters", new { name });
        await api.Editor.CreateAsync("/v1/reporters", new { name, outlet = "한빛일보" });

        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/reporters", new { name = name.ToUpperInvariant().Replace(" ", "", StringComparison.Ordinal) })).ProblemAsync(HttpStatusCode.Conflict, "reporter-exists");
        Assert.Equal([("/name", "taken")], problem.Errors());
    }

    [Fact]
    public async Task A_reporter_is_replaced_and_patched()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("바뀔 이름"), outlet = "가", emails = new[] { "a@example.com" } });
        var renamed = Answers.Unique("새 이름");

        var put = await (await api.Editor.SendAsync(HttpMethod.Put, $"/v1/reporters/{reporter["id"]}", new { name = renamed })).JsonAsync();
        Assert.Equal((renamed, null, 0, (string?)reporter["slug"]), ((string?)put["name"], (string?)put["outlet"], put["emails"]!.AsArray().Count, (string?)put["slug"]));
        var patched = await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/reporters/{reporter["id"]}", new { outlet = "나" })).JsonAsync();
        Assert.Equal((renamed, "나"), ((string?)patched["name"], (string?)patched["outlet"]));
        Assert.True(JsonNode.DeepEquals(patched, await api.Reader.GetJsonAsync($"/v1/reporters/{reporter["id"]}")));
    }

    [Theory]
    [InlineData("""{ "name": " \u00a0 " }""", "/name", "required")]
    [InlineData("""{ "name": "가", "emails": [ "a@b.kr", "no address" ] }""", "/emails/1", "not-an-email")]
    [InlineData("""{ "name": "가", "emails": [ null ] }""", "/emails/0", "wrong-type")]
    [InlineData("""{ "name": "가", "slug": "가 나" }""", "/slug", "pattern")]
    public async Task A_broken_rule_is_a_400_that_names_the_member(string body, string pointer, string code)
    {
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/reporters", body)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Contains((pointer, code), problem.Errors());
    }

    [Fact]
    public async Task A_reporter_that_an_article_names_stays_and_another_goes()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("남는 기자") });
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("글"), reporters = new[] { new { id = reporter["id"] } } });

        var problem = await (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/reporters/{reporter["id"]}")).ProblemAsync(HttpStatusCode.Conflict, "in-use");
        Assert.Equal(1, (int)problem["referredToBy"]!["articles"]!);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/articles/{article["id"]}", ifMatch: "*")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/reporters/{reporter["id"]}")).StatusCode);
        await (await api.Reader.GetAsync($"/v1/reporters/{reporter["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await api.Editor.CreateAsync("/v1/reporters", new { name = reporter["name"] });
    }

    [Fact]
    public async Task Articles_are_listed_by_reporter()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("목록 기자") });
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("그의 글"), reporters = new[] { new { id = reporter["id"] } } });
        foreach (var key in new[] { (string)reporter["id"]!, Uri.EscapeDataString((string)reporter["slug"]!) })
        {
            var list = await api.Reader.GetJsonAsync("/v1/articles?reporter=" + key);
            Assert.Equal((string?)article["id"], (string?)Assert.Single(list["data"]!.AsArray())!["id"]);
        }

        Assert.Empty((await api.Reader.GetJsonAsync("/v1/articles?reporter=nobody"))["data"]!.AsArray());
    }
}
