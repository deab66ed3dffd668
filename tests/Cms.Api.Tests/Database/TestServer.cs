using Cms.Api.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Testcontainers.PostgreSql;

namespace Cms.Api.Tests.Database;

/// <summary>
/// A fresh database on a real PostgreSQL, with the program's tables unless it is to be empty: on the server that CMS_TEST_SERVER names
/// (a connection string of a role that may create databases), else in a container if a Docker engine answers, else on a private server
/// in a temporary folder. Those who ask at once share the server, and it goes with the last of them.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    const string Image = "postgres:18-alpine";

    /// <summary>Fetching the image may take its time, but not all of the tests' time.</summary>
    static readonly TimeSpan ContainerPatience = TimeSpan.FromSeconds(90);

    static readonly SemaphoreSlim Turn = new(1);
    static Server? shared;
    static string? template;
    static int users;

    readonly Server server;
    readonly string database = $"cms_test_{Guid.NewGuid():N}";

    TestServer(Server server)
    {
        this.server = server;
        ConnectionString = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database, IncludeErrorDetail = true }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Which way it took.</summary>
    public string Description => server.Description;

    /// <param name="isEmpty">Nothing has been migrated yet; else it is the copy of a database that was migrated once for all.</param>
    public static async Task<TestServer> StartAsync(bool isEmpty = false)
    {
        await Turn.WaitAsync();
        try
        {
            if (shared is null)
            {
                shared = Configured() ?? await ContainerAsync() ?? await PrivateAsync();
                Console.WriteLine($"The tests' database is {shared.Description}");
            }

            users++;
            var fresh = new TestServer(shared);
            await fresh.CreateAsync(isEmpty ? null : template ??= await MigratedAsync(shared));
            return fresh;
        }
        finally
        {
            Turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Turn.WaitAsync();
        try
        {
            // FORCE would be refused while the server's own autovacuum looks at the database, which a plain DROP sends away.
            await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}' AND usename = current_user");
            await ExecuteAsync($"DROP DATABASE IF EXISTS {database}");
            if (--users == 0)
            {
                if (template is not null)
                {
                    await ExecuteAsync($"DROP DATABASE {template}");
                }

                await server.Stop();
                (shared, template) = (null, null);
            }
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <returns>The name of a database that only others are copied from.</returns>
    static async Task<string> MigratedAsync(Server server)
    {
        var migrated = new TestServer(server);
        await migrated.CreateAsync(null);
        await Migrator.MigrateAsync(migrated.ConnectionString, NullLogger.Instance, default);
        return migrated.database;
    }

    static Server? Configured()
    {
        var configured = Environment.GetEnvironmentVariable("CMS_TEST_SERVER");
        if (string.IsNullOrWhiteSpace(configured))
        {
            return null;
        }

        var server = new NpgsqlConnectionStringBuilder(configured);
        server.Database ??= "postgres"; // the one that every server has
        return new(server.ConnectionString, "on the server of CMS_TEST_SERVER", () => default);
    }

    /// <summary>Null when no engine answers, or it can't get the image.</summary>
    static async Task<Server?> ContainerAsync()
    {
        PostgreSqlContainer? container = null;
        try
        {
            container = new PostgreSqlBuilder(Image).Build();
            using var patience = new CancellationTokenSource(ContainerPatience);
            await container.StartAsync(patience.Token);
            return new(container.GetConnectionString(), $"in a container of {Image}", container.DisposeAsync);
        }
        catch (Exception e)
        {
            Console.WriteLine($"No container for the tests' database: {e.Message.Split('\n')[0]}");
            if (container is not null)
            {
                await container.DisposeAsync();
            }

            return null;
        }
    }

    static async Task<Server> PrivateAsync()
    {
        await TestFolders.SweepAsync();
        var own = await TestFolders.ServerAsync(TestFolders.New());
        var lease = await own.LeaseAsync(createsDatabases: true, CancellationToken.None);
        return new(lease.ConnectionString, lease.Description, async () =>
        {
            await lease.DisposeAsync();
            await own.RemoveAsync(CancellationToken.None);
        });
    }

    Task CreateAsync(string? like) => ExecuteAsync($"CREATE DATABASE {database}{(like is null ? "" : $" TEMPLATE {like}")}");

    async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    sealed record Server(string ConnectionString, string Description, Func<ValueTask> Stop);
}
