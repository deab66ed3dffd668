using Npgsql;
using Testcontainers.PostgreSql;

namespace Cms.Api.Tests.Database;

/// <summary>
/// A fresh database on a real PostgreSQL: on the server that CMS_TEST_SERVER names (a connection string of a role that may create
/// databases), else in a container if a Docker engine answers, else on a private server in a temporary folder.
/// </summary>
public sealed class TestServer : IAsyncDisposable
{
    const string Image = "postgres:18-alpine";

    /// <summary>Fetching the image may take its time, but not all of the tests' time.</summary>
    static readonly TimeSpan ContainerPatience = TimeSpan.FromSeconds(90);

    readonly string server;
    readonly string database = $"cms_test_{Guid.NewGuid():N}";
    readonly Func<ValueTask> stop;

    TestServer(string server, string description, Func<ValueTask> stop)
    {
        this.server = server;
        this.stop = stop;
        Description = description;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = database, IncludeErrorDetail = true }.ConnectionString;
    }

    public string ConnectionString { get; }

    /// <summary>Which way it took.</summary>
    public string Description { get; }

    public static async Task<TestServer> StartAsync()
    {
        var found = Configured() ?? await ContainerAsync() ?? await PrivateAsync();
        await found.ExecuteAsync($"CREATE DATABASE {found.database}");
        Console.WriteLine($"The tests' database: {found.Description}");
        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        await stop();
    }

    static TestServer? Configured()
    {
        var configured = Environment.GetEnvironmentVariable("CMS_TEST_SERVER");
        return string.IsNullOrWhiteSpace(configured) ? null : new(configured, "on the server of CMS_TEST_SERVER", () => default);
    }

    /// <summary>Null when no engine answers, or it can't get the image.</summary>
    static async Task<TestServer?> ContainerAsync()
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

    /// <summary>Test classes that run at once share one server, as programs do.</summary>
    static async Task<TestServer> PrivateAsync()
    {
        await TestFolders.SweepAsync();
        var shared = await TestFolders.ServerAsync(TestFolders.OfThisRun);
        var lease = await shared.LeaseAsync(createsDatabases: true, CancellationToken.None);
        return new(lease.ConnectionString, lease.Description, async () =>
        {
            await lease.DisposeAsync();
            await shared.RemoveAsync(CancellationToken.None);
        });
    }

    async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
