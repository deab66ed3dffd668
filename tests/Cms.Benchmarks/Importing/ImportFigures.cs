using System.CommandLine;
using System.Globalization;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Invented;
using Spectre.Console;

namespace Cms.Benchmarks.Importing;

/// <summary>How fast an archive is imported by the program over HTTP, beside PostgreSQL's COPY of exactly the rows that the import left.</summary>
static class ImportFigures
{
    public static Command Command()
    {
        var documents = new Option<int>("--documents")
        {
            Description = $"Articles of the archive, from 101 (fewer are no job) to {InventedArticle.MaxCount:N0}.",
            DefaultValueFactory = _ => 100_000,
        };
        documents.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var count && (count <= 100 || count > InventedArticle.MaxCount))
            {
                result.AddError($"--documents must be from 101 to {InventedArticle.MaxCount}.");
            }
        });
        var rounds = new Option<int>("--rounds") { Description = "Rounds; the median counts.", DefaultValueFactory = _ => 3 };
        var command = new Command("import", "How fast an archive of invented articles is imported over HTTP, beside COPY of the rows that it leaves. Takes a server of its own, or that of CMS_TEST_SERVER.")
        {
            documents,
            rounds,
        };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(documents), parsed.GetValue(rounds)));
        return command;
    }

    static async Task<int> RunAsync(int documents, int rounds)
    {
        await using var server = await TestServer.StartAsync(); // keeps it running between the rounds
        using var archive = await InventedArchive.WriteAsync(documents);
        var table = new Table().AddColumns("round", "import", "COPY", "ratio", "articles", "ratio", "memory", "at end");
        var valid = new List<ImportRound>();
        for (var number = 1; number <= rounds; number++)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]round {number} of {rounds}, some minutes …[/]");
            var round = await ImportRound.RunAsync(archive.Path);
            if (round.Failed > 0)
            {
                table.AddRow($"{number}", $"void: {round.Failed} failed");
                continue;
            }

            valid.Add(round);
            table.AddRow(Row($"{number}", documents, [round]));
        }

        if (valid.Count > 0)
        {
            table.AddRow(Row("median", documents, valid));
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"""
            {server.Description}
            {documents:N0} articles, an archive of {new FileInfo(archive.Path).Length / 1e6:0} MB. In documents/s: the import, upload included; binary COPY of all rows that it left;
            and COPY of article, article_slug and article_reporter alone. A ratio is how many times as long the import takes. Memory is the program's resident set.
            """);
        AnsiConsole.Write(table);
        return valid.Count == rounds ? 0 : 1;
    }

    static string[] Row(string name, int documents, IReadOnlyList<ImportRound> rounds)
    {
        return
        [
            name,
            $"{Of(r => documents / r.Import.TotalSeconds):N0}",
            $"{Of(r => documents / r.Copy.TotalSeconds):N0}",
            $"{Of(r => r.Import / r.Copy):0.00}",
            $"{Of(r => documents / r.ArticleCopy.TotalSeconds):N0}",
            $"{Of(r => r.Import / r.ArticleCopy):0.00}",
            $"{Of(r => r.MaxMemory) / 1e6:N0} MB",
            $"{Of(r => r.LastMemory) / 1e6:N0} MB",
        ];

        double Of(Func<ImportRound, double> figure) => Median.Of(rounds.Select(figure));
    }
}
