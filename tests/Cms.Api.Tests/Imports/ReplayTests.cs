using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Verbs;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Imports;

/// <summary>What a replay reads again of the archive, and what it leaves alone; each reads all that is there, so they have a database of their own.</summary>
public sealed class ReplayTests(OwnProgram own) : IClassFixture<OwnProgram>
{
    /// <summary>By which a page like the seed's fails: its subtitle is read less surely.</summary>
    const string Fails = "minConfidence=0.95&mode=partial";

    [Fact]
    public async Task A_replay_tells_field_by_field_what_the_reader_reads_otherwise_and_applies_it_but_over_no_edit()
    {
        var read = (string?)(await ImportAsync(SeedPage.Like(Answers.Unique("옛 판독"))))["items"]![0]!["articleId"];
        var edited = (string?)(await ImportAsync(SeedPage.Like(Answers.Unique("옛 판독과 편집"))))["items"]![0]!["articleId"];
        await using (var connection = new NpgsqlConnection(own.ConnectionString))
        {
            // as if an earlier reader had taken another line for the subtitle
            await connection.ExecuteAsync("""
                UPDATE article SET subtitle = '옛 부제' WHERE id = ANY(@ids);
                UPDATE imported_article SET fingerprint = '\x00',
                    fields = (fields::jsonb || jsonb_build_object('subtitle', encode(substring(sha256(convert_to('옛 부제', 'UTF8')) FOR 8), 'base64')))::json
                WHERE article_id = ANY(@ids);
                """, new { ids = new[] { Guid.Parse(read!), Guid.Parse(edited!) } });
        }

        await EditAsync(edited, new { subtitle = "편집자 부제" });
        var told = (await ReplayAsync("?dryRun=true")).Items;
        Assert.Equal([("subtitle", false)], Changes(told, read));
        Assert.Equal([("subtitle", true)], Changes(told, edited));
        Assert.Equal("옛 부제", (string?)(await own.Reader.GetJsonAsync($"/v1/articles/{read}"))["subtitle"]);

        var applied = (await ReplayAsync("")).Items;
        Assert.Equal("updated", (string?)applied.Single(i => (string?)i["articleId"] == read)["outcome"]);
        Assert.StartsWith("GS·구글·MS", (string?)(await own.Reader.GetJsonAsync($"/v1/articles/{read}"))["subtitle"], StringComparison.Ordinal);
        Assert.Equal("편집자 부제", (string?)(await own.Reader.GetJsonAsync($"/v1/articles/{edited}"))["subtitle"]);
        Assert.DoesNotContain("updated", (await ReplayAsync("?dryRun=true")).Items.Select(i => (string?)i["outcome"]));

        static IEnumerable<(string, bool)> Changes(List<JsonNode> items, string? article) =>
            items.Single(i => (string?)i["articleId"] == article)["changes"]!.AsArray().Select(c => ((string)c!["field"]!, (bool)c["isKept"]!));
    }

