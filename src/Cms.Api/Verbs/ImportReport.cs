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

    /// <summary>Whether the items of this import are listed, or only those that failed.</summary>
    public bool ListsAll => total <= MaxListed;

    /// <summary>Whether nothing was imported yet.</summary>
    public bool IsEmpty => counts.Received == 0;

    /// <summary>Adds an import that was answered with its items.</summary>
    public void Add(ImportReceipt receipt) => Add(receipt, receipt.Items ?? []);

    /// <summary>Adds an import that has ended.</summary>
    /// <param name="import">The import.</param>
    /// <param name="listed">All its items, or those that failed.</param>
    public void Add(ImportListItem import, IReadOnlyList<ImportItem> listed)
    {
        AddItems(import.Counts, listed);
        if (import.Id is { } id)
        {
            imports.Add(id);
        }
    }

    /// <summary>A refused import has items too, when its documents were the reason.</summary>
    public void Add(ProblemException refused)
    {
        refusal = refused;
        if (refused.Extensions?.GetValueOrDefault("items") is IReadOnlyList<ImportItem> failed)
        {
            AddItems(ImportCounts.Of(failed), failed);
        }
    }

    /// <summary>The line of a notice, to begin a sentence with, where the name of its document doesn't tell it.</summary>
    public static string Place(ImportItem item, ParseNotice notice) => notice.Line is { } line && NdjsonArchive.LineOf(item.FileName) != line ? $"line {line}: " : "";

    /// <summary>Shows a bar on a terminal while <paramref name="work"/> runs; it is given what to call with the number of documents done.</summary>
    public async Task ProgressAsync(Func<Action<int>, Task> work)
    {
        if (Console.IsErrorRedirected || total == 1)
        {
            await work(_ => { });
            return;
        }

        var screen = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        await screen.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(async context =>
            {
                var bar = context.AddTask($"{total} documents", maxValue: total);
                await work(done => bar.Increment(done));
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
            file.Directory?.Create();
            if (file.Extension == ".xml")
            {
                JUnitReport.Write(file.FullName, counts, items, refusal?.Message);
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
        foreach (var item in items)
        {
            var page = item.Document;
            table.AddRow(
                Of(item.FileName),
                new Cell(item.Outcome.ToString().ToLowerInvariant(), item.Outcome == ImportOutcome.Failed ? Color.Red : Color.Green),
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

        if (items.Count > 0)
        {
            screen.Write(table);
        }

        Console.WriteLine($"{counts.Received} received: {counts.Created} created, {counts.Updated} updated, {counts.Unchanged} unchanged, {counts.Failed} failed");
        foreach (var id in imports)
        {
            Console.WriteLine($"import {id}");
        }

        static Cell Of(string? text) => new(CmsText.Printable(text ?? ""));
    }

    static string Notes(ImportItem item) => item.Error is { } error
        ? $"{Place(item, error)}{error.Message} ({error.Code})"
        : string.Join("; ", item.Warnings.Select(w => w.Code).Distinct());

    /// <summary>Numbers the documents through all imports.</summary>
    void AddItems(ImportCounts more, IReadOnlyList<ImportItem> listed)
    {
        var start = counts.Received;
        counts = new(start + more.Received, counts.Done + more.Done, counts.Created + more.Created, counts.Updated + more.Updated, counts.Unchanged + more.Unchanged, counts.Failed + more.Failed);
        items.AddRange(listed.Where(i => ListsAll || i.Outcome == ImportOutcome.Failed).Select(i => i with { Index = start + i.Index }));
    }
}
