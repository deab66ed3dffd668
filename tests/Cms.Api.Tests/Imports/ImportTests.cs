using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Imports;

[Collection(ApiCollection.Name)]
public sealed class ImportTests(Api api)
{
    [Fact]
    public async Task The_seed_page_becomes_an_article_a_reporter_the_navigation_and_the_weather()
    {
        var answer = await ImportAsync(Encoding.UTF8.GetString(SeedPage.Bytes));
        var receipt = await answer.JsonAsync();
        var item = Assert.Single(receipt["items"]!.AsArray())!.AsObject();

        Assert.Equal($"/v1/imports/{receipt["id"]}", answer.Headers.Location!.OriginalString);
        Assert.True(JsonNode.DeepEquals(receipt, await api.Editor.GetJsonAsync($"/v1/imports/{receipt["id"]}")));
        Assert.Equal((0, null, "utf-8", null), ((int)item["index"]!, (string?)item["fileName"], (string?)item["encoding"], item["error"]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(SeedPage.Bytes)), (string?)item["sha256"]);
        Assert.Equal([1, 101], item["fields"]!["title"]!["lines"]!.AsArray().Select(l => (int)l!));

        var article = await api.Reader.GetJsonAsync($"/v1/articles/{item["articleId"]}");
        Assert.Equal("행안부 ‘워크스마트포럼’서 민·관 조직혁신 모델 공개...“AI 시대, 공공조직도 다시 설계한다”", (string?)article["title"]);
        Assert.Equal("GS·구글·MS 전문가 한자리… 공공-민간 협력 기반 ‘AI 업무혁신·조직문화 전환’ 논의", (string?)article["subtitle"]);
        Assert.Equal(("published", "2025-12-05T10:55:18+09:00", "피앤피뉴스"), ((string?)article["status"], (string?)article["publishedAt"], (string?)article["source"]));
        Assert.Equal(("[피앤피뉴스=마성배 기자]", "[저작권자ⓒ 피앤피뉴스. 무단전재-재배포 금지]"), ((string?)article["dateline"], (string?)article["copyright"]));
        Assert.Null(article["category"]);
        Assert.NotNull(article["importedAt"]);
        var paragraphs = ((string)article["bodyText"]!).Split("\n\n");
        Assert.Equal(6, paragraphs.Length);
        Assert.StartsWith("행정안전부(장관 윤호중)는", paragraphs[0], StringComparison.Ordinal);
        Assert.EndsWith("실현하겠다”고 말했다.", paragraphs[5], StringComparison.Ordinal);
        var reporter = Assert.Single(article["reporters"]!.AsArray())!;
        Assert.Equal(("마성배", "gosiweek@gmail.com", "피앤피뉴스"), ((string?)reporter["name"], (string?)reporter["email"], (string?)reporter["outlet"]));

        var snapshot = await api.Reader.GetJsonAsync($"/v1/weather-snapshots/{item["weatherSnapshotId"]}");
        var observations = snapshot["observations"]!.AsArray();
        Assert.Equal((true, "2025-12-05T10:55:18+09:00", 97), ((bool)snapshot["timeIsInferred"]!, (string?)snapshot["capturedAt"], observations.Count));
        Assert.All(observations, o => Assert.NotNull(o!["stationId"]));
        Assert.Equal(
            new Dictionary<string, int> { ["맑음"] = 71, ["흐림"] = 11, ["박무"] = 8, ["연무"] = 3, ["구름많음"] = 3, ["안개"] = 1 },
            observations.CountBy(o => (string)o!["conditionText"]!).ToDictionary());
        Assert.Equal(("강화", 201, "overcast", 0.5m), ((string?)observations[0]!["station"], (int)observations[0]!["stationId"]!, (string?)observations[0]!["condition"], (decimal)observations[0]!["temperatureC"]!));

        var navigation = (await api.Reader.GetJsonAsync("/v1/categories"))["data"]!.AsArray().Select(c => (string)c!["name"]!).ToList();
        string[] site = ["초·중·고", "대학", "공무원", "로스쿨", "자격증", "취업", "오피니언", "종합"];
        Assert.Equal(site, navigation.Where(site.Contains));
        Assert.Empty((await api.Reader.GetJsonAsync($"/v1/articles/{item["articleId"]}/comments"))["data"]!.AsArray());
    }

