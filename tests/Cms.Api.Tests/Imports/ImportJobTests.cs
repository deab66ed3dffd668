using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Api.Imports;
using Cms.Api.Tests.Contract;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Imports;

[Collection(ApiCollection.Name)]
public sealed class ImportJobTests(Api api)
{
    static readonly System.Text.Json.JsonSerializerOptions Indented = new() { WriteIndented = true };
    static readonly int[] Indexes = [.. Enumerable.Range(0, 149)];

    [Fact]
    public async Task More_than_a_hundred_documents_are_a_job_whose_items_are_paged()
    {
        var source = Answers.Unique("기록");
        var lines = Archive.Lines(source, 149).Split('\n');
        lines[7] = """{"title":"본문 없는 글","headline":"x"}""";
        lines[8] = "{ broken";
        lines[9] = System.Text.Json.JsonSerializer.Serialize(new { source, externalId = "seed", text = SeedPage.Like(Answers.Unique("줄에 든 기사")) });
        var answer = await api.Editor.ImportLinesAsync(string.Join("\n\n", lines));
        var begun = await answer.JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal($"/v1/imports/{begun["id"]}", answer.Headers.Location!.OriginalString);
        Assert.Equal(("running", 149, 0, null), ((string?)begun["status"], (int)begun["counts"]!["received"]!, (int)begun["counts"]!["done"]!, begun["items"]));

        var import = await api.Editor.EndOfAsync((string?)begun["id"]);
        Assert.Equal("done", (string?)import["status"]);
        Assert.Equal((149, 149, 147, 2), Archive.Counts(import));
        Assert.True((double)import["documentsPerSecond"]! > 0);
        Assert.NotNull(import["finishedAt"]);

        var items = await AllAsync($"/v1/imports/{import["id"]}/items?limit=50");
        Assert.Equal(Indexes, items.Select(i => (int)i["index"]!));
        Assert.Equal("field-given", (string?)items[0]["fields"]!["title"]!["rule"]);
        Assert.Equal("title-repeated-behind-site", (string?)items[9]["fields"]!["title"]!["rule"]);
        Assert.Equal("seed", (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{items[9]["articleId"]}"))["externalId"]);

        var failed = await AllAsync($"/v1/imports/{import["id"]}/items?outcome=failed");
        Assert.Equal([("line 15", "unknown-member"), ("line 17", "unreadable")], failed.Select(i => ((string?)i["fileName"], (string?)i["error"]!["code"])));
        Assert.Contains("'headline'", (string?)failed[0]["error"]!["message"], StringComparison.Ordinal);

        var again = await api.Editor.EndOfAsync((string?)(await (await api.Editor.ImportLinesAsync(string.Join('\n', lines))).JsonAsync(HttpStatusCode.Accepted))["id"]);
        Assert.Equal((147, 2), ((int)again["counts"]!["unchanged"]!, (int)again["counts"]!["failed"]!));
    }

    [Fact]
    public async Task Ready_fields_are_stored_as_they_are_given()
    {
        var category = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("경제") });
        var line = new
        {
            source = Answers.Unique("출처"),
            externalId = "1",
            title = "준비된 글",
            subtitle = "부제",
            body = "<p>첫 <b>문단</b><script>x</script></p><p>둘째 문단</p>",
            category = category["name"],
            tags = new[] { "가", "나" },
            publishedAt = "2025-12-05 10:55:18",
            reporters = new[] { new { name = "김하늘", email = "Haneul@example.com" } },
            dateline = "(한빛)",
            copyright = "ⓒ 한빛",
            weather = new[] { new { station = "강릉", stationId = 105, condition = "clear", conditionText = "맑음", temperatureC = -0.5 } },
            comments = new[] { new { name = "독자", text = "잘 읽었습니다", replies = new[] { new { name = "다른 독자", text = "저도요" } } } },
        };
        var receipt = await (await api.Editor.ImportLinesAsync(System.Text.Json.JsonSerializer.Serialize(line))).JsonAsync();
        var item = receipt["items"]![0]!;
        var article = await api.Reader.GetJsonAsync($"/v1/articles/{item["articleId"]}");

        Assert.Equal(("created", "fields"), ((string?)item["outcome"], (string?)item["layout"]));
        Assert.Equal("<p>첫 <b>문단</b></p><p>둘째 문단</p>", (string?)article["body"]);
        Assert.Equal(("준비된 글", "부제", "2025-12-05T10:55:18+09:00", "(한빛)", "ⓒ 한빛"), ((string?)article["title"], (string?)article["subtitle"], (string?)article["publishedAt"], (string?)article["dateline"], (string?)article["copyright"]));
        Assert.Equal((string?)category["id"], (string?)article["category"]!["id"]);
        Assert.Equal(["가", "나"], article["tags"]!.AsArray().Select(t => (string)t!));
        Assert.Equal("haneul@example.com", (string?)article["reporters"]![0]!["email"]);
        Assert.Equal(-0.5m, (decimal)(await api.Reader.GetJsonAsync($"/v1/weather-snapshots/{item["weatherSnapshotId"]}"))["observations"]![0]!["temperatureC"]!);
        var comments = (await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}/comments"))["data"]!.AsArray();
        Assert.Equal((string?)comments.Single(c => (string?)c!["body"] == "잘 읽었습니다")!["id"], (string?)comments.Single(c => (string?)c!["body"] == "저도요")!["parentId"]);
    }

