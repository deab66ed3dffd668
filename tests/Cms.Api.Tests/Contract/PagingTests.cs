using System.Net;
using System.Text.Json.Nodes;

namespace Cms.Api.Tests.Contract;

[Collection(ApiCollection.Name)]
public sealed class PagingTests(Api api)
{
    [Fact]
    public async Task A_list_is_walked_forwards_and_backwards_while_others_write()
    {
        var (category, titles) = await FilledCategoryAsync(7);
        var first = await PageAsync($"/v1/articles?category={category}&limit=3");
        Assert.Equal(titles[..3], Titles(first));
        Assert.Null(first["page"]!["prevCursor"]);

        await PublishAsync(category, "2030년보다 앞선 새 글", "2025-12-31T00:00:00+09:00");
        var second = await PageAsync($"/v1/articles?category={category}&limit=3&cursor={first["page"]!["nextCursor"]}");
        Assert.Equal(titles[3..6], Titles(second));
        var third = await PageAsync($"/v1/articles?category={category}&limit=3&cursor={second["page"]!["nextCursor"]}");
        Assert.Equal(titles[6..], Titles(third));
        Assert.Null(third["page"]!["nextCursor"]);

        var back = await PageAsync($"/v1/articles?category={category}&limit=3&cursor={third["page"]!["prevCursor"]}");
        Assert.Equal(titles[3..6], Titles(back));
        var front = await PageAsync($"/v1/articles?category={category}&limit=3&cursor={back["page"]!["prevCursor"]}");
        Assert.Equal(titles[..3], Titles(front));
        Assert.NotNull(front["page"]!["prevCursor"]);
    }

    [Fact]
    public async Task What_is_there_all_along_is_met_once_in_both_directions_while_others_come_and_go()
    {
        var category = await CategoryAsync();
        var lasting = new List<string?>();
        var passing = new Queue<string?>();
        for (var minute = 0; minute < 30; minute++)
        {
            var title = await PublishAsync(category, $"글 {minute}", $"2024-05-01T09:{minute:D2}:00+09:00");
            if (minute % 3 == 0)
            {
                passing.Enqueue(title);
            }
            else
            {
                lasting.Insert(0, title);
            }
        }

        // Between two pages one is deleted and one inserted, now before the cursor, now behind it, and one in the very second of another.
        var turn = 0;
        async Task DisturbAsync()
        {
            await DeleteAsync(category, passing.Dequeue());
            passing.Enqueue(await PublishAsync(category, $"새 글 {turn}", $"2024-05-01T09:{turn++ * 7 % 30:D2}:{turn % 2 * 30:D2}+09:00"));
        }

        foreach (var sort in new[] { "newest", "oldest" })
        {
            string?[] expected = sort == "newest" ? [.. lasting] : [.. lasting.AsEnumerable().Reverse()];
            var page = await PageAsync($"/v1/articles?category={category}&limit=4&sort={sort}");
            var forwards = Titles(page).ToList();
            while ((string?)page["page"]!["nextCursor"] is { } next)
            {
                await DisturbAsync();
                page = await PageAsync($"/v1/articles?category={category}&limit=4&sort={sort}&cursor={next}");
                forwards.AddRange(Titles(page));
            }

            Assert.Equal(forwards.Distinct(), forwards);
            Assert.Equal(expected, forwards.Where(expected.Contains));

            var backwards = Titles(page).ToList();
            while ((string?)page["page"]!["prevCursor"] is { } previous)
            {
                await DisturbAsync();
                page = await PageAsync($"/v1/articles?category={category}&limit=4&sort={sort}&cursor={previous}");
                backwards.InsertRange(0, Titles(page));
            }

            Assert.Equal(backwards.Distinct(), backwards);
            Assert.Equal(expected, backwards.Where(expected.Contains));
        }
    }