    [Fact]
    public async Task The_same_page_again_is_unchanged_in_any_encoding_and_writes_nothing_but_the_receipt()
    {
        var page = SeedPage.Like(Answers.Unique("다시 온 기사"));
        var first = await ItemAsync(page);
        var before = await api.Reader.GetAsync($"/v1/articles/{first["articleId"]}");
        Assert.Equal("created", (string?)first["outcome"]);

        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(page), Encoding.UTF8.GetBytes(page.Replace("\n", "\r\n", StringComparison.Ordinal)) })
        {
            var item = (await (await ImportAsync(bytes)).JsonAsync())["items"]![0]!;
            Assert.Equal("unchanged", (string?)item["outcome"]);
            Assert.Equal((string?)first["articleId"], (string?)item["articleId"]);
            Assert.Equal((string?)first["weatherSnapshotId"], (string?)item["weatherSnapshotId"]);
            Assert.NotNull(item["document"]!["title"]);
        }

        Assert.Equal(before.Headers.ETag, (await api.Reader.GetAsync($"/v1/articles/{first["articleId"]}")).Headers.ETag);
    }

    [Fact]
    public async Task Ten_at_once_leave_one_article()
    {
        var title = Answers.Unique("동시에 온 기사");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ImportAsync(SeedPage.Like(title))));
        var items = await Task.WhenAll(answers.Select(async a => (await a.JsonAsync())["items"]![0]!));

        Assert.Equal(["created", .. Enumerable.Repeat("unchanged", 9)], items.Select(i => (string)i["outcome"]!).Order());
        Assert.Single(items.Select(i => (string?)i["articleId"]).Distinct());
        Assert.Single(items.Select(i => (string?)i["weatherSnapshotId"]).Distinct());
    }

    [Fact]
    public async Task A_changed_page_updates_its_article_and_keeps_what_no_page_says()
    {
        var page = SeedPage.Like(Answers.Unique("고쳐진 기사"));
        var first = await ItemAsync(page);
        var category = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("편집자 분류") });
        var edited = await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{first["articleId"]}", new { summary = "편집자 요약", externalId = (string?)first["articleId"], category = new { id = category["id"] } }, "*")).JsonAsync();

        var second = await ItemAsync(page.Replace("청주 오스코(OSCO)에서", "세종에서", StringComparison.Ordinal));
        Assert.Equal(("updated", (string?)first["articleId"]), ((string?)second["outcome"], (string?)second["articleId"]));
        var article = await api.Reader.GetJsonAsync($"/v1/articles/{first["articleId"]}");
        Assert.Contains("세종에서", (string?)article["bodyText"], StringComparison.Ordinal);
        Assert.Equal((3, "편집자 요약", (string?)edited["slug"]), ((int)article["version"]!, (string?)article["summary"], (string?)article["slug"]));
        Assert.Equal((string?)first["articleId"], (string?)article["externalId"]);
        Assert.Equal((string?)category["id"], (string?)article["category"]!["id"]);
    }

    [Fact]
    public async Task An_article_is_found_again_though_an_editor_has_changed_its_title()
    {
        var page = SeedPage.Like(Answers.Unique("제목 바뀐 기사"));
        var id = (string?)(await ItemAsync(page))["articleId"];
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{id}", new { title = "편집자의 제목" }, "*")).JsonAsync();
        Assert.Equal(("unchanged", id), (await ItemAsync(page)) is var again ? ((string?)again["outcome"], (string?)again["articleId"]) : default);
    }

    [Fact]
    public async Task An_article_that_an_editor_deleted_stays_deleted()
    {
        var page = SeedPage.Like(Answers.Unique("지운 기사"));
        var id = (string?)(await ItemAsync(page))["articleId"];
        await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/articles/{id}", ifMatch: "*");

        var again = await ItemAsync(page);
        Assert.Equal("unchanged", (string?)again["outcome"]);
        Assert.Contains("article-deleted", again["warnings"]!.AsArray().Select(w => (string?)w!["code"]));
        await (await api.Editor.GetAsync($"/v1/articles/{id}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_article_that_was_killed_stays_as_it_is_until_it_is_restored()
    {
        var page = SeedPage.Like(Answers.Unique("거둔 기사"));
        var address = $"/v1/articles/{(string?)(await ItemAsync(page))["articleId"]}";
        await (await api.Editor.SendAsync(HttpMethod.Post, address + "/kill", new { reason = "오보" }, ifMatch: "*")).JsonAsync();
        var killed = await api.Editor.GetJsonAsync(address);

        var changed = page.Replace("청주 오스코(OSCO)에서", "세종에서", StringComparison.Ordinal);
        foreach (var (sent, query) in new[] { (page, ""), (changed, ""), (changed, "?overwrite=true") })
        {
            var item = (await (await ImportAsync(sent, query)).JsonAsync())["items"]![0]!;
            Assert.Equal("unchanged", (string?)item["outcome"]);
            Assert.Contains("article-killed", item["warnings"]!.AsArray().Select(w => (string?)w!["code"]));
            Assert.True(JsonNode.DeepEquals(killed, await api.Editor.GetJsonAsync(address)));
        }

        await (await api.Editor.SendAsync(HttpMethod.Post, address + "/restore", ifMatch: "*")).JsonAsync();
        Assert.Equal("updated", (string?)(await ItemAsync(changed))["outcome"]);
        Assert.Contains("세종에서", (string?)(await api.Editor.GetJsonAsync(address))["bodyText"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_everything_and_keeps_nothing()
    {
        var page = SeedPage.Like(Answers.Unique("마른 기사"), "독고탁");
        var answer = await ImportAsync(page, "?dryRun=true");
        var receipt = await answer.JsonAsync();

        Assert.Null(answer.Headers.Location);
        Assert.Equal((null, true, 1), ((string?)receipt["id"], (bool)receipt["dryRun"]!, (int)receipt["counts"]!["created"]!));
        Assert.Null(receipt["items"]![0]!["articleId"]);
        Assert.Equal("독고탁", (string?)receipt["items"]![0]!["document"]!["reporters"]![0]!["name"]);
        Assert.DoesNotContain("독고탁", (await api.Reader.GetJsonAsync("/v1/reporters?limit=100"))["data"]!.AsArray().Select(r => (string?)r!["name"]));
        Assert.Equal("created", (string?)(await ItemAsync(page))["outcome"]);
    }

    [Fact]
    public async Task One_bad_document_stops_an_atomic_import_and_is_named()
    {
        var good = SeedPage.Like(Answers.Unique("멀쩡한 기사"));
        var answer = await ImportFilesAsync("", ("good.txt", Encoding.UTF8.GetBytes(good)), ("나쁜 것.txt", "x"u8.ToArray()));
        var problem = await answer.ProblemAsync(HttpStatusCode.UnprocessableEntity, "import-failed");

        var error = Assert.Single(problem["errors"]!.AsArray())!;
        Assert.Equal((1, "나쁜 것.txt"), ((int)error["index"]!, (string?)error["fileName"]));
        Assert.Equal(["created", "failed"], problem["items"]!.AsArray().Select(i => (string)i!["outcome"]!));
        Assert.NotNull(problem["items"]![1]!["document"]);
        Assert.Equal("created", (string?)(await ItemAsync(good))["outcome"]);
    }

    [Fact]
    public async Task A_partial_import_stores_the_good_and_tells_the_bad()
    {
        var receipt = await (await ImportFilesAsync("?mode=partial", ("a.txt", "x"u8.ToArray()), ("b.txt", Encoding.UTF8.GetBytes(SeedPage.Like(Answers.Unique("나머지 기사")))))).JsonAsync();

        Assert.Equal((2, 1, 1), ((int)receipt["counts"]!["received"]!, (int)receipt["counts"]!["created"]!, (int)receipt["counts"]!["failed"]!));
        Assert.Equal(["failed", "created"], receipt["items"]!.AsArray().Select(i => (string)i!["outcome"]!));
        Assert.Equal(["a.txt", "b.txt"], receipt["items"]!.AsArray().Select(i => (string)i!["fileName"]!));
        await api.Reader.GetJsonAsync($"/v1/articles/{receipt["items"]![1]!["articleId"]}");
        var listed = (await api.Editor.GetJsonAsync("/v1/imports?limit=100"))["data"]!.AsArray().Single(i => (string?)i!["id"] == (string?)receipt["id"])!;
        Assert.True(JsonNode.DeepEquals(receipt["counts"], listed["counts"]));
    }

    [Fact]
    public async Task The_caller_names_source_status_and_category()
    {
        var category = await api.Editor.CreateAsync("/v1/categories", new { name = $"c{Guid.NewGuid():N}" });
        var item = (await (await ImportAsync(SeedPage.Like(Answers.Unique("분류된 기사")), $"?category={category["slug"]}&status=draft&source=%EC%86%8C%EC%8A%A4")).JsonAsync())["items"]![0]!;
        var article = await api.Editor.GetJsonAsync($"/v1/articles/{item["articleId"]}");

        Assert.Equal(("draft", "소스", (string?)category["id"]), ((string?)article["status"], (string?)article["source"], (string?)article["category"]!["id"]));
        var problem = await (await ImportAsync("x", "?category=no-such")).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        Assert.Equal([("category", "unknown")], problem.Errors());
        await (await ImportAsync("x", "?status=killed")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
    }

    [Fact]
    public async Task By_its_external_id_a_page_is_found_again_under_another_headline()
    {
        var externalId = $"{Guid.NewGuid():N}";
        var first = (await (await ImportAsync(SeedPage.Like(Answers.Unique("처음 제목")), "?externalId=" + externalId)).JsonAsync())["items"]![0]!;
        var title = Answers.Unique("나중 제목");
        var second = (await (await ImportAsync(SeedPage.Like(title), "?externalId=" + externalId)).JsonAsync())["items"]![0]!;

        Assert.Equal(("updated", (string?)first["articleId"]), ((string?)second["outcome"], (string?)second["articleId"]));
        Assert.Equal((title, externalId), (await api.Reader.GetJsonAsync($"/v1/articles/{first["articleId"]}")) is var a ? ((string?)a["title"], (string?)a["externalId"]) : default);
    }

    [Fact]
    public async Task A_page_without_a_time_is_stored_as_a_draft_with_a_warning()
    {
        var page = SeedPage.Like(Answers.Unique("때 없는 기사")).Replace(" / 기사승인 : 2025-12-05 10:55:18", "", StringComparison.Ordinal);
        var item = await ItemAsync(page);

        Assert.Contains("stored-as-draft", item["warnings"]!.AsArray().Select(w => (string?)w!["code"]));
        Assert.Null(item["weatherSnapshotId"]);
        Assert.Equal("draft", (string?)(await api.Editor.GetJsonAsync($"/v1/articles/{item["articleId"]}"))["status"]);
    }

    [Fact]
    public async Task An_address_is_added_to_a_known_reporter()
    {
        var first = await ItemAsync(SeedPage.Like(Answers.Unique("첫 글"), "남궁민"));
        var second = await ItemAsync(SeedPage.Like(Answers.Unique("둘째 글"), "남궁민").Replace("gosiweek@gmail.com", "namgung@example.com", StringComparison.Ordinal));
        var ids = new[] { first, second }.Select(async i => (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{i["articleId"]}"))["reporters"]![0]!["id"]);

        var id = Assert.Single((await Task.WhenAll(ids)).Distinct());
        Assert.Equal(["gosiweek@gmail.com", "namgung@example.com"], (await api.Reader.GetJsonAsync($"/v1/reporters/{id}"))["emails"]!.AsArray().Select(e => (string)e!));
    }

    [Fact]
    public async Task An_address_that_an_editor_took_away_is_not_brought_back_until_an_editor_does()
    {
        var item = await ItemAsync(SeedPage.Like(Answers.Unique("주소 있는 글"), "독고준"));
        var id = (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{item["articleId"]}"))["reporters"]![0]!["id"];
        await PatchAsync(Array.Empty<string>());

        var again = await ItemAsync(SeedPage.Like(Answers.Unique("주소 또 있는 글"), "독고준"));
        Assert.Equal(["An editor has taken gosiweek@gmail.com away from 독고준; it is not brought back."], again["warnings"]!.AsArray().Where(w => (string?)w!["code"] == "field-kept").Select(w => (string?)w!["message"]));
        Assert.Empty(await EmailsAsync());

        await PatchAsync(["gosiweek@gmail.com"]);
        Assert.DoesNotContain("field-kept", (await ItemAsync(SeedPage.Like(Answers.Unique("주소 돌아온 글"), "독고준")))["warnings"]!.AsArray().Select(w => (string?)w!["code"]));
        Assert.Equal(["gosiweek@gmail.com"], await EmailsAsync());

        async Task PatchAsync(string[] emails) => await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/reporters/{id}", new { emails })).JsonAsync();
        async Task<IEnumerable<string>> EmailsAsync() => (await api.Reader.GetJsonAsync($"/v1/reporters/{id}"))["emails"]!.AsArray().Select(e => (string)e!);
    }

    [Fact]
    public async Task An_import_leaves_the_categories_as_editors_left_them()
    {
        await ItemAsync(SeedPage.Like(Answers.Unique("분류 하나")));
        var category = (await api.Reader.GetJsonAsync("/v1/categories"))["data"]!.AsArray().First(c => (string?)c!["name"] == "자격증")!;
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/categories/{category["id"]}", new { position = 999 })).JsonAsync();
        await ItemAsync(SeedPage.Like(Answers.Unique("분류 둘")));

        Assert.Equal(999, (int)(await api.Reader.GetJsonAsync($"/v1/categories/{category["id"]}"))["position"]!);
        var other = SeedPage.Like(Answers.Unique("남의 분류")).Replace("취업", $"남{Guid.NewGuid():N}"[..6], StringComparison.Ordinal);
        var before = (await api.Reader.GetJsonAsync("/v1/categories"))["data"]!.AsArray().Count(c => ((string)c!["name"]!).StartsWith('남'));
        await (await ImportAsync(other, "?categories=ignore")).JsonAsync();
        Assert.Equal(before, (await api.Reader.GetJsonAsync("/v1/categories"))["data"]!.AsArray().Count(c => ((string)c!["name"]!).StartsWith('남')));
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/categories/{category["id"]}", new { position = 4 })).JsonAsync();
    }

    [Fact]
    public async Task A_form_takes_nothing_but_files()
    {
        using var form = new MultipartFormDataContent { { new StringContent("x"), "title" } };
        Assert.Equal([("/title", "unknown-member")], (await (await api.Editor.PostAsync("/v1/imports", form)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed")).Errors());
        using var empty = new MultipartFormDataContent { { new StringContent("string"), "files" } }; // what Swagger UI sends of a row without a file
        Assert.Equal([("/files", "wrong-type")], (await (await api.Editor.PostAsync("/v1/imports", empty)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed")).Errors());
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/imports", "no form", contentType: "multipart/form-data; boundary=b")).ProblemAsync(HttpStatusCode.BadRequest, "malformed-form");
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/imports", "--b--", contentType: "multipart/form-data; boundary=b")).ProblemAsync(HttpStatusCode.BadRequest, "malformed-form");
    }

    [Fact]
    public async Task Bytes_of_the_old_korean_encoding_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var page = SeedPage.Like(Answers.Unique("완성형 기사")).Replace("ⓒ", "(c)", StringComparison.Ordinal).Replace("•", "·", StringComparison.Ordinal).Replace('\u00A0', ' ');
        var item = (await (await ImportAsync(Encoding.GetEncoding(949).GetBytes(page))).JsonAsync())["items"]![0]!;

        Assert.Equal("cp949", (string?)item["encoding"]);
        Assert.StartsWith("완성형 기사", (string?)item["document"]!["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_html_page_is_read_by_what_it_declares_in_the_charset_of_its_bytes()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var title = Answers.Unique("선언된 제목");
        var html = $$"""
            <!DOCTYPE html>
            <html><head><meta charset="euc-kr"><title>{{title}} - 한빛일보</title>
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"{{title}}","datePublished":"2025-12-05T09:10:11+09:00","articleSection":"경제",
              "author":{"@type":"Person","name":"김하늘"},"publisher":{"name":"한빛일보"} }</script></head>
            <body><nav><a>정치</a> <a>경제</a></nav>
            <h1>{{title}}</h1>
            <div itemprop="articleBody"><p>한빛시가 청년 창업센터를 새로 단장했다고 5일 밝혔다. 상담실은 여덟 곳으로 늘었다.</p><p>시 관계자는 “언제든 들러 달라”고 말했다.</p></div>
            </body></html>
            """;
        var item = (await (await api.Editor.ImportArchiveAsync("text/html; charset=utf-8", Encoding.GetEncoding(949).GetBytes(html))).JsonAsync())["items"]![0]!;
        var article = await api.Reader.GetJsonAsync($"/v1/articles/{item["articleId"]}");

        Assert.Equal(("cp949", "html-json-ld"), ((string?)item["encoding"], (string?)item["layout"]));
        Assert.Equal((title, "2025-12-05T09:10:11+09:00", "경제", "한빛일보"), ((string?)article["title"], (string?)article["publishedAt"], (string?)article["category"]!["name"], (string?)article["source"]));
        Assert.Equal("김하늘", (string?)Assert.Single(article["reporters"]!.AsArray())!["name"]);
        Assert.Equal(2, ((string)article["bodyText"]!).Split("\n\n").Length);
    }

    [Fact]
    public async Task A_body_without_a_headline_is_refused_unless_the_caller_gives_one()
    {
        const string page = "한빛시가 청년 창업센터를 새로 단장했다고 5일 밝혔다. 상담실은 네 곳에서 여덟 곳으로 늘었다.\n\n시 관계자는 “창업을 준비하는 청년이 언제든 들러 도움을 받을 수 있게 하겠다”고 말했다.\n";
        var problem = await (await ImportAsync(page)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "import-failed");
        Assert.Equal("title-missing", (string?)problem["errors"]![0]!["code"]);

        var item = (await (await ImportAsync(page, "?title=%EB%B6%99%EC%9D%B8%20%EC%A0%9C%EB%AA%A9")).JsonAsync())["items"]![0]!;
        Assert.Equal(("붙인 제목", "title-given", 1.0), ((string?)item["document"]!["title"], (string?)item["fields"]!["title"]!["rule"], (double)item["fields"]!["title"]!["confidence"]!));
    }

    async Task<JsonNode> ItemAsync(string page) => (await (await ImportAsync(page)).JsonAsync())["items"]![0]!;

    Task<HttpResponseMessage> ImportAsync(string page, string query = "") => ImportAsync(Encoding.UTF8.GetBytes(page), query);

    async Task<HttpResponseMessage> ImportAsync(byte[] page, string query = "")
    {
        using var body = new ByteArrayContent(page) { Headers = { ContentType = new("text/plain") } };
        return await api.Editor.PostAsync("/v1/imports" + query, body);
    }

    async Task<HttpResponseMessage> ImportFilesAsync(string query, params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
        {
            form.Add(new ByteArrayContent(bytes), "files", name);
        }

        return await api.Editor.PostAsync("/v1/imports" + query, form);
    }
}
