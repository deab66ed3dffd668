using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Imports;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Search;

[Collection(ApiCollection.Name)]
public sealed class SearchTests(Api api)
{
    /// <summary>A tag that the articles of one test have, so that it finds no others.</summary>
    readonly string tag = Answers.Unique("시험");

    [Theory]
    [InlineData("조직", "title", "조직", "text")]
    [InlineData("행정안전부", "title", "행정안전부", "text")]
    [InlineData("행정안전부는", "title", "행정안전부", "particle")]
    [InlineData("ai 업무혁신", "subtitle", "AI", "text")]
    [InlineData("ａｉ", "subtitle", "AI", "text")]
    [InlineData("\"민관 협력을 다시\"", "body", "민관 협력을 다시", "text")]
    [InlineData("북", "body", "북", "text")]
    [InlineData("3.5", "body", "3.5", "text")]
    [InlineData("大韓", "body", "大韓", "text")]
    [InlineData("마성배", "reporters", "마성배", "text")]
    [InlineData("공무원", "tags", "공무원", "text")]
    [InlineData("ㅎㅈㅇㅈㅂ", "title", "행정안전부", "initials")]
    [InlineData("ㅁㅅㅂ", "reporters", "마성배", "initials")]
    [InlineData("whwlr", "title", "조직", "keyboard")]
    public async Task What_is_asked_for_is_found_in_every_part_of_an_article_and_in_parts_of_words(string query, string field, string found, string by)
    {
        var article = await ForumAsync();
        for (var isIndexed = false; ; isIndexed = true)
        {
            var hit = Assert.Single(await HitsAsync(query));
            Assert.Equal((string?)article["id"], (string?)hit["id"]);
            var word = hit["match"]!["words"]![0]!;
            Assert.Equal((field, by, found), ((string?)word["in"], (string?)word["by"], (string?)word["found"]));
            Assert.Contains(hit["match"]!["fragments"]!.AsArray(), f => (string?)f!["field"] == field && ((string?)f["html"])!.Contains($"<mark>{found}</mark>", StringComparison.Ordinal));
            if (isIndexed)
            {
                return;
            }

            await IndexedAsync(article);
        }
    }

    [Theory]
    [InlineData("조직 -예산")]
    [InlineData("-\"협력을 다시\" 조직")]
    [InlineData("\"다시 민관\"")]
    [InlineData("조직 없는말")]
    [InlineData("직의앞")]
    public async Task What_is_excluded_or_only_nearly_there_is_not_found(string query)
    {
        await IndexedAsync(await ForumAsync());
        Assert.Empty(await HitsAsync(query));
    }

    [Fact]
    public async Task Words_in_titles_come_before_words_in_heads_and_these_before_bodies_and_the_newer_first()
    {
        var ids = new List<string?>();
        foreach (var (where, day) in new[] { ("body", 9), ("title", 1), ("subtitle", 5), ("title", 3), ("body", 7), ("subtitle", 2) })
        {
            var draft = await api.Editor.CreateAsync("/v1/articles", new
            {
                title = where == "title" ? "반도체 소식" : "다른 소식",
                subtitle = where == "subtitle" ? "반도체 때문이다" : null,
                body = where == "body" ? "<p>반도체를 말한다.</p>" : "<p>없다.</p>",
                tags = new[] { tag },
            });
            ids.Add((string?)draft["id"]);
            await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{draft["id"]}/publish", new { publishedAt = $"2024-0{day}-01T09:00:00+09:00" }, "*")).JsonAsync();
        }

        string?[] ranked = [ids[3], ids[1], ids[2], ids[5], ids[0], ids[4]];
        Assert.Equal(ranked, (await HitsAsync("반도체")).Select(h => (string?)h["id"]));
        string?[] newest = [ids[0], ids[4], ids[2], ids[3], ids[5], ids[1]];
        Assert.Equal(newest, (await HitsAsync("반도체", "&sort=newest")).Select(h => (string?)h["id"]));
        Assert.Equal([ids[2], ids[3]], (await HitsAsync("반도체", "&sort=newest&publishedAt[gte]=2024-03-01T00:00:00Z&publishedAt[lt]=2024-06-01T00:00:00Z")).Select(h => (string?)h["id"]));

        await PagesAsync("반도체", "", ranked);
        await PagesAsync("반도체", "&sort=newest", newest);
    }

    [Fact]
    public async Task Articles_are_found_in_order_where_a_page_has_years_and_where_a_moment_has_pages()
    {
        var word = Answers.Unique("옛글");
        var day = new DateTimeOffset(1975, 3, 5, 0, 0, 0, TimeSpan.FromHours(9)); // as an archive has it that keeps no more of the time
        DateTimeOffset[] times = [.. Enumerable.Repeat(day, 50), .. new[] { 1, 2, 30, 31, 400, 401, 3000, 3001, 9000 }.SelectMany(days => new[] { day.AddDays(days), day.AddDays(-days) })];
        var lines = times.Select((time, i) => new JsonObject
        {
            ["title"] = Archive.Prose(i, 6),
            ["body"] = $"{word}. {Archive.Prose(i, 40)}",
            ["publishedAt"] = time.ToString("o"),
            ["tags"] = new JsonArray(tag),
            ["source"] = word,
            ["externalId"] = $"{i}",
        }.ToJsonString());
        var import = await (await api.Editor.ImportLinesAsync(string.Join('\n', lines))).JsonAsync();
        var ids = import["items"]!.AsArray().Select(i => (string?)i!["articleId"]);
        await PagesAsync(word, "", [.. ids.Zip(times).OrderByDescending(a => a.Second).ThenByDescending(a => a.First, StringComparer.Ordinal).Select(a => a.First)]);
    }