    [Fact]
    public async Task The_link_header_leads_to_the_same_pages_as_the_cursors()
    {
        var (category, titles) = await FilledCategoryAsync(3);
        var answer = await api.Reader.GetAsync($"/v1/articles?category={category}&limit=1");
        var next = System.Text.RegularExpressions.Regex.Match(Assert.Single(answer.Headers.GetValues("Link")), "<([^>]+)>; rel=\"next\"").Groups[1].Value;

        Assert.Equal($"/v1/articles?category={category}&limit=1&cursor={(await answer.JsonAsync())["page"]!["nextCursor"]}", next);
        Assert.Equal(titles[1..2], Titles(await PageAsync(next)));
    }

    [Fact]
    public async Task Rows_of_one_moment_are_neither_skipped_nor_repeated()
    {
        var category = await CategoryAsync();
        for (var i = 0; i < 5; i++)
        {
            await PublishAsync(category, $"같은 때 {i}", "2025-12-05T10:55:18+09:00");
        }

        var seen = new List<string?>();
        for (var cursor = (string?)""; cursor is not null;)
        {
            var page = await PageAsync($"/v1/articles?category={category}&limit=2" + (cursor.Length > 0 ? "&cursor=" + cursor : ""));
            seen.AddRange(Titles(page));
            cursor = (string?)page["page"]!["nextCursor"];
        }

        Assert.Equal(5, seen.Count);
        Assert.Equal(5, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_cursor_of_another_list_or_of_other_filters_is_a_400()
    {
        var (category, _) = await FilledCategoryAsync(2);
        var cursor = (string?)(await PageAsync($"/v1/articles?category={category}&limit=1"))["page"]!["nextCursor"];

        await (await api.Reader.GetAsync($"/v1/articles?limit=1&cursor={cursor}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-cursor");
        await (await api.Reader.GetAsync($"/v1/reporters?cursor={cursor}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-cursor");
        await (await api.Reader.GetAsync("/v1/articles?cursor=nonsense")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-cursor");
    }

    [Fact]
    public async Task The_total_is_counted_only_when_asked_for()
    {
        var (category, _) = await FilledCategoryAsync(3);
        Assert.Empty((await PageAsync($"/v1/articles?category={category}&limit=1"))["meta"]!.AsObject());
        Assert.Equal(3, (int)(await PageAsync($"/v1/articles?category={category}&limit=1&total=exact"))["meta"]!["total"]!);
    }

    [Fact]
    public async Task Lists_carry_no_bodies()
    {
        var (category, _) = await FilledCategoryAsync(1);
        var item = (await PageAsync($"/v1/articles?category={category}"))["data"]![0]!.AsObject();
        Assert.False(item.ContainsKey("body"));
        Assert.True(item.ContainsKey("title"));
    }

    /// <summary>A category of so many published articles, and their titles from the newest on.</summary>
    async Task<(string Slug, string[] Titles)> FilledCategoryAsync(int count)
    {
        var slug = await CategoryAsync();
        var titles = new List<string>();
        for (var day = 1; day <= count; day++)
        {
            titles.Insert(0, await PublishAsync(slug, $"글 {day}", $"2025-11-0{day}T09:00:00+09:00"));
        }

        return (slug, [.. titles]);
    }

    async Task<string> CategoryAsync() => (string)(await api.Editor.CreateAsync("/v1/categories", new { name = $"c{Guid.NewGuid():N}" }))["slug"]!;

    async Task<string> PublishAsync(string category, string title, string time)
    {
        var id = (await api.Reader.GetJsonAsync("/v1/categories/" + category))["id"];
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique(title), category = new { id } });
        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/publish", new { publishedAt = time }, "*")).JsonAsync();
        return (string)article["title"]!;
    }

    async Task DeleteAsync(string category, string? title)
    {
        var article = (await PageAsync($"/v1/articles?category={category}&limit=100"))["data"]!.AsArray().Single(a => (string?)a!["title"] == title)!;
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/articles/{article["id"]}", ifMatch: "*")).StatusCode);
    }

    Task<JsonObject> PageAsync(string address) => api.Reader.GetJsonAsync(address);

    static IEnumerable<string?> Titles(JsonObject page) => page["data"]!.AsArray().Select(a => (string?)a!["title"]);
}
