using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Imports;

/// <summary>The ways in which documents come: whatever is wrong with one of them is told of that one, and alike by every way.</summary>
[Collection(ApiCollection.Name)]
public sealed class ImportEntranceTests(Api api)
{
    static readonly Encoding Cp949 = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    [Fact]
    public async Task Misread_korean_is_recovered_by_whatever_way_it_comes()
    {
        var title = Answers.Unique("잘못 읽힌 기사");
        var misread = Encoding.Latin1.GetString(Cp949.GetBytes(SeedPage.Like(title).Replace("ⓒ", "(c)", StringComparison.Ordinal).Replace("•", "·", StringComparison.Ordinal).Replace('\u00A0', ' ')));
        HttpResponseMessage[] answers =
        [
            await api.Editor.ImportArchiveAsync("text/plain", Encoding.UTF8.GetBytes(misread), "?dryRun=true"),
            await api.Editor.ImportArchiveAsync("text/plain", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(misread)], "?dryRun=true"),
            await api.Editor.ImportArchiveAsync("text/plain", Encoding.BigEndianUnicode.GetBytes(misread), "?dryRun=true"),
            await api.Editor.ImportLinesAsync(JsonSerializer.Serialize(new { source = "q", externalId = title, text = misread }), "?dryRun=true"),
        ];
        foreach (var answer in answers)
        {
            var item = (await answer.JsonAsync())["items"]![0]!;
            Assert.Equal((title, "cp949"), ((string?)item["document"]!["title"], (string?)item["encoding"]));
            Assert.Contains("mojibake-recovered", Codes(item));
        }
    }

    [Fact]
    public async Task A_nul_is_taken_out_of_a_page_by_whatever_way_it_comes()
    {
        var page = SeedPage.Like(Answers.Unique("널 있는 기사")).Replace("행정안전부", "행정\0안전부", StringComparison.Ordinal);
        var plain = await (await api.Editor.ImportArchiveAsync("text/plain", Encoding.UTF8.GetBytes(page), "?dryRun=true")).JsonAsync();
        var line = await (await api.Editor.ImportLinesAsync(JsonSerializer.Serialize(new { text = page }), "?dryRun=true")).JsonAsync();
        Assert.Contains("nul-removed", Codes(line["items"]![0]!));
        Assert.True(JsonNode.DeepEquals(plain["items"]![0]!["document"], line["items"]![0]!["document"]));
        Assert.True(JsonNode.DeepEquals(plain["items"]![0]!["warnings"], line["items"]![0]!["warnings"]));
    }

    static IEnumerable<string?> Codes(JsonNode item) => item["warnings"]!.AsArray().Select(w => (string?)w!["code"]);
}
