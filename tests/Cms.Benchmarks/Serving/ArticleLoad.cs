using System.Globalization;
using Cms.Api.Articles;
using Cms.Api.Search;
using Cms.Api.Tests.Invented;
using Cms.Api.Text;
using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Cms.Benchmarks.Serving;

/// <summary>Puts invented articles straight into the tables, as an import would leave them: with slugs, reporters, categories and the terms of the search.</summary>
sealed class ArticleLoad
{
    const int BatchSize = 5_000;
    const int CategoryCount = 20;
    const string Author = "benchmark";

    /// <summary>The tables whose triggers rest meanwhile: what they would keep is empty, or loaded here.</summary>
    static readonly string[] Tables = ["article", "article_slug", "article_reporter"];

    readonly Guid[] categories;
    readonly Dictionary<string, Guid> reporters;
    readonly NpgsqlConnection connection;

    ArticleLoad(NpgsqlConnection connection, Guid[] categories, Dictionary<string, Guid> reporters) =>
        (this.connection, this.categories, this.reporters) = (connection, categories, reporters);

    /// <summary>Makes the categories and reporters where they are missing.</summary>
    public static async Task<ArticleLoad> BeginAsync(NpgsqlConnection connection)
    {
        const string category = "INSERT INTO category (id, name, slug, position) VALUES (@id, @name, @name, @position) ON CONFLICT DO NOTHING";
        const string reporter = """
            INSERT INTO reporter (id, name, outlet, emails, slug, name_key, outlet_key) VALUES (@id, @name, @Outlet, ARRAY[@email], @name, @name, @Outlet) ON CONFLICT DO NOTHING
            """;
        await connection.ExecuteAsync(category, Enumerable.Range(0, CategoryCount).Select(i => new { id = Guid.CreateVersion7(), name = $"분류{i + 1}", position = i }));
        await connection.ExecuteAsync(reporter, from s in Enumerable.Range(0, Words.Surnames.Length)
                                                from g in Enumerable.Range(0, Words.GivenNames.Length)
                                                select new { id = Guid.CreateVersion7(), name = Words.Surnames[s] + Words.GivenNames[g], InventedArticle.Outlet, email = $"reporter{s:D2}{g:D2}@hanbit.example" });
        var categories = await connection.QueryAsync<Guid>("SELECT id FROM category ORDER BY position");
        var reporters = await connection.QueryAsync<(string Name, Guid Id)>("SELECT name, id FROM reporter");
        return new(connection, [.. categories], reporters.ToDictionary(r => r.Name, r => r.Id));
    }

    /// <summary>Loads the articles of these numbers, and returns their ids in order.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="count">How many.</param>
    /// <param name="published">Else they are drafts.</param>
    /// <param name="progress">Told how many have been added.</param>
    public async Task<IReadOnlyList<Guid>> LoadAsync(int first, int count, bool published, Action<int>? progress = null)
    {
        var ids = new List<Guid>(count);
        await TriggersAsync("DISABLE");
        try
        {
            var next = MakeAsync(first, Math.Min(BatchSize, count), published);
            for (var done = 0; done < count; done += BatchSize)
            {
                var batch = await next; // while one batch is stored, the next is made
                var after = done + BatchSize;
                next = MakeAsync(first + after, Math.Clamp(count - after, 0, BatchSize), published);
                await StoreAsync(batch, published);
                ids.AddRange(batch.Select(r => r.Id));
                progress?.Invoke(batch.Length);
            }
        }
        finally
        {
            await TriggersAsync("ENABLE");
        }

        return ids;
    }

    /// <summary>Removes the articles from this number on.</summary>
    public async Task EraseFromAsync(int number)
    {
        const string sql = "SELECT id FROM article WHERE source = @Outlet AND external_id >= @least AND deleted_at IS NULL";
        await EraseAsync((await connection.QueryAsync<Guid>(sql, new { InventedArticle.Outlet, least = number.ToString("D8", CultureInfo.InvariantCulture) })).AsList());
    }

