using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Cms.Api.Database;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Verbs;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cms.Benchmarks.Importing;

/// <summary>What one round came to.</summary>
/// <param name="Import">From the first byte sent until the job is done.</param>
/// <param name="Copy">The same rows by bare COPY.</param>
/// <param name="ArticleCopy">Only the articles' rows by bare COPY.</param>
/// <param name="MaxMemory">The program's resident memory at its highest.</param>
/// <param name="LastMemory">And when the job was done.</param>
/// <param name="Failed">Documents that failed: with any the round is void.</param>
sealed record ImportRound(TimeSpan Import, TimeSpan Copy, TimeSpan ArticleCopy, long MaxMemory, long LastMemory, int Failed)
{
    static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Imports an archive into a fresh database, then copies what it left there into others.</summary>
    public static async Task<ImportRound> RunAsync(string archive)
    {
        var (round, rows) = await ImportAsync(archive);
        using (rows)
        {
            return round with { Copy = await CopyAsync(rows, [], TableCopy.All), ArticleCopy = await CopyAsync(rows, TableCopy.BeforeArticles, TableCopy.Articles) };
        }
    }

    static async Task<(ImportRound Round, TableCopy Rows)> ImportAsync(string archive)
    {
        await using var database = await TestServer.StartAsync();
        using var program = await ServeProcess.StartAsync(database.ConnectionString);
        program.Editor.Timeout = Timeout.InfiniteTimeSpan;
        await using var memory = new MemoryWatch(program.Id);
        var clock = Stopwatch.StartNew();
        var import = await SendAsync(program.Editor, archive);
        while ((string?)import["status"] is "running")
        {
            await Task.Delay(PollInterval);
            import = (await program.Editor.GetFromJsonAsync<JsonObject>(new Uri($"/v1/imports/{import["id"]}", UriKind.Relative)))!;
        }

        var elapsed = clock.Elapsed;
        var round = new ImportRound(elapsed, default, default, memory.Max, memory.Last, (int)import["counts"]!["failed"]!);
        return (round, await TableCopy.DumpAsync(database.ConnectionString));
    }

    static async Task<JsonObject> SendAsync(HttpClient editor, string archive)
    {
        await using var file = File.OpenRead(archive);
        using var lines = new StreamContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
        using var answer = await editor.PostAsync(new Uri("/v1/imports", UriKind.Relative), lines);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    static async Task<TimeSpan> CopyAsync(TableCopy rows, IReadOnlyList<string> before, IReadOnlyList<string> timed)
    {
        await using var database = await TestServer.StartAsync();
        await Migrator.MigrateAsync(database.ConnectionString, NullLogger.Instance, CancellationToken.None);
        await rows.LoadAsync(database.ConnectionString, before);
        return await rows.LoadAsync(database.ConnectionString, timed);
    }
}
