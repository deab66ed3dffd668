using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Imports;
using Cms.Api.Tests.Invented;

namespace Cms.Api.Tests.Search;

/// <summary>The seed page and invented articles, of which the right answers to a query are known without the index: by looking into each of them.</summary>
public sealed class JudgedCorpus
{
    const int Count = 99;

    List<JsonObject>? articles;

    /// <summary>Where they say that they are from.</summary>
    public string Source { get; } = Answers.Unique("심판");

    /// <summary>The articles as readers read them.</summary>
    public async Task<IReadOnlyList<JsonObject>> ArticlesAsync(Api api)
    {
        if (articles is null)
        {
            var seed = JsonSerializer.Serialize(new { source = Source, externalId = "seed", text = Encoding.UTF8.GetString(SeedPage.Bytes) });
            var import = await (await api.Editor.ImportLinesAsync(string.Join('\n', Enumerable.Range(0, Count).Select(i => InventedArticle.Line(i, Source)).Prepend(seed)))).JsonAsync();
            var read = import["items"]!.AsArray().Select(i => api.Reader.GetJsonAsync($"/v1/articles/{i!["articleId"]}"));
            articles = [.. await Task.WhenAll(read)];
        }

        return articles;
    }
}

[Collection(ApiCollection.Name)]
public sealed class JudgedSearchTests(Api api, JudgedCorpus corpus) : IClassFixture<JudgedCorpus>
{
    /// <summary>Words of the corpus: common and rare, of one syllable and of many, parts of compounds, with particles, in bylines, Latin and digits.</summary>
    public static TheoryData<string> Words { get; } = new(
        "교육", "조직", "행정", "행안부", "공공조직", "공공조직의", "혁신", "워크스마트", "포럼", "피앤피뉴스", "시", "군", "를", "돌봄시간", "통학", "버스", "신혼부부", "지원한다",
        "김하늘", "하늘", "유진", "마성배", "한빛", "온라인", "3년", "억 원", "12월", "AI", "ai", "협력 기반", "교육 복지", "예산 확대했다", "이날 교통", "담당 국장은", "민·관", "조직혁신 모델");

    [Theory, MemberData(nameof(Words))]
    public async Task No_match_is_missed_that_a_plain_scan_finds_and_the_best_stand_first(string query)
    {
        var words = query.Split(' ').Select(Plain).ToArray();
        var expected = (from article in await corpus.ArticlesAsync(api)
                        let fields = FieldsOf(article)
                        let rank = words.Max(w => Array.FindIndex(fields, f => f.Contains(w, StringComparison.Ordinal)) is >= 0 and var field ? field : int.MaxValue)
                        where rank < int.MaxValue
                        orderby rank, DateTimeOffset.Parse((string)article["publishedAt"]!, null) descending, (string?)article["id"] descending
                        select (string?)article["title"]).ToList();
        Assert.Equal(expected, (await FindAsync(query)).Select(a => (string?)a["title"]));
    }

    [Theory]
    [InlineData("ㅎㅇㅂ", "행안부")]
    [InlineData("ㅇㅋㅅㅁㅌㅍㄹ", "워크스마트포럼")]
    [InlineData("ㅁㅅㅂ", "마성배")]
    [InlineData("godqjdnqn", null)]
    [InlineData("gnsfus", "훈련")]
    [InlineData("whwlr", "조직")]
    [InlineData("행안부에서는", "행안부")]
    [InlineData("포럼은", "포럼")]
    public async Task What_was_meant_is_found_as_if_it_had_been_asked_for(string query, string? meant)
    {
        await corpus.ArticlesAsync(api);
        var found = (await FindAsync(query)).Select(a => (string?)a["id"]);
        Assert.Equal(meant is null ? [] : (await FindAsync(meant)).Select(a => (string?)a["id"]), found);
        Assert.True(meant is null || found.Any());
    }

    [Theory]
    [InlineData("행안부 포럼")]
    [InlineData("워크스마트포럼")]
    [InlineData("\"AI 시대\"")]
    [InlineData("마성배 민간")]
    public async Task The_seed_page_is_the_first_answer_to_what_it_is_about(string query)
    {
        await corpus.ArticlesAsync(api);
        var first = (await FindAsync(query))[0];
        Assert.Equal("seed", (string?)first["externalId"]);
        Assert.Contains(first["match"]!["fragments"]!.AsArray(), f => ((string?)f!["html"])!.Contains("<mark>", StringComparison.Ordinal));
    }

    /// <summary>Title; subtitle, tags and bylines; body.</summary>
    static string[] FieldsOf(JsonObject article) =>
    [
        Plain((string?)article["title"]),
        Plain(string.Join('\n', [(string?)article["subtitle"], .. article["tags"]!.AsArray().Select(t => (string?)t), .. article["reporters"]!.AsArray().Select(r => (string?)r!["name"])])),
        Plain((string?)article["bodyText"]),
    ];

    static string Plain(string? text) => (text ?? "").Normalize(NormalizationForm.FormC).ToLowerInvariant();

    /// <summary>By the index, and on the other instance by looking at the few articles of the corpus themselves: both answer the same.</summary>
    async Task<List<JsonObject>> FindAsync(string query)
    {
        var address = $"/v1/articles?q={Uri.EscapeDataString(query)}&source={Uri.EscapeDataString(corpus.Source)}&limit=100";
        var page = await api.Reader.GetJsonAsync(address);
        Assert.True(JsonNode.DeepEquals(page["data"], (await (await api.OtherAsync()).Editor.GetJsonAsync(address))["data"]), $"{query} is answered otherwise by the articles themselves.");
        Assert.Null(page["page"]!["nextCursor"]);
        return [.. page["data"]!.AsArray().Select(a => a!.AsObject())];
    }
}