    [Fact]
    public async Task A_document_may_be_laid_out_over_lines_as_swagger_ui_sends_it()
    {
        var one = System.Text.Json.JsonSerializer.Serialize(JsonNode.Parse(Archive.Line(Answers.Unique("펼친 글"), 1)), Indented);
        var receipt = await (await api.Editor.ImportLinesAsync($"{one}\n{Archive.Line(Answers.Unique("한 줄 글"), 2)}\r\n{{\n  \"title\": ", "?mode=partial")).JsonAsync();
        Assert.Equal(["created", "created", "failed"], receipt["items"]!.AsArray().Select(i => (string)i!["outcome"]!));
        Assert.Equal(($"line {one.Split('\n').Length + 2}", "unreadable"), ((string?)receipt["items"]![2]!["fileName"], (string?)receipt["items"]![2]!["error"]!["code"]));
    }

    [Theory]
    [InlineData("""{"title":"글"}""", "required", "'body' or 'paragraphs'")]
    [InlineData("""{"body":"<p>x</p>"}""", "required", "'title'")]
    [InlineData("""{"text":"x","body":"y"}""", "duplicate", "leave 'text' out")]
    [InlineData("""{"title":"글","body":"<p>x</p>","publishedAt":"어제"}""", "wrong-type", "2025-12-05")]
    [InlineData("""{"title":"글","body":"<script>x</script>"}""", "body-missing", "no text")]
    [InlineData("""["글"]""", "wrong-type", "an object")]
    [InlineData("\"\\ud800\"", "wrong-type", "an object")]
    public async Task A_line_that_breaks_a_rule_fails_and_says_which(string line, string code, string message)
    {
        var item = (await (await api.Editor.ImportLinesAsync(line, "?mode=partial")).JsonAsync())["items"]![0]!;
        Assert.Equal(("failed", code), ((string?)item["outcome"], (string?)item["error"]!["code"]));
        Assert.Contains(message, (string?)item["error"]!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_zip_of_pages_is_read_with_korean_names_and_without_what_systems_leave_in_it()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        (string, byte[])[] files =
        [
            ("기사/첫째.txt", Encoding.UTF8.GetBytes(SeedPage.Like(Answers.Unique("압축 하나")))),
            ("__MACOSX/._첫째.txt", [0, 5, 22, 7]), ("기사/.DS_Store", [0]), ("Thumbs.db", [0]),
            ("둘째.txt", Encoding.UTF8.GetBytes(SeedPage.Like(Answers.Unique("압축 둘")))),
        ];
        foreach (var names in new[] { Encoding.UTF8, Encoding.GetEncoding(949) })
        {
            var receipt = await (await api.Editor.ImportArchiveAsync("application/zip", Archive.Zip(names, files))).JsonAsync();
            Assert.Equal(["기사/첫째.txt", "둘째.txt"], receipt["items"]!.AsArray().Select(i => (string)i!["fileName"]!));
            Assert.All(receipt["items"]!.AsArray(), i => Assert.Contains((string?)i!["outcome"], new[] { "created", "unchanged" }));
        }

        var many = Archive.Zip(null, [.. Enumerable.Range(0, 120).Select(i => ($"{i}.txt", Encoding.UTF8.GetBytes($"목록 {i}")))]);
        var job = await (await api.Editor.ImportArchiveAsync("application/zip", many)).JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal(120, (int)(await api.Editor.EndOfAsync((string?)job["id"]))["counts"]!["failed"]!);
    }

    [Fact]
    public async Task A_form_of_more_than_a_hundred_files_is_a_job()
    {
        using var form = new MultipartFormDataContent();
        for (var i = 0; i < 101; i++)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes($"x{i}")), "files", $"{i}.txt");
        }

        var job = await (await api.Editor.PostAsync("/v1/imports", form)).JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal((101, 101, 0, 101), Archive.Counts(await api.Editor.EndOfAsync((string?)job["id"])));
    }

    [Fact]
    public async Task Of_an_archive_that_is_refused_nothing_is_left()
    {
        var before = await CountAsync();
        var source = Answers.Unique("거절");
        var atomic = await (await api.Editor.ImportLinesAsync(Archive.Lines(source, 101), "?mode=atomic")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("mode", "out-of-range")], atomic.Errors());
        Assert.Contains("100 documents", (string?)atomic["detail"], StringComparison.Ordinal);

        await (await api.Editor.ImportArchiveAsync("application/zip", "no archive"u8.ToArray())).ProblemAsync(HttpStatusCode.BadRequest, "malformed-archive");
        await (await api.Editor.ImportArchiveAsync("application/zip", [])).ProblemAsync(HttpStatusCode.BadRequest, "malformed-archive");
        var cut = Archive.Zip(null, ("a.txt", Encoding.UTF8.GetBytes(Archive.Prose(1, 500))))[..^30];
        await (await api.Editor.ImportArchiveAsync("application/zip", cut)).ProblemAsync(HttpStatusCode.BadRequest, "malformed-archive");
        await (await api.Editor.ImportArchiveAsync("application/zip", Archive.Zip(null, ("bomb.txt", new byte[9 * 1024 * 1024])))).ProblemAsync(HttpStatusCode.UnprocessableEntity, "import-failed");
        await (await api.Editor.ImportLinesAsync("{\"title\":\"" + new string('x', 9 * 1024 * 1024))).ProblemAsync(HttpStatusCode.UnprocessableEntity, "import-failed");
        await (await api.Editor.ImportLinesAsync("\n \n")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        await (await api.Editor.ImportLinesAsync(Archive.Lines(source, 2), "?externalId=1")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_dry_run_of_an_archive_tells_every_outcome_and_stores_nothing()
    {
        var source = Answers.Unique("마른 기록");
        var job = await (await api.Editor.ImportLinesAsync(Archive.Lines(source, 130), "?dryRun=true")).JsonAsync(HttpStatusCode.Accepted);
        var import = await api.Editor.EndOfAsync((string?)job["id"]);

        Assert.Equal((true, 130), ((bool)import["dryRun"]!, (int)import["counts"]!["created"]!));
        Assert.All(await AllAsync($"/v1/imports/{import["id"]}/items?limit=100"), i => Assert.Null(i["articleId"]));
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM article WHERE source = @source", new { source }));
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/imports/{import["id"]}/undo")).ProblemAsync(HttpStatusCode.Conflict, "import-ended");
    }

    [Fact]
    public async Task The_later_of_two_documents_of_one_article_wins()
    {
        var source = Answers.Unique("두 번");
        var lines = Archive.Lines(source, 120) + "\n" + Archive.Line(source, 5).Replace("5번째 소식", "고친 소식", StringComparison.Ordinal);
        var job = await (await api.Editor.ImportLinesAsync(lines)).JsonAsync(HttpStatusCode.Accepted);
        var import = await api.Editor.EndOfAsync((string?)job["id"]);

        Assert.Equal((120, 0), ((int)import["counts"]!["created"]!, (int)import["counts"]!["failed"]!));
        var items = await AllAsync($"/v1/imports/{import["id"]}/items?limit=100");
        Assert.Equal((string?)items[5]["articleId"], (string?)items[120]["articleId"]);
        Assert.EndsWith("고친 소식", (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{items[120]["articleId"]}"))["title"], StringComparison.Ordinal);

        // Whichever a worker came to first: the later one changed the article, or made the earlier one superfluous.
        var (earlier, later) = ((string)items[5]["outcome"]!, (string)items[120]["outcome"]!);
        Assert.Contains((earlier, later), new[] { ("created", "updated"), ("unchanged", "created") });
        Assert.Equal(later == "created", items[5]["warnings"]!.AsArray().Any(w => (string?)w!["code"] == "superseded"));
    }

    [Fact]
    public async Task A_job_whose_upload_ends_while_abandoned_ones_are_dropped_is_not_dropped()
    {
        var id = Guid.CreateVersion7();
        await using var receiver = new NpgsqlConnection(api.ConnectionString);
        await using var sweeper = new NpgsqlConnection(api.ConnectionString);
        await receiver.OpenAsync();
        await sweeper.OpenAsync();
        await ImportQueue.HoldAsync(receiver, id, default);
        await receiver.ExecuteAsync("INSERT INTO import (id, parser_version, options, status, created_by) VALUES (@id, '1', '{}', 'receiving', 'test')", new { id });
        await using var end = await receiver.BeginTransactionAsync();
        await ImportQueue.BeginAsync(receiver, id, default);
        await ImportQueue.ReleaseAsync(receiver, id, default);

        var sweep = ImportQueue.DropAbandonedAsync(sweeper, default);
        var isWaiting = false;
        for (var patience = 0; patience < 1_000 && !isWaiting; patience++)
        {
            isWaiting = await receiver.ExecuteScalarAsync<bool>("SELECT cardinality(pg_blocking_pids(@pid)) > 0", new { pid = sweeper.ProcessID });
            await Task.Delay(10);
        }

        Assert.True(isWaiting);
        await end.CommitAsync();
        await sweep;
        Assert.Equal(1, await receiver.ExecuteScalarAsync<long>("SELECT count(*) FROM import WHERE id = @id", new { id }));
        await receiver.ExecuteAsync("UPDATE import SET status = 'done' WHERE id = @id", new { id });
    }

    async Task<List<JsonNode>> AllAsync(string address)
    {
        var all = new List<JsonNode>();
        for (var next = address; next is not null;)
        {
            var page = await api.Editor.GetJsonAsync(next);
            all.AddRange(page["data"]!.AsArray().Select(i => i!));
            next = (string?)page["page"]!["nextCursor"] is { } cursor ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor}" : null;
        }

        return all;
    }

    async Task<(long, long)> CountAsync()
    {
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        return await connection.QuerySingleAsync<(long, long)>("SELECT (SELECT count(*) FROM import), (SELECT count(*) FROM import_queue)");
    }
}
