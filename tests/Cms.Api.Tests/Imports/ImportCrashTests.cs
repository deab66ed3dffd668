using System.Diagnostics;
using System.Globalization;
using System.Net;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Verbs;
using Dapper;
using Npgsql;

namespace Cms.Api.Tests.Imports;

public sealed class ImportCrashTests
{
    [Fact]
    public async Task Killed_and_cut_off_from_the_database_a_job_of_two_instances_loses_nothing_and_stores_nothing_twice()
    {
        const int count = 3000;
        await using var database = await TestServer.StartAsync();
        using var first = await ServeProcess.StartAsync(database.ConnectionString);
        using var second = await ServeProcess.StartAsync(database.ConnectionString);
        var source = Answers.Unique("끈질긴 기록");
        var job = await (await first.Editor.ImportLinesAsync(Archive.Lines(source, count))).JsonAsync(HttpStatusCode.Accepted);
        var id = (string?)job["id"];
        await first.KillAsync();

        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
        using var third = await ServeProcess.StartAsync(database.ConnectionString);
        await second.KillAsync();

        var import = await third.Editor.EndOfAsync(id);
        Assert.Equal((count, count, count, 0), Archive.Counts(import));
        Assert.Equal((count, count), await connection.QuerySingleAsync<(long, long)>("SELECT count(*), count(DISTINCT external_id) FROM article WHERE source = @source", new { source }));
        Assert.Equal((count, 0), await connection.QuerySingleAsync<(long, long)>("SELECT (SELECT count(*) FROM import_item), (SELECT count(*) FROM import_queue)"));
    }
    [Fact]
    public async Task The_rate_of_a_job_does_not_count_the_time_in_which_no_instance_ran()
    {
        const int count = 1000;
        await using var database = await TestServer.StartAsync();
        using var first = await ServeProcess.StartAsync(database.ConnectionString);
        var job = await (await first.Editor.ImportLinesAsync(Archive.Lines(Answers.Unique("쉬어 간 기록"), count))).JsonAsync(HttpStatusCode.Accepted);
        await first.KillAsync();
        var pause = Stopwatch.StartNew();
        using var second = await ServeProcess.StartAsync(database.ConnectionString);
        pause.Stop();

        var import = await second.Editor.EndOfAsync((string?)job["id"]);
        Assert.Equal((count, count, count, 0), Archive.Counts(import));
        var whole = DateTimeOffset.Parse((string)import["finishedAt"]!, CultureInfo.InvariantCulture) - DateTimeOffset.Parse((string)import["createdAt"]!, CultureInfo.InvariantCulture);
        Assert.InRange(count / (double)import["documentsPerSecond"]!, 0.01, (whole - pause.Elapsed).TotalSeconds);
    }
}
