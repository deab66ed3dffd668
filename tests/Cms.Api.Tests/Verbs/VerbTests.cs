using System.Diagnostics;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Imports;

namespace Cms.Api.Tests.Verbs;

/// <summary>The built program's verbs, beside one that serves on the same database.</summary>
public sealed class VerbTests(OwnProgram own) : IClassFixture<OwnProgram>, IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("cms-verbs-").FullName;

    [Fact]
    public async Task Import_stores_files_and_prints_a_table()
    {
        var title = Answers.Unique("명령으로");
        File.WriteAllText(Path.Combine(folder, "page.txt"), SeedPage.Like(title));
        var run = await RunAsync("import", "page.txt");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("1 received: 1 created, 0 updated, 0 unchanged, 0 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("page.txt", run.Output, StringComparison.Ordinal);
        var list = $"/v1/articles?q={title[^32..]}"; // a search: this instance may hear of it a moment later
        Assert.Contains(title, (await own.Program.Editor.GetJsonAsync(list))["data"]!.AsArray().Select(a => (string?)a!["title"]));
    }

    [Fact]
    public async Task Import_through_a_server_prints_json_and_fails_when_a_document_does()
    {
        File.WriteAllText(Path.Combine(folder, "1.txt"), SeedPage.Like(Answers.Unique("서버로")));
        File.WriteAllText(Path.Combine(folder, "2.txt"), "no article");
        string[] import = ["import", folder, "--json", "--url", own.Program.Address.ToString(), "--key", Api.Key];

        var refused = await RunAsync([.. import, "--dry-run"]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal("import-failed", (string?)JsonNode.Parse(refused.Output)!["error"]!["code"]);

        var partial = await RunAsync([.. import, "--mode", "partial"]);
        var report = JsonNode.Parse(partial.Output)!;
        Assert.Equal((1, 1, 1), (partial.ExitCode, (int)report["counts"]!["created"]!, (int)report["counts"]!["failed"]!));
        Assert.Equal(["1.txt", "2.txt"], report["items"]!.AsArray().Select(i => (string)i!["fileName"]!));
        await own.Program.Editor.GetJsonAsync($"/v1/imports/{report["imports"]![0]}");
    }

    [Fact]
    public async Task Import_takes_folders_globs_archives_and_standard_input_and_writes_reports()
    {
        Directory.CreateDirectory(Path.Combine(folder, "deep/er"));
        File.WriteAllText(Path.Combine(folder, "deep/er/1.txt"), SeedPage.Like(Answers.Unique("깊은 곳")));
        File.WriteAllText(Path.Combine(folder, "deep/2.text"), "no article");
        File.WriteAllBytes(Path.Combine(folder, "a.zip"), Archive.Zip(null, ("z.txt", File.ReadAllBytes(Path.Combine(folder, "deep/er/1.txt")))));
        var source = Answers.Unique("명령");
        File.WriteAllText(Path.Combine(folder, "lines.ndjson"), Archive.Lines(source, 130));

        var run = await RunAsync("import", "deep", "a.zip", "--mode", "partial", "--report", "out/junit.xml", "--report", "out/report.json");
        Assert.Equal(1, run.ExitCode);
        var suite = System.Xml.Linq.XDocument.Load(Path.Combine(folder, "out/junit.xml")).Root!;
        Assert.Equal(("3", "1"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value));
        Assert.Equal(["2.text"], suite.Elements("testcase").Where(c => c.Element("failure") is not null).Select(c => c.Attribute("name")!.Value));
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "out/report.json")))!;
        Assert.Equal((1, 1, 1), ((int)report["counts"]!["created"]!, (int)report["counts"]!["unchanged"]!, (int)report["counts"]!["failed"]!));

        Assert.Equal((0, ""), await RunAsync("import", "deep/**/*.txt") is var glob ? (glob.ExitCode, glob.Error) : default);
        Assert.Contains("130 received: 130 created", (await RunAsync("import", "lines.ndjson", "--mode", "atomic")).Output, StringComparison.Ordinal);
        Assert.Contains("130 received: 0 created, 0 updated, 130 unchanged", (await RunAsync("import", "lines.ndjson", "--url", own.Program.Address.ToString(), "--key", Api.Key)).Output, StringComparison.Ordinal);
        Assert.Contains("1 received: 0 created, 0 updated, 1 unchanged", (await RunAsync(["import", "-"], File.ReadAllText(Path.Combine(folder, "deep/er/1.txt")))).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "*.nothing")]
    [InlineData("import", ".", "--report", "report.txt")]
    [InlineData("import", "no-such-file.txt")]
    [InlineData("import", ".", "--mode", "some")]
    [InlineData("import", ".", "--dryrun")]
    [InlineData("imoprt", "page.txt")]
    public async Task A_wrong_command_line_is_exit_code_2_and_a_word_on_it(params string[] arguments)
    {
        var run = await RunAsync(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task A_wrong_key_is_told_in_a_line()
    {
        File.WriteAllText(Path.Combine(folder, "page.txt"), "x");
        var run = await RunAsync("import", "page.txt", "--url", own.Program.Address.ToString(), "--key", "wrong");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("Send a valid one", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_and_migrate_answer_with_their_exit_codes()
    {
        var well = await RunAsync("health", "--url", own.Program.Address.ToString());
        Assert.Equal((0, "healthy"), (well.ExitCode, (string?)JsonNode.Parse(well.Output)!["status"]));
        Assert.Equal(1, (await RunAsync("health", "--url", "http://127.0.0.1:1")).ExitCode);
        Assert.Equal(0, (await RunAsync("migrate")).ExitCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => RunAsync(arguments, "");

    async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, string input)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments, .. arguments[0] is "import" or "migrate" ? new[] { "--Logging:LogLevel:Default=Warning" } : []])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Cms"] = own.ConnectionString;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }
}
