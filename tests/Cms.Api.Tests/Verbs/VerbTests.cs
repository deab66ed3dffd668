using System.Diagnostics;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Imports;

namespace Cms.Api.Tests.Verbs;

/// <summary>The built program's verbs, beside one that serves on the same database.</summary>
public sealed class VerbTests(OwnProgram own) : IClassFixture<OwnProgram>, IDisposable
{
    const string PageFile = "page.txt";

    readonly string folder = Directory.CreateTempSubdirectory("cms-verbs-").FullName;

    string[] ThroughServer => ["--url", own.Program.Address.ToString(), "--key", Api.Key];

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
        Assert.Contains(title, (await own.Editor.GetJsonAsync(list))["data"]!.AsArray().Select(a => (string?)a!["title"]));
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
        await own.Editor.GetJsonAsync($"/v1/imports/{report["imports"]![0]}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_refused_import_says_of_no_document_that_it_was_stored(bool throughServer)
    {
        string[] import = ["import", ".", "--report", "report/junit.xml", "--report", "report/report.json", .. throughServer ? ThroughServer : []];
        var title = Answers.Unique("헛되이 읽힌");
        File.WriteAllText(Path.Combine(folder, "1.txt"), SeedPage.Like(title));
        Assert.Equal(0, (await RunAsync(import)).ExitCode);
        File.WriteAllText(Path.Combine(folder, "2.txt"), SeedPage.Like("또 " + title));
        File.WriteAllText(Path.Combine(folder, "3.txt"), "no article");
        Directory.Delete(Path.Combine(folder, "report"), recursive: true);

        var run = await RunAsync(import);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("3 received: 0 created, 0 updated, 1 unchanged, 1 failed, 1 not stored", run.Output, StringComparison.Ordinal);
        Assert.Contains("so none was stored", run.Error, StringComparison.Ordinal);
        var cells = run.Output.Split('\n').Where(l => l.Contains(".txt", StringComparison.Ordinal)).Select(l => l.Split('│')[2].Trim());
        Assert.Equal(["unchanged", "not stored", "failed"], cells);
        Assert.Equal((0, 1), JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "report/report.json")))!["counts"] is var counts ? ((int)counts!["created"]!, (int)counts["failed"]!) : default);
        Assert.Contains($"not stored: 또 {title}", File.ReadAllText(Path.Combine(folder, "report/junit.xml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_below_a_path_is_asked_there()
    {
        await using var proxy = await Proxy.StartAsync(own.Program.Address, "/cms/api");
        File.WriteAllText(Path.Combine(folder, "lines.ndjson"), Archive.Lines(Answers.Unique("길 아래"), 101));
        foreach (var (url, outcome) in new[] { ($"{proxy.Address}", "101 created, 0 updated, 0 unchanged"), ($"{proxy.Address}/", "0 created, 0 updated, 101 unchanged") })
        {
            var run = await RunAsync("import", "lines.ndjson", "--url", url, "--key", Api.Key);
            Assert.Contains("101 received: " + outcome, run.Output + run.Error, StringComparison.Ordinal);
            Assert.Equal(0, (await RunAsync("health", "--url", url)).ExitCode);
        }

        var astray = await RunAsync("import", "lines.ndjson", "--url", new Uri(proxy.Address, "/cms").ToString(), "--key", Api.Key);
        Assert.Equal((1, ""), (astray.ExitCode, astray.Output));
        Assert.Contains("is --url right?", astray.Error, StringComparison.Ordinal);
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
        Assert.Equal(["deep/2.text"], suite.Elements("testcase").Where(c => c.Element("failure") is not null).Select(c => c.Attribute("name")!.Value));
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "out/report.json")))!;
        Assert.Equal((1, 1, 1), ((int)report["counts"]!["created"]!, (int)report["counts"]!["unchanged"]!, (int)report["counts"]!["failed"]!));

        Assert.Equal((0, ""), await RunAsync("import", "deep/**/*.txt") is var glob ? (glob.ExitCode, glob.Error) : default);
        Assert.Contains("130 received: 130 created", (await RunAsync("import", "lines.ndjson")).Output, StringComparison.Ordinal);
        Assert.Contains("130 received: 0 created, 0 updated, 130 unchanged", (await RunAsync("import", "lines.ndjson", "--url", own.Program.Address.ToString(), "--key", Api.Key)).Output, StringComparison.Ordinal);
        Assert.Contains("1 received: 0 created, 0 updated, 1 unchanged", (await RunAsync(["import", "-"], File.ReadAllText(Path.Combine(folder, "deep/er/1.txt")))).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Many_documents_are_one_job_whose_id_is_printed(bool throughServer)
    {
        string[] import = ["import", "lines.ndjson", .. throughServer ? ThroughServer : []];
        File.WriteAllText(Path.Combine(folder, "lines.ndjson"), Archive.Lines(Answers.Unique("한 작업"), 230) + "\n{ broken");
        var run = await RunAsync([.. import, "--report", "report.json"]);
        var id = Assert.Single(run.Output.Split('\n'), l => l.StartsWith("import ", StringComparison.Ordinal))["import ".Length..].Trim();
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "report.json")))!;

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("231 received: 230 created, 0 updated, 0 unchanged, 1 failed", run.Output, StringComparison.Ordinal);
        Assert.Contains("line 231", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("line 230", run.Output, StringComparison.Ordinal); // of so many only those that failed
        Assert.Equal($"Import {id} has begun: 231 documents.", run.Error.Trim());
        Assert.Equal([id], report["imports"]!.AsArray().Select(i => (string?)i));
        Assert.Equal(Enumerable.Range(0, 231), report["items"]!.AsArray().Select(i => (int)i!["index"]!));
        Assert.Equal((231, 231, 230, 1), Archive.Counts(await own.Editor.GetJsonAsync($"/v1/imports/{id}")));

        var atomic = await RunAsync([.. import, "--mode", "atomic"]);
        Assert.Equal((2, ""), (atomic.ExitCode, atomic.Output));
        Assert.Contains("'mode'", atomic.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_begun_by_the_verb_and_killed_goes_on_where_a_program_serves()
    {
        const int count = 3000;
        var source = Answers.Unique("끊긴 작업");
        File.WriteAllText(Path.Combine(folder, "lines.ndjson"), Archive.Lines(source, count));
        using var verb = Start(["import", "lines.ndjson"]);
        string? id = null;
        for (var patience = 0; id is null && patience < 600; patience++)
        {
            await Task.Delay(50);
            id = (string?)(await own.Editor.GetJsonAsync("/v1/imports?status=running"))["data"]!.AsArray().FirstOrDefault(i => (int)i!["counts"]!["received"]! == count)?["id"];
        }

        verb.Kill();
        await verb.WaitForExitAsync();
        Assert.NotNull(id);
        Assert.Equal((count, count, count, 0), Archive.Counts(await own.Editor.EndOfAsync(id)));
    }

    [Fact]
    public async Task A_job_is_followed_though_its_server_is_killed_and_started_again()
    {
        const int count = 3000;
        File.WriteAllText(Path.Combine(folder, "lines.ndjson"), Archive.Lines(Answers.Unique("쉬어 간 작업"), count) + "\n{ broken");
        using var verb = Start(["import", "lines.ndjson", "--report", "junit.xml", .. ThroughServer]);
        var output = verb.StandardOutput.ReadToEndAsync();
        Assert.Contains("has begun", await verb.StandardError.ReadLineAsync(), StringComparison.Ordinal);
        await own.Program.KillAsync();
        Assert.Contains($"{own.Program.Address.ToString().TrimEnd('/')} doesn't answer", await verb.StandardError.ReadLineAsync(), StringComparison.Ordinal);

        await own.StartAgainAsync();
        await verb.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
        Assert.Equal(1, verb.ExitCode);
        Assert.Contains($"{count + 1} received: {count} created, 0 updated, 0 unchanged, 1 failed", await output, StringComparison.Ordinal);
        Assert.Equal("1", System.Xml.Linq.XDocument.Load(Path.Combine(folder, "junit.xml")).Root!.Attribute("failures")!.Value);
    }

    [Fact]
    public async Task Stopped_the_verb_tells_that_the_job_goes_on_at_the_server()
    {
        const int count = 2000;
        File.WriteAllText(Path.Combine(folder, "lines.ndjson"), Archive.Lines(Answers.Unique("놓인 작업"), count));
        using var verb = Start(["import", "lines.ndjson", .. ThroughServer]);
        var id = (await verb.StandardError.ReadLineAsync())!.Split(' ')[1];
        using (var stop = Process.Start("kill", ["-TERM", $"{verb.Id}"]))
        {
            await stop.WaitForExitAsync();
        }

        var told = await verb.StandardError.ReadToEndAsync();
        await verb.WaitForExitAsync();
        Assert.Equal((130, ""), (verb.ExitCode, await verb.StandardOutput.ReadToEndAsync()));
        Assert.Contains($"/v1/imports/{id}/cancel stops it", told, StringComparison.Ordinal);
        Assert.Equal((count, count, count, 0), Archive.Counts(await own.Editor.EndOfAsync(id)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_cannot_be_taken_out_of_an_archive_is_reported_by_its_name_and_reason(bool throughServer)
    {
        var zip = Archive.Zip(null, ("good.txt", System.Text.Encoding.UTF8.GetBytes(SeedPage.Like(Answers.Unique("풀린 것")))), ("locked.txt", "no article"u8.ToArray()));
        zip[zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1; // the flag of an encrypted file
        File.WriteAllBytes(Path.Combine(folder, "pages.zip"), zip);
        var run = await RunAsync(["import", "pages.zip", "--mode", "partial", "--report", "junit.xml", .. throughServer ? ThroughServer : []]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("2 received: 1 created, 0 updated, 0 unchanged, 1 failed", run.Output, StringComparison.Ordinal);
        var cases = System.Xml.Linq.XDocument.Load(Path.Combine(folder, "junit.xml")).Root!.Elements("testcase").ToList();
        Assert.Equal(["good.txt", "locked.txt"], cases.Select(c => c.Attribute("name")!.Value));
        Assert.Equal([null, "document-encrypted"], cases.Select(c => c.Element("failure")?.Attribute("type")!.Value));
        Assert.Equal("The file is encrypted in the ZIP archive; send it without a password.", cases[1].Element("failure")!.Attribute("message")!.Value);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_told_in_a_line()
    {
        File.WriteAllText(Path.Combine(folder, PageFile), "x");
        var run = await RunAsync("import", PageFile, "--url", "http://127.0.0.1:1", "--key", Api.Key, "--report", "report.json");
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Equal("server-unreachable", (string?)JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "report.json")))!["error"]!["code"]);
        Assert.StartsWith("http://127.0.0.1:1 doesn't answer: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_are_named_by_their_paths_without_those_that_are_hidden_and_control_characters()
    {
        foreach (var file in new[] { "y/2024/001.txt", "y/2025/001.txt", "y/2025/\u001B[31m.txt", "y/.DS_Store", "y/Thumbs.db", "y/.git/config", ".explicit" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
            File.WriteAllText(Path.Combine(folder, file), "no article");
        }

        Assert.Equal(["2024/001.txt", "2025/\uFFFD[31m.txt", "2025/001.txt"], await NamesAsync("y"));
        Assert.Equal(["2024/001.txt", "2025/001.txt"], await NamesAsync("y/**/0*.txt"));
        Assert.Equal(["y/2024/001.txt", "y/2025/001.txt", ".explicit"], await NamesAsync("y/2024", "y/2025/001.txt", ".explicit"));

        async Task<IEnumerable<string>> NamesAsync(params string[] paths)
        {
            var run = await RunAsync(["import", .. paths, "--mode", "partial", "--dry-run", "--report", "junit.xml"]);
            Assert.Equal(1, run.ExitCode);
            Assert.DoesNotContain("\u001B[31m", run.Output, StringComparison.Ordinal);
            return System.Xml.Linq.XDocument.Load(Path.Combine(folder, "junit.xml")).Root!.Elements("testcase").Select(c => c.Attribute("name")!.Value);
        }
    }

    [Fact]
    public async Task An_empty_file_and_a_line_are_named_alike_here_and_through_a_server()
    {
        File.WriteAllText(Path.Combine(folder, "empty.txt"), "");
        File.WriteAllText(Path.Combine(folder, "lines.ndjson"), "\n{ broken");
        foreach (var url in new string[][] { [], ["--url", own.Program.Address.ToString(), "--key", Api.Key] })
        {
            var run = await RunAsync(["import", "empty.txt", "--report", "junit.xml", .. url]);
            var suite = System.Xml.Linq.XDocument.Load(Path.Combine(folder, "junit.xml")).Root!;
            Assert.Equal((1, "1", "empty.txt"), (run.ExitCode, suite.Attribute("tests")!.Value, Assert.Single(suite.Elements("testcase")).Attribute("name")!.Value));
            Assert.Contains("page-empty", run.Output, StringComparison.Ordinal);

            var lines = await RunAsync(["import", "lines.ndjson", "--json", .. url]);
            var item = Assert.Single(JsonNode.Parse(lines.Output)!["items"]!.AsArray())!;
            Assert.Equal((1, "line 2", 2), (lines.ExitCode, (string?)item["fileName"], (int)item["error"]!["line"]!));
        }
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import", "*.nothing")]
    [InlineData("import", ".", "--report", "report.txt")]
    [InlineData("import", ".", "--report", PageFile + "/report.xml")]
    [InlineData("import", ".", "--report", "new/report.xml", "--report", PageFile + "/report.json")]
    [InlineData("import", "no-such-file.txt")]
    [InlineData("import", ".", "--mode", "some")]
    [InlineData("import", PageFile, "--min-confidence", "2")]
    [InlineData("import", PageFile, "--category", "no-such-category")]
    [InlineData("import", PageFile, "--key", "some", "--url", "http://127.0.0.1:1/?tenant=1")]
    [InlineData("imoprt", "page.txt")]
    public async Task A_wrong_command_line_is_exit_code_2_and_a_word_on_it(params string[] arguments)
    {
        File.WriteAllText(Path.Combine(folder, PageFile), "no article");
        var run = await RunAsync(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task An_unknown_option_is_told_as_one()
    {
        var run = await RunAsync("import", ".", "--bogus");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("There is no option '--bogus'", run.Error, StringComparison.Ordinal);
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

    /// <summary>Starts the program in the folder, on the database of the other.</summary>
    Process Start(string[] arguments)
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
        return Process.Start(start)!;
    }

    async Task<(int ExitCode, string Output, string Error)> RunAsync(string[] arguments, string input)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output, await error);
    }
}
