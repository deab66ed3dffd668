using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Caching;

[Collection(ApiCollection.Name)]
public sealed class ServingTests(Api api) : IDisposable
{
    /// <summary>One that doesn't read what it is answered, which may be compressed.</summary>
    readonly HttpClient anyClient = new() { BaseAddress = api.Address };

    public void Dispose() => anyClient.Dispose();

    [Fact]
    public async Task What_was_asked_once_comes_from_memory_until_it_changes()
    {
        var article = await PublishAsync();
        var address = $"/v1/articles/{article["id"]}";
        using var first = await api.Reader.GetAsync(address);
        using var second = await FromMemoryAsync(address);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        foreach (var name in new[] { "Cache-Control", "Surrogate-Key", "RateLimit", "X-Content-Type-Options", "Content-Security-Policy", "Vary" })
        {
            Assert.True(first.Headers.Contains(name) && second.Headers.Contains(name), name);
        }

        Assert.Contains($"article-{article["id"]}", second.Headers.GetValues("Surrogate-Key").Single(), StringComparison.Ordinal);
        await (await api.Editor.SendAsync(HttpMethod.Patch, address, new { title = "바뀐 제목" }, "*")).JsonAsync();
        using var changed = await api.Reader.GetAsync(address);
        Assert.False(IsFromMemory(changed));
        Assert.Equal("바뀐 제목", (string?)(await changed.JsonAsync())["title"]);

        await (await api.Editor.SendAsync(HttpMethod.Post, address + "/kill", new { reason = "사실과 다르다." }, "*")).JsonAsync();
        await (await api.Reader.GetAsync(address)).ProblemAsync(HttpStatusCode.Gone, "killed");
    }

