using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Imports;

/// <summary>What imports leave in the index of the search.</summary>
[Collection(ApiCollection.Name)]
public sealed class ImportedSearchTests(Api api)
{
    [Fact]
    public async Task An_imported_article_is_found_by_the_reporter_that_its_byline_was_merged_into_and_not_as_its_page_has_it()
    {
        var source = Answers.Unique("이름 합친 신문");
        await ImportAsync(Archive.Line(source, 0));
        var first = Assert.Single((await api.Editor.GetJsonAsync($"/v1/articles?source={Uri.EscapeDataString(source)}"))["data"]!.AsArray())!;
        var reporter = await (await api.Editor.PostAsJsonAsync("/v1/reporters", new { name = "남궁솔잎", outlet = source })).JsonAsync(HttpStatusCode.Created);
        await (await api.Editor.PostAsJsonAsync($"/v1/reporters/{first["reporters"]![0]!["id"]}/merge", new { into = reporter["id"] })).JsonAsync();

        await ImportAsync(Archive.Line(source, 10)); // of the same byline
        Assert.Contains($"{source} 10번째 소식", await TitlesAsync("남궁솔잎", source));
        Assert.DoesNotContain($"{source} 10번째 소식", await TitlesAsync("김가늘", source));
    }

    [Fact]
    public async Task Documents_of_one_article_are_found_once_and_those_of_a_dry_run_leave_nothing()
    {
        const string time = "2011-03-04T05:06:07+09:00";
        var source = Answers.Unique("두 번 온 신문");
        var line = Archive.Line(source, 1).Replace("2025-12-05T10:00:00+09:00", time, StringComparison.Ordinal);
        var changed = line.Replace("1번째 소식", "고쳐 쓴 소식", StringComparison.Ordinal);
        foreach (var query in new[] { "?dryRun=true", "" })
        {
            Assert.Equal(["created", "updated"], (await ImportAsync($"{line}\n{changed}", query)).Select(i => (string?)i!["outcome"]));
            await using var connection = new NpgsqlConnection(api.ConnectionString);
            Assert.Equal(query.Length > 0 ? 0 : 1, await connection.ExecuteScalarAsync<int>("SELECT count(*) FROM article_search WHERE sorted_at = @time", new { time = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture) }));
        }

        Assert.Equal([$"{source} 고쳐 쓴 소식"], await TitlesAsync("고쳐 쓴", source));
        Assert.Empty(await TitlesAsync("1번째", source));
    }

    async Task<JsonArray> ImportAsync(string lines, string query = "") =>
        (await (await api.Editor.ImportLinesAsync(lines, query)).JsonAsync(HttpStatusCode.OK))["items"]!.AsArray();

    async Task<List<string?>> TitlesAsync(string query, string source) =>
        [.. (await api.Reader.GetJsonAsync($"/v1/articles?q={Uri.EscapeDataString(query)}&source={Uri.EscapeDataString(source)}"))["data"]!.AsArray().Select(a => (string?)a!["title"])];
}
