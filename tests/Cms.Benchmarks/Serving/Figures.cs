using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Invented;
using Dapper;

namespace Cms.Benchmarks.Serving;

/// <summary>Prepares each row: starts its servers, finds what to ask them, and sees that both answer the same.</summary>
sealed class Figures(ServingDatabase databases, int articles, TimeSpan duration)
{
    const int HotArticles = 1_000;
    const int SmallDatabase = 10_000;
    const int SearchConnections = 4;
    const double Depth = 0.9;

    /// <summary>More than are published in a second; when they are used up, it begins again with the first.</summary>
    const int DraftsPerSecond = 2_000;

    const string CacheOff = "--Cms:Cache:MaxMegabytes=0";

    static readonly Dictionary<string, string> Publishing = new() { ["Authorization"] = $"Bearer {ServerProcess.Key}", ["If-Match"] = "*" };

    readonly List<string> folders = [];

    /// <summary>The names of the rows, in order; the last is no load.</summary>
    public static readonly string[] Names = ["hot", "article", "list", "depth", "search", "publish", "start"];

    public async Task<Figure> PrepareAsync(string name)
    {
        var database = await databases.OfSizeAsync(articles);
        return name switch
        {
            "hot" => await HotAsync(database),
            "article" => await ArticleAsync(database),
            "list" => await ListAsync(database),
            "depth" => await DepthAsync(database),
            "search" => await SearchAsync(database),
            "publish" => await PublishAsync(database),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such row."),
        };
    }

    /// <summary>Removes what was written for the bare servers.</summary>
    public void Clean() => folders.ForEach(f => Directory.Delete(f, recursive: true));

    async Task<Figure> HotAsync(string database)
    {
        var newsroom = ServerProcess.StartNewsroom(database);
        var ids = await IdsAsync(database);
        var folder = await KeepAsync(newsroom, ids.Select(id => (id.ToString(), $"/v1/articles/{id}")), answer => answer);
        var bare = ServerProcess.StartBare(BareServer.Memory, folder);
        return new("hot", new("article, from memory", newsroom, Articles(ids)), new("bare Kestrel, bytes from memory", bare, Articles(ids)), "≥ 0.85");
    }

    static async Task<Figure> ArticleAsync(string database)
    {
        var newsroom = ServerProcess.StartNewsroom(database, CacheOff);
        var bare = ServerProcess.StartBare(BareServer.Article, database, "");
        var requests = Articles(await IdsAsync(database));
        await SameAsync(newsroom, bare, requests.Paths[0]);
        return new("article", new("article, cache off", newsroom, requests), new("bare Npgsql handler, same JSON", bare, requests), "≥ 0.90");
    }

    async Task<Figure> ListAsync(string database)
    {
        var newsroom = ServerProcess.StartNewsroom(database, CacheOff);
        await using var connection = await ServingDatabase.OpenAsync(database);
        var categories = (await connection.QueryAsync<Guid>("SELECT id FROM category ORDER BY position")).AsList();
        var folder = await KeepAsync(newsroom, categories.Select(c => (c.ToString(), $"/v1/articles?category={c}")), answer => JsonNode.Parse(answer)!["page"]!.ToJsonString());
        var bare = ServerProcess.StartBare(BareServer.List, database, folder);
        await SameAsync(newsroom, bare, $"/v1/articles?category={categories[0]}", $"/{categories[0]}");
        return new("list", new("list of 20 in a category, cache off", newsroom, new Requests([.. categories.Select(c => $"/v1/articles?category={c}")])),
            new("bare Npgsql handler, same JSON", bare, new Requests([.. categories.Select(c => $"/{c}")])), "≥ 0.90");
    }

    async Task<Figure> DepthAsync(string database)
    {
        var deep = (int)(articles * Depth);
        var newsroom = ServerProcess.StartNewsroom(database, CacheOff);
        await newsroom.AnswersAsync("/v1/articles");
        using var client = new HttpClient { BaseAddress = newsroom.Address };
        var cursor = (string)JsonNode.Parse(await client.GetStringAsync(new Uri("/v1/articles", UriKind.Relative)))!["page"]!["nextCursor"]!;
        var other = ServerProcess.StartNewsroom(database, CacheOff);
        return new("depth", new($"list, page at depth {deep:N0}", newsroom, new Requests([$"/v1/articles?cursor={await MovedAsync(cursor, database, deep)}"])),
            new("list, page 1", other, new Requests(["/v1/articles"])), "≥ 0.85");
    }