    [Fact]
    public async Task A_renamed_reporter_a_moved_category_and_an_approved_comment_show_at_once()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = "이름하나", outlet = Answers.Unique("매체") });
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("기억"), body = "<p>본문.</p>", reporters = new[] { new { id = (string?)reporter["id"] } } });
        var (address, list, comments) = ($"/v1/articles/{article["id"]}", $"/v1/articles?reporter={reporter["id"]}", $"/v1/articles/{article["id"]}/comments");
        foreach (var kept in new[] { address, list, comments })
        {
            (await FromMemoryAsync(kept)).Dispose();
        }

        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/reporters/{reporter["id"]}", new { name = "이름둘" })).JsonAsync();
        Assert.Equal("이름둘", (string?)(await api.Reader.GetJsonAsync(address))["reporters"]![0]!["name"]);
        Assert.Equal("이름둘", (string?)(await api.Reader.GetJsonAsync(list))["data"]![0]!["reporters"]![0]!["name"]);

        var comment = await api.Reader.CreateAsync("/v1/comments", new { articleId = article["id"], authorName = "독자", password = "비밀번호 여덟", body = "잘 읽었습니다." });
        Assert.Empty((await api.Reader.GetJsonAsync(comments))["data"]!.AsArray());
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{comment["id"]}", new { status = "approved" })).JsonAsync();
        Assert.Single((await api.Reader.GetJsonAsync(comments))["data"]!.AsArray());
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=0.8, br;q=0", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("identity", null)]
    [InlineData("br;q=0.000", null)]
    public async Task Answers_are_compressed_as_the_reader_accepts_each_with_a_tag_of_its_own(string accepted, string? coding)
    {
        var article = await PublishAsync();
        var address = $"/v1/articles/{article["id"]}";
        var plain = await (await api.Reader.GetAsync(address)).Content.ReadAsByteArrayAsync();
        for (var time = 0; time < 2; time++)
        {
            using var answer = await GetAsync(address, ("Accept-Encoding", accepted));
            Assert.Equal(coding is null ? [] : [coding], answer.Content.Headers.ContentEncoding);
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(plain, coding switch { "br" => Decoded(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress)), "gzip" => Decoded(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress)), _ => bytes });
            Assert.True(coding is null || bytes.Length < plain.Length / 2);
            using var known = await GetAsync(address, ("Accept-Encoding", accepted), ("If-None-Match", answer.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
            using var other = await GetAsync(address, ("Accept-Encoding", coding is null ? "br" : "identity"), ("If-None-Match", answer.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        }
    }

    [Fact]
    public async Task HEAD_answers_as_GET_does_but_for_the_body()
    {
        var address = $"/v1/articles/{(await PublishAsync())["id"]}";
        using var get = await api.Reader.GetAsync(address);
        for (var time = 0; time < 2; time++)
        {
            using var head = await api.Reader.SendAsync(HttpMethod.Head, address);
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal((get.Headers.ETag, get.Content.Headers.ContentLength, get.Content.Headers.ContentType), (head.Headers.ETag, head.Content.Headers.ContentLength, head.Content.Headers.ContentType));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }

        using var missing = await api.Reader.SendAsync(HttpMethod.Head, $"/v1/articles/{Guid.NewGuid()}");
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var stream = await api.Reader.SendAsync(HttpMethod.Head, "/v1/changes/events");
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Last_Modified_is_told_once_it_can_be_relied_on_and_covers_bylines()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = "김기자", outlet = Answers.Unique("매체") });
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("시각"), body = "<p>본문.</p>", reporters = new[] { new { id = (string?)reporter["id"] } } });
        var address = $"/v1/articles/{article["id"]}";
        using var fresh = await api.Reader.GetAsync(address);
        Assert.Null(fresh.Content.Headers.LastModified); // another change in the same second could not be told from it

        await AgeAsync("article", article);
        await AgeAsync("reporter", reporter);
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/reporters/{reporter["id"]}", new { name = "이기자" })).JsonAsync();
        await AgeAsync("reporter", reporter, "1 hour");
        using var aged = await api.Reader.GetAsync(address);
        var time = aged.Content.Headers.LastModified!.Value;
        Assert.InRange(DateTimeOffset.UtcNow - time, TimeSpan.FromMinutes(59), TimeSpan.FromMinutes(62)); // the reporter's
        using var since = await GetAsync(address, ("If-Modified-Since", time.ToString("r", CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.NotModified, since.StatusCode);
        using var before = await GetAsync(address, ("If-Modified-Since", time.AddSeconds(-1).ToString("r", CultureInfo.InvariantCulture)));
        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
    }

    [Fact]
    public async Task Whoever_says_who_they_are_is_never_answered_from_memory()
    {
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("초고") });
        var address = $"/v1/articles/{draft["id"]}";
        Assert.Equal("draft", (string?)(await api.Editor.GetJsonAsync(address))["status"]);
        await (await api.Reader.GetAsync(address)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

        var kept = $"/v1/articles/{(await PublishAsync())["id"]}";
        (await FromMemoryAsync(kept)).Dispose();
        using var editor = await api.Editor.GetAsync(kept);
        Assert.False(IsFromMemory(editor));
        using var stranger = await GetAsync(kept, ("Authorization", "Bearer cms_unknown_key_of_somebody_else"));
        Assert.Equal(HttpStatusCode.Unauthorized, stranger.StatusCode);
    }

    [Fact]
    public async Task Many_who_ask_the_same_at_once_are_answered_by_one_reading()
    {
        var address = $"/v1/articles/{(await PublishAsync())["id"]}?now={Guid.NewGuid():N}";
        await (await api.Reader.GetAsync(address)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed"); // what is refused isn't kept

        var article = $"/v1/articles/{(await PublishAsync())["id"]}";
        (await FromMemoryAsync($"/v1/articles/{(await PublishAsync())["id"]}")).Dispose(); // memory is believed
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => api.Reader.GetAsync(article)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.InRange(answers.Count(a => !IsFromMemory(a)), 1, 2); // a second when what the write notified is heard between
    }

    async Task<JsonObject> PublishAsync() => await api.Editor.PublishNewAsync(new { title = Answers.Unique("기억"), body = $"<p>{string.Concat(Enumerable.Repeat("같은 말을 되풀이한다. ", 200))}</p>" });

    /// <summary>Asks until it comes from memory: the listening connection may just have come back.</summary>
    async Task<HttpResponseMessage> FromMemoryAsync(string address)
    {
        for (var patience = 0; ; patience++)
        {
            var answer = await api.Reader.GetAsync(address);
            if (IsFromMemory(answer))
            {
                return answer;
            }

            answer.Dispose();
            Assert.True(patience < 100, $"{address} doesn't come from memory.");
            await Task.Delay(patience * 5);
        }
    }

    static bool IsFromMemory(HttpResponseMessage answer) => answer.Headers.TryGetValues("Cache-Status", out var status) && status.Single() == "cms-api; hit";

    async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await anyClient.SendAsync(request);
    }

    async Task AgeAsync(string table, JsonObject row, string age = "1 day")
    {
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        await connection.ExecuteAsync($"UPDATE {table} SET updated_at = now() - @age::interval WHERE id = @id", new { age, id = Guid.Parse((string)row["id"]!) });
    }

    static byte[] Decoded(Stream stream)
    {
        using var decoded = new MemoryStream();
        stream.CopyTo(decoded);
        return decoded.ToArray();
    }
}
