using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Npgsql;

namespace Cms.Api.Tests.Changes;

[Collection(ApiCollection.Name)]
public sealed class ChangeTests(Api api)
{
    [Fact]
    public async Task The_life_of_an_article_is_told_in_order_and_readers_hear_only_of_what_they_could_see()
    {
        var from = await NowAsync();
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("전하는 글") });
        var address = $"/v1/articles/{article["id"]}";
        await ActAsync("/publish");
        await (await api.Editor.SendAsync(HttpMethod.Patch, address, new { subtitle = "고침" }, ifMatch: "*")).JsonAsync();
        await ActAsync("/unpublish");
        await ActAsync("/publish");
        await ActAsync("/kill", new { reason = "오보" });
        await ActAsync("/restore");
        await ActAsync("/publish");
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, address, ifMatch: "*")).StatusCode);

        string[] told = ["article.published", "article.updated", "article.withdrawn", "article.published", "article.killed", "article.published", "article.deleted"];
        Assert.Equal(told, (await api.Reader.ChangesAsync(from, article, told.Length)).Select(c => (string?)c["type"]));
        var all = await api.Editor.ChangesAsync(from, article, 9);
        Assert.Equal(["article.saved", .. told[..5], "article.saved", .. told[5..]], all.Select(c => (string?)c["type"]));
        Assert.Equal(Enumerable.Range(1, 9), all.Select(c => (int)c["version"]!));

        var page = await api.Reader.GetJsonAsync($"/v1/changes?after={all[3]["position"]}&limit=1");
        Assert.Equal((string?)page["data"]![0]!["position"], (string?)page["next"]);
        Assert.True(JsonNode.DeepEquals(page, await api.Reader.GetJsonAsync($"/v1/changes?after={all[3]["position"]}&limit=1")));

        async Task ActAsync(string action, object? body = null) => await (await api.Editor.SendAsync(HttpMethod.Post, address + action, body, ifMatch: "*")).JsonAsync();
    }

    [Fact]
    public async Task The_other_resources_are_told_of_too()
    {
        var from = await NowAsync();
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("기자") });
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/reporters/{reporter["id"]}", new { outlet = "한빛일보" })).JsonAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.DeleteAsync($"/v1/reporters/{reporter["id"]}")).StatusCode);
        Assert.Equal(["reporter.created", "reporter.updated", "reporter.deleted"], (await api.Reader.ChangesAsync(from, reporter, 3)).Select(c => (string?)c["type"]));

        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("댓글") });
        var comment = await api.Reader.CreateAsync("/v1/comments", new { articleId = article["id"], authorName = "독자", body = "글", password = "비밀번호" });
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{comment["id"]}", new { status = "approved" })).JsonAsync();
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{comment["id"]}", new { status = "spam" })).JsonAsync();
        Assert.Equal(["comment.created", "comment.deleted"], (await api.Reader.ChangesAsync(from, comment, 2)).Select(c => (string?)c["type"]));
    }

    [Fact]
    public async Task A_change_that_commits_late_is_not_skipped()
    {
        var from = await NowAsync();
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var late = Guid.NewGuid();
        await using (var command = new NpgsqlCommand("INSERT INTO change (type, entity_id) VALUES ('reporter.updated', $1)", connection) { Parameters = { new() { Value = late } } })
        {
            await command.ExecuteNonQueryAsync();
        }

        var early = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("먼저") });
        Assert.Empty(await api.Reader.ChangesAsync(from, early, 0)); // held back behind the one still at work
        await transaction.CommitAsync();
        Assert.Single(await api.Reader.ChangesAsync(from, early, 1));
        var changes = (await api.Reader.GetJsonAsync($"/v1/changes?after={from}&limit=1000"))["data"]!.AsArray().Select(c => (string?)c!["id"]).ToList();
        Assert.InRange(changes.IndexOf(late.ToString()), 0, changes.IndexOf((string?)early["id"]) - 1);
    }

    [Fact]
    public async Task A_stream_goes_on_behind_the_last_event_that_was_received()
    {
        var from = await NowAsync();
        var first = await api.Editor.PublishNewAsync(new { title = Answers.Unique("첫 소식") });
        var last = (await api.Reader.ChangesAsync(from, first, 1))[^1];
        var second = await api.Editor.PublishNewAsync(new { title = Answers.Unique("둘째 소식") });

        using var client = new HttpClient { BaseAddress = api.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/changes/events") { Headers = { { "Last-Event-ID", (string)last["position"]! } } };
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        using var events = new StreamReader(await answer.Content.ReadAsStreamAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var lines = new List<string>();
        while (!lines.Exists(l => l.Contains((string)second["id"]!, StringComparison.Ordinal)))
        {
            lines.Add((await events.ReadLineAsync(patience.Token))!);
        }

        Assert.Equal("event: article.published", lines.Last(l => l.StartsWith("event:", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, l => l.Contains((string)first["id"]!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("after=yesterday")]
    [InlineData("after=1-2-3")]
    [InlineData("limit=0")]
    public async Task A_position_that_is_none_is_refused(string query) =>
        await (await api.Reader.GetAsync("/v1/changes?" + query)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");

    [Fact]
    public async Task A_position_before_what_is_kept_is_told_so() =>
        await (await api.Reader.GetAsync("/v1/changes?after=1-1")).ProblemAsync(HttpStatusCode.Gone, "changes-expired");

    async Task<string> NowAsync() => (string)(await api.Reader.GetJsonAsync("/v1/changes?after=now"))["next"]!;
}
