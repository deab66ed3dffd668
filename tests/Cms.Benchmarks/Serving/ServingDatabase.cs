using System.Globalization;
using Cms.Api.Database;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Spectre.Console;

namespace Cms.Benchmarks.Serving;

/// <summary>A server that keeps its databases of invented articles from run to run, one a size: a private one in a folder, or that of CMS_TEST_SERVER.</summary>
sealed class ServingDatabase(string server, string description, Func<ValueTask> leave) : IAsyncDisposable
{
    /// <summary>Only there when the loading came to its end.</summary>
    const string Complete = "benchmark_complete";

    public string Description { get; } = description;

    public static async Task<ServingDatabase> StartAsync(string folder)
    {
        if (Environment.GetEnvironmentVariable("CMS_TEST_SERVER") is { Length: > 0 } configured)
        {
            return new(configured, "the server of CMS_TEST_SERVER", () => default);
        }

        var found = await ServerBinaries.FindAsync(ServerBinaries.UsualFolders(), CancellationToken.None);
        if (found.Count == 0)
        {
            throw new StartException("There is no PostgreSQL server on this machine: install postgresql, or set CMS_TEST_SERVER.");
        }

        PrivateFiles.CreateFolder(folder, passable: Environment.IsPrivilegedProcess);
        var lease = await new PrivateServer(folder, found, NullLogger.Instance, throwaway: true).LeaseAsync(createsDatabases: true, CancellationToken.None);
        return new(lease.ConnectionString, lease.Description, lease.DisposeAsync);
    }

    /// <summary>The connection string of a migrated database with so many published articles. The first time it is filled, which takes a minute for 100,000 or so.</summary>
    public async Task<string> OfSizeAsync(int articles)
    {
        var name = $"cms_serving_{articles}";
        var own = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
        await using var admin = await OpenAsync(server);
        if (await admin.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM pg_database WHERE datname = @name)", new { name }))
        {
            await using var existing = await OpenAsync(own);
            if (await existing.ExecuteScalarAsync<bool>("SELECT to_regclass(@Complete) IS NOT NULL", new { Complete }))
            {
                await Migrator.MigrateAsync(own, NullLogger.Instance, CancellationToken.None);
                await (await ArticleLoad.BeginAsync(existing)).EraseFromAsync(articles); // what a run that was killed has left
                return own;
            }

            await existing.CloseAsync();
            await admin.ExecuteAsync($"DROP DATABASE {name}");
        }

        await admin.ExecuteAsync($"CREATE DATABASE {name}");
        await Migrator.MigrateAsync(own, NullLogger.Instance, CancellationToken.None);
        await FillAsync(own, articles);
        return own;
    }

    public static async Task<NpgsqlConnection> OpenAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    public ValueTask DisposeAsync() => leave();

    static async Task FillAsync(string connectionString, int articles)
    {
        await using var connection = await OpenAsync(connectionString);
        var index = await connection.ExecuteScalarAsync<string>("SELECT indexdef FROM pg_indexes WHERE indexname = 'article_search_terms'");
        await connection.ExecuteAsync("DROP INDEX article_search_terms"); // made at once in the end, which is many times faster
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async context =>
        {
            var task = context.AddTask(string.Create(CultureInfo.InvariantCulture, $"loading {articles:N0} articles, once"), maxValue: articles);
            var load = await ArticleLoad.BeginAsync(connection);
            await load.LoadAsync(0, articles, published: true, n => task.Increment(n));
        });
        AnsiConsole.MarkupLine("indexing them for the search …");
        await connection.ExecuteAsync($"SET maintenance_work_mem = '512MB'; {index}");
        await connection.ExecuteAsync("VACUUM ANALYZE");
        await connection.ExecuteAsync($"CREATE TABLE {Complete} ()");
    }
}
