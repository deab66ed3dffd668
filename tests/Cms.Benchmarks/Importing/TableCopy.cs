using System.Diagnostics;
using Dapper;
using Npgsql;

namespace Cms.Benchmarks.Importing;

/// <summary>What an import left in the tables, as binary COPY writes it: one file a table.</summary>
sealed class TableCopy : IDisposable
{
    /// <summary>In an order that foreign keys allow; article and article_slug refer to each other, deferred to the end of the transaction.</summary>
    public static readonly IReadOnlyList<string> All =
        ["category", "reporter", "article_slug", "article", "article_reporter", "article_search", "imported_page", "import", "imported_article", "import_item"];

    /// <summary>The articles themselves; the others are what they refer to, or what is kept of the import.</summary>
    public static readonly IReadOnlyList<string> Articles = ["article_slug", "article", "article_reporter", "article_search"];

    /// <summary>What must be there before <see cref="Articles"/>.</summary>
    public static readonly IReadOnlyList<string> BeforeArticles = ["category", "reporter"];

    /// <summary>Triggers write nothing for these rows that they don't write for an import: no log of each write, no queue for the search.</summary>
    const string AsImport = "SELECT set_config('cms.import', 'on', true), set_config('cms.search', 'on', true)";

    readonly string folder = Directory.CreateTempSubdirectory("cms-benchmark-").FullName;
    readonly Dictionary<string, string> columns = [];

    TableCopy()
    {
    }

    public static async Task<TableCopy> DumpAsync(string connectionString)
    {
        var copy = new TableCopy();
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        foreach (var table in All)
        {
            copy.columns[table] = await ColumnsAsync(connection, table);
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table} ({copy.columns[table]}) TO STDOUT (FORMAT BINARY)");
            await using var file = File.Create(copy.FileOf(table));
            await rows.CopyToAsync(file);
        }

        return copy;
    }

    /// <summary>Loads tables in one transaction.</summary>
    /// <returns>How long that took, commit included.</returns>
    public async Task<TimeSpan> LoadAsync(string connectionString, IReadOnlyList<string> tables)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var clock = Stopwatch.StartNew();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(AsImport);
        foreach (var table in tables)
        {
            await using var file = File.OpenRead(FileOf(table));
            await using var rows = await connection.BeginRawBinaryCopyAsync($"COPY {table} ({columns[table]}) FROM STDIN (FORMAT BINARY)");
            await file.CopyToAsync(rows);
        }

        await transaction.CommitAsync();
        return clock.Elapsed;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>All but those that the database computes.</summary>
    static async Task<string> ColumnsAsync(NpgsqlConnection connection, string table)
    {
        const string sql = """
            SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
            FROM information_schema.columns WHERE table_schema = current_schema AND table_name = @table AND is_generated = 'NEVER'
            """;
        return (await connection.QuerySingleAsync<string>(sql, new { table }))!;
    }

    string FileOf(string table) => Path.Combine(folder, table);
}
