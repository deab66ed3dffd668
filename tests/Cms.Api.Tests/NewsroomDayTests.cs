using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Articles;
using Cms.Api.Tests.Auth;
using Cms.Api.Tests.Caching;
using Cms.Api.Tests.Changes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests;

/// <summary>A day of the newsroom, from draft to retraction, on two instances at once: one writes, and both must show the same to everybody.</summary>
[Collection(ApiCollection.Name)]
public sealed class NewsroomDayTests(Api api)
{
    [Fact]
    public async Task A_whole_day_on_two_instances()
    {
        var other = await api.OtherAsync();
        var (reporterAccount, _, reporter) = await api.HireAsync("reporter");
        var (_, _, colleague) = await api.HireAsync("reporter");
        var (_, _, editor) = await api.HireAsync("editor");
        var readers = new Dictionary<string, HttpClient>
        {
            ["nobody"] = api.Reader,
            ["reader"] = await KeyAsync("reader"),
            ["importer"] = await KeyAsync("importer"),
            ["reporter"] = reporter,
            ["colleague"] = colleague,
            ["editor"] = editor,
            ["admin"] = api.Editor,
        };

        var from = (string)(await api.Reader.GetJsonAsync("/v1/changes?after=now"))["next"]!;

        // A reporter drafts.
        var title = Answers.Unique("한빛시, 청년 창업센터 새 단장");
        var draft = await reporter.CreateAsync("/v1/articles", new { title, body = "<p>상담실은 열 곳으로 늘었다.</p>" });
        var address = $"/v1/articles/{draft["id"]}";
        await SeenByAsync("reporter editor admin", 404);

        // An editor corrects it while the reporter is still writing.
        const string first = "\"1-x\"";
        await (await editor.SendAsync(HttpMethod.Patch, address, new { subtitle = "내년 1월 다시 문 열어" }, ifMatch: first)).JsonAsync();
        var mine = new { body = "<p>상담실은 열 곳으로 늘었다.</p><p>밤 열 시까지 연다.</p>" };
        var stale = await (await reporter.SendAsync(HttpMethod.Patch, address, mine, ifMatch: first)).ProblemAsync(HttpStatusCode.PreconditionFailed, "version-stale");
        Assert.True((bool)stale["merges"]!);
        var merged = await (await reporter.SendAsync(HttpMethod.Patch, address + "?merge=true", mine, ifMatch: first)).JsonAsync();
        Assert.Equal(("내년 1월 다시 문 열어", 3), ((string?)merged["subtitle"], (int)merged["version"]!));
        await (await reporter.SendAsync(HttpMethod.Post, address + "/publish", ifMatch: "*")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");

        // It is published for later, and the second passes.
        await (await editor.PutAsJsonAsync($"{address}/comment-settings", new { moderation = "post" })).JsonAsync();
        await (await editor.SendAsync(HttpMethod.Post, address + "/publish", new { publishedAt = DateTimeOffset.UtcNow.AddHours(1) }, ifMatch: "\"3-x\"")).JsonAsync();
        await SeenByAsync("reporter editor admin", 404);
        var due = DateTimeOffset.UtcNow.AddSeconds(2);
        await (await editor.SendAsync(HttpMethod.Post, address + "/publish", new { publishedAt = due }, ifMatch: "\"4-x\"")).JsonAsync();
        await LifeTests.UntilAsync(due);
        await SeenByAsync("nobody reader importer reporter colleague editor admin", 200);
        await (await reporter.SendAsync(HttpMethod.Patch, address, new { title = "너무 늦은 손질" }, ifMatch: "*")).ProblemAsync(HttpStatusCode.Forbidden, "not-yours");

        // Readers comment and vote; a flood is held.
        var comment = await PostAsync("좋은 소식입니다.");
        using var there = new HttpClient { BaseAddress = other.Address };
        Assert.Equal(1, (int)(await (await there.PostAsync($"/v1/comments/{comment["id"]}/like", null)).JsonAsync())["likeCount"]!);
        Assert.Equal(1, (int)(await (await api.Reader.SendAsync(HttpMethod.Post, $"/v1/comments/{comment["id"]}/like")).JsonAsync())["likeCount"]!); // the same visitor on another instance
        var spam = Answers.Unique("싸게 팝니다");
        for (var i = 0; i < 6; i++)
        {
            await PostAsync(spam);
        }

        var shown = (await api.Reader.GetJsonAsync($"{address}/comments?limit=100"))["data"]!.AsArray();
        Assert.Equal(4, shown.Count); // the first, and three before it was a flood
        var held = (await editor.GetJsonAsync($"{address}/comments?held=true"))["data"]!.AsArray().Select(c => (string)c!["id"]!).ToList();
        Assert.Equal(3, held.Count);
        var all = shown.Where(c => (string?)c!["body"] == spam).Select(c => (string)c!["id"]!).Concat(held).ToArray();
        await (await editor.PostAsJsonAsync("/v1/comments/moderate", new { ids = all, status = "spam" })).JsonAsync();
        await WithinBoundAsync(async () => (await (await there.GetAsync($"{address}/comments")).JsonAsync())["data"]!.AsArray() is [var only] && (string?)only!["id"] == (string?)comment["id"]);

        // A correction is made.
        await (await editor.SendAsync(HttpMethod.Post, address + "/corrections", new { kind = "correction", note = "상담실은 열 곳이 아니라 여덟 곳이므로 바로잡습니다." }, ifMatch: "*")).JsonAsync();
        Assert.Equal("correction", (string?)(await api.Reader.GetJsonAsync(address))["corrections"]![0]!["kind"]);
        await WithinBoundAsync(async () => (await (await there.GetAsync(address)).JsonAsync())["corrections"]!.AsArray() is [var correction] && (string?)correction!["kind"] == "correction");

        // It is killed, and told so for ever.
        await (await editor.SendAsync(HttpMethod.Post, address + "/kill", new { reason = "취재원이 사실이 아니라고 밝혔습니다." }, ifMatch: "*")).JsonAsync();
        await SeenByAsync("reporter editor admin", 410);
        Assert.Equal("취재원이 사실이 아니라고 밝혔습니다.", (string?)(await (await there.GetAsync(address)).JsonAsync(HttpStatusCode.Gone))["detail"]);
        Assert.Equal(HttpStatusCode.NotFound, (await there.GetAsync($"/v1/comments/{comment["id"]}")).StatusCode);

        // Everything of it can be read back.
        Assert.Equal(7, (await editor.GetJsonAsync(address + "/revisions?total=exact"))["meta"]!["total"]!.GetValue<int>());
        Assert.Equal(["article.published", "article.updated", "article.killed"], (await api.Reader.ChangesAsync(from, draft, 3)).Select(c => (string?)c["type"]));
        var log = (await api.Editor.GetJsonAsync($"/v1/audit-entries?entityId={draft["id"]}&limit=100"))["data"]!.AsArray();
        Assert.Contains((string?)reporterAccount["name"], log.Select(e => (string?)e!["actor"]));

        async Task SeenByAsync(string who, int forOthers)
        {
            foreach (var (name, client) in readers)
            {
                using var twin = new HttpClient { BaseAddress = other.Address };
                twin.DefaultRequestHeaders.Authorization = client.DefaultRequestHeaders.Authorization;
                var expected = who.Split(' ').Contains(name) ? 200 : forOthers;
                var status = (int)(await client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode;
                Assert.True(status == expected, $"{name} reads {status}");
                await WithinBoundAsync(async () => (int)(await twin.GetAsync(new Uri(address, UriKind.Relative))).StatusCode == expected);
            }
        }

        // What one instance has written another shows a moment later.
        static async Task WithinBoundAsync(Func<Task<bool>> isSo)
        {
            for (var clock = Stopwatch.StartNew(); !await isSo(); await Task.Delay(10))
            {
                Assert.True(clock.Elapsed < StalenessTests.Bound, "The other instance shows what was written too late.");
            }
        }

        async Task<HttpClient> KeyAsync(string role) =>
            api.Client((string)(await api.Editor.CreateAsync("/v1/api-keys", new { name = Newsroom.UniqueName(role), role }))["key"]!);

        Task<JsonObject> PostAsync(string body) => api.Reader.CreateAsync("/v1/comments", new { articleId = draft["id"], authorName = "독자", body, password = "손님 비밀번호" });
    }
}