    [Fact]
    public async Task A_dry_run_of_a_replay_takes_nothing_from_the_next_and_an_undone_one_gives_its_pages_back()
    {
        var title = Answers.Unique("늦게 읽힌 기사");
        await LearnAsync(await ImportAsync(SeedPage.Like(title), "?" + Fails));

        Assert.Equal(["created"], OutcomesOf(title, (await ReplayAsync("?dryRun=true")).Items));
        Assert.Equal(["created"], OutcomesOf(title, (await ReplayAsync("?dryRun=true")).Items));
        var (replay, items) = await ReplayAsync("");
        var item = Assert.Single(items, i => TitleOf(i) == title);
        Assert.Equal("created", (string?)item["outcome"]);
        Assert.Equal(title, (string?)(await own.Reader.GetJsonAsync($"/v1/articles/{item["articleId"]}"))["title"]);

        await (await UndoAsync(replay)).JsonAsync();
        await (await own.Reader.GetAsync($"/v1/articles/{item["articleId"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(["created"], OutcomesOf(title, (await ReplayAsync("")).Items));
        Assert.Equal(["unchanged"], OutcomesOf(title, (await ReplayAsync("")).Items));
    }

    [Fact]
    public async Task A_page_that_failed_is_replayed_though_a_dry_run_has_read_it()
    {
        var source = Answers.Unique("마른 읽기");
        var line = Page(source, "1", source);
        var failed = await (await own.Editor.ImportLinesAsync(line, "?" + Fails)).JsonAsync();
        Assert.Equal((1, 1, 0, 1), Archive.Counts(failed));
        Assert.Equal((101, 101, 101, 0), Archive.Counts(await JobAsync(Archive.Lines(source + " 밖", 100) + "\n" + line, "?dryRun=true")));

        await LearnAsync(failed);
        Assert.Equal(["created"], OutcomesOf(source, (await ReplayAsync("")).Items));
    }

    [Fact]
    public async Task What_was_only_ever_sent_in_a_dry_run_is_not_replayed()
    {
        var source = Answers.Unique("마른 실패");
        var job = await JobAsync(Archive.Lines(source, 100) + "\n" + Page(source, "failed", source), $"?dryRun=true&{Fails}");
        Assert.Equal((101, 101, 100, 1), Archive.Counts(job));

        await LearnAsync(job);
        Assert.Empty(OutcomesOf(source, (await ReplayAsync("")).Items));
        Assert.Empty((await own.Editor.GetJsonAsync($"/v1/articles?source={Uri.EscapeDataString(source)}"))["data"]!.AsArray());
    }

    [Fact]
    public async Task Failed_pages_of_an_undone_import_stay_away_as_its_good_ones_do()
    {
        var source = Answers.Unique("무른 실패");
        var receipt = await (await own.Editor.ImportLinesAsync(Archive.Line(source, 1) + "\n" + Page(source, "failed", source), "?" + Fails)).JsonAsync();
        Assert.Equal((2, 2, 1, 1), Archive.Counts(receipt));
        await (await UndoAsync(receipt)).JsonAsync();

        await LearnAsync(receipt);
        Assert.DoesNotContain((await ReplayAsync("")).Items, i => TitleOf(i)?.StartsWith(source, StringComparison.Ordinal) is true);
        Assert.Empty((await own.Editor.GetJsonAsync($"/v1/articles?source={Uri.EscapeDataString(source)}"))["data"]!.AsArray());
    }

    [Fact]
    public async Task A_failed_page_that_was_replaced_later_does_not_come_back_over_the_newer_one()
    {
        var source = Answers.Unique("나중 것");
        var failed = await (await own.Editor.ImportLinesAsync(Page(source, "0", "이른 " + source), "?" + Fails)).JsonAsync();
        var again = $"{Archive.Line(source, 0)}\n{Page(source, "1", "앞선 " + source)}\n{Archive.Line(source, 1)}"; // the second of them fails
        var replaced = await (await own.Editor.ImportLinesAsync(again, "?" + Fails)).JsonAsync();
        Assert.Equal((3, 3, 2, 1), Archive.Counts(replaced));
        await LearnAsync(failed);
        await LearnAsync(replaced);

        foreach (var query in new[] { "?dryRun=true", "", "" })
        {
            var items = (await ReplayAsync(query)).Items;
            foreach (var (title, good) in new[] { ("이른 " + source, replaced["items"]![0]!), ("앞선 " + source, replaced["items"]![2]!) })
            {
                var item = Assert.Single(items, i => TitleOf(i) == title);
                Assert.Equal(("unchanged", (string?)good["articleId"]), ((string?)item["outcome"], (string?)item["articleId"]));
                Assert.Contains("superseded", item["warnings"]!.AsArray().Select(w => (string?)w!["code"]));
                var article = await own.Reader.GetJsonAsync($"/v1/articles/{good["articleId"]}");
                Assert.Equal((TitleOf(good), 1), ((string?)article["title"], (int)article["version"]!));
            }
        }
    }

    [Fact]
    public async Task A_failed_page_is_replayed_over_the_older_one_unless_that_has_come_again_since()
    {
        var source = Answers.Unique("먼저 것");
        var first = await (await own.Editor.ImportLinesAsync(Archive.Lines(source, 2))).JsonAsync();
        var failed = await (await own.Editor.ImportLinesAsync(Page(source, "0", "고친 " + source) + "\n" + Page(source, "1", "거둔 " + source), "?" + Fails)).JsonAsync();
        Assert.Equal((2, 2, 0, 2), Archive.Counts(failed));
        Assert.Equal("unchanged", (string?)(await (await own.Editor.ImportLinesAsync(Archive.Line(source, 1))).JsonAsync())["items"]![0]!["outcome"]);

        await LearnAsync(failed);
        var items = (await ReplayAsync("")).Items;
        Assert.Equal(["updated"], OutcomesOf("고친 " + source, items));
        Assert.Equal(["unchanged"], OutcomesOf("거둔 " + source, items));
        Assert.Equal("고친 " + source, (string?)(await ArticleAsync(first, 0))["title"]);
        Assert.Equal(TitleOf(first["items"]![1]!), (string?)(await ArticleAsync(first, 1))["title"]);
        Assert.DoesNotContain("updated", (await ReplayAsync("")).Items.Select(i => (string?)i["outcome"]));
        Assert.Equal("고친 " + source, (string?)(await ArticleAsync(first, 0))["title"]);
    }

    [Fact]
    public async Task A_replays_dry_run_tells_two_failed_pages_of_one_article_as_the_replay_does_though_batches_lie_between()
    {
        var source = Answers.Unique("먼 두 쪽");
        var pages = $"{Page(source, "same", "이른 " + source)}\n{Archive.Lines(source, 510)}\n{Page(source, "same", "늦은 " + source)}";
        var job = await JobAsync(pages, "?" + Fails);
        Assert.Equal((512, 512, 510, 2), Archive.Counts(job));
        await LearnAsync(job);

        foreach (var query in new[] { "?dryRun=true", "" })
        {
            var items = (await ReplayAsync(query)).Items.Where(i => TitleOf(i) == "이른 " + source || TitleOf(i) == "늦은 " + source).ToList();
            Assert.Equal(2, items.Count);
            Assert.Equal("created", Assert.Single(items.Select(i => (string?)i["outcome"]), o => o is not ("updated" or "unchanged")));
            Assert.Single(items.Select(i => (string?)i["articleId"]).Distinct());
        }
    }

    /// <summary>A line with a raw page.</summary>
    static string Page(string source, string externalId, string title) => JsonSerializer.Serialize(new { source, externalId, text = SeedPage.Like(title) });

    static string? TitleOf(JsonNode item) => (string?)item["document"]!["title"];

    static IEnumerable<string?> OutcomesOf(string title, List<JsonNode> items) => items.Where(i => TitleOf(i) == title).Select(i => (string?)i["outcome"]);

    /// <summary>As if today's page reader were surer of what the earlier one failed by.</summary>
    async Task LearnAsync(JsonNode import)
    {
        await using var connection = new NpgsqlConnection(own.ConnectionString);
        Assert.Equal(1, await connection.ExecuteAsync("UPDATE import SET options = options - 'minConfidence' WHERE id = @id", new { id = Guid.Parse((string)import["id"]!) }));
    }

    async Task<(JsonNode Import, List<JsonNode> Items)> ReplayAsync(string query)
    {
        var answer = await own.Editor.SendAsync(HttpMethod.Post, "/v1/imports/replay" + query);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.OK, HttpStatusCode.Accepted });
        var import = await own.Editor.EndOfAsync((string?)(await answer.JsonAsync(answer.StatusCode))["id"]);
        Assert.True((bool)import["isReplay"]!);
        var items = new List<JsonNode>();
        for (var address = $"/v1/imports/{import["id"]}/items?limit=100"; address is not null;)
        {
            var page = await own.Editor.GetJsonAsync(address);
            items.AddRange(page["data"]!.AsArray().Select(i => i!));
            address = (string?)page["page"]!["nextCursor"] is { } cursor ? $"/v1/imports/{import["id"]}/items?limit=100&cursor={cursor}" : null;
        }

        return (import, items);
    }

    Task<HttpResponseMessage> UndoAsync(JsonNode receipt) => own.Editor.SendAsync(HttpMethod.Post, $"/v1/imports/{receipt["id"]}/undo");

    Task<JsonObject> ArticleAsync(JsonNode receipt, int index) => own.Reader.GetJsonAsync($"/v1/articles/{receipt["items"]![index]!["articleId"]}");

    async Task<JsonObject> JobAsync(string lines, string query) => await own.Editor.EndOfAsync((string?)(await (await own.Editor.ImportLinesAsync(lines, query)).JsonAsync(HttpStatusCode.Accepted))["id"]);

    async Task EditAsync(string? id, object patch) => await (await own.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{id}", patch, "*")).JsonAsync();

    async Task<JsonObject> ImportAsync(string page, string query = "") => await (await own.Editor.ImportArchiveAsync("text/plain", Encoding.UTF8.GetBytes(page), query)).JsonAsync();
}
