using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Imports;

/// <summary>How an import is stopped.</summary>
[Collection(ApiCollection.Name)]
public sealed class CancelTests(Api api)
{
    [Fact]
    public async Task A_job_is_watched_and_cancelled()
    {
        var source = Answers.Unique("멈춘 기록");
        var job = await (await api.Editor.ImportLinesAsync(Archive.Lines(source, 4000))).JsonAsync(HttpStatusCode.Accepted);
        using var watching = Watching();
        using var stream = await EventsAsync(watching, job);
        Assert.Equal(("text/event-stream", "no-store"), (stream.Content.Headers.ContentType?.MediaType, stream.Headers.CacheControl?.ToString()));
        using var events = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.Equal("event: progress", await events.ReadLineAsync());

        var cancelled = await (await CancelAsync(job)).JsonAsync();
        Assert.Contains((string?)cancelled["status"], new[] { "cancelling", "cancelled" });
        var rest = await events.ReadToEndAsync();
        Assert.Contains("event: end\ndata: {\"id\":\"" + job["id"], rest, StringComparison.Ordinal);
        await (await CancelAsync(job)).ProblemAsync(HttpStatusCode.Conflict, "import-ended");

        var counts = (await api.Editor.GetJsonAsync($"/v1/imports/{job["id"]}"))["counts"]!;
        Assert.InRange((int)counts["done"]!, 0, 3999);
        Assert.Contains("event: end", await api.Editor.GetStringAsync($"/v1/imports/{job["id"]}/events"), StringComparison.Ordinal);
        await (await api.Editor.GetAsync($"/v1/imports/{Guid.NewGuid()}/events")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/imports/{Guid.NewGuid()}/cancel")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task A_cancelled_job_finishes_the_one_batch_that_is_being_stored_and_ends_only_then()
    {
        var source = Answers.Unique("멈출 기록");
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        await connection.OpenAsync();
        await using var storing = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("LOCK TABLE article_slug IN SHARE MODE"); // whoever stores articles waits
        var job = await (await api.Editor.ImportLinesAsync(Archive.Lines(source, 2000))).JsonAsync(HttpStatusCode.Accepted);
        await UntilAsync(connection, "SELECT count(*) > 1 FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");

        for (var times = 0; times < 2; times++)
        {
            var cancelling = await (await CancelAsync(job)).JsonAsync();
            Assert.Equal(("cancelling", null, 0), ((string?)cancelling["status"], (string?)cancelling["finishedAt"], (int)cancelling["counts"]!["done"]!));
        }

        Assert.Contains((string?)job["id"], (await api.Editor.GetJsonAsync("/v1/imports?status=cancelling"))["data"]!.AsArray().Select(i => (string?)i!["id"]));
        using var watching = Watching();
        using var stream = await EventsAsync(watching, job);
        using var events = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.Equal("event: progress", await events.ReadLineAsync());
        Assert.Contains("\"cancelling\"", await events.ReadLineAsync(), StringComparison.Ordinal);
        await storing.RollbackAsync();

        var end = (await events.ReadToEndAsync()).Split("event: end\ndata: ")[1].Split('\n')[0];
        var import = await api.Editor.EndOfAsync((string?)job["id"]);
        Assert.Equal("cancelled", (string?)import["status"]);
        Assert.Equal((2000, 500, 500, 0), Archive.Counts(import));
        Assert.Equal((string?)import["finishedAt"], (string?)JsonNode.Parse(end)!["finishedAt"]);
        Assert.Equal((500, 500, 0), await connection.QuerySingleAsync<(long, long, long)>("""
            SELECT (SELECT count(*) FROM article WHERE source = @source), (SELECT count(*) FROM import_item WHERE import_id = @id), (SELECT count(*) FROM import_queue WHERE import_id = @id)
            """, new { source, id = Guid.Parse((string)job["id"]!) }));
    }

    [Fact]
    public async Task An_import_is_cancelled_while_it_is_received()
    {
        var source = Answers.Unique("오다 만 기록");
        using var more = new SemaphoreSlim(0);
        using var lines = new Upload(Archive.Lines(source, 600), more);
        var upload = api.Editor.PostAsync("/v1/imports", lines);
        JsonNode? receiving = null;
        for (var patience = 0; patience < 200 && receiving is null; patience++)
        {
            await Task.Delay(50);
            receiving = (await api.Editor.GetJsonAsync("/v1/imports?status=receiving"))["data"]!.AsArray().FirstOrDefault(i => (int)i!["counts"]!["received"]! > 0);
        }

        Assert.NotNull(receiving);
        var cancelled = await (await CancelAsync(receiving)).JsonAsync();
        Assert.Equal("cancelled", (string?)cancelled["status"]);
        Assert.NotNull(cancelled["finishedAt"]);

        more.Release();
        var problem = await (await upload).ProblemAsync(HttpStatusCode.Conflict, "import-ended");
        Assert.Contains("cancelled", (string?)problem["detail"], StringComparison.Ordinal);
        var import = await api.Editor.GetJsonAsync($"/v1/imports/{receiving["id"]}");
        Assert.True(JsonNode.DeepEquals(cancelled["counts"], import["counts"]));
        Assert.Equal(("cancelled", 0), ((string?)import["status"], (int)import["counts"]!["done"]!));
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        Assert.Equal((0, 0), await connection.QuerySingleAsync<(long, long)>("""
            SELECT (SELECT count(*) FROM article WHERE source = @source), (SELECT count(*) FROM import_queue WHERE import_id = @id)
            """, new { source, id = Guid.Parse((string)receiving["id"]!) }));
        await (await CancelAsync(receiving)).ProblemAsync(HttpStatusCode.Conflict, "import-ended");
    }

    /// <summary>A client that doesn't wait for the end of what it reads.</summary>
    HttpClient Watching() => new() { BaseAddress = api.Address, DefaultRequestHeaders = { Authorization = api.Editor.DefaultRequestHeaders.Authorization } };

    static Task<HttpResponseMessage> EventsAsync(HttpClient client, JsonNode import) =>
        client.GetAsync(new Uri($"/v1/imports/{import["id"]}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);

    Task<HttpResponseMessage> CancelAsync(JsonNode import) => api.Editor.SendAsync(HttpMethod.Post, $"/v1/imports/{import["id"]}/cancel");

    static async Task UntilAsync(NpgsqlConnection connection, string condition)
    {
        for (var patience = 0; patience < 600; patience++)
        {
            if (await connection.ExecuteScalarAsync<bool>(condition))
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException(condition);
    }

    /// <summary>An archive that is sent twice, the second time when it is told to.</summary>
    sealed class Upload : HttpContent
    {
        readonly byte[] lines;
        readonly SemaphoreSlim more;

        public Upload(string lines, SemaphoreSlim more)
        {
            (this.lines, this.more) = (Encoding.UTF8.GetBytes(lines + "\n"), more);
            Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(lines);
            await stream.FlushAsync();
            await more.WaitAsync();
            await stream.WriteAsync(lines);
        }

        protected override bool TryComputeLength(out long length) => (length = 0) > 0;
    }
}
