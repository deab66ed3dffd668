using System.CommandLine;
using System.Globalization;
using Cms.Api.Database;
using Spectre.Console;
using Command = System.CommandLine.Command;

namespace Cms.Benchmarks.Serving;

/// <summary>How fast the newsroom answers, beside bare programs that answer the same.</summary>
static class ServeFigures
{
    const int WideEnough = 120;

    /// <summary>Until the runtime has compiled what is busy for the long run, as in a server that has been up for a minute.</summary>
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    public static Command Command()
    {
        var rows = new Option<string[]>("--rows") { Description = $"Which of {string.Join(", ", Figures.Names)}.", DefaultValueFactory = _ => Figures.Names, AllowMultipleArgumentsPerToken = true };
        rows.AcceptOnlyFromAmong(Figures.Names);
        var articles = Number("--articles", "Published articles in the database.", 1_000_000, 1_000);
        var rounds = Number("--rounds", "Rounds of each side; the median counts.", 5, 1);
        var seconds = Number("--seconds", "Seconds of a round.", 10, 1);
        var connections = Number("--connections", "Connections of the load.", 32, 1);
        var folder = new Option<string>("--folder") { Description = "Where the databases are kept from run to run.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "cms-benchmarks") };
        var command = new Command("serve", "How fast the newsroom answers: each row of the table beside a bare program on the same database, in interleaved rounds of wrk on this machine. Some minutes: --articles 10000 --rounds 1 --seconds 3.")
        {
            rows,
            articles,
            rounds,
            seconds,
            connections,
            folder,
        };
        command.SetAction(async (parsed, _) =>
        {
            try
            {
                return await RunAsync(parsed.GetValue(rows)!, parsed.GetValue(articles), parsed.GetValue(rounds), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(connections), parsed.GetValue(folder)!);
            }
            catch (Exception failure) when (failure is StartException or InvalidOperationException)
            {
                await Console.Error.WriteLineAsync(failure.Message);
                return 1;
            }
        });
        return command;
    }

    static Option<int> Number(string name, string description, int standard, int least)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => standard };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be at least {least}."));
            }
        });
        return option;
    }

    static async Task<int> RunAsync(string[] rows, int articles, int rounds, TimeSpan duration, int connections, string folder)
    {
        Load.Require();
        await using var databases = await ServingDatabase.StartAsync(folder);
        var figures = new Figures(databases, articles, duration);
        var table = new Table().AddColumns("", "requests/s", "p50 ms", "p99 ms", "CPU µs", "MB", "ratio", "to reach");
        var isWhole = true;
        try
        {
            foreach (var name in Figures.Names.Where(rows.Contains))
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{name} …[/]");
                isWhole &= name == "start"
                    ? await AddStartAsync(table, await databases.OfSizeAsync(articles), rounds)
                    : await AddAsync(table, await figures.PrepareAsync(name), rounds, duration, connections);
            }
        }
        finally
        {
            figures.Clean();
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"""
            {databases.Description}; {Environment.ProcessorCount} cores, shared by load, server and database.
            {articles:N0} published articles. Medians of {rounds} rounds of {duration.TotalSeconds:0} s, {connections} connections, client and server on 127.0.0.1. CPU is the server's for one request, memory its highest resident set.
            """);
        AnsiConsole.Profile.Width = Console.IsOutputRedirected ? WideEnough : AnsiConsole.Profile.Width;
        AnsiConsole.Write(table);
        return isWhole ? 0 : 1;
    }

    /// <summary>Both servers run all the time, and are loaded in turn.</summary>
    static async Task<bool> AddAsync(Table table, Figure figure, int rounds, TimeSpan duration, int connections)
    {
        using var _ = figure;
        var pairs = new List<(Round Ours, Round Other)>();
        var voids = new List<string>();
        for (var number = 0; number <= rounds; number++)
        {
            var time = number == 0 ? WarmUp : duration; // the first is no round
            var ours = await RunAsync(figure, figure.Ours, time, connections, isFirst: number == 0);
            var other = await RunAsync(figure, figure.Against, time, connections, isFirst: number == 0);
            if ((ours.Void ?? other.Void) is { } reason)
            {
                voids.Add(reason);
            }
            else if (number > 0)
            {
                pairs.Add((ours, other));
            }
        }

        if (pairs.Count > 0)
        {
            AddSide(table, figure.Ours, [.. pairs.Select(p => p.Ours)], $"{Median.Of(pairs.Select(p => figure.Ratio(p.Ours, p.Other))):0.00}", figure.Goal);
            AddSide(table, figure.Against, [.. pairs.Select(p => p.Other)], "", "");
        }

        voids.ForEach(v => table.AddRow(figure.Ours.Name, $"void: {v}"));
        return voids.Count == 0;
    }

    static async Task<Round> RunAsync(Figure figure, Side side, TimeSpan duration, int connections, bool isFirst)
    {
        var requests = await side.Requests();
        if (isFirst && requests.Method == "GET")
        {
            await side.Server.AnswersAsync(requests.Paths[0]);
            await Load.CheckAsync(side.Server, requests);
        }

        try
        {
            return await Load.RunAsync(side.Server, requests, figure.Connections ?? connections, duration);
        }
        finally
        {
            await side.After();
        }
    }

    static void AddSide(Table table, Side side, IReadOnlyList<Round> rounds, string ratio, string goal) => table.AddRow([side.Name, .. new[]
    {
        $"{Median.Of(rounds.Select(r => r.PerSecond)):N0}",
        $"{Median.Of(rounds.Select(r => r.P50.TotalMilliseconds)):0.00}",
        $"{Median.Of(rounds.Select(r => r.P99.TotalMilliseconds)):0.00}",
        $"{Median.Of(rounds.Select(r => r.Cpu.TotalMicroseconds)):0}",
        $"{side.Server.MaxMemory / 1e6:0}",
        ratio,
        goal,
    }]);

    /// <summary>From the start of the process to its first answer.</summary>
    static async Task<bool> AddStartAsync(Table table, string database, int rounds)
    {
        const string path = "/v1/articles?limit=1";
        var pairs = new List<(TimeSpan Ours, TimeSpan Bare)>();
        for (var number = 0; number <= rounds; number++)
        {
            using var newsroom = ServerProcess.StartNewsroom(database);
            var ours = await newsroom.AnswersAsync(path);
            using var program = ServerProcess.StartBare(BareServer.Ok);
            var bare = await program.AnswersAsync("/");
            if (number > 0) // the first reads the files of both
            {
                pairs.Add((ours, bare));
            }
        }

        table.AddRow("cold start to the first answer", "", Milliseconds(p => p.Ours), "", "", "", $"{Median.Of(pairs.Select(p => p.Ours / p.Bare)):0.00}", "≤ 3");
        table.AddRow("bare Kestrel program", "", Milliseconds(p => p.Bare), "", "", "", "", "");
        return true;

        string Milliseconds(Func<(TimeSpan Ours, TimeSpan Bare), TimeSpan> of) => $"{Median.Of(pairs.Select(p => of(p).TotalMilliseconds)):0}";
    }
}
