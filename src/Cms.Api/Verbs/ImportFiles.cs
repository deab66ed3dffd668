using System.CommandLine;
using System.Runtime.CompilerServices;
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
        var paths = new Argument<string[]>("path") { Description = "Files, folders, globs ('archive/**/*.txt'), ZIP archives, NDJSON files (.ndjson), or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Do everything, tell what it would come to, and keep nothing." };
        var mode = new Option<ImportMode?>("--mode") { Description = "Whether one bad page stops the others (atomic) or not (partial); left out: atomic for up to a hundred documents." };
        var source = new Option<string?>("--source") { Description = "Where the pages come from; left out, each page tells." };
        var category = new Option<string?>("--category") { Description = "The slug of the category the articles stand in." };
        var status = new Option<ImportedStatus>("--status") { Description = "What new articles become.", DefaultValueFactory = _ => ImportedStatus.Published };
        status.AcceptOnlyFromAmong("published", "draft");
        var categories = new Option<SiteCategories>("--categories") { Description = "Whether the site's categories that a page names are added." };
        var overwrite = new Option<bool>("--overwrite") { Description = "Take what a page says also where an editor has changed the field since." };
        var confidence = new Option<double>("--min-confidence") { Description = "From 0 to 1: a document of which any field was read with less confidence fails." };
        var reports = new Option<FileInfo[]>("--report") { Description = "Write a report: for machines (report.json) or for CI servers (junit.xml)." };
        reports.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => Path.GetExtension(t.Value) is not (".xml" or ".json")) is { } other)
            {
                result.AddError($"--report writes files that end in .xml (JUnit) or .json, not '{other.Value}'.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Print JSON rather than a table." };
        var url = CommandLine.ServerOption("A running server to import into; without it, the database directly.");
        var key = new Option<string?>("--key") { Description = "The server's key; better kept in the environment variable CMS_KEY." };
        var command = new Command("import", "Import news pages.") { paths, dryRun, mode, source, category, status, categories, overwrite, confidence, reports, json, url, key };
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
                Overwrite = parsed.GetValue(overwrite),
                MinConfidence = parsed.GetValue(confidence),
            };
            try
            {
                using var sources = await ImportSources.FindAsync(parsed.GetValue(paths)!, ct);
                options = options with { Mode = options.Mode ?? (sources.Count <= ImportIntake.MaxAtOnce ? ImportMode.Atomic : ImportMode.Partial) };
                var report = new ImportReport(sources.Count, parsed.GetValue(json), parsed.GetValue(reports) ?? []);
                return parsed.GetValue(url) is { } server
                    ? await RemoteAsync(sources, options, server, parsed.GetValue(key), report, ct)
                    : await LocalAsync(sources, options, settings, report, ct);
            }
            catch (FileNotFoundException missing)
            {
                await Console.Error.WriteLineAsync(missing.Message);
                return CommandLine.WrongUsage;
            }
        });
        return command;
    }

    static async Task<int> LocalAsync(ImportSources sources, ImportOptions options, string[] settings, ImportReport report, CancellationToken ct)
    {
        var builder = CmsHost.CreateBuilder(settings);
        await using var database = await builder.AddDatabaseAsync(ct);
        builder.AddCms();
        await using var app = builder.Build();
        var importer = app.Services.GetRequiredService<PageImporter>();
        return await RunAsync(sources, options, report, documents => importer.ImportAsync(documents, options, Author, ct), ct);
    }

    static async Task<int> RemoteAsync(ImportSources sources, ImportOptions options, Uri server, string? key, ImportReport report, CancellationToken ct)
    {
        key ??= Environment.GetEnvironmentVariable("CMS_KEY");
        if (string.IsNullOrWhiteSpace(key))
        {
            await Console.Error.WriteLineAsync("With --url, give the server's key in the environment variable CMS_KEY or as --key.");
            return CommandLine.WrongUsage;
        }

        if (options.Mode == ImportMode.Atomic && sources.Count > ImportIntake.MaxAtOnce)
        {
            await Console.Error.WriteLineAsync($"A server takes {ImportIntake.MaxAtOnce} documents at once, so {sources.Count} can't be atomic: add --mode partial.");
            return CommandLine.WrongUsage;
        }

        using var client = new ImportClient(server, key, options);
        return await RunAsync(sources, options, report, documents => client.ImportAsync(documents, ct), ct);
    }

    /// <summary>Imports in batches of what a server takes at once, or in one when all must stand or fall together.</summary>
    static async Task<int> RunAsync(ImportSources sources, ImportOptions options, ImportReport report, Func<IReadOnlyList<ImportDocument>, Task<ImportReceipt>> import, CancellationToken ct)
    {
        try
        {
            await report.ProgressAsync(async advance =>
            {
                await foreach (var batch in Batches(sources, options.Mode == ImportMode.Atomic, ct))
                {
                    report.Add(await import(batch));
                    advance(batch.Count);
                }
            });
        }
        catch (ProblemException refused)
        {
            report.Add(refused);
        }

        return report.Finish();
    }

    static async IAsyncEnumerable<IReadOnlyList<ImportDocument>> Batches(ImportSources sources, bool inOne, [EnumeratorCancellation] CancellationToken ct)
    {
        const int maxBytes = ImportBody.MaxFormBytes - Http.BoundedBody.Megabyte; // room for the form's own lines
        var batch = new List<ImportDocument>();
        var size = 0;
        await foreach (var document in sources.ReadAsync(ct))
        {
            if (!inOne && batch.Count > 0 && (batch.Count == ImportIntake.MaxAtOnce || size + document.Bytes.Length > maxBytes))
            {
                yield return batch;
                batch = [];
                size = 0;
            }

            batch.Add(document);
            size += document.Bytes.Length;
        }

        yield return batch;
    }
}
