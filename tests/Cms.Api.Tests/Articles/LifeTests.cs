using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Articles;

[Collection(ApiCollection.Name)]
public sealed class LifeTests(Api api)
{
    [Fact]
    public async Task A_killed_article_is_gone_with_its_reason_and_comes_back_as_a_draft()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("철회할 기사") });
        var problem = await (await ActAsync(article, "kill", new { reason = "" })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("/reason", "required")], problem.Errors());
        var killed = await (await ActAsync(article, "kill", new { reason = "사실과 다른 내용이 확인되었습니다." })).JsonAsync();
        Assert.Equal(("killed", "사실과 다른 내용이 확인되었습니다."), ((string?)killed["status"], (string?)killed["killReason"]));

        foreach (var name in new[] { article["id"], article["slug"] })
        {
            var gone = await (await api.Reader.GetAsync($"/v1/articles/{Uri.EscapeDataString((string)name!)}")).ProblemAsync(HttpStatusCode.Gone, "killed");
            Assert.Equal("사실과 다른 내용이 확인되었습니다.", (string?)gone["detail"]);
        }

        await (await ActAsync(article, "publish")).ProblemAsync(HttpStatusCode.Conflict, "wrong-status");
        var restored = await (await ActAsync(article, "restore")).JsonAsync();
        Assert.Equal(("draft", null), ((string?)restored["status"], restored["killReason"]));
        await (await api.Reader.GetAsync($"/v1/articles/{article["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await ActAsync(article, "publish")).JsonAsync();
        await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}");
    }

    [Fact]
    public async Task A_draft_that_was_killed_is_nothing_to_readers()
    {
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("나온 적 없는 기사") });
        await (await ActAsync(draft, "kill", new { reason = "오보" })).JsonAsync();
        await (await api.Reader.GetAsync($"/v1/articles/{draft["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("delete")]
    public async Task What_was_archived_or_deleted_is_restored_as_a_draft(string how)
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("되살릴 기사") });
        if (how == "delete")
        {
            Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/articles/{article["id"]}", ifMatch: "*")).StatusCode);
        }
        else
        {
            Assert.Equal("archived", (string?)(await (await ActAsync(article, how)).JsonAsync())["status"]);
            await (await ActAsync(article, how)).ProblemAsync(HttpStatusCode.Conflict, "wrong-status");
        }

        await (await api.Reader.GetAsync($"/v1/articles/{article["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal("draft", (string?)(await (await ActAsync(article, "restore")).JsonAsync())["status"]);
        await (await ActAsync(article, "restore")).ProblemAsync(HttpStatusCode.Conflict, "wrong-status");
    }

    [Fact]
    public async Task A_scheduled_article_is_visible_in_its_second_on_every_instance_and_announced_once()
    {
        var other = await api.OtherAsync();
        var from = (string)(await api.Editor.GetJsonAsync("/v1/changes?after=now"))["next"]!;
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("예약 기사") });
        await (await ActAsync(draft, "publish", new { publishedAt = DateTimeOffset.UtcNow.AddHours(1) })).JsonAsync();
        using var reader = new HttpClient { BaseAddress = other.Address };
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync($"/v1/articles/{draft["id"]}")).StatusCode);
        var due = DateTimeOffset.UtcNow.AddSeconds(2);
        await (await ActAsync(draft, "publish", new { publishedAt = due })).JsonAsync();

        await UntilAsync(due); // the clocks of program and database are one here
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync($"/v1/articles/{draft["id"]}")).StatusCode);
        await api.Reader.GetJsonAsync($"/v1/articles/{draft["id"]}");

        for (var i = 0; i < 100 && (await ChangesAsync()).Count == 0; i++)
        {
            await Task.Delay(200);
        }

        await Task.Delay(1500); // both instances have looked again
        Assert.Equal(["article.published"], await ChangesAsync());

        async Task<List<string?>> ChangesAsync() =>
            [.. (await api.Reader.GetJsonAsync($"/v1/changes?after={from}&limit=1000"))["data"]!.AsArray().Where(c => (string?)c!["id"] == (string?)draft["id"]).Select(c => (string?)c!["type"])];
    }

    /// <summary>However long the way here has taken.</summary>
    internal static Task UntilAsync(DateTimeOffset due) =>
        Task.Delay(due - DateTimeOffset.UtcNow is { Ticks: > 0 } left ? left + TimeSpan.FromMilliseconds(100) : TimeSpan.FromMilliseconds(100));

    [Fact]
    public async Task A_correction_stands_on_the_article_and_in_lists_with_its_kind_and_date()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("바로잡을 기사") });
        var note = new { kind = "correction", note = "열 곳이 아니라 여덟 곳이므로 바로잡습니다.", datedAt = "2025-12-06T09:00:00+09:00" };
        var corrected = await (await ActAsync(article, "corrections", note)).JsonAsync();
        Assert.Equal((int)article["version"]! + 1, (int)corrected["version"]!);
        await (await ActAsync(article, "corrections", new { kind = "followUp", note = "1심에서 무죄가 선고되었습니다." })).JsonAsync();

        var read = await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}");
        Assert.Equal([("correction", note.note), ("followUp", "1심에서 무죄가 선고되었습니다.")], read["corrections"]!.AsArray().Select(c => ((string)c!["kind"]!, (string)c["note"]!)));
        Assert.Equal(note.datedAt, (string?)read["corrections"]![0]!["datedAt"]);
        var listed = (await api.Reader.GetJsonAsync("/v1/articles?limit=100"))["data"]!.AsArray().Single(a => (string?)a!["id"] == (string?)article["id"])!;
        Assert.True(JsonNode.DeepEquals(read["corrections"], listed["corrections"]));

        var address = $"/v1/articles/{article["id"]}/corrections/{read["corrections"]![0]!["id"]}";
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, address, ifMatch: "*")).StatusCode);
        await (await api.Editor.SendAsync(HttpMethod.Delete, address, ifMatch: "*")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Single((await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}"))["corrections"]!.AsArray());
    }

    [Fact]
    public async Task A_preview_link_shows_one_version_to_somebody_without_an_account()
    {
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("미리 볼 글"), body = "<p>첫 판</p>" });
        var made = await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{draft["id"]}/preview-links", new { expiresInMinutes = 5 });
        var link = await made.JsonAsync(HttpStatusCode.Created);
        var address = (string)link["address"]!;
        Assert.Equal(address, made.Headers.Location!.OriginalString);
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{draft["id"]}", new { body = "<p>둘째 판</p>" }, ifMatch: "*")).JsonAsync();

        var answer = await api.Reader.GetAsync(address);
        Assert.Equal("<p>첫 판</p>", (string?)(await answer.JsonAsync())["body"]);
        Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
        Assert.Equal("noindex", Assert.Single(answer.Headers.GetValues("X-Robots-Tag")));
        foreach (var forged in new[] { address[..^4] + "AAAA", address[..^1], address + "A", "/v1/previews/" + new string('A', 80) })
        {
            await (await api.Reader.GetAsync(forged)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        }
    }

    [Fact]
    public async Task The_answer_to_a_write_says_what_the_sanitiser_took_out()
    {
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("거른 글"), body = "<p onclick=\"x()\">글<script>x()</script><b>굵게</b></p><iframe src=\"https://x\"></iframe>" });
        Assert.Equal(["iframe", "p onclick", "script"], article["removed"]!.AsArray().Select(r => (string?)r));
        Assert.Equal("<p>글<b>굵게</b></p>", (string?)article["body"]);
        Assert.Null((await api.Editor.GetJsonAsync($"/v1/articles/{article["id"]}"))["removed"]);
        Assert.Null((await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("깨끗한 글"), body = "<p>글</p>" }))["removed"]);
    }

    Task<HttpResponseMessage> ActAsync(JsonObject article, string action, object? body = null) => api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/{action}", body, ifMatch: "*");
}
