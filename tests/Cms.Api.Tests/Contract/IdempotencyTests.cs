using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;

namespace Cms.Api.Tests.Contract;

[Collection(ApiCollection.Name)]
public sealed class IdempotencyTests(Api api)
{
    [Fact]
    public async Task A_request_that_is_sent_again_is_answered_again_on_every_instance_and_carried_out_once()
    {
        var (key, body) = (Guid.NewGuid().ToString(), new { title = Answers.Unique("한 번만") });
        var first = await SendAsync(api.Editor, "/v1/articles", body, key);
        var made = await first.JsonAsync(HttpStatusCode.Created);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        foreach (var client in new[] { api.Editor, (await api.OtherAsync()).Editor })
        {
            var again = await SendAsync(client, "/v1/articles", body, $"\"{key}\"");
            Assert.True(JsonNode.DeepEquals(made, await again.JsonAsync(HttpStatusCode.Created)));
            Assert.Equal("true", Assert.Single(again.Headers.GetValues("Idempotency-Replayed")));
            Assert.Equal((first.Headers.Location, first.Headers.ETag), (again.Headers.Location, again.Headers.ETag));
        }

        var other = await (await SendAsync(api.Editor, "/v1/articles", new { title = "다른 글" }, key)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");
        Assert.Equal([("Idempotency-Key", "taken")], other.Errors());
        await (await SendAsync(api.Editor, "/v1/reporters", body, key)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "idempotency-mismatch");
        Assert.Single((await api.Editor.GetJsonAsync("/v1/articles?status=draft&limit=100"))["data"]!.AsArray(), a => (string?)a!["title"] == body.title);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_carried_out()
    {
        var (key, name) = (Guid.NewGuid().ToString(), Answers.Unique("기자"));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync(api.Editor, "/v1/reporters", new { name }, key)));
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Created && !a.Headers.Contains("Idempotency-Replayed"));
        foreach (var early in answers.Where(a => a.StatusCode != HttpStatusCode.Created))
        {
            await early.ProblemAsync(HttpStatusCode.Conflict, "idempotency-in-progress");
            Assert.Equal(1, early.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        }
    }

    [Fact]
    public async Task What_was_refused_is_tried_anew()
    {
        var (key, name) = (Guid.NewGuid().ToString(), Answers.Unique("기자"));
        var first = await api.Editor.CreateAsync("/v1/reporters", new { name });
        await (await SendAsync(api.Editor, "/v1/reporters", new { name }, key)).ProblemAsync(HttpStatusCode.Conflict, "reporter-exists");
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.DeleteAsync($"/v1/reporters/{first["id"]}")).StatusCode);
        await (await SendAsync(api.Editor, "/v1/reporters", new { name }, key)).JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_secret_that_is_shown_once_is_replayed_and_not_kept_in_clear()
    {
        var (key, body) = (Guid.NewGuid().ToString(), new { name = Answers.Unique("열쇠"), role = "reader" });
        var made = await (await SendAsync(api.Editor, "/v1/api-keys", body, key)).JsonAsync(HttpStatusCode.Created);
        Assert.Equal((string?)made["key"], (string?)(await (await SendAsync(api.Editor, "/v1/api-keys", body, key)).JsonAsync(HttpStatusCode.Created))["key"]);
        Assert.Equal(0L, await ScalarAsync("SELECT count(*) FROM idempotent_request WHERE position($1::bytea IN body) > 0", Encoding.UTF8.GetBytes((string)made["name"]!)));
    }

    [Fact]
    public async Task A_program_killed_before_it_answered_has_not_forgotten_that_it_did_it()
    {
        var (key, body) = (Guid.NewGuid().ToString(), new { name = Answers.Unique("기자") });
        await (await SendAsync(api.Editor, "/v1/reporters", body, key)).JsonAsync(HttpStatusCode.Created);
        await ScalarAsync("UPDATE idempotent_request SET status = NULL, body = NULL, leased_until = now() - interval '1 hour' WHERE key = $1", key);
        await (await SendAsync(api.Editor, "/v1/reporters", body, key)).ProblemAsync(HttpStatusCode.Conflict, "idempotency-answer-lost");
        await ScalarAsync("UPDATE idempotent_request SET is_done = false WHERE key = $1", key); // killed before it did anything
        await (await SendAsync(api.Editor, "/v1/reporters", body, key)).ProblemAsync(HttpStatusCode.Conflict, "reporter-exists");
    }

    [Theory]
    [InlineData("한글")]
    [InlineData("a b")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        using var client = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 }) { BaseAddress = api.Address };
        client.DefaultRequestHeaders.Authorization = api.Editor.DefaultRequestHeaders.Authorization;
        var answer = await SendAsync(client, "/v1/reporters", new { name = "기자" }, Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(key)));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    static async Task<HttpResponseMessage> SendAsync(HttpClient client, string address, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    async Task<object?> ScalarAsync(string sql, object parameter)
    {
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = parameter } } };
        return await command.ExecuteScalarAsync();
    }
}
