using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Cms.Api.Articles;
using Cms.Api.Binding;
using Cms.Api.Caching;
using Cms.Api.Categories;
using Cms.Api.Collections;
using Cms.Api.Comments;
using Cms.Api.Database;
using Cms.Api.Imports;
using Cms.Api.Paging;
using Cms.Api.Reporters;
using Cms.Api.Search;
using Cms.Api.Tags;
using Cms.Api.Text;
using Cms.Api.Verbs;
using Cms.Api.Views;
using Cms.Api.WeatherObservations;
using Cms.Api.WeatherSnapshots;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Xunit.Abstractions;

namespace Cms.Api.Tests.Database;

/// <summary>Has PostgreSQL explain the very statements that the program's stores send, with their parameters, on a large database.</summary>
public sealed partial class PlanTests(ITestOutputHelper output)
{
    const int Articles = 20_000;

    /// <summary>A page and the row behind it.</summary>
    const int Page = 21;

    static readonly string[] Large = ["article", "article_reporter", "article_tag", "article_slug", "article_search", "comment", "weather_observation", "imported_article", "import_item"];

    [Fact]
    public async Task No_public_list_look_up_search_or_look_up_of_an_import_scans_the_articles_or_sorts_more_than_a_page()
    {
        DatabaseSetup.SetUpDapper();
        CmsHost.MapJsonColumns();
        await using var server = await TestServer.StartAsync();
        await using var plain = NpgsqlDataSource.Create(server.ConnectionString);
        await InventedNewsroom.FillAsync(plain, server.ConnectionString, Articles);

        var sent = new ConcurrentQueue<NpgsqlCommand>();
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == "Npgsql", Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        var builder = new NpgsqlDataSourceBuilder(server.ConnectionString);
        builder.ConfigureTracing(o => o.ConfigureCommandEnrichmentCallback((_, command) => sent.Enqueue(command.Clone())));
        await using var db = builder.Build();

        var faults = new List<string>();
        foreach (var (name, most, ask) in Questions(db))
        {
            await ask();
            Assert.False(sent.IsEmpty, name);
            var clock = Stopwatch.StartNew();
            while (sent.TryDequeue(out var command))
            {
                await foreach (var (sql, plan) in ExplainAsync(plain, command))
                {
                    faults.AddRange(Faults(plan, most).Select(f => $"{name}: {f} in\n{sql}"));
                }
            }

            output.WriteLine($"{name}: {clock.ElapsedMilliseconds} ms");
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build();

    /// <summary>What readers and imports ask, and the most rows that answering it may sort.</summary>
    static IEnumerable<(string Name, int Most, Func<Task> Ask)> Questions(NpgsqlDataSource db)
    {
        var articles = new ArticleStore(db, new(db, new AnswerCache(Settings()))); // nobody listens, so that names are asked for each time
        var (search, byIndex) = (new SearchStore(db, articles, Settings()), new SearchStore(db, articles, Settings(("Cms:Search:Few", "0"))));
        var (comments, reporters, categories, tags) = (new CommentStore(db), new ReporterStore(db), new CategoryStore(db), new TagStore(db));
        var (snapshots, observations) = (new WeatherSnapshotStore(db), new WeatherObservationStore(db));
        var includes = new ArticleIncludes(reporters, categories, comments, articles, snapshots);
        var everything = (Includes<ArticleInclude>)NameList.Read("reporters,category,comments,related,weather", typeof(Includes<ArticleInclude>), out _)!;
        var bodies = (Fields<Article>)NameList.Read("title,bodyText", typeof(Fields<Article>), out _)!;
        var (since, until) = (DateTimeOffset.UtcNow.AddDays(-400), DateTimeOffset.UtcNow.AddDays(-370));
        ListArticles.Request[] lists =
        [
            new(), new() { Sort = ArticleOrder.Oldest }, new() { Fields = bodies }, new() { PublishedFrom = since, PublishedBefore = until }, new() { PublishedUntil = since },
            new() { Category = "분야-2" }, new() { Category = Id(1, 2) }, new() { Category = "분야-1", Subtree = true }, new() { Category = "분야-2", PublishedFrom = since, PublishedBefore = until },
            new() { Category = "분야-1", Subtree = true, PublishedUntil = since }, new() { Category = "없는-분야" },
            new() { Reporter = "기자-7" }, new() { Reporter = Id(2, 7) }, new() { Reporter = "기자-7", Source = "출처 1" }, new() { Reporter = "없는-기자" },
            new() { Tag = "갈래 3" }, new() { Tag = "꼬리 77" }, new() { Tag = "없는 꼬리표" }, new() { Tag = "갈래 3", Category = "분야-2" },
            new() { Source = "출처 1" }, new() { Source = "없는 출처" }, new() { Outlet = "매체 3" }, new() { Outlet = "없는 매체" }, new() { Source = "출처 1", Outlet = "매체 3" },
            new() { HasComments = true }, new() { HasComments = false }, new() { HasComments = true, Category = "분야-2" }, new() { HasComments = true, Category = Id(1, 2) },
        ];
        foreach (var request in lists)
        {
            yield return (NameOf(request), Page, () => ThereAndBackAsync(articles, request));
        }

        foreach (var status in Enum.GetValues<ArticleStatus>())
        {
            yield return ($"status={status}", Page, () => articles.ListAsync(new() { Status = status }, ArticleSight.All, default));
        }

        ListArticles.Request[] searches =
        [
            new() { Q = "조직" }, new() { Q = "행정안전부는 포럼" }, new() { Q = "소식 -예산" }, new() { Q = "행정안전뷰" },
            new() { Q = "조직", Sort = ArticleOrder.Newest }, new() { Q = "조직", Category = "분야-2" }, new() { Q = "조직", Tag = "갈래 3" },
            new() { Q = "19999" }, new() { Q = "없는말씀" }, new() { Q = "ㅎㅇㅂ" }, new() { Q = "조직", PublishedFrom = since, PublishedBefore = until },
        ];
        foreach (var request in searches)
        {
            yield return (NameOf(request), Page, () => search.FindAsync(SearchQuery.Parse(request.Q!), request, ArticleSight.Published, default));
            yield return ($"{NameOf(request)} by the index", Page, () => byIndex.FindAsync(SearchQuery.Parse(request.Q!), request, ArticleSight.Published, default));
        }

        yield return ("how many have a word", Page, async () => Assert.Equal(Articles / 7, await CountAsync("조직")));
        yield return ("how many have a common word", Page, async () => Assert.InRange(await CountAsync("소식"), Articles * 0.9, Articles * 1.1));

        async Task<long> CountAsync(string word) =>
            (await search.FindAsync(SearchQuery.Parse(word), new() { Q = word, Total = TotalCount.Estimated }, ArticleSight.Published, default)).Meta.Total!.Value;

        yield return ("an article by its id", Page, () => articles.FindAsync(Id(3, 5), ArticleSight.Published, default));
        yield return ("an article by its slug", Page, () => articles.FindAsync("글-5", ArticleSight.Published, default));
        yield return ("no article", Page, () => articles.KillReasonAsync("글-없음", default));
        yield return ("all that is included", Page, async () => await includes.AddAsync((await articles.ListAsync(new(), ArticleSight.Published, default)).Data, everything, default));
        yield return ("comments", Page, () => comments.ListAsync(new ListComments.Request(), null, default));
        yield return ("comments of an article", Page, () => comments.ListAsync(new ListArticleComments.Request(), Guid.Parse(Id(3, 38)), default));
        yield return ("pending comments", Page, () => comments.ListAsync(new ListComments.Request { Status = CommentStatus.Pending }, null, default));
        yield return ("reporters", Page, () => reporters.ListAsync(new(), default));
        yield return ("reporters of an outlet", Page, () => reporters.ListAsync(new() { Outlet = "매체 3", Name = "기자 3" }, default));
        yield return ("tags", Page, () => tags.ListAsync(new(), default));
        yield return ("tags that begin so", Page, () => tags.ListAsync(new() { Prefix = "갈래" }, default));
        yield return ("a tag", Page, () => tags.FindAsync("갈래 3", default));
        yield return ("the most read", Page, () => new MostReadList(new ViewStore(db), articles).TopAsync("24h", null, 10, default));
        yield return ("the front page", Page, () => new CollectionStore(db, articles).FrontPageAsync(default));
        yield return ("weather", Page, () => snapshots.ListAsync(new() { From = since, To = until }, default));
        yield return ("observations", Page, () => observations.ListAsync(new() { ObservedFrom = DateTimeOffset.UtcNow.AddDays(-2) }, default));
        yield return ("observations of a station", Page, () => observations.ListAsync(new() { Station = "108", ObservedUntil = DateTimeOffset.UtcNow.AddDays(-5) }, default));
        yield return ("observations nearby", Page + 1, () => observations.NearAsync(new(), new GeoPoint(37.57, 126.97), default));
        yield return ("what pages became before", Page, () => KnownAsync(db));
    }

    /// <summary>Of pages that are known by nothing but their bytes, one of which has come very often, and of a replay's.</summary>
    static async Task KnownAsync(NpgsqlDataSource db)
    {
        int[] numbers = [1, 2, Articles / 2, Articles, Articles + 1];
        var documents = numbers.Select((n, i) => DocumentReader.Read(new(Encoding.UTF8.GetBytes(InventedNewsroom.PageOf(n)), null) { MediaType = "application/json" }, i, new() { Source = $"출처 {n % 5}" }));
        var bound = DocumentReader.Read(new("{}"u8.ToArray(), null), numbers.Length, new(), Guid.Parse(Id(3, 7)));
        await using var connection = await db.OpenConnectionAsync();
        var known = await ImportedArticleStore.FindAsync(connection, [.. documents, bound], default);
        Assert.Equal([(0, Id(3, 1)), (1, Id(3, 2)), (2, Id(3, Articles / 2)), (3, Id(3, Articles)), (5, Id(3, 7))], known.OrderBy(k => k.Key).Select(k => (k.Key, $"{k.Value.ArticleId}")));
        var again = await ImportedArticleStore.FindAgainAsync(connection, [.. known.Values.Select(k => k.ArticleId)], default);
        Assert.Equal((Guid.Parse(Id(6, InventedNewsroom.Imports)), 1), Assert.Single(again).Value);
    }

    static async Task ThereAndBackAsync(ArticleStore articles, ListArticles.Request request)
    {
        var page = await articles.ListAsync(request, ArticleSight.Published, default);
        if (page.Info.NextCursor is { } next)
        {
            page = await articles.ListAsync(request with { Cursor = next }, ArticleSight.Published, default);
            await articles.ListAsync(request with { Cursor = page.Info.PrevCursor }, ArticleSight.Published, default);
        }
    }

    static string NameOf(ListArticles.Request request) => "?" + string.Join('&', typeof(ListArticles.Request).GetProperties()
        .Select(p => (p.Name, Value: p.GetValue(request))).Where(p => p.Value is not null and not 20).Select(p => $"{p.Name}={p.Value}"));

    /// <summary>As <see cref="InventedNewsroom"/> gives them: categories are of kind 1, reporters 2, articles 3, imports 6.</summary>
    static string Id(int kind, int number) => $"00000000-0000-7000-800{kind}-{number:D12}";

    /// <summary>The statements of a command, which are one transaction, with their plans; what a statement sets, as by which kind of plan to go, counts for those behind it.</summary>
    static async IAsyncEnumerable<(string Sql, JsonNode Plan)> ExplainAsync(NpgsqlDataSource db, NpgsqlCommand command)
    {
        await using var connection = await db.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var parameters = command.Parameters.ToList();
        var (types, literals) = (new List<string>(), new List<string>());
        foreach (var parameter in parameters)
        {
            await using var literal = new NpgsqlCommand("SELECT pg_typeof(@p)::text, quote_nullable(@p::text)", connection, transaction);
            var value = parameter.Clone();
            value.ParameterName = "p";
            literal.Parameters.Add(value);
            await using var answer = await literal.ExecuteReaderAsync();
            await answer.ReadAsync();
            types.Add(answer.GetString(0));
            literals.Add(answer.GetString(1));
        }

        foreach (var sql in command.CommandText.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var numbered = Named().Replace(sql, m => $"${parameters.FindIndex(p => p.ParameterName == m.Groups[1].Value) + 1}");
            if (sql.StartsWith("SELECT set_config", StringComparison.Ordinal))
            {
                await RunAsync(sql);
                continue;
            }

            await RunAsync(types.Count == 0 ? $"PREPARE explained AS {sql}" : $"PREPARE explained ({string.Join(", ", types)}) AS {numbered}");
            await using var explain = new NpgsqlCommand($"EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE explained{(types.Count == 0 ? "" : $"({string.Join(", ", literals)})")}", connection, transaction);
            yield return (sql, JsonNode.Parse((string)(await explain.ExecuteScalarAsync())!)![0]!["Plan"]!);
            await RunAsync("DEALLOCATE explained");
        }

        async Task RunAsync(string sql)
        {
            await using var run = new NpgsqlCommand(sql, connection, transaction);
            await run.ExecuteNonQueryAsync();
        }
    }

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Named();

    static IEnumerable<string> Faults(JsonNode node, int most)
    {
        var kind = (string)node["Node Type"]!;
        if (kind == "Seq Scan" && Large.Contains((string?)node["Relation Name"]))
        {
            yield return $"{kind} of {node["Relation Name"]}";
        }

        foreach (var below in node["Plans"]?.AsArray() ?? [])
        {
            if (kind.EndsWith("Sort", StringComparison.Ordinal) && double.Parse(below!["Actual Rows"]!.ToJsonString(), CultureInfo.InvariantCulture) is var rows && rows > most)
            {
                yield return $"{kind} of {rows} rows by {node["Sort Key"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })}";
            }

            foreach (var fault in Faults(below!, most))
            {
                yield return fault;
            }
        }
    }
}
