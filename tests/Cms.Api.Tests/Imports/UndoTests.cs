using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Verbs;

namespace Cms.Api.Tests.Imports;

/// <summary>What an import does to what was there before, and how it is taken back.</summary>
[Collection(ApiCollection.Name)]
public sealed class UndoTests(Api api)
{
    [Fact]
    public async Task Undoing_an_import_erases_all_that_it_made_and_the_page_can_come_again()
    {
        var name = $"무름{Guid.NewGuid():N}"[..6];
        var page = SeedPage.Like(Answers.Unique("무를 기사"), "탁무름").Replace("취업", name, StringComparison.Ordinal).Replace("10:55:18", "03:33:33", StringComparison.Ordinal);
        var receipt = await ImportAsync(page);
        var item = receipt["items"]![0]!;
        var reporter = (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{item["articleId"]}"))["reporters"]![0]!["id"];

        var undone = await (await UndoAsync(receipt)).JsonAsync();
        Assert.Equal((1, 1, 1, 1), ((int)undone["removed"]!["articles"]!, (int)undone["removed"]!["reporters"]!, (int)undone["removed"]!["categories"]!, (int)undone["removed"]!["weatherSnapshots"]!));
        Assert.Equal(0, (int)undone["leftCount"]!);
        foreach (var gone in new[] { $"/v1/articles/{item["articleId"]}", $"/v1/reporters/{reporter}", $"/v1/weather-snapshots/{item["weatherSnapshotId"]}" })
        {
            await (await api.Editor.GetAsync(gone)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        Assert.DoesNotContain(name, (await api.Reader.GetJsonAsync("/v1/categories"))["data"]!.AsArray().Select(c => (string?)c!["name"]));
        Assert.Equal("undone", (string?)(await api.Editor.GetJsonAsync($"/v1/imports/{receipt["id"]}"))["status"]);
        await (await UndoAsync(receipt)).ProblemAsync(HttpStatusCode.Conflict, "import-ended");
        Assert.Equal("created", (string?)(await ImportAsync(page))["items"]![0]!["outcome"]);
    }

    [Fact]
    public async Task Undoing_leaves_what_somebody_has_changed_or_uses_and_says_so()
    {
        var receipt = await ImportAsync(SeedPage.Like(Answers.Unique("손댄 기사"), "남길이"));
        var id = (string?)receipt["items"]![0]!["articleId"];
        await EditAsync(id, new { summary = "편집자 요약" });

        var undone = await (await UndoAsync(receipt)).JsonAsync();
        Assert.Equal(0, (int)undone["removed"]!["articles"]!);
        Assert.Contains(("article", "changed"), LeftBy(undone));
        Assert.Contains(("reporter", "inUse"), LeftBy(undone));
        Assert.Equal("편집자 요약", (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{id}"))["summary"]);

        var commented = await ImportAsync(SeedPage.Like(Answers.Unique("댓글 달린 기사")));
        await api.Editor.CreateAsync("/v1/comments", new { articleId = commented["items"]![0]!["articleId"], authorName = "독자", body = "댓글" });
        undone = await (await UndoAsync(commented)).JsonAsync();
        Assert.Contains(("article", "inUse"), LeftBy(undone));
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/imports/{Guid.NewGuid()}/undo")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_stands_in_a_collection_is_left_by_an_undo()
    {
        var name = $"모음{Guid.NewGuid():N}"[..6];
        var receipt = await ImportAsync(SeedPage.Like(Answers.Unique("모은 기사")).Replace("취업", name, StringComparison.Ordinal));
        var article = (string?)receipt["items"]![0]!["articleId"];
        var category = (await api.Reader.GetJsonAsync("/v1/categories"))["data"]!.AsArray().Single(c => (string?)c!["name"] == name)!["id"];
        var box = await api.Editor.CreateAsync("/v1/collections", new { title = Answers.Unique("모음"), slots = new[] { new { articleId = article } }, fallback = "newest", fallbackCategoryId = category });

        var undone = await (await UndoAsync(receipt)).JsonAsync();
        Assert.Equal(0, (int)undone["removed"]!["articles"]!);
        foreach (var id in new[] { article, (string?)category })
        {
            Assert.Equal("inUse", (string?)undone["left"]!.AsArray().Single(l => (string?)l!["id"] == id)!["reason"]);
        }

        box = await api.Editor.GetJsonAsync($"/v1/collections/{box["id"]}");
        Assert.Equal((article, (string?)category), ((string?)box["slots"]![0]!["articleId"], (string?)box["fallbackCategoryId"]));
        Assert.Equal(article, (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{article}"))["id"]);

        await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/collections/{box["id"]}");
        undone = await (await UndoAsync(receipt)).JsonAsync();
        Assert.Equal((1, 0), ((int)undone["removed"]!["articles"]!, (int)undone["leftCount"]!));
        await (await api.Editor.GetAsync($"/v1/categories/{category}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task What_an_undo_has_left_is_undone_when_it_is_asked_for_again()
    {
        var page = SeedPage.Like(Answers.Unique("두 번 무를 기사"), "두무름").Replace("10:55:18", "01:11:11", StringComparison.Ordinal);
        var other = SeedPage.Like(Answers.Unique("한 번 무를 기사"), "두무름").Replace("10:55:18", "01:11:12", StringComparison.Ordinal);
        var first = await (await api.Editor.ImportLinesAsync(Text(page) + "\n" + Text(other))).JsonAsync();
        var article = (string?)first["items"]![0]!["articleId"];
        var second = await (await api.Editor.ImportLinesAsync(Text(page.Replace("청주 오스코(OSCO)에서", "세종에서", StringComparison.Ordinal)))).JsonAsync();
        Assert.Equal(("updated", article), ((string?)second["items"]![0]!["outcome"], (string?)second["items"]![0]!["articleId"]));

        var undone = await (await UndoAsync(first)).JsonAsync();
        Assert.Equal((1, 0), ((int)undone["removed"]!["articles"]!, (int)undone["restored"]!["articles"]!));
        Assert.Equal([("article", "changed"), ("reporter", "inUse")], LeftBy(undone));
        undone = await (await UndoAsync(first)).JsonAsync(); // nothing has become free
        Assert.Equal((0, 0), ((int)undone["removed"]!["articles"]!, (int)undone["removed"]!["reporters"]!));
        Assert.Equal([("article", "changed"), ("reporter", "inUse")], LeftBy(undone));

        undone = await (await UndoAsync(second)).JsonAsync();
        Assert.Equal((1, 0), ((int)undone["restored"]!["articles"]!, (int)undone["leftCount"]!));
        await (await UndoAsync(second)).ProblemAsync(HttpStatusCode.Conflict, "import-ended");
        Assert.Contains("오스코", (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{article}"))["bodyText"], StringComparison.Ordinal);

        undone = await (await UndoAsync(first)).JsonAsync();
        Assert.Equal((1, 1, 0), ((int)undone["removed"]!["articles"]!, (int)undone["removed"]!["reporters"]!, (int)undone["leftCount"]!));
        await (await api.Editor.GetAsync($"/v1/articles/{article}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await UndoAsync(first)).ProblemAsync(HttpStatusCode.Conflict, "import-ended");

        string Text(string text) => System.Text.Json.JsonSerializer.Serialize(new { source = "두무름", text });
    }

    [Fact]
    public async Task Undoing_an_update_restores_the_article_as_it_was()
    {
        var page = SeedPage.Like(Answers.Unique("되돌릴 기사"), "되돌이");
        var id = (string?)(await ImportAsync(page))["items"]![0]!["articleId"];
        var before = await api.Reader.GetJsonAsync($"/v1/articles/{id}");
        var changed = page.Replace("청주 오스코(OSCO)에서", "세종에서", StringComparison.Ordinal).Replace("되돌이 기자 gosiweek", "고친이 기자 gosiweek", StringComparison.Ordinal).Replace("흐림강화0.5℃", "맑음강화9.5℃", StringComparison.Ordinal);
        var second = await ImportAsync(changed);
        Assert.Equal(("updated", id), ((string?)second["items"]![0]!["outcome"], (string?)second["items"]![0]!["articleId"]));

        var undone = await (await UndoAsync(second)).JsonAsync();
        Assert.Equal((1, 1), ((int)undone["restored"]!["articles"]!, (int)undone["restored"]!["weatherSnapshots"]!));
        var after = await api.Reader.GetJsonAsync($"/v1/articles/{id}");
        foreach (var member in new[] { "title", "subtitle", "body", "bodyText", "reporters", "tags", "source", "dateline", "copyright", "publishedAt" })
        {
            Assert.True(JsonNode.DeepEquals(before[member], after[member]), member);
        }

        Assert.Equal(3, (int)after["version"]!);
        Assert.Equal(0.5m, (decimal)(await api.Reader.GetJsonAsync($"/v1/weather-snapshots/{second["items"]![0]!["weatherSnapshotId"]}"))["observations"]![0]!["temperatureC"]!);
        Assert.Equal("unchanged", (string?)(await ImportAsync(page))["items"]![0]!["outcome"]);
        Assert.Equal("updated", (string?)(await ImportAsync(changed))["items"]![0]!["outcome"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Weather_that_an_undo_has_taken_back_comes_again_with_its_page(bool isEdited)
    {
        var source = "?source=" + Answers.Unique("무른 날씨");
        var page = SeedPage.Like(Answers.Unique("날씨만 무를 기사"));
        var first = isEdited ? null : await ImportAsync(page, source); // a new article is left for the edit, an old one for having no change
        var warmer = page.Replace("흐림강화0.5℃", "맑음강화9.5℃", StringComparison.Ordinal);
        var imported = await ImportAsync(warmer, source);
        var id = (string?)imported["items"]![0]!["articleId"];
        Assert.Equal(9.5m, await TemperatureAsync(imported));
        if (isEdited)
        {
            await EditAsync(id, new { summary = "편집자 요약" });
        }

        await (await UndoAsync(imported)).JsonAsync();
        Assert.Equal(isEdited ? null : 0.5m, await TemperatureAsync(first ?? imported));
        var again = await ImportAsync(warmer, source);
        Assert.Equal(("unchanged", id), ((string?)again["items"]![0]!["outcome"], (string?)again["items"]![0]!["articleId"]));
        Assert.Equal(9.5m, await TemperatureAsync(again));
    }

    [Fact]
    public async Task An_edit_stays_one_when_an_import_that_said_the_same_is_undone()
    {
        var (title, edited) = (Answers.Unique("들어온 제목"), Answers.Unique("고친 제목"));
        var query = "?externalId=" + Answers.Unique("고침");
        var id = (string?)(await ImportAsync(SeedPage.Like(title), query))["items"]![0]!["articleId"];
        await EditAsync(id, new { title = edited });
        var agreed = await ImportAsync(SeedPage.Like(edited), query);
        Assert.Equal(("unchanged", id), ((string?)agreed["items"]![0]!["outcome"], (string?)agreed["items"]![0]!["articleId"]));
        await (await UndoAsync(agreed)).JsonAsync();

        var item = (await ImportAsync(SeedPage.Like(title).Replace("청주 오스코(OSCO)에서", "세종에서", StringComparison.Ordinal), query))["items"]![0]!;
        Assert.Equal([("title", true), ("body", false)], item["changes"]!.AsArray().Select(c => ((string)c!["field"]!, (bool)c["isKept"]!)));
        Assert.Equal(edited, (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{id}"))["title"]);
    }

    [Fact]
    public async Task An_article_is_known_again_by_its_own_headline_when_an_import_under_another_one_was_undone()
    {
        var (title, other) = (Answers.Unique("처음 이름"), Answers.Unique("다른 이름"));
        var page = SeedPage.Like(title);
        var first = (await ImportAsync(page))["items"]![0]!;
        var renamed = await ImportAsync(page, "?title=" + other);
        Assert.Equal(("updated", (string?)first["articleId"]), ((string?)renamed["items"]![0]!["outcome"], (string?)renamed["items"]![0]!["articleId"]));
        await (await UndoAsync(renamed)).JsonAsync();

        var corrected = (await ImportAsync(page.Replace("청주 오스코(OSCO)에서", "세종에서", StringComparison.Ordinal)))["items"]![0]!;
        Assert.Equal(("updated", (string?)first["articleId"]), ((string?)corrected["outcome"], (string?)corrected["articleId"]));
        var foreign = (await ImportAsync(SeedPage.Like(other)))["items"]![0]!;
        Assert.Equal("created", (string?)foreign["outcome"]);
        Assert.Equal(title, (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{first["articleId"]}"))["title"]);
    }

    [Fact]
    public async Task Imports_of_one_page_are_undone_one_after_the_other_from_the_last()
    {
        var page = SeedPage.Like(Answers.Unique("겹겹이 무를 기사"), "겹겹이").Replace("10:55:18", "02:22:22", StringComparison.Ordinal);
        var first = await ImportAsync(page);
        var second = await ImportAsync(page.Replace("흐림강화0.5℃", "맑음강화5.5℃", StringComparison.Ordinal));
        Assert.Equal("unchanged", (string?)second["items"]![0]!["outcome"]); // of the article; the weather is another
        var third = await ImportAsync(page.Replace("청주 오스코(OSCO)에서", "세종에서", StringComparison.Ordinal).Replace("흐림강화0.5℃", "맑음강화9.5℃", StringComparison.Ordinal).Replace("gosiweek@gmail.com", "gyeop@example.com", StringComparison.Ordinal));
        Assert.Equal("updated", (string?)third["items"]![0]!["outcome"]);

        var undone = await (await UndoAsync(third)).JsonAsync();
        Assert.Equal((1, 1, 1, 0), ((int)undone["restored"]!["articles"]!, (int)undone["restored"]!["reporters"]!, (int)undone["restored"]!["weatherSnapshots"]!, (int)undone["leftCount"]!));
        undone = await (await UndoAsync(second)).JsonAsync();
        Assert.Equal((0, 0, 1, 0), ((int)undone["restored"]!["articles"]!, (int)undone["restored"]!["reporters"]!, (int)undone["restored"]!["weatherSnapshots"]!, (int)undone["leftCount"]!));
        undone = await (await UndoAsync(first)).JsonAsync();
        Assert.Equal((1, 1, 1, 0), ((int)undone["removed"]!["articles"]!, (int)undone["removed"]!["reporters"]!, (int)undone["removed"]!["weatherSnapshots"]!, (int)undone["leftCount"]!));
    }

    [Fact]
    public async Task A_field_that_an_editor_has_touched_is_kept_unless_overwrite_is_asked_for()
    {
        var page = SeedPage.Like(Answers.Unique("겹친 기사"));
        var id = (string?)(await ImportAsync(page))["items"]![0]!["articleId"];
        await EditAsync(id, new { title = "편집자 제목" });
        var changed = page.Replace("청주 오스코(OSCO)에서", "세종에서", StringComparison.Ordinal);

        var item = (await ImportAsync(changed))["items"]![0]!;
        Assert.Equal("updated", (string?)item["outcome"]);
        Assert.Equal([("title", true), ("body", false)], item["changes"]!.AsArray().Select(c => ((string)c!["field"]!, (bool)c["isKept"]!)));
        Assert.Contains("title", (string?)item["warnings"]!.AsArray().Single(w => (string?)w!["code"] == "field-kept")!["message"], StringComparison.Ordinal);
        var article = await api.Reader.GetJsonAsync($"/v1/articles/{id}");
        Assert.Equal("편집자 제목", (string?)article["title"]);
        Assert.Contains("세종에서", (string?)article["bodyText"], StringComparison.Ordinal);

        item = (await ImportAsync(changed, "?overwrite=true"))["items"]![0]!;
        Assert.Equal(["title"], item["changes"]!.AsArray().Select(c => (string)c!["field"]!));
        Assert.StartsWith("겹친 기사", (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{id}"))["title"], StringComparison.Ordinal);
        Assert.Equal("unchanged", (string?)(await ImportAsync(changed, "?overwrite=true"))["items"]![0]!["outcome"]);
        using var program = await ServeProcess.StartAsync(api.ConnectionString); // whose sessions have imported nothing yet
        using var again = new StringContent(changed);
        Assert.Equal("unchanged", (string?)(await (await program.Editor.PostAsync("/v1/imports?overwrite=true", again)).JsonAsync())["items"]![0]!["outcome"]);
    }

    [Fact]
    public async Task Weather_that_an_editor_has_changed_is_kept_unless_overwrite_is_asked_for()
    {
        var source = "source=" + Answers.Unique("고친 날씨");
        var page = SeedPage.Like(Answers.Unique("날씨를 고칠 기사"));
        var first = await ImportAsync(page, "?" + source);
        var address = $"/v1/weather-snapshots/{first["items"]![0]!["weatherSnapshotId"]}";
        var observations = (await api.Reader.GetJsonAsync(address))["observations"]!;
        observations[0]!["temperatureC"] = 1.1m;
        await (await api.Editor.SendAsync(HttpMethod.Patch, address, new { observations }, "*")).JsonAsync();

        var moved = page.Replace("청주 오스코(OSCO)에서", "세종에서", StringComparison.Ordinal);
        foreach (var (query, sent, temperature) in new[] { ("?", moved, 1.1m), ("?overwrite=true&", moved, 0.5m), ("?", moved.Replace("흐림강화0.5℃", "맑음강화9.5℃", StringComparison.Ordinal), 9.5m) })
        {
            var again = await ImportAsync(sent, query + source);
            var told = again["items"]![0]!["warnings"]!.AsArray().Where(w => (string?)w!["code"] == "field-kept").Select(w => (string?)w!["message"]);
            Assert.Equal(temperature == 1.1m ? ["Somebody has changed the weather of this source and time since; overwrite=true takes what the page says."] : [], told);
            Assert.Equal(temperature, await TemperatureAsync(again));
        }
    }

    [Fact]
    public async Task Another_headline_over_nearly_the_same_body_is_warned_of()
    {
        var body = string.Join("\n\n", Enumerable.Range(0, 6).Select(i => Archive.Prose(900_000 + i, 40)));
        var first = await ImportAsync($"처음 낸 소식\n\n입력 2025-12-05 10:00\n\n{body}", "?source=%EA%B0%80&title=%EC%B2%98%EC%9D%8C");
        var second = await ImportAsync($"다시 낸 소식\n\n입력 2025-12-06 11:00\n\n{body} 한 문장이 더 붙었다고 말했다.", "?source=%EB%82%98&title=%EB%8B%A4%EC%8B%9C");
        var item = second["items"]![0]!;

        var duplicate = Assert.Single(item["nearDuplicates"]!.AsArray())!;
        Assert.Equal((string?)first["items"]![0]!["articleId"], (string?)duplicate["articleId"]);
        Assert.InRange((double)duplicate["similarity"]!, 0.9, 0.999);
        Assert.Contains((string)duplicate["articleId"]!, (string?)item["warnings"]!.AsArray().Single(w => (string?)w!["code"] == "near-duplicate")!["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_read_with_less_confidence_than_asked_for_is_a_failure()
    {
        var page = SeedPage.Like(Answers.Unique("덜 확실한 기사"));
        var problem = await (await PostAsync(page, "?minConfidence=0.95")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "import-failed");
        var error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal(("confidence-too-low", 107), ((string?)error["code"], (int)error["line"]!));
        Assert.Contains("'subtitle'", (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal("created", (string?)(await ImportAsync(page, "?minConfidence=0.9"))["items"]![0]!["outcome"]);
        Assert.Equal([("minConfidence", "out-of-range")], (await (await PostAsync(page, "?minConfidence=1.5")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed")).Errors());
        Assert.Equal([("minConfidence", "wrong-type")], (await (await PostAsync(page, "?minConfidence=high")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed")).Errors());
    }

    static IEnumerable<(string? Kind, string? Reason)> LeftBy(JsonNode undone) => undone["left"]!.AsArray().Select(l => ((string?)l!["kind"], (string?)l["reason"]));

    /// <summary>Of the first station of an import's weather; null when the snapshot is gone.</summary>
    async Task<decimal?> TemperatureAsync(JsonNode receipt)
    {
        using var answer = await api.Reader.GetAsync($"/v1/weather-snapshots/{receipt["items"]![0]!["weatherSnapshotId"]}");
        return answer.StatusCode == HttpStatusCode.NotFound ? null : (decimal)(await answer.JsonAsync())["observations"]![0]!["temperatureC"]!;
    }

    Task<HttpResponseMessage> UndoAsync(JsonNode receipt) => api.Editor.SendAsync(HttpMethod.Post, $"/v1/imports/{receipt["id"]}/undo");

    async Task EditAsync(string? id, object patch) => await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{id}", patch, "*")).JsonAsync();

    Task<HttpResponseMessage> PostAsync(string page, string query) => api.Editor.ImportArchiveAsync("text/plain", Encoding.UTF8.GetBytes(page), query);

    async Task<JsonObject> ImportAsync(string page, string query = "") => await (await PostAsync(page, query)).JsonAsync();
}
