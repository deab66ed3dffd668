using Cms.Api.Database;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Cms.Benchmarks.Serving;

/// <summary>
/// The bare programs that the newsroom is held against: Kestrel with one handler and nothing else. They are this executable again, in a process of
/// their own, with the runtime settings of the newsroom's.
/// </summary>
static class BareServer
{
    /// <summary>The first argument that makes this executable one of them.</summary>
    public const string Verb = "bare";

    /// <summary>Answers every request with two bytes.</summary>
    public const string Ok = "ok";

    /// <summary>Answers with bytes from memory, by the last part of the path; they are the files of a folder.</summary>
    public const string Memory = "memory";

    /// <summary>Answers with an article, as one statement builds its JSON.</summary>
    public const string Article = "article";

    /// <summary>Answers with the newest of a category, as one statement builds their JSON.</summary>
    public const string List = "list";

    /// <summary>Inserts a row like that of an article.</summary>
    public const string Insert = "insert";

    const string Item = """
        'id', a.id, 'slug', a.slug, 'title', a.title, 'subtitle', a.subtitle, 'summary', a.summary,
        'category', (SELECT json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) FROM category c WHERE c.id = a.category_id),
        'reporters', (SELECT COALESCE(json_agg(json_build_object('id', r.id, 'slug', r.slug, 'name', r.name, 'email', r.emails[1], 'outlet', r.outlet) ORDER BY ar.position), '[]')
                      FROM article_reporter ar JOIN reporter r ON r.id = ar.reporter_id WHERE ar.article_id = a.id),
        'tags', a.tags, 'source', a.source, 'externalId', a.external_id, 'dateline', a.dateline, 'copyright', a.copyright, 'status', a.status, 'killReason', a.kill_reason,
        'publishedAt', a.published_at, 'version', a.version, 'createdAt', a.created_at, 'updatedAt', a.updated_at, 'importedAt', a.imported_at,
        'corrections', (SELECT COALESCE(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'note', k.note, 'datedAt', k.dated_at) ORDER BY k.dated_at, k.id), '[]')
                        FROM article_correction k WHERE k.article_id = a.id)
        """;

    const string ArticleSql = $"SELECT json_build_object({Item}, 'body', a.body, 'bodyText', a.body_text)::text FROM published_article a WHERE a.id = $1";

    /// <summary>One more is read than is answered, as the newsroom does to know whether there is a next page; what tells of pages comes from the newsroom's own answer.</summary>
    const string ListSql = $$"""
        SELECT json_build_object('data', json_agg(n.item) FILTER (WHERE n.number <= 20), 'page', $2::json, 'meta', '{}'::json)::text
        FROM (SELECT json_build_object({{Item}}) AS item, row_number() OVER () AS number
              FROM (SELECT * FROM published_article WHERE category_id = $1 ORDER BY sorted_at DESC, id DESC LIMIT 21) a) n
        """;

    /// <summary>Written before the benchmark's own command line is read, which would cost a cold start time.</summary>
    /// <param name="arguments">Kind, address, and for some a connection string and a folder.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (kind, address) = (arguments[0], arguments[1]);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address).ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        app.Run(kind == Ok ? AnswerOk : kind == Memory ? FromMemory(arguments[2]) : await FromDatabaseAsync(kind, arguments[2], arguments[3]));
        await app.RunAsync();
        return 0;
    }

    static Task AnswerOk(HttpContext http)
    {
        http.Response.ContentLength = 2;
        return http.Response.Body.WriteAsync("ok"u8.ToArray()).AsTask();
    }

    static RequestDelegate FromMemory(string folder)
    {
        var bytes = Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllBytes);
        return http => WriteAsync(http, bytes[LastPart(http)]);
    }

    static async Task<RequestDelegate> FromDatabaseAsync(string kind, string connectionString, string folder)
    {
        var settings = new NpgsqlConnectionStringBuilder(DatabaseSetup.WithDefaults(connectionString)) { Timezone = "Asia/Seoul" };
        var db = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
        switch (kind)
        {
            case Article:
                return async http =>
                {
                    await using var command = db.CreateCommand(ArticleSql);
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(LastPart(http)) });
                    await AnswerAsync(http, command);
                };
            case List:
                var pages = Directory.GetFiles(folder).ToDictionary(file => Path.GetFileName(file)!, File.ReadAllText);
                return async http =>
                {
                    var category = LastPart(http);
                    await using var command = db.CreateCommand(ListSql);
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(category) });
                    command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = pages[category] });
                    await AnswerAsync(http, command);
                };
            default:
                return await InsertAsync(db);
        }
    }

    static async Task<RequestDelegate> InsertAsync(NpgsqlDataSource db)
    {
        const string columns = "slug, title, body, body_text, category_id, source, external_id, dateline, copyright, status, published_at, created_by, updated_by, likeness";
        await using var connection = await db.OpenConnectionAsync();
        await connection.ExecuteAsync("""
            DROP TABLE IF EXISTS benchmark_article;
            CREATE TABLE benchmark_article (LIKE article INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING COMPRESSION, PRIMARY KEY (id))
            """);
        await using var reader = await connection.ExecuteReaderAsync($"SELECT {columns} FROM article WHERE status = 'published' LIMIT 1");
        await reader.ReadAsync();
        var values = new object[reader.FieldCount];
        reader.GetValues(values);
        var sql = $"INSERT INTO benchmark_article (id, {columns}) VALUES ({string.Join(", ", Enumerable.Range(1, values.Length + 1).Select(i => $"${i}"))})";
        return async http =>
        {
            await using var command = db.CreateCommand(sql);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
            foreach (var value in values)
            {
                command.Parameters.Add(value is DateTime ? new() { Value = value, NpgsqlDbType = NpgsqlDbType.TimestampTz } : new NpgsqlParameter { Value = value });
            }

            await command.ExecuteNonQueryAsync();
            await AnswerOk(http);
        };
    }

    static async Task AnswerAsync(HttpContext http, NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        await WriteAsync(http, reader.GetFieldValue<byte[]>(0));
    }

    static Task WriteAsync(HttpContext http, byte[] body)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        return http.Response.Body.WriteAsync(body).AsTask();
    }

    static string LastPart(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        return path[(path.LastIndexOf('/') + 1)..];
    }
}
