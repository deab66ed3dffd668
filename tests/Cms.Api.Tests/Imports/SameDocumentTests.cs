using System.Text;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Imports;

/// <summary>By what a document is known to be one that came before.</summary>
[Collection(ApiCollection.Name)]
public sealed class SameDocumentTests(Api api)
{
    [Fact]
    public async Task The_same_bytes_under_another_title_are_the_same_article()
    {
        var (title, other) = (Answers.Unique("처음 제목"), Answers.Unique("다른 제목"));
        var page = SeedPage.Like(title);
        var first = await ImportAsync(page);
        Assert.Equal("created", (string?)first["outcome"]);

        foreach (var (query, outcome, now) in new[] { ("?title=" + other, "updated", other), ("?title=" + other, "unchanged", other), ("", "updated", title), ("", "unchanged", title) })
        {
            var again = await ImportAsync(page, query);
            Assert.Equal((outcome, (string?)first["articleId"]), ((string?)again["outcome"], (string?)again["articleId"]));
            Assert.Equal(outcome == "updated" ? ["title"] : [], again["changes"]!.AsArray().Select(c => (string?)c!["field"]));
            Assert.Equal(now, (string?)(await api.Editor.GetJsonAsync($"/v1/articles/{first["articleId"]}"))["title"]);
        }
    }

    [Fact]
    public async Task The_same_bytes_are_other_articles_by_another_source_or_an_id_there()
    {
        var page = SeedPage.Like(Answers.Unique("여러 곳의 글"));
        var first = await ImportAsync(page);
        var ofSource = await ImportAsync(page, "?source=" + Answers.Unique("다른 곳"));
        var ofId = await ImportAsync(page, "?externalId=" + Answers.Unique("id"));
        var ofOtherId = await ImportAsync(page, "?externalId=" + Answers.Unique("id"));
        Assert.Equal(4, new[] { first, ofSource, ofId, ofOtherId }.Select(i => (string?)i["articleId"]).Distinct().Count());
        Assert.All([ofSource, ofId, ofOtherId], i => Assert.Equal("created", (string?)i["outcome"]));

        var again = await ImportAsync(page, "?title=" + Answers.Unique("새 제목"));
        Assert.Equal(("updated", (string?)first["articleId"]), ((string?)again["outcome"], (string?)again["articleId"]));
    }

    [Fact]
    public async Task A_dry_run_makes_one_article_of_two_documents_though_batches_lie_between()
    {
        const int count = 620;
        var source = Answers.Unique("마른 두 쪽");
        var changed = Archive.Line(source, 0).Replace("0번째 소식", "고친 소식", StringComparison.Ordinal);
        var lines = $"{Archive.Lines(source, count)}\n{changed}\n{Archive.Line(source, 1)}";
        foreach (var query in new[] { "?dryRun=true", "" })
        {
            var job = await (await api.Editor.ImportLinesAsync(lines, query)).JsonAsync(System.Net.HttpStatusCode.Accepted);
            Assert.Equal((count + 2, count + 2, count, 0), Archive.Counts(await api.Editor.EndOfAsync((string?)job["id"])));
            if (query.Length > 0)
            {
                var updated = await api.Editor.GetJsonAsync($"/v1/imports/{job["id"]}/items?limit=100&outcome=updated");
                Assert.All(updated["data"]!.AsArray(), i => Assert.Null(i!["articleId"]));
                Assert.Empty((await api.Editor.GetJsonAsync($"/v1/articles?source={Uri.EscapeDataString(source)}"))["data"]!.AsArray());
            }
        }
    }

    async Task<JsonNode> ImportAsync(string page, string query = "") =>
        (await (await api.Editor.ImportArchiveAsync("text/plain", Encoding.UTF8.GetBytes(page), query)).JsonAsync())["items"]![0]!;
}
