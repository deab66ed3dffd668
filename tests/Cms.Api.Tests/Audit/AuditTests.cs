using System.Net;
using Cms.Api.Tests.Auth;
using Cms.Api.Tests.Contract;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Audit;

[Collection(ApiCollection.Name)]
public sealed class AuditTests(Api api)
{
    [Fact]
    public async Task Every_write_is_recorded_with_who_what_whence_before_and_after()
    {
        var (account, _, editor) = await api.HireAsync("editor");
        var name = (string)account["name"]!;
        var title = Answers.Unique("기록되는 글");
        var article = await editor.CreateAsync("/v1/articles", new { title });
        await (await editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{article["id"]}", new { subtitle = "부제" }, ifMatch: "*")).JsonAsync();
        await (await editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/publish", ifMatch: "*")).JsonAsync();
        Assert.Equal(HttpStatusCode.NoContent, (await editor.SendAsync(HttpMethod.Delete, $"/v1/articles/{article["id"]}", ifMatch: "*")).StatusCode);

        var entries = (await api.Editor.GetJsonAsync($"/v1/audit-entries?entityId={article["id"]}"))["data"]!.AsArray().Select(e => e!).Reverse().ToList();
        Assert.Equal(
            [
                ("create", "POST /v1/articles"),
                ("update", "PATCH /v1/articles/{id}"),
                ("update", "POST /v1/articles/{id}/publish"),
                ("update", "DELETE /v1/articles/{id}"),
            ],
            entries.Select(e => ((string)e["action"]!, (string)e["operation"]!)));
        Assert.All(entries, e => Assert.Equal((name, "article", "127.0.0.1"), ((string)e["actor"]!, (string)e["kind"]!, (string)e["address"]!)));
        Assert.Equal(title, (string?)entries[0]["after"]!["title"]);
        Assert.Equal("""{"subtitle":"부제"}""", entries[1]["after"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(("draft", "published"), ((string?)entries[2]["before"]!["status"], (string?)entries[2]["after"]!["status"]));
        Assert.Equal(4, (await api.Editor.GetJsonAsync($"/v1/audit-entries?actor={name}&kind=article&total=exact"))["meta"]!["total"]!.GetValue<int>());
        Assert.Single((await api.Editor.GetJsonAsync($"/v1/audit-entries?actor={name}&kind=article&action=create"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Of_guests_the_log_knows_no_address_and_of_nobody_a_secret()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("손님") });
        var comment = await api.Reader.CreateAsync("/v1/comments", new { articleId = article["id"], authorName = "독자", body = "글", password = "비밀번호" });
        var entry = Assert.Single((await api.Editor.GetJsonAsync($"/v1/audit-entries?entityId={comment["id"]}"))["data"]!.AsArray())!;
        Assert.Equal("guest", (string?)entry["actor"]);
        Assert.Matches("^[0-9a-f]{32}$", (string?)entry["address"]);

        var key = await api.Editor.CreateAsync("/v1/api-keys", new { name = Newsroom.UniqueName("audited"), role = "reader" });
        var made = Assert.Single((await api.Editor.GetJsonAsync($"/v1/audit-entries?entityId={key["id"]}"))["data"]!.AsArray())!;
        var (account, _, _) = await api.HireAsync("editor");
        var log = (await api.Editor.GetJsonAsync($"/v1/audit-entries?entityId={account["id"]}")).ToJsonString() + made.ToJsonString() + entry.ToJsonString();
        Assert.DoesNotContain("hash", log, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("password", log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Publishing_is_recorded_of_the_article_and_not_of_its_bylines()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("기자") });
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("기사"), reporters = new[] { new { id = reporter["id"] } } });
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/publish", ifMatch: "*")).JsonAsync();

        var entries = (await api.Editor.GetJsonAsync($"/v1/audit-entries?entityId={article["id"]}"))["data"]!.AsArray().Select(e => ((string)e!["kind"]!, (string)e["action"]!));
        Assert.Equal([("article", "create"), ("article", "update"), ("article_reporter", "create")], entries.Order());
    }

    [Fact]
    public async Task A_column_that_articles_get_is_recorded_too()
    {
        const string columns = """
            SELECT column_name FROM information_schema.columns
            WHERE table_name = 'article' AND column_name NOT IN ('id', 'body_text', 'likeness', 'sorted_at', 'version', 'updated_at', 'updated_by')
            """;
        await using var db = NpgsqlDataSource.Create(api.ConnectionString);
        await using var connection = await db.OpenConnectionAsync();
        var recorded = await connection.ExecuteScalarAsync<string>("SELECT prosrc FROM pg_proc WHERE proname = 'record_article_audit'");
        Assert.All(await connection.QueryAsync<string>(columns), c => Assert.Contains($"NEW.{c} IS DISTINCT FROM OLD.{c} ", recorded, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("UPDATE audit_entry SET actor = 'somebody'")]
    [InlineData("DELETE FROM audit_entry")]
    [InlineData("TRUNCATE audit_entry")]
    public async Task Nobody_changes_the_log_not_even_in_the_database(string sql)
    {
        await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("기자") });
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_refused_leaves_no_entry()
    {
        var title = Answers.Unique("거절");
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", new { title, category = new { id = Guid.NewGuid() } })).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        var entries = (await api.Editor.GetJsonAsync("/v1/audit-entries?kind=article&action=create&limit=100"))["data"]!.AsArray();
        Assert.DoesNotContain(title, entries.Select(e => (string?)e!["after"]!["title"]));
    }
}
