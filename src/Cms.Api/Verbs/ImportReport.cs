using System.Globalization;
using System.Text.Json;
using Cms.Api.Imports;
using Cms.Api.Json;
using Cms.Api.Problems;
using Cms.Api.Text;
using Cms.Import;
using Spectre.Console;
using Cell = Spectre.Console.Text;

namespace Cms.Api.Verbs;

/// <summary>Tells what became of an import: progress while it runs, then a table for people or JSON for machines, and reports in files.</summary>
/// <param name="total">The number of documents.</param>
/// <param name="asJson">For machines.</param>
/// <param name="files">Reports to write, by the ends of their names.</param>
sealed class ImportReport(int total, bool asJson, FileInfo[] files)
{
    /// <summary>Of more documents only those that failed are listed: nobody reads the others, and an archive has many.</summary>
    const int MaxListed = 1000;

    readonly List<Guid> imports = [];
    readonly List<ImportItem> items = [];
    ImportCounts counts = new(0, 0, 0, 0, 0, 0);
    ProblemException? refusal;
    bool nothingIsStored;
    IAnsiConsole? terminal;

    /// <summary>Whether the items of this import are listed, or only those that failed.</summary>
    public bool ListsAll => total <= MaxListed;

    /// <summary>Whether nothing was imported yet.</summary>
    public bool IsEmpty => counts.Received == 0;

    /// <summary>Makes the reports' folders and sees that they can be written, while nothing is imported yet.</summary>
    /// <exception cref="IOException">One can't be; the message says which and why, in words for the user.</exception>
    public static void RequireWritable(FileInfo[] files)
    {
        foreach (var file in files)
        {
            try
            {
                var isNew = !file.Exists;
                file.Directory?.Create();
                file.Open(FileMode.OpenOrCreate, FileAccess.Write).Dispose();
                if (isNew)
                {
                    File.Delete(file.FullName); // no empty report of an import that is broken off
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new IOException($"The report '{file}' can't be written: {failure.Message}", failure);
            }
        }
    }

    /// <summary>Adds an import that was answered with its items.</summary>
    public void Add(ImportReceipt receipt)
    {
        if (receipt.Id is { } id)
        {
            imports.Add(id);
        }

        Add(receipt.Counts, receipt.Items ?? []);
    }

    /// <summary>Adds a job, whose documents are still to come.</summary>
    public void Begin(Guid job)
    {
        imports.Add(job);
        Say($"Import {job} has begun: {total} documents.");
    }

    /// <summary>Adds what became of documents.</summary>
    /// <param name="all">Their counts.</param>
    /// <param name="listed">All of them, or those that failed.</param>
    public void Add(ImportCounts all, IReadOnlyList<ImportItem> listed)
    {
        counts = all;
        items.AddRange(listed.Where(i => ListsAll || i.Outcome == ImportOutcome.Failed));
    }

    /// <summary>A refused import has items too, when its documents were the reason: with what each would have become by itself.</summary>
    public void Add(ProblemException refused)
    {
        refusal = refused;
        if (refused.Extensions?.GetValueOrDefault("items") is IReadOnlyList<ImportItem> refusedItems)
        {
            nothingIsStored = true;
            var would = ImportCounts.Of(refusedItems);
            Add(would with { Done = would.Unchanged + would.Failed, Created = 0, Updated = 0 }, refusedItems);
        }
    }

    /// <summary>The line of a notice, to begin a sentence with, where the name of its document doesn't tell it.</summary>
    public static string Place(ImportItem item, ParseNotice notice) => notice.Line is { } line && NdjsonArchive.LineOf(item.FileName) != line ? $"line {line}: " : "";

    /// <summary>Says something while the import is at work, beside what is printed of it.</summary>
    public void Say(string text)
    {
        if (terminal is null)
        {
            Console.Error.WriteLine(text);
        }
        else
        {
            terminal.WriteLine(text);
        }
    }

    /// <summary>Shows bars on a terminal while <paramref name="work"/> runs; it is given what to call with the name of what is done and the number of documents of which it is.</summary>
    public async Task ProgressAsync(Func<Action<string, int>, Task> work)
    {
        if (Console.IsErrorRedirected || total == 1)
        {
            await work((_, _) => { });
            return;
        }

        terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        await terminal.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bars = new Dictionary<string, ProgressTask>();
                await work((step, done) =>
                {
                    if (!bars.TryGetValue(step, out var bar))
                    {
                        bars[step] = bar = context.AddTask($"{step} {total} documents", maxValue: total);
                    }

                    bar.Value = done;
                });
            });
    }

    /// <summary>Prints the outcome and writes the reports.</summary>
    /// <returns>The exit code: 0 when every document was read and stored, 1 otherwise.</returns>
    public int Finish()
    {
        var error = refusal is null ? null : new { code = refusal.Code.Code, message = refusal.Message };
        var json = JsonSerializer.Serialize(new { counts, imports, items, error }, CmsJson.Options);
        if (asJson)
        {
            Console.WriteLine(json);
        }
        else
        {
            PrintTable();
        }

        foreach (var file in files)
        {
            if (file.Extension == ".xml")
            {
                JUnitReport.Write(file.FullName, counts, items, Became, refusal?.Message);
            }
            else
            {
                File.WriteAllText(file.FullName, json);
            }
        }

        if (refusal is not null)
        {
            Console.Error.WriteLine(refusal.Message);
        }

        return refusal is null && counts.Failed == 0 ? 0 : 1;
    }

    void PrintTable()
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("File", "Outcome", "Title", "Published", "By", "Notes");
        foreach (var item in items.Where(i => total <= ImportStore.MaxItemsShown || i.Outcome == ImportOutcome.Failed))
        {
            var page = item.Document;
            table.AddRow(
                Of(item.FileName),
                new Cell(Became(item), item.Outcome == ImportOutcome.Failed ? Color.Red : Color.Green),
                Of(page.Title),
                Of(page.PublishedAt is { } time ? TimeZoneInfo.ConvertTime(time, SiteTime.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : ""),
                Of(string.Join(", ", page.Reporters.Select(r => r.Name))),
                Of(Notes(item)));
        }

        var screen = AnsiConsole.Create(new());
        if (Console.IsOutputRedirected)
        {
            screen.Profile.Width = 200;
        }

        if (table.Rows.Count > 0)
        {
            screen.Write(table);
        }

        if (!(IsEmpty && refusal is not null))
        {
            var notStored = nothingIsStored ? $", {counts.Received - counts.Done} not stored" : "";
            Console.WriteLine($"{counts.Received} received: {counts.Created} created, {counts.Updated} updated, {counts.Unchanged} unchanged, {counts.Failed} failed{notStored}");
        }

        foreach (var id in imports)
        {
            Console.WriteLine($"import {id}");
        }

        static Cell Of(string? text) => new(CmsText.Printable(text ?? ""));
    }

    /// <summary>What became of a document, in a word or two.</summary>
    string Became(ImportItem item) => nothingIsStored && item.Outcome is (ImportOutcome.Created or ImportOutcome.Updated) ? "not stored" : item.Outcome.ToString().ToLowerInvariant();

    static string Notes(ImportItem item) => item.Error is { } error
        ? $"{Place(item, error)}{error.Message} ({error.Code})"
        : string.Join("; ", item.Warnings.Select(w => w.Code).Distinct());
}