    /// <summary>Removes articles, and what refers to them.</summary>
    public async Task EraseAsync(IReadOnlyList<Guid> ids)
    {
        await TriggersAsync("DISABLE");
        try
        {
            await connection.ExecuteAsync("""
                DELETE FROM search_stale WHERE article_id = ANY(@ids); -- in the order in which who indexes takes them
                DELETE FROM article_search WHERE article_id = ANY(@ids);
                DELETE FROM article WHERE id = ANY(@ids)
                """, new { ids = ids.ToArray() }, commandTimeout: 600);
        }
        finally
        {
            await TriggersAsync("ENABLE");
        }
    }

    Task TriggersAsync(string state) => connection.ExecuteAsync(string.Join(';', Tables.Select(t => $"ALTER TABLE {t} {state} TRIGGER USER")));

    Task<Row[]> MakeAsync(int first, int count, bool published) =>
        Task.Run(() => Enumerable.Range(first, count).AsParallel().AsOrdered().Select(number => Make(number, published)).ToArray());

    Row Make(int number, bool published)
    {
        var article = new InventedArticle(number);
        var time = published ? new DateTimeOffset(article.Time, TimeSpan.FromHours(9)).ToUniversalTime() : DateTimeOffset.UtcNow; // what is published now was written today
        var id = Guid.CreateVersion7(time);
        var body = string.Join("\n\n", article.Paragraphs);
        return new(id, Slug.WithSuffix(Slug.From(article.Headline, id), id), article.Headline, string.Concat(article.Paragraphs.Select(p => $"<p>{p}</p>")), body, time,
            categories[number % categories.Length], reporters[article.Reporter], $"{number:D8}-{id:N}", BodyLikeness.BandsOf(body), SearchTerms.Of(time, article.Headline, [article.Reporter], body));
    }

    async Task StoreAsync(Row[] rows, bool published)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await CopyAsync("article_slug (slug, article_id)", rows, async (copy, r) =>
        {
            await copy.WriteAsync(r.Slug);
            await copy.WriteAsync(r.Id);
        });
        const string columns = "id, slug, title, body, body_text, category_id, source, external_id, dateline, copyright, status, published_at, created_at, created_by, updated_at, updated_by, imported_at, likeness";
        await CopyAsync($"article ({columns})", rows, async (copy, r) =>
        {
            await copy.WriteAsync(r.Id);
            await copy.WriteAsync(r.Slug);
            await copy.WriteAsync(r.Title);
            await copy.WriteAsync(r.Body);
            await copy.WriteAsync(r.Text);
            await copy.WriteAsync(r.Category);
            await copy.WriteAsync(InventedArticle.Outlet);
            await copy.WriteAsync(r.ExternalId);
            await copy.WriteAsync($"[{InventedArticle.Outlet}]");
            await copy.WriteAsync($"[저작권자ⓒ {InventedArticle.Outlet}. 무단전재-재배포 금지]");
            await copy.WriteAsync(published ? "published" : "draft");
            await copy.WriteAsync(published ? r.Time.UtcDateTime : (DateTime?)null, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(r.Time.UtcDateTime, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(Author);
            await copy.WriteAsync(r.Time.UtcDateTime, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(Author);
            await copy.WriteAsync(r.Time.UtcDateTime, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(r.Likeness);
        });
        await CopyAsync("article_reporter (article_id, position, reporter_id, sorted_at)", rows, async (copy, r) =>
        {
            await copy.WriteAsync(r.Id);
            await copy.WriteAsync((short)1);
            await copy.WriteAsync(r.Reporter);
            await copy.WriteAsync(r.Time.UtcDateTime, NpgsqlDbType.TimestampTz);
        });
        await CopyAsync("article_search (article_id, sorted_at, version, terms)", rows, async (copy, r) =>
        {
            await copy.WriteAsync(r.Id);
            await copy.WriteAsync(r.Time.UtcDateTime, NpgsqlDbType.TimestampTz);
            await copy.WriteAsync(1);
            await copy.WriteAsync(r.Terms);
        });
        await transaction.CommitAsync();
    }

    async Task CopyAsync(string table, Row[] rows, Func<NpgsqlBinaryImporter, Row, Task> write)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT BINARY)");
        copy.Timeout = TimeSpan.FromMinutes(10);
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            await write(copy, row);
        }

        await copy.CompleteAsync();
    }

    sealed record Row(
        Guid Id, string Slug, string Title, string Body, string Text, DateTimeOffset Time, Guid Category, Guid Reporter, string ExternalId, int[] Likeness, long[] Terms);
}