    [Fact]
    public async Task Readers_find_only_what_is_published_and_the_newsroom_its_drafts()
    {
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = "비밀스러운 초고", tags = new[] { tag } });
        await IndexedAsync(draft);
        Assert.Empty(await HitsAsync("비밀스러운"));
        var found = await api.Editor.GetJsonAsync($"/v1/articles?q={Uri.EscapeDataString("비밀스러운")}&status=draft&tag={Uri.EscapeDataString(tag)}");
        Assert.Equal((string?)draft["id"], (string?)Assert.Single(found["data"]!.AsArray())!["id"]);

        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{draft["id"]}/publish", ifMatch: "*")).JsonAsync();
        Assert.Single(await HitsAsync("비밀스러운"));
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{draft["id"]}/archive", ifMatch: "*")).JsonAsync();
        Assert.Empty(await HitsAsync("비밀스러운"));
    }

    [Fact]
    public async Task How_many_are_found_is_told_of_those_that_the_caller_may_see()
    {
        var word = $"낱말{Answers.Unique("")}";
        for (var i = 0; i < 3; i++)
        {
            await IndexedAsync(await api.Editor.PublishNewAsync(new { title = $"{word} {i}", tags = new[] { tag } }));
        }

        await IndexedAsync(await api.Editor.CreateAsync("/v1/articles", new { title = $"{word} 초고", tags = new[] { tag } }));
        var other = await api.OtherAsync(); // which looks at few articles themselves
        foreach (var client in new[] { api.Reader, other.Editor })
        {
            foreach (var narrowed in new[] { "", $"&tag={Uri.EscapeDataString(tag)}" })
            {
                var page = await client.GetJsonAsync($"/v1/articles?q={Uri.EscapeDataString(word)}&total=estimated&limit=2{narrowed}");
                Assert.Equal((2, 3), (page["data"]!.AsArray().Count, (int)page["meta"]!["total"]!));
            }
        }
    }

    [Fact]
    public async Task What_is_changed_is_found_by_what_it_says_now()
    {
        var forum = await ForumAsync();
        await IndexedAsync(forum);
        var patch = new { title = "새 제목의 기사", body = "<p>본문도 바뀌었다.</p>" };
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{forum["id"]}", patch, "*")).JsonAsync();
        for (var isIndexed = false; ; isIndexed = true)
        {
            Assert.Single(await HitsAsync("제목의"));
            Assert.Single(await HitsAsync("바뀌었다"));
            Assert.Empty(await HitsAsync("공공조직"));
            Assert.Empty(await HitsAsync("북부청"));
            if (isIndexed)
            {
                break;
            }

            await IndexedAsync(forum);
        }

        var reporter = forum["reporters"]![0]!["id"];
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/reporters/{reporter}", new { name = "남궁하늘" })).JsonAsync();
        Assert.Single(await HitsAsync("남궁하늘"));
        await IndexedAsync(forum);
        Assert.Single(await HitsAsync("ㄴㄱㅎㄴ"));
        Assert.Empty(await HitsAsync("마성배"));
    }

    [Fact]
    public async Task Synonyms_that_editors_keep_find_each_other()
    {
        var (one, other) = ("가칭부" + tag[^4..], "가칭정부부처" + tag[^4..]);
        await api.Editor.PublishNewAsync(new { title = $"{other}는 오늘", tags = new[] { tag } });
        Assert.Empty(await HitsAsync(one));

        var synonym = await api.Editor.CreateAsync("/v1/synonyms", new { words = new[] { one, other.ToUpperInvariant() } });
        var hit = Assert.Single(await HitsAsync(one));
        Assert.Equal(("synonym", other), ((string?)hit["match"]!["words"]![0]!["by"], (string?)hit["match"]!["words"]![0]!["found"]));
        Assert.Single(await HitsAsync(other));
        Assert.Equal((string?)synonym["id"], (string?)(await api.Editor.GetJsonAsync("/v1/synonyms?limit=100"))["data"]!.AsArray().Single(s => (string?)s!["id"] == (string?)synonym["id"])!["id"]);

        await (await api.Editor.SendAsync(HttpMethod.Put, $"/v1/synonyms/{synonym["id"]}", new { words = new[] { "다른말", "딴말" } })).JsonAsync();
        Assert.Empty(await HitsAsync(one));
        Assert.Equal("딴말", (string?)(await api.Editor.GetJsonAsync($"/v1/synonyms/{synonym["id"]}"))["words"]![1]);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/synonyms/{synonym["id"]}")).StatusCode);
        await (await api.Editor.GetAsync($"/v1/synonyms/{synonym["id"]}")).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/synonyms", new { words = new[] { "하나" } })).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
    }

    [Theory]
    [InlineData("행정안전뷰", "행정안전부")]
    [InlineData("행정안정부 조직", "행정안전부 조직")]
    [InlineData("마성베", "마성배")]
    public async Task What_nothing_is_found_for_is_answered_with_what_may_have_been_meant(string query, string suggestion)
    {
        await IndexedAsync(await ForumAsync());
        var page = await api.Reader.GetJsonAsync($"/v1/articles?q={Uri.EscapeDataString(query)}&tag={Uri.EscapeDataString(tag)}");
        Assert.Empty(page["data"]!.AsArray());
        Assert.Equal(suggestion, (string?)page["meta"]!["suggestion"]);
    }

    [Theory]
    [InlineData("q=-%EC%A1%B0%EC%A7%81", "q", "required")]
    [InlineData("q=%22%20%22", "q", "required")]
    [InlineData("q=a%20b%20c%20d%20e%20f%20g%20h%20i%20j%20k", "q", "too-many")]
    [InlineData("q=ab&sort=oldest", "sort", "out-of-range")]
    [InlineData("q=ab&total=exact", "total", "out-of-range")]
    [InlineData("sort=relevance", "sort", "out-of-range")]
    [InlineData("sort=best", "sort", "wrong-type")]
    [InlineData("subtree=true", "subtree", "out-of-range")]
    public async Task What_makes_no_sense_is_refused_with_the_reason(string query, string parameter, string code)
    {
        var problem = await (await api.Reader.GetAsync("/v1/articles?" + query)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([(parameter, code)], problem.Errors());
    }

    [Fact]
    public async Task A_cursor_of_another_search_is_refused()
    {
        await ForumAsync();
        await ForumAsync();
        var cursor = (string?)(await api.Reader.GetJsonAsync($"/v1/articles?q={Uri.EscapeDataString("조직")}&limit=1"))["page"]!["nextCursor"];
        await (await api.Reader.GetAsync($"/v1/articles?q={Uri.EscapeDataString("앞날")}&limit=1&cursor={cursor}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-cursor");
    }

    async Task<JsonObject> ForumAsync()
    {
        var reporter = await api.Editor.CreateAsync("/v1/reporters", new { name = "마성배", outlet = Answers.Unique("매체") });
        return await api.Editor.PublishNewAsync(new
        {
            title = "행정안전부, 공공조직의 앞날을 묻다",
            subtitle = "‘AI 업무혁신’ 논의",
            body = "<p>大韓民國 부처들이 모여 민관 협력을 다시 다짐했다.</p><p>예산은 3.5% 늘었고 북부청이 맡는다.</p>",
            tags = new[] { tag, "공무원 시험" },
            reporters = new[] { new { id = (string?)reporter["id"] } },
        });
    }

    async Task<List<JsonObject>> HitsAsync(string query, string and = "") =>
        [.. (await api.Reader.GetJsonAsync($"/v1/articles?q={Uri.EscapeDataString(query)}&tag={Uri.EscapeDataString(tag)}{and}"))["data"]!.AsArray().Select(a => a!.AsObject())];

    /// <summary>Two at a time, forwards to the end and back; by the index, and on the other instance by looking at the few articles themselves.</summary>
    async Task PagesAsync(string query, string and, string?[] expected)
    {
        var address = $"/v1/articles?q={Uri.EscapeDataString(query)}&tag={Uri.EscapeDataString(tag)}{and}&limit=2";
        await PagesAsync(api.Reader, address, expected);
        await PagesAsync((await api.OtherAsync()).Editor, address, expected);
    }

    static async Task PagesAsync(HttpClient client, string address, string?[] expected)
    {
        var page = await client.GetJsonAsync(address);
        List<string?> read = [.. Ids(page)];
        while (page["page"]!["nextCursor"] is { } next)
        {
            page = await client.GetJsonAsync($"{address}&cursor={next}");
            read.AddRange(Ids(page));
        }

        Assert.Equal(expected, read);
        read = [.. Ids(page)];
        while (page["page"]!["prevCursor"] is { } previous)
        {
            page = await client.GetJsonAsync($"{address}&cursor={previous}");
            read.InsertRange(0, Ids(page));
        }

        Assert.Equal(expected, read);

        static IEnumerable<string?> Ids(JsonObject page) => page["data"]!.AsArray().Select(a => (string?)a!["id"]);
    }

    /// <summary>Waits until the article is in the index.</summary>
    async Task IndexedAsync(JsonObject article)
    {
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        var id = Guid.Parse((string)article["id"]!);
        for (var patience = 0; await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM search_stale WHERE article_id = @id)", new { id }); patience++)
        {
            Assert.True(patience < 200, "The article isn't indexed.");
            await Task.Delay(50);
        }
    }
}
