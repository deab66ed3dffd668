using System.CommandLine;
using Cms.Api.Articles;
using Cms.Api.Imports;
using Cms.Api.Problems;

namespace Cms.Api.Verbs;

/// <summary>The verb <c>import</c>: what <c>POST /v1/imports</c> does, for CI jobs and people at a terminal.</summary>
static class ImportFiles
{
    /// <summary>Whoever works on the database directly.</summary>
    const string Author = "import";

    public static Command Command(string[] settings)
    {
        var paths = new Argument<string[]>("path") { Description = "Files, or folders of files.", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Do everything, tell what it would come to, and keep nothing." };
        var mode = new Option<ImportMode>("--mode") { Description = "Whether one bad page stops the others (atomic) or not (partial)." };
        var source = new Option<string?>("--source") { Description = "Where the pages come from; left out, each page tells." };
        var category = new Option<string?>("--category") { Description = "The slug of the category the articles stand in." };
        var status = new Option<ArticleStatus>("--status") { Description = "What new articles become.", DefaultValueFactory = _ => ArticleStatus.Published };
        status.AcceptOnlyFromAmong("published", "draft");
        var categories = new Option<SiteCategories>("--categories") { Description = "Whether the site's categories that a page names are added." };
        var json = new Option<bool>("--json") { Description = "Print JSON rather than a table." };
        var url = CommandLine.ServerOption("A running server to import into; without it, the database directly.");
        var key = new Option<string?>("--key") { Description = "The server's key; better kept in the environment variable CMS_KEY." };
        var command = new Command("import", "Import the raw text of news pages.") { paths, dryRun, mode, source, category, status, categories, json, url, key };
        command.SetAction(async (parsed, ct) =>
        {
            var options = new ImportOptions
            {
                DryRun = parsed.GetValue(dryRun),
                Mode = parsed.GetValue(mode),
                Source = parsed.GetValue(source),
                Category = parsed.GetValue(category),
                Status = parsed.GetValue(status),
                Categories = parsed.GetValue(categories),
            };
            return Files(parsed.GetValue(paths)!) is not { } files ? CommandLine.WrongUsage
                : parsed.GetValue(url) is { } server ? await RemoteAsync(files, options, server, parsed.GetValue(key), parsed.GetValue(json), ct)
                : await LocalAsync(files, options, settings, parsed.GetValue(json), ct);
        });
        return command;
    }

    static async Task<int> LocalAsync(List<string> files, ImportOptions options, string[] settings, bool asJson, CancellationToken ct)
    {
        var builder = CmsHost.CreateBuilder(settings);
        await using var database = await builder.AddDatabaseAsync(ct);
        builder.AddCms();
        await using var app = builder.Build();
        var importer = app.Services.GetRequiredService<PageImporter>();
        return await RunAsync(files, options, asJson, documents => importer.ImportAsync(documents, options, Author, ct), ct);
    }

    static async Task<int> RemoteAsync(List<string> files, ImportOptions options, Uri server, string? key, bool asJson, CancellationToken ct)
    {
        key ??= Environment.GetEnvironmentVariable("CMS_KEY");
        if (string.IsNullOrWhiteSpace(key))
        {
            await Console.Error.WriteLineAsync("With --url, give the server's key in the environment variable CMS_KEY or as --key.");
            return CommandLine.WrongUsage;
        }

        if (options.Mode == ImportMode.Atomic && files.Count > ImportIntake.MaxAtOnce)
        {
            await Console.Error.WriteLineAsync($"A server takes {ImportIntake.MaxAtOnce} files at once, so {files.Count} can't be atomic: add --mode partial.");
            return CommandLine.WrongUsage;
        }

        using var client = new ImportClient(server, key, options);
        return await RunAsync(files, options, asJson, documents => client.ImportAsync(documents, ct), ct);
    }

    /// <summary>Imports in batches of what a server takes at once, or in one when all must stand or fall together.</summary>
    static async Task<int> RunAsync(List<string> files, ImportOptions options, bool asJson, Func<IReadOnlyList<ImportDocument>, Task<ImportReceipt>> import, CancellationToken ct)
    {
        var report = new ImportReport(files.Count, asJson);
        try
        {
            await report.ProgressAsync(async advance =>
            {
                await foreach (var batch in Batches(files, options.Mode == ImportMode.Atomic, ct))
                {
                    var receipt = await import(batch);
                    report.Add(receipt);
                    advance(batch.Count);
                }
            });
        }
        catch (ProblemException refused)
        {
            report.Add(refused);
        }

        return report.Print();
    }

    static async IAsyncEnumerable<IReadOnlyList<ImportDocument>> Batches(List<string> files, bool inOne, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        const int maxBytes = ImportBody.MaxFormBytes - Http.BoundedBody.Megabyte; // room for the form's own lines
        var batch = new List<ImportDocument>();
        var size = 0;
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file, ct);
            if (!inOne && batch.Count > 0 && (batch.Count == ImportIntake.MaxAtOnce || size + bytes.Length > maxBytes))
            {
                yield return batch;
                batch = [];
                size = 0;
            }

            batch.Add(new(bytes, Path.GetFileName(file)));
            size += bytes.Length;
        }

        yield return batch;
    }

    /// <summary>The files that the paths mean, folders in order of name; null, with a word to the user, when one isn't there.</summary>
    static List<string>? Files(string[] paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true }).Order(StringComparer.Ordinal));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                Console.Error.WriteLine($"There is no file or folder '{path}' (seen from {Directory.GetCurrentDirectory()}).");
                return null;
            }
        }

        if (files.Count == 0)
        {
            Console.Error.WriteLine("There are no files in these folders.");
            return null;
        }

        return files;
    }
}
