using Cms.Api.Tests.Database;

namespace Cms.Api.Tests.Contract;

[Collection(ApiCollection.Name)]
public sealed class StatementTests(Api api)
{
    const string Included = "include=reporters,category,comments,related,weather";

    readonly string source = Answers.Unique("문장");

    [Fact]
    public async Task A_request_makes_as_many_statements_for_twenty_rows_as_for_two()
    {
        var category = await FillAsync(20);
        var of = $"source={Uri.EscapeDataString(source)}";
        string[] lists =
        [
            $"/v1/articles?{of}&{Included}", $"/v1/articles?{of}&{Included}&fields=title,body", $"/v1/articles?{of}&status=published&{Included}", $"/v1/articles?{of}&q=문장&{Included}",
            $"/v1/articles?{of}&category={category}&subtree=true", "/v1/reporters?fields=name", "/v1/tags?", "/v1/comments?", "/v1/weather-snapshots?fields=observations",
            "/v1/weather-observations?", "/v1/weather-observations?near=37.57,126.97", "/v1/collections?",
        ];
        using var statements = new SentStatements();
        foreach (var list in lists)
        {
            var rows = 0;
            var (few, many) = (await CountAsync(2), await CountAsync(20));
            Assert.True(few.Count > 0, $"No statement of {list} was seen.");
            Assert.True(rows > 2, $"{list} has {rows} rows.");
            Assert.True(few.Count == many.Count, $"{list}: {few.Count} statements for 2 rows, {many.Count} for {rows}: {string.Join("\n", many)}");

            async Task<IReadOnlyList<string>> CountAsync(int limit) => OfTheList(await statements.OfAsync(async () =>
            {
                var client = list.Contains("status=", StringComparison.Ordinal) ? api.Editor : api.Reader;
                rows = (await client.GetJsonAsync($"{list}&limit={limit}"))["data"]!.AsArray().Count;
            }));
        }

        Assert.Equal(8, OfTheList(await statements.OfAsync(() => api.Reader.GetJsonAsync($"/v1/articles?{of}&{Included}&limit=19"))).Count);
        Assert.Single(OfTheList(await statements.OfAsync(() => api.Reader.GetJsonAsync($"/v1/articles?{of}&limit=19"))));
        Assert.DoesNotContain(await statements.OfAsync(() => api.Reader.GetJsonAsync($"/v1/articles?{of}&limit=18")), AsksNames); // it knows them by now
    }

    /// <summary>A search asks its index for one rank after the other, and in each for older months when the newer ones have too little: nine times or little more, whatever it finds.</summary>
    static List<string> OfTheList(IReadOnlyList<string> statements)
    {
        Assert.InRange(statements.Count(IsWalk), 0, 20);
        return [.. statements.Where(s => !IsWalk(s) && !s.Contains("article_schedule", StringComparison.Ordinal) && !s.Contains("api_key", StringComparison.Ordinal) && !AsksNames(s))]; // whose answers are known for a while

        static bool IsWalk(string sql) => sql.Contains("FROM article_search", StringComparison.Ordinal);
    }

    static bool AsksNames(string sql) => sql.Contains("is_reporter", StringComparison.Ordinal);

    /// <returns>The category that all are in.</returns>
    async Task<string?> FillAsync(int count)
    {
        var category = new { id = (string?)(await api.Editor.CreateAsync("/v1/categories", new { name = source }))["id"] };
        for (var i = 0; i < count; i++)
        {
            var reporter = new { id = (string?)(await api.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("기자") }))["id"] };
            var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("문장"), source, category, reporters = new[] { reporter }, tags = new[] { source, $"{source} {i % 3}" } });
            var comment = await api.Editor.CreateAsync("/v1/comments", new { articleId = (string?)article["id"], authorName = "독자", body = "좋습니다." });
            await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/comments/{comment["id"]}", new { status = "approved" })).JsonAsync();
            await api.Editor.CreateAsync("/v1/weather-snapshots", new { source, observedAt = $"2024-04-01T10:{i:D2}:00+09:00", observations = new[] { new { station = "서울", stationId = 108, conditionText = "맑음" } } });
            await api.Editor.CreateAsync("/v1/collections", new { title = Answers.Unique("상자"), size = 3, slots = new[] { new { articleId = (string?)article["id"] } } });
        }

        return category.id;
    }
}
