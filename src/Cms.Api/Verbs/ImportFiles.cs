using System.CommandLine;
using System.Globalization;
using System.Runtime.CompilerServices;
using Cms.Api.Imports;
using Cms.Api.Problems;

namespace Cms.Api.Verbs;

/// <summary>The verb <c>import</c>: what <c>POST /v1/imports</c> does, for CI jobs and people at a terminal.</summary>
static class ImportFiles
{
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
        var reports = new Option<FileInfo[]>("--report") { Description = "Write a report: for machines (report.json) or for CI servers (junit.xml). Folders that are missing are made." };
        reports.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => Path.GetExtension(t.Value) is not (".xml" or ".json")) is { } other)
            {
                result.AddError($"--report writes files that end in .xml (JUnit) or .json, not '{other.Value}'.");
            }
        });
        var json = new Option<bool>("--json") { Description = "Print JSON rather than a table." };
        var url = CommandLine.ServerOption("A running server to import into; without it, the database directly. More than a hundred documents are a job there, which is followed to its end, and goes on without this program.");
        var key = new Option<string?>("--key") { Description = "The server's key; better kept in the environment variable CMS_KEY." };
        var command = new Command("import", "Import news pages. Ends with 0 when all is well, 1 when a document failed or the import was refused, 2 for a wrong command line, 130 when it was stopped.") { paths, dryRun, mode, source, category, status, categories, overwrite, confidence, reports, json, url, key };
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
                var files = parsed.GetValue(reports) ?? [];
                ImportReport.RequireWritable(files);
                using var sources = await ImportSources.FindAsync(parsed.GetValue(paths)!, ct);
                var report = new ImportReport(sources.Count, parsed.GetValue(json), files);
                return parsed.GetValue(url) is { } server
                    ? await RemoteAsync(sources, options, server, parsed.GetValue(key), report, ct)
                    : await LocalAsync(sources, options, settings, report, ct);
            }
            catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ProblemException)
            {
                await Console.Error.WriteLineAsync(wrong.Message);
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
        var (intake, jobs, imports) = (app.Services.GetRequiredService<ImportIntake>(), app.Services.GetRequiredService<ImportJobs>(), app.Services.GetRequiredService<ImportStore>());
        return await RunAsync(new LocalImport(intake, jobs, imports, options), sources, report, ct);
    }

    static async Task<int> RemoteAsync(ImportSources sources, ImportOptions options, Uri server, string? key, ImportReport report, CancellationToken ct)
    {
        key ??= Environment.GetEnvironmentVariable("CMS_KEY");
        if (string.IsNullOrWhiteSpace(key))
        {
            await Console.Error.WriteLineAsync("With --url, give the server's key in the environment variable CMS_KEY or as --key.");
            return CommandLine.WrongUsage;
        }

        using var client = new ImportClient(server, key, options, report.Say);
        return await RunAsync(client, sources, report, ct);
    }

    /// <summary>Few documents are answered at once; many are a job, which is followed to its end.</summary>
    static async Task<int> RunAsync(IImportTarget target, ImportSources sources, ImportReport report, CancellationToken ct)
    {
        Guid? job = null;
        try
        {
            await report.ProgressAsync(async show =>
            {
                var receipt = await target.TakeAsync(ShownAsync(sources.ReadAsync(ct), read => show("reading", read), ct), ct);
                if (receipt is not { Status: ImportStatus.Running, Id: { } id })
                {
                    report.Add(receipt);
                    return;
                }

                job = id;
                report.Begin(id);
                var ended = await target.FollowAsync(id, done => show("importing", done), ct);
                report.Add(ended.Counts, await ListAsync(target, id, report.ListsAll ? null : ImportOutcome.Failed, ct));
                if (ended.Status != ImportStatus.Done)
                {
                    throw new ProblemException(ProblemCode.ImportEnded, "The import was cancelled by somebody before its end.");
                }
            });
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            report.Say(target.WhenStopped(job));
            return CommandLine.Stopped;
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

    static async IAsyncEnumerable<ImportDocument> ShownAsync(IAsyncEnumerable<ImportDocument> documents, Action<int> show, [EnumeratorCancellation] CancellationToken ct)
    {
        var read = 0;
        await foreach (var document in documents.WithCancellation(ct))
        {
            yield return document;
            show(++read);
        }
    }

    static async Task<IReadOnlyList<ImportItem>> ListAsync(IImportTarget target, Guid id, ImportOutcome? outcome, CancellationToken ct)
    {
        var items = new List<ImportItem>();
        for (string? cursor = null; ;)
        {
            var page = await target.ListItemsAsync(id, outcome, cursor, ct);
            items.AddRange(page.Data);
            if ((cursor = page.Info.NextCursor) is null)
            {
                return items;
            }
        }
    }
}
