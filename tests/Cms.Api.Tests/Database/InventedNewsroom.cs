using Cms.Api.Database;
using Cms.Api.Search;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cms.Api.Tests.Database;

/// <summary>A database full of published articles, with bylines, tags, comments, weather and the pages they were imported from, made and indexed within seconds.</summary>
static class InventedNewsroom
{
    /// <summary>How many articles are one transaction: as long as one lasts, changes in every other database of the server are held back.</summary>
    const int Portion = 1_000;

    const string Page = """{ "title": "쪽 #", "body": "<p>글</p>" }""";

    /// <summary>In a tree of three sections with three below each; the first one's slug is 분야-1.</summary>
    const string Shelves = """
        CREATE FUNCTION pg_temp.id(kind integer, number integer) RETURNS uuid LANGUAGE sql IMMUTABLE RETURN ('00000000-0000-7000-800' || kind || '-' || lpad(number::text, 12, '0'))::uuid;
        INSERT INTO category (id, parent_id, name, slug, position)
        SELECT pg_temp.id(1, n), CASE WHEN n > 3 THEN pg_temp.id(1, (n - 1) % 3 + 1) END, '분야 ' || n, '분야-' || n, n FROM generate_series(1, 12) n;
        INSERT INTO reporter (id, name, outlet, slug, name_key, outlet_key)
        SELECT pg_temp.id(2, n), '기자 ' || n, '매체 ' || n % 20, '기자-' || n, '기자' || n, '매체' || n % 20 FROM generate_series(1, 400) n
        """;

    /// <summary>One every two hours until now, in rows as large as they are; as many by each reporter, of each tag of one kind and in each category.</summary>
    const string Articles = """
        SELECT set_config('cms.import', 'on', true);
        INSERT INTO article_slug (slug, article_id) SELECT '글-' || n, pg_temp.id(3, n) FROM generate_series(@first, @last) n;
        INSERT INTO article (id, slug, title, body, body_text, category_id, tags, source, status, published_at, created_by, updated_by)
        SELECT pg_temp.id(3, n), '글-' || n, (ARRAY['조직', '예산', '청년', '교통', '날씨', '교육', '주택'])[n % 7 + 1] || ' 소식 ' || n, '<p>' || rpad(b.text, 1500, md5(n::text)) || '</p>', b.text,
               pg_temp.id(1, n * 7 % 12 + 1), ARRAY['갈래 ' || n % 50, '주제 ' || n % 997, '꼬리 ' || n % 9973], '출처 ' || n % 5, 'published',
               now() - n * interval '2 hours', 'test', 'test'
        FROM generate_series(@first, @last) n CROSS JOIN LATERAL (
            SELECT (ARRAY['행정안전부는 포럼을 열었다.', '시의회는 조례를 고쳤다.', '주민들은 공원을 반겼다.'])[n % 3 + 1] || ' 번호는 ' || n || '이고 값은 ' || md5(n::text) || '이다.' AS text) b;
        INSERT INTO article_reporter (article_id, position, reporter_id, sorted_at)
        SELECT a.id, 1, pg_temp.id(2, n * 13 % 400 + 1), a.sorted_at FROM generate_series(@first, @last) n JOIN article a ON a.id = pg_temp.id(3, n)
        """;

    const string Voices = """
        INSERT INTO comment (id, article_id, author_name, body, status)
        SELECT pg_temp.id(4, n), pg_temp.id(3, n * 37 % @count + 1), '독자', '댓글 ' || n, CASE WHEN n % 10 = 0 THEN 'pending' ELSE 'approved' END FROM generate_series(1, @count / 5) n;
        INSERT INTO weather_snapshot (id, source, observed_at) SELECT pg_temp.id(5, n), '출처', now() - n * interval '1 hour' FROM generate_series(1, 300) n;
        INSERT INTO weather_observation (snapshot_id, position, taken_at, station, station_id, condition, condition_text)
        SELECT w.id, s.position, w.taken_at, '관측소 ' || s.number, s.number, 'clear', '맑음' FROM weather_snapshot w CROSS JOIN unnest(@stations) WITH ORDINALITY AS s (number, position)
        """;

    /// <summary>The page of each article, all of one import, and the first of them once more in each of as many others.</summary>
    const string Archive = """
        INSERT INTO import (id, parser_version, options, created_by) SELECT pg_temp.id(6, n), '1', '{}', 'test' FROM generate_series(0, @imports) n;
        INSERT INTO imported_page (sha256, length, gzip) SELECT sha256(convert_to(replace(@page, '#', n::text), 'UTF8')), 1, '' FROM generate_series(1, @count) n;
        INSERT INTO imported_article (article_id, identity, fingerprint, import_id, import_index) SELECT pg_temp.id(3, n), sha256(convert_to(n::text, 'UTF8')), '', pg_temp.id(6, 0), n FROM generate_series(1, @count) n;
        INSERT INTO import_item (import_id, index, sha256, outcome, article_id, reading)
        SELECT pg_temp.id(6, i), n, sha256(convert_to(replace(@page, '#', n::text), 'UTF8')), CASE i WHEN 0 THEN 'created' ELSE 'unchanged' END, pg_temp.id(3, n), '{}'
        FROM generate_series(0, @imports) i CROSS JOIN generate_series(1, @count) n WHERE i = 0 OR n = 1
        """;

    /// <summary>How often the first article's page has come again.</summary>
    public const int Imports = 1_000;

    /// <summary>The page of an article; it would be known by nothing but its bytes.</summary>
    public static string PageOf(int number) => Page.Replace("#", $"{number}", StringComparison.Ordinal);

    /// <param name="db">An empty database.</param>
    /// <param name="connectionString">The same.</param>
    /// <param name="count">How many articles.</param>
    public static async Task FillAsync(NpgsqlDataSource db, string connectionString, int count)
    {
        await Migrator.MigrateAsync(connectionString, NullLogger.Instance, default);
        int[] stations = [.. Import.Weather.KmaStations.All.Select(s => s.Number)];
        await using (var connection = await db.OpenConnectionAsync())
        {
            await connection.ExecuteAsync(Shelves);
            for (var first = 1; first <= count; first += Portion)
            {
                await using var transaction = await connection.BeginTransactionAsync();
                await connection.ExecuteAsync(Articles, new { first, last = Math.Min(first + Portion - 1, count) }, commandTimeout: 0);
                await transaction.CommitAsync();
            }

            await connection.ExecuteAsync(Voices, new { count, stations }, commandTimeout: 0);
            await connection.ExecuteAsync(Archive, new { count, imports = Imports, page = Page }, commandTimeout: 0);
        }

        while (await new SearchIndex(db).WorkAsync(5000, default) > 0)
        {
        }

        await using var cleaner = await db.OpenConnectionAsync();
        await cleaner.ExecuteAsync("VACUUM ANALYZE", commandTimeout: 0);
    }
}
