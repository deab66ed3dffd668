using System.Net;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Verbs;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Seeing;

public sealed class LostDatabaseTests
{
    [Fact]
    public async Task A_server_that_lost_its_database_is_alive_but_not_ready()
    {
        var database = await TestServer.StartAsync();
        using var program = await ServeProcess.StartAsync(database.ConnectionString);
        using var balancer = new HttpClient { BaseAddress = program.Address };
        await balancer.GetJsonAsync("/health/ready");

        // A migration that this program knows and the database doesn't: as of a newer program that was started too soon.
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            await connection.ExecuteAsync("DELETE FROM migration WHERE scriptname = '0002_archives.sql'");
        }

        var lacking = await (await balancer.GetAsync("/health/ready")).JsonAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(("unhealthy", "healthy"), ((string?)lacking["status"], (string?)lacking["checks"]!["database"]!["status"]));
        Assert.Equal("""{"status":"unhealthy","description":"The database lacks 1 migrations, from 0002_archives.sql on."}""", lacking["checks"]!["migrations"]!.ToJsonString());

        await database.DisposeAsync(); // which throws everybody out
        var answer = await balancer.GetAsync("/health/ready");
        Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable, string.Join('\n', program.Log)); // 500 was seen once, and nothing told why
        var lost = await answer.JsonAsync(HttpStatusCode.ServiceUnavailable);
        Assert.Equal(("unhealthy", "The database doesn't answer."), ((string?)lost["checks"]!["database"]!["status"], (string?)lost["checks"]!["database"]!["description"]));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("healthy", (string?)(await balancer.GetJsonAsync("/health/live"))["status"]);
    }
}
