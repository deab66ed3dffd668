using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Articles;

[Collection(ApiCollection.Name)]
public sealed class ArticleTests(Api api)
{
    [Fact]
    public async Task A_new_article_is_a_draft_that_only_a_key_holder_reads_at_its_location()
    {
        var title = Answers.Unique("행안부 포럼");
        var created = await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", new { title = $"  {title}\u00A0 ", body = "<p>물.</p>", tags = new[] { "날씨", "날씨" } });
        var article = await created.JsonAsync(HttpStatusCode.Created);
        var location = created.Headers.Location!.ToString();

        Assert.Equal($"/v1/articles/{article["id"]}", location);
        Assert.StartsWith("\"1-", created.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Equal((title, "draft", 1), ((string?)article["title"], (string?)article["status"], (int)article["version"]!));
        Assert.Null(article["publishedAt"]);
        Assert.Equal(["날씨"], article["tags"]!.AsArray().Select(t => (string)t!));
        Assert.EndsWith("+09:00", (string?)article["createdAt"], StringComparison.Ordinal);

        await (await api.Reader.GetAsync(location)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        var read = await api.Editor.GetAsync(location);
        Assert.Equal("no-store, private", read.Headers.CacheControl!.ToString());
        Assert.True(JsonNode.DeepEquals(article, await read.JsonAsync()));
    }

    [Fact]
    public async Task Publishing_shows_an_article_and_unpublishing_hides_it_with_its_time_kept()
    {
        var id = (await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("발행") }))["id"];

        var published = await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{id}/publish", new { publishedAt = "2025-12-05T01:55:18Z" }, "\"1\"")).JsonAsync();
        Assert.Equal(("published", "2025-12-05T10:55:18+09:00"), ((string?)published["status"], (string?)published["publishedAt"]));
        var shown = await api.Reader.GetAsync($"/v1/articles/{id}");
        Assert.Equal("public, max-age=0, s-maxage=10, stale-while-revalidate=30", string.Join(", ", shown.Headers.GetValues("Cache-Control")));
        await shown.JsonAsync();
        Assert.Equal("no-cache, private", (await api.Editor.GetAsync($"/v1/articles/{id}")).Headers.CacheControl!.ToString()); // in an editor's browser nothing is older than a write

        var draft = await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{id}/unpublish", ifMatch: "\"2\"")).JsonAsync();
        Assert.Equal(("draft", "2025-12-05T10:55:18+09:00", 3), ((string?)draft["status"], (string?)draft["publishedAt"], (int)draft["version"]!));
        await (await api.Reader.GetAsync($"/v1/articles/{id}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task An_article_published_for_later_is_not_visible_yet()
    {
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("예약") });
        var scheduled = await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/publish", new { publishedAt = DateTimeOffset.UtcNow.AddHours(1) }, "*")).JsonAsync();

        Assert.Equal("published", (string?)scheduled["status"]);
        await (await api.Reader.GetAsync($"/v1/articles/{article["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await api.Reader.GetAsync($"/v1/articles/{article["slug"]}/comments")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.DoesNotContain((string?)article["id"], Ids(await api.Reader.GetJsonAsync("/v1/articles?limit=100")));
        Assert.Contains((string?)article["id"], Ids(await api.Editor.GetJsonAsync("/v1/articles?status=published&limit=100")));
    }

    [Theory]
    [InlineData("PUT", "")]
    [InlineData("PATCH", "")]
    [InlineData("DELETE", "")]
    [InlineData("POST", "/publish")]
    [InlineData("POST", "/unpublish")]
    public async Task Every_write_to_an_article_asks_for_its_version(string method, string action)
    {
        var id = (await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("버전") }))["id"];
        object? body = method is "PUT" or "PATCH" ? new { title = "다른 제목" } : null;

        await (await api.Editor.SendAsync(HttpMethod.Parse(method), $"/v1/articles/{id}{action}", body)).ProblemAsync((HttpStatusCode)428, "version-required");
        await (await api.Editor.SendAsync(HttpMethod.Parse(method), $"/v1/articles/{id}{action}", body, "no quotes")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        await (await api.Editor.SendAsync(HttpMethod.Parse(method), $"/v1/articles/{id}{action}", body, "W/\"1-x\"")).ProblemAsync(HttpStatusCode.PreconditionFailed, "version-stale");
        var stale = await (await api.Editor.SendAsync(HttpMethod.Parse(method), $"/v1/articles/{id}{action}", body, "\"7-x\"")).ProblemAsync(HttpStatusCode.PreconditionFailed, "version-stale");

        Assert.Equal((1, "key:admin"), ((int)stale["currentVersion"]!, (string?)stale["updatedBy"]));
        Assert.NotNull(stale["updatedAt"]);
        Assert.Equal(1, (int)(await api.Editor.GetJsonAsync($"/v1/articles/{id}"))["version"]!);
    }

    [Fact]
    public async Task Of_two_editors_who_write_at_once_one_is_told()
    {
        var id = (await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("동시") }))["id"];
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{id}", new { subtitle = $"{i}" }, "\"1\"")));

        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed));
        Assert.Equal(2, (int)(await api.Editor.GetJsonAsync($"/v1/articles/{id}"))["version"]!);
    }

    [Fact]
    public async Task What_was_read_can_be_put_back_and_changes_nothing_but_the_version()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("기자"), emails = new[] { "a@example.com" } });
        var category = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("분류") });
        var article = await api.Editor.PublishNewAsync(new
        {
            title = Answers.Unique("되돌리기"),
            subtitle = "부제",
            body = "<p>하나</p>\n<p>둘</p>",
            summary = "요약",
            tags = new[] { "가", "나" },
            dateline = "[가=나 기자]",
            copyright = "ⓒ",
            source = "출처",
            externalId = Answers.Unique("id"),
            reporters = new[] { new { id = reporter["id"] } },
            category = new { id = category["id"] },
        });
        var answer = await api.Editor.SendAsync(HttpMethod.Put, $"/v1/articles/{article["id"]}", article.ToJsonString(), "\"2\"");
        var put = await answer.JsonAsync();

        Assert.Equal(3, (int)put["version"]!);
        Assert.True(JsonNode.DeepEquals(Unversioned(article), Unversioned(put)));
        Assert.Equal("하나\n\n둘", (string?)put["bodyText"]);
        Assert.Equal("a@example.com", (string?)put["reporters"]![0]!["email"]);

        static JsonObject Unversioned(JsonObject article) => new(article.Where(m => m.Key is not ("version" or "updatedAt")).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
    }

    [Fact]
    public async Task A_patch_leaves_what_it_does_not_name_clears_what_it_names_null_and_is_checked_as_a_whole()
    {
        var title = Answers.Unique("패치");
        var id = (await api.Editor.CreateAsync("/v1/articles", new { title, subtitle = "부제", tags = new[] { "가" } }))["id"];

        var patched = await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{id}", """{ "subtitle": null, "summary": "요약" }""", "\"1\"", "application/merge-patch+json")).JsonAsync();
        Assert.Equal((title, null, "요약", 1), ((string?)patched["title"], (string?)patched["subtitle"], (string?)patched["summary"], patched["tags"]!.AsArray().Count));

        var problem = await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{id}", """{ "title": null, "tags": null }""", "\"2\"")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("/title", "required")], problem.Errors());
        Assert.Equal(title, (string?)(await api.Editor.GetJsonAsync($"/v1/articles/{id}"))["title"]);
    }

    [Fact]
    public async Task A_slug_is_made_of_the_title_and_a_taken_one_gets_a_short_suffix()
    {
        var title = Answers.Unique("‘민·관’ 협력 AI시대");
        var first = await api.Editor.CreateAsync("/v1/articles", new { title });
        var second = await api.Editor.CreateAsync("/v1/articles", new { title });

        Assert.StartsWith("민-관-협력-ai시대-", (string?)first["slug"], StringComparison.Ordinal);
        Assert.Matches($"^{first["slug"]}-[0-9a-f]{{8}}$", (string?)second["slug"]);
    }

    [Theory]
    [InlineData("!!! ???")]
    [InlineData("latest")]
    [InlineData("01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60")]
    [InlineData("가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하가나다라마바사아자차카타파하")]
    public async Task An_awkward_title_still_gets_an_address(string title)
    {
        var article = await api.Editor.PublishNewAsync(new { title });
        var slug = (string)article["slug"]!;

        Assert.InRange(slug.Length, 1, 80);
        Assert.Equal((string?)article["id"], (string?)(await api.Reader.GetJsonAsync("/v1/articles/" + Uri.EscapeDataString(slug)))["id"]);
    }

    [Theory]
    [InlineData("latest", "reserved")]
    [InlineData("01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60", "reserved")]
    [InlineData("두 낱말", "pattern")]
    [InlineData("a--b", "pattern")]
    [InlineData("‘따옴표’", "pattern")]
    public async Task A_slug_that_cannot_stand_in_an_address_is_refused(string slug, string code)
    {
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", new { title = "제목", slug })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Contains(("/slug", code), problem.Errors());
    }

    [Fact]
    public async Task An_old_slug_leads_to_the_new_one_and_nobody_else_can_take_it()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("옛 주소") });
        var old = (string)article["slug"]!;
        var fresh = "새-" + old;
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{article["id"]}", new { slug = fresh }, "*")).JsonAsync();

        var moved = await api.Reader.GetAsync("/v1/articles/" + Uri.EscapeDataString(old));
        Assert.Equal(HttpStatusCode.PermanentRedirect, moved.StatusCode);
        Assert.Equal("/v1/articles/" + Uri.EscapeDataString(fresh), moved.Headers.Location!.OriginalString);
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", new { title = "다른 글", slug = old })).ProblemAsync(HttpStatusCode.Conflict, "slug-taken");

        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{article["id"]}", new { slug = old }, "*")).JsonAsync();
        Assert.Equal(HttpStatusCode.OK, (await api.Reader.GetAsync("/v1/articles/" + Uri.EscapeDataString(old))).StatusCode);
    }

    [Fact]
    public async Task Decomposed_hangul_is_stored_composed_and_found()
    {
        var title = Answers.Unique("한글").Normalize(System.Text.NormalizationForm.FormD);
        var article = await api.Editor.PublishNewAsync(new { title });

        Assert.True(((string?)article["title"])!.IsNormalized());
        var found = await api.Reader.GetJsonAsync("/v1/articles/" + Uri.EscapeDataString(((string)article["slug"]!).Normalize(System.Text.NormalizationForm.FormD)));
        Assert.Equal((string?)article["id"], (string?)found["id"]);
    }

    [Fact]
    public async Task The_body_is_sanitised_on_every_write()
    {
        const string evil = """<p onclick="x()">글<script>alert(1)</script></p><a href="javascript:x()">가</a><img src="https://example.com/a.png" onerror="x()"><iframe src="https://example.com"></iframe>""";
        const string safe = """<p>글</p><a>가</a><img src="https://example.com/a.png">""";
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("소독"), body = evil });
        Assert.Equal(safe, (string?)article["body"]);

        var patched = await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{article["id"]}", new { body = evil + "<b>나</b>" }, "*")).JsonAsync();
        Assert.Equal(safe + "<b>나</b>", (string?)patched["body"]);
    }

    [Fact]
    public async Task A_body_that_nests_without_end_is_refused_at_once()
    {
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", new { title = "깊이", body = string.Concat(Enumerable.Repeat("<b>", 300_000)) }))
            .ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("/body", "out-of-range")], problem.Errors());
    }

    [Fact]
    public async Task An_unknown_reporter_or_category_is_a_422_and_nothing_is_stored()
    {
        var title = Answers.Unique("모르는 기자");
        var unknown = Guid.NewGuid();
        var reporter = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", new { title, reporters = new[] { new { id = unknown } } })).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        Assert.Equal([("/reporters", "unknown")], reporter.Errors());
        var category = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", new { title, category = new { id = unknown } })).ProblemAsync(HttpStatusCode.UnprocessableEntity, "unknown-reference");
        Assert.Equal([("/category/id", "unknown")], category.Errors());

        Assert.DoesNotContain(title, (await api.Editor.GetJsonAsync("/v1/articles?status=draft&limit=100"))["data"]!.AsArray().Select(a => (string?)a!["title"]));
    }

    [Fact]
    public async Task A_deleted_article_is_gone_from_every_read_and_keeps_its_slug()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("삭제") });
        var deleted = await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/articles/{article["id"]}", ifMatch: "\"2\"");

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await (await api.Editor.GetAsync($"/v1/articles/{article["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await api.Reader.GetAsync("/v1/articles/" + Uri.EscapeDataString((string)article["slug"]!))).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", new { title = "다른 글", slug = article["slug"] })).ProblemAsync(HttpStatusCode.Conflict, "slug-taken");

        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/articles/{article["id"]}?permanent=true", ifMatch: "*")).StatusCode);
        await api.Editor.CreateAsync("/v1/articles", new { title = "다른 글", slug = article["slug"] });
    }

    [Fact]
    public async Task Source_and_external_id_are_unique_together()
    {
        var externalId = Answers.Unique("id");
        await api.Editor.CreateAsync("/v1/articles", new { title = "하나", source = "연합", externalId });
        await api.Editor.CreateAsync("/v1/articles", new { title = "둘", source = "뉴시스", externalId });
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", new { title = "셋", source = "연합", externalId })).ProblemAsync(HttpStatusCode.Conflict, "article-exists");
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", new { title = "넷", externalId })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
    }

    [Fact]
    public async Task The_etag_saves_a_download_and_changes_with_a_renamed_reporter()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("개명") });
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("태그"), reporters = new[] { new { id = reporter["id"] } } });
        var before = (await api.Reader.GetAsync($"/v1/articles/{article["id"]}")).Headers.ETag!;

        Assert.Equal(HttpStatusCode.NotModified, (await Conditional(before.Tag)).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await Conditional($"\"x\", W/{before.Tag}")).StatusCode);
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/reporters/{reporter["id"]}", new { name = Answers.Unique("새이름") })).JsonAsync();

        var after = await Conditional(before.Tag);
        await after.JsonAsync();
        Assert.StartsWith("\"2-", after.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.NotEqual(before, after.Headers.ETag);

        Task<HttpResponseMessage> Conditional(string tag)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/articles/{article["id"]}");
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
            return api.Reader.SendAsync(request);
        }
    }

    static IEnumerable<string?> Ids(JsonObject list) => list["data"]!.AsArray().Select(a => (string?)a!["id"]);
}
