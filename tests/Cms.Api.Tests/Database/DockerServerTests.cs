using Cms.Api.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cms.Api.Tests.Database;

/// <summary>A test that is skipped, and counted so, where no Docker engine answers.</summary>
sealed class DockerFactAttribute : FactAttribute
{
    public DockerFactAttribute() => Skip = DockerServer.IsReachableAsync("docker", default).GetAwaiter().GetResult() ? null : "No Docker engine answers.";
}

public sealed class DockerServerTests
{
    [DockerFact]
    public async Task Two_programs_share_a_container_whose_data_survives_its_stop()
    {
        var folder = TestFolders.New();
        var server = new DockerServer(folder, "docker", NullLogger.Instance);
        try
        {
            await using (var first = await server.LeaseAsync(false, default))
            {
                await using var second = await server.LeaseAsync(false, default);
                Assert.Equal(first.ConnectionString, second.ConnectionString);
                Assert.Equal("off", await ScalarAsync(first, "SELECT current_setting('is_superuser')"));
                await ScalarAsync(second, "CREATE TABLE mark ()");
            }

            await using var after = await server.LeaseAsync(false, default);
            Assert.Equal(true, await ScalarAsync(after, "SELECT to_regclass('mark') IS NOT NULL"));
        }
        finally
        {
            await server.RemoveAsync(default);
            await Command.RunAsync("docker", ["volume", "rm", server.Name], default);
        }
    }

    static async Task<object?> ScalarAsync(DatabaseLease lease, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(lease.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