    async Task<Figure> SearchAsync(string database)
    {
        var requests = new Requests([.. Words.Nouns.Where(n => n.Length == 2).Select(n => $"/v1/articles?q={Uri.EscapeDataString(n)}")]);
        var small = await databases.OfSizeAsync(SmallDatabase);
        return new("search", new($"two-syllable search in {articles:N0}", ServerProcess.StartNewsroom(database, CacheOff), requests),
            new($"the same in {SmallDatabase:N0}", ServerProcess.StartNewsroom(small, CacheOff), requests), "p50 ≤ 3")
        {
            Connections = SearchConnections,
            Ratio = (ours, other) => ours.P50 / other.P50,
        };
    }

    async Task<Figure> PublishAsync(string database)
    {
        var newsroom = ServerProcess.StartNewsroom(database);
        var bare = ServerProcess.StartBare(BareServer.Insert, database, "");
        await newsroom.AnswersAsync("/v1/articles");
        await bare.AnswersAsync("/");
        IReadOnlyList<Guid> drafts = [];
        return new("publish", new("publish, with all that follows", newsroom, async () =>
        {
            await using var connection = await ServingDatabase.OpenAsync(database);
            var load = await ArticleLoad.BeginAsync(connection);
            drafts = await load.LoadAsync(articles, (int)(duration.TotalSeconds * DraftsPerSecond), published: false);
            return new([.. drafts.Select(id => $"/v1/articles/{id}/publish")], "POST", Publishing);
        })
        {
            After = async () =>
            {
                await using var connection = await ServingDatabase.OpenAsync(database);
                await (await ArticleLoad.BeginAsync(connection)).EraseAsync(drafts);
            },
        }, new("bare INSERT of the same row", bare, new Requests(["/"], "POST")), "≥ 0.35");
    }

    static Requests Articles(IReadOnlyList<Guid> ids) => new([.. ids.Select(id => $"/v1/articles/{id}")]);

    static async Task<IReadOnlyList<Guid>> IdsAsync(string database)
    {
        await using var connection = await ServingDatabase.OpenAsync(database);
        return (await connection.QueryAsync<Guid>("SELECT id FROM published_article ORDER BY sorted_at DESC, id DESC LIMIT @HotArticles", new { HotArticles })).AsList();
    }

    /// <summary>Keeps what the newsroom answers in files, for a bare server to read.</summary>
    async Task<string> KeepAsync(ServerProcess newsroom, IEnumerable<(string Name, string Path)> answers, Func<string, string> part)
    {
        var folder = Directory.CreateTempSubdirectory("cms-answers-").FullName;
        folders.Add(folder);
        using var client = new HttpClient { BaseAddress = newsroom.Address };
        foreach (var (name, path) in answers)
        {
            await newsroom.AnswersAsync(path);
            await File.WriteAllTextAsync(Path.Combine(folder, name), part(await client.GetStringAsync(new Uri(path, UriKind.Relative))));
        }

        return folder;
    }

    /// <summary>The cursor of a list at another row. Behind its list's mark it holds the row's time and id.</summary>
    static async Task<string> MovedAsync(string cursor, string database, int deep)
    {
        await using var connection = await ServingDatabase.OpenAsync(database);
        var (time, id) = await connection.QuerySingleAsync<(DateTime, Guid)>("SELECT sorted_at, id FROM published_article ORDER BY sorted_at DESC, id DESC OFFSET @deep LIMIT 1", new { deep });
        var bytes = Base64Url.DecodeFromChars(cursor);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), time.Ticks);
        id.TryWriteBytes(bytes.AsSpan(16), bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>The comparison is fair only when both answer the same.</summary>
    static async Task SameAsync(ServerProcess newsroom, ServerProcess bare, string path, string? barePath = null)
    {
        await newsroom.AnswersAsync(path);
        await bare.AnswersAsync(barePath ?? path);
        using var client = new HttpClient();
        var ours = JsonNode.Parse(await client.GetStringAsync(new Uri(newsroom.Address, path)))!;
        var other = JsonNode.Parse(await client.GetStringAsync(new Uri(bare.Address, barePath ?? path)))!;
        if (!JsonNode.DeepEquals(ours, other))
        {
            throw new InvalidOperationException($"The bare handler answers {path} otherwise than the newsroom; bring BareServer up to date.\nnewsroom: {ours.ToJsonString()[..1000]}\nbare: {other.ToJsonString()[..1000]}");
        }
    }
}
