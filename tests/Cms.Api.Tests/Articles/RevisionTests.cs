using System.Net;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Articles;

[Collection(ApiCollection.Name)]
public sealed class RevisionTests(Api api)
{
    [Fact]
    public async Task A_stale_write_is_told_base_theirs_and_yours_and_merges_when_asked_to()
    {
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("함께 쓰는 글"), subtitle = "부제", tags = new[] { "하나" } });
        var address = $"/v1/articles/{article["id"]}";
        const string read = "\"1-x\"";
        await (await api.Editor.SendAsync(HttpMethod.Patch, address, new { subtitle = "편집자의 부제" }, ifMatch: read)).JsonAsync();

        var stale = await (await api.Editor.SendAsync(HttpMethod.Patch, address, new { body = "<p>기자의 본문</p>" }, ifMatch: read)).ProblemAsync(HttpStatusCode.PreconditionFailed, "version-stale");
        Assert.Equal((2, 1, true), ((int)stale["currentVersion"]!, (int)stale["baseVersion"]!, (bool)stale["merges"]!));
        Assert.Equal(
            [("subtitle", "부제", "편집자의 부제", "부제", true), ("body", "", "", "<p>기자의 본문</p>", true)],
            stale["differences"]!.AsArray().Select(d => ((string)d!["field"]!, (string)d["base"]!, (string)d["theirs"]!, (string)d["yours"]!, (bool)d["merges"]!)));

        var merged = await (await api.Editor.SendAsync(HttpMethod.Patch, address + "?merge=true", new { body = "<p>기자의 본문</p>" }, ifMatch: read)).JsonAsync();
        Assert.Equal((3, "편집자의 부제", "<p>기자의 본문</p>"), ((int)merged["version"]!, (string?)merged["subtitle"], (string?)merged["body"]));

        var conflict = await (await api.Editor.SendAsync(HttpMethod.Patch, address + "?merge=true", new { subtitle = "기자의 부제", tags = new[] { "둘" } }, ifMatch: read)).ProblemAsync(HttpStatusCode.PreconditionFailed, "version-stale");
        Assert.False((bool)conflict["merges"]!);
        Assert.Equal([("subtitle", false), ("body", true), ("tags", true)], conflict["differences"]!.AsArray().Select(d => ((string)d!["field"]!, (bool)d["merges"]!)).OrderBy(d => d.Item1 is "tags"));
        Assert.Equal(["하나"], (await api.Editor.GetJsonAsync(address))["tags"]!.AsArray().Select(t => (string?)t));
    }

    [Fact]
    public async Task Every_version_is_kept_read_compared_and_brought_back()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("기자") });
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = "시장이 새 청사를 열었다", body = "<p>시장은 5일 새 청사를 열었다.</p>", reporters = new[] { new { id = reporter["id"] } } });
        var address = $"/v1/articles/{article["id"]}";
        await ChangeAsync(new { body = "<p>시장은 6일 새 청사를 <b>열었다</b>.</p>", reporters = Array.Empty<object>() });
        await ChangeAsync(new { title = "군수가 새 청사를 열었다" });

        var list = (await api.Editor.GetJsonAsync(address + "/revisions"))["data"]!.AsArray();
        Assert.Equal([3, 2, 1], list.Select(v => (int)v!["version"]!));
        Assert.Null(list[0]!["replacedAt"]);
        Assert.Equal((string?)list[0]!["updatedAt"], (string?)list[1]!["replacedAt"]);
        var first = await api.Editor.GetJsonAsync(address + "/revisions/1");
        Assert.Equal(("시장은 5일 새 청사를 열었다.", (string?)reporter["id"]), ((string?)first["bodyText"], (string?)first["reporters"]![0]!["id"]));

        var diff = await api.Editor.GetJsonAsync(address + "/diff?from=1&to=3");
        Assert.Equal(["title", "bodyText", "reporters"], diff["fields"]!.AsArray().Select(f => (string?)f!["field"]));
        Assert.Equal(
            [("removed", "시장이"), ("added", "군수가"), ("same", " 새 청사를 열었다")],
            diff["fields"]![0]!["segments"]!.AsArray().Select(s => ((string)s!["change"]!, (string)s["text"]!)));
        Assert.Equal(
            [("same", "시장은 "), ("removed", "5일"), ("added", "6일"), ("same", " 새 청사를 열었다.")],
            diff["fields"]![1]!["segments"]!.AsArray().Select(s => ((string)s!["change"]!, (string)s["text"]!)));

        var restored = await (await api.Editor.SendAsync(HttpMethod.Post, address + "/revisions/1/restore", ifMatch: "\"3-x\"")).JsonAsync();
        Assert.Equal((4, "시장이 새 청사를 열었다", 1), ((int)restored["version"]!, (string?)restored["title"], restored["reporters"]!.AsArray().Count));
        await (await api.Editor.GetAsync(address + "/revisions/9")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await api.Editor.SendAsync(HttpMethod.Post, address + "/revisions/2/restore", ifMatch: "\"3-x\"")).ProblemAsync(HttpStatusCode.PreconditionFailed, "version-stale");

        async Task ChangeAsync(object change) => await (await api.Editor.SendAsync(HttpMethod.Patch, address, change, ifMatch: "*")).JsonAsync();
    }

    [Fact]
    public async Task An_editor_reads_articles_and_lists_as_they_stood()
    {
        var category = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("그때") });
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("처음 제목"), category = new { id = category["id"] } });
        var (address, list) = ($"/v1/articles/{article["id"]}", $"/v1/articles?category={category["id"]}");
        var before = At((DateTimeOffset)article["createdAt"]! - TimeSpan.FromSeconds(1));
        var then = At((DateTimeOffset)article["updatedAt"]!);
        await (await api.Editor.SendAsync(HttpMethod.Patch, address, new { title = "나중 제목" }, ifMatch: "*")).JsonAsync();
        await (await api.Editor.SendAsync(HttpMethod.Post, address + "/kill", new { reason = "오보" }, ifMatch: "*")).JsonAsync();

        Assert.Equal((string?)article["title"], (string?)(await api.Editor.GetJsonAsync($"{address}?at={then}"))["title"]);
        Assert.Equal([(string?)article["title"]], (await api.Editor.GetJsonAsync($"{list}&at={then}"))["data"]!.AsArray().Select(a => (string?)a!["title"]));
        await (await api.Editor.GetAsync($"{address}?at={before}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Empty((await api.Editor.GetJsonAsync($"{list}&at={before}"))["data"]!.AsArray());
        Assert.Empty((await api.Editor.GetJsonAsync($"{list}&at={At(DateTimeOffset.UtcNow)}"))["data"]!.AsArray());
        await (await api.Reader.GetAsync($"{address}?at={then}")).ProblemAsync(HttpStatusCode.Unauthorized, "key-required");
        await (await api.Reader.GetAsync($"{list}&at={then}")).ProblemAsync(HttpStatusCode.Unauthorized, "key-required");

        static string At(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Of_many_who_write_at_once_each_leaves_a_version_and_no_moment_has_two()
    {
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("여럿이 쓰는 글") });
        var address = $"/v1/articles/{article["id"]}";
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async i => await (await api.Editor.SendAsync(HttpMethod.Patch, address, new { subtitle = $"{i}" }, ifMatch: "*")).JsonAsync()));

        var list = (await api.Editor.GetJsonAsync(address + "/revisions?limit=100"))["data"]!.AsArray().Select(v => v!).Reverse().ToList();
        Assert.Equal(Enumerable.Range(1, 13), list.Select(v => (int)v["version"]!));
        for (var i = 1; i < list.Count; i++)
        {
            Assert.Equal((string?)list[i - 1]["replacedAt"], (string?)list[i]["updatedAt"]);
            Assert.True((DateTimeOffset)list[i - 1]["updatedAt"]! < (DateTimeOffset)list[i]["updatedAt"]!);
        }
    }
}
