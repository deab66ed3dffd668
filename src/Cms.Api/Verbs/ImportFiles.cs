using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using Cms.Api.Imports;
using Cms.Api.Problems;

namespace Cms.Api.Verbs;

/// <summary>The verb <c>import</c>: what <c>POST /v1/imports</c> does, for CI jobs and people at a terminal.</summary>
static class ImportFiles
{
    /// <summary>Whoever works on the database directly.</summary>
    const string Author = "import";

    static readonly TimeSpan ProgressInterval = TimeSpan.FromMilliseconds(500);

    public static Command Command(string[] settings)
    {
        var paths = new Argument<string[]>("path") { Description = "Files, folders, globs ('archive/**/*.txt'), ZIP archives, NDJSON files (.ndjson), or - for standard input.", Arity = ArgumentArity.OneOrMore };
        paths.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => t.Value is ['-', _, ..]) is { } option)
            {
                result.AddError($"There is no option '{option.Value}'; a file of this name is './{option.Value}'.");
            }
        });
        var dryRun = new Option<bool>("--dry-run") { Description = "Do everything, tell what it would come to, and keep nothing." };
        var mode = new Option<ImportMode?>("--mode") { Description = "Whether one bad page stops the others (atomic) or not (partial); left out: atomic for up to a hundred documents." };
        mode.AcceptOnlyFromAmong("atomic", "partial");
        var source = new Option<string?>("--source") { Description = "Where the pages come from; left out, each page tells." };
        var category = new Option<string?>("--category") { Description = "The slug of the category the articles stand in." };
        var status = new Option<ImportedStatus>("--status") { Description = "What new articles become." };
        status.AcceptOnlyFromAmong("published", "draft");
        var categories = new Option<SiteCategories>("--categories") { Description = "Whether the site's categories that a page names are added." };
        categories.AcceptOnlyFromAmong("add", "ignore");
        var overwrite = new Option<bool>("--overwrite") { Description = "Take what a page says also where an editor has changed the field since." };
        var confidence = new Option<double>("--min-confidence") { Description = "From 0 to 1: a document of which any field was read with less confidence fails." };
        confidence.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number is not (>= 0 and <= 1))
            {
                result.AddError($"--min-confidence must be from 0 to 1, not '{token.Value}'.");
            }
        });
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
                var report = new ImportReport(sources.Count, parsed.GetValue(json), parsed.GetValue(reports) ?? []);
                return parsed.GetValue(url) is { } server
                    ? await RemoteAsync(sources, options, server, parsed.GetValue(key), report, ct)
                    : await LocalAsync(sources, options, settings, report, ct);
            }
            catch (Exception wrong) when (wrong is FileNotFoundException or ProblemException)
            {
                await Console.Error.WriteLineAsync(wrong.Message);
                return CommandLine.WrongUsage;
            }
        });
        return command;
    }

    /// <summary>As the server does: few documents at once, many as a job, on which this program works and any that serves on the same database.</summary>
    static async Task<int> LocalAsync(ImportSources sources, ImportOptions options, string[] settings, ImportReport report, CancellationToken ct)
    {
        var builder = CmsHost.CreateBuilder(settings);
        await using var database = await builder.AddDatabaseAsync(ct);
        builder.AddCms();
        await using var app = builder.Build();
        var (intake, jobs, imports) = (app.Services.GetRequiredService<ImportIntake>(), app.Services.GetRequiredService<ImportJobs>(), app.Services.GetRequiredService<ImportStore>());
        return await RunAsync(report, async advance =>
        {
            var receipt = await intake.TakeAsync(sources.ReadAsync(ct), options, Author, ct);
            if (receipt is not { Status: ImportStatus.Running, Id: { } id })
            {
                report.Add(receipt);
                return;
            }

            var work = Task.WhenAll(jobs.FinishAsync(id, ct), jobs.FinishAsync(id, ct)); // while one waits for the database, the other reads
            for (var (done, now) = (0, receipt.Counts.Done); !work.IsCompleted; (done, now) = (now, (await imports.FindProgressAsync(id, ct))!.Counts.Done))
            {
                advance(now - done);
                await Task.WhenAny(work, Task.Delay(ProgressInterval, ct));
            }

            await work;
            var ended = (await imports.FindProgressAsync(id, ct))!;
            report.Add(ended, await ItemsAsync(imports, id, report.ListsAll ? null : ImportOutcome.Failed, ct));
            if (ended.Status != ImportStatus.Done)
            {
                throw new ProblemException(ProblemCode.ImportEnded, "The import was cancelled by somebody before its end.");
            }
        });
    }

    static async Task<IReadOnlyList<ImportItem>> ItemsAsync(ImportStore imports, Guid id, ImportOutcome? outcome, CancellationToken ct)
    {
        var items = new List<ImportItem>();
        for (var request = new ListImportItems.Request { Limit = ListImportItems.Validator.MaxLimit }; ;)
        {
            var page = await imports.ListItemsAsync(id, outcome, request, ct);
            items.AddRange(page.Data);
            if (page.Info.NextCursor is null)
            {
                return items;
            }

            request = request with { Cursor = page.Info.NextCursor };
        }
    }

    /// <summary>In forms of what a server takes at once, each an import of its own.</summary>
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

        options = options with { Mode = options.Mode ?? (sources.Count <= ImportIntake.MaxAtOnce ? ImportMode.Atomic : ImportMode.Partial) };
        using var client = new ImportClient(server, key, options);
        return await RunAsync(report, async advance =>
        {
            await foreach (var batch in Batches(sources, options.Mode == ImportMode.Atomic, ct))
            {
                report.Add(await client.ImportAsync(batch, ct));
                advance(batch.Count);
            }
        });
    }

    static async Task<int> RunAsync(ImportReport report, Func<Action<int>, Task> import)
    {
        try
        {
            await report.ProgressAsync(import);
        }
        catch (ProblemException refused) when (report.IsEmpty && refused.Errors.Any(e => e.Parameter is not null))
        {
            throw; // it is an option that is wrong, and no document
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
