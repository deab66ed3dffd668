using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Npgsql;

namespace Cms.Api.Tests.Views;

[Collection(ApiCollection.Name)]
public sealed class ViewTests(Api api)
{
    const string Browser = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

    [Fact]
    public async Task What_is_read_most_is_ranked_with_views_and_movement_and_one_visitor_counts_once()
    {
        var category = await api.Editor.CreateAsync("/v1/categories", new { name = Answers.Unique("많이 본 뉴스") });
        var (first, second) = (await PublishAsync("첫째"), await PublishAsync("둘째"));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.NoContent, (await ViewAsync(first, Browser)).StatusCode);
        }

        await ViewAsync(second, "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
        await ViewAsync(second, "");
        var ranking = await RankedAsync(r => r.Count == 1);
        Assert.Equal((1, 1L, null, (string?)first["id"]), ((int)ranking[0]["rank"]!, (long)ranking[0]["views"]!, ranking[0]["movement"], (string?)ranking[0]["article"]!["id"]));

        await ReadByOthersAsync(second, 5);
        ranking = await RankedAsync(r => r.Count == 2 && r.TrueForAll(a => a["movement"] is not null));
        Assert.Equal([((string?)second["id"], 5L, 0), ((string?)first["id"], 1L, 0)], ranking.Select(r => ((string?)r["article"]!["id"], (long)r["views"]!, (int)r["movement"]!)));
        await ReadByOthersAsync(first, 9);
        ranking = await RankedAsync(r => (string?)r[0]["article"]!["id"] == (string?)first["id"]);
        Assert.Equal([10L, 5L], ranking.Select(r => (long)r["views"]!));

        await (await api.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{first["id"]}/unpublish", ifMatch: "*")).JsonAsync();
        Assert.Equal([(string?)second["id"]], (await TopAsync()).Select(r => (string?)r["article"]!["id"]));

        async Task<List<JsonNode>> TopAsync() => [.. (await api.Reader.GetJsonAsync($"/v1/articles/most-read?window=1h&category={category["id"]}"))["data"]!.AsArray().Select(r => r!)];

        async Task<List<JsonNode>> RankedAsync(Func<List<JsonNode>, bool> until)
        {
            var ranks = await TopAsync();
            for (var i = 0; i < 100 && !until(ranks); i++)
            {
                await Task.Delay(100);
                ranks = await TopAsync();
            }

            return ranks;
        }

        Task<JsonObject> PublishAsync(string title) => api.Editor.PublishNewAsync(new { title = Answers.Unique(title), category = new { id = category["id"] } });
    }

    [Fact]
    public async Task What_readers_cannot_see_is_not_counted()
    {
        var draft = await api.Editor.CreateAsync("/v1/articles", new { title = Answers.Unique("초고") });
        Assert.Equal(HttpStatusCode.NoContent, (await ViewAsync(draft, Browser)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await ViewAsync(new() { ["id"] = Guid.NewGuid().ToString() }, Browser)).StatusCode);
        await Task.Delay(1000);
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM article_view_hour WHERE article_id = $1", connection) { Parameters = { new() { Value = (Guid)draft["id"]! } } };
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData("window=2h", HttpStatusCode.BadRequest, "validation-failed")]
    [InlineData("limit=101", HttpStatusCode.BadRequest, "validation-failed")]
    [InlineData("category=nowhere", HttpStatusCode.NotFound, "not-found")]
    public async Task A_ranking_that_there_is_not_is_refused(string query, HttpStatusCode status, string code) =>
        await (await api.Reader.GetAsync("/v1/articles/most-read?" + query)).ProblemAsync(status, code);

    /// <summary>A view of other visitors can't be sent from here, where all have one address.</summary>
    async Task ReadByOthersAsync(JsonObject article, int views)
    {
        const string sql = """
            INSERT INTO article_view_hour AS h (article_id, hour, views) VALUES ($1, date_trunc('hour', now()), $2) ON CONFLICT (article_id, hour) DO UPDATE SET views = h.views + $2
            """;
        await using var connection = new NpgsqlConnection(api.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = (Guid)article["id"]! }, new() { Value = views } } };
        await command.ExecuteNonQueryAsync();
    }

    async Task<HttpResponseMessage> ViewAsync(JsonObject article, string userAgent)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/articles/{article["id"]}/views") { Content = new StringContent("beacon") };
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        return await api.Reader.SendAsync(request);
    }
}
