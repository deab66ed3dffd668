using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace Cms.Benchmarks.Fuzzing;

/// <summary>Whether any page breaks the reader, or takes it longer than its length explains.</summary>
static class FuzzCommand
{
    const int MaxShown = 20;

    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "How many pages.", DefaultValueFactory = _ => 1_000_000 };
        var seconds = new Option<int?>("--seconds") { Description = "Stop after so many seconds, though not all have been read." };
        var from = new Option<int>("--from") { Description = "The seed of the first page; those of the others follow.", DefaultValueFactory = _ => 1 };
        var seed = new Option<int?>("--seed") { Description = "Read only the page of this seed, and tell all of it." };
        var command = new Command("fuzz", "Reads mutated, cut and joined pages on all cores; 1 when a page breaks the reader or takes disproportionately long.") { count, seconds, from, seed };
        command.SetAction(parsed => parsed.GetValue(seed) is { } one
            ? Replay(one)
            : Run(new(parsed.GetValue(from), parsed.GetValue(count), parsed.GetValue(seconds) is { } s ? TimeSpan.FromSeconds(s) : TimeSpan.MaxValue), parsed.GetValue(count)));
        return command;
    }

    static int Run(FuzzRun run, int count)
    {
        var clock = Stopwatch.StartNew();
        WithProgress("reading", count, run.ReadAll);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{run.Count:N0} pages of {run.Bytes / 1e6:N0} MB in {clock.Elapsed.TotalSeconds:0} s: {run.Failures.Count} failures.");
        foreach (var (seed, what) in run.Failures.Take(MaxShown))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]--seed {seed}[/] {what}");
        }

        IReadOnlyList<ReadingTime> slowest = [];
        WithProgress("measuring the slowest", FuzzRun.MaxSlowest, progress => slowest = run.Slowest(progress));
        var table = new Table().AddColumns("seed", "ns a byte", "4 times as long", "16 times as long", "made of");
        foreach (var time in slowest.Take(MaxShown))
        {
            table.AddRow([$"{time.Seed}", .. new[] { $"{time.PerByte:0}", $"{time.Growth4:0.00}", $"{time.Growth16:0.00}" }, Markup.Escape(FuzzInput.Of(time.Seed).Story)]);
        }

        AnsiConsole.Write(table);
        List<ReadingTime> superlinear = [.. slowest.Where(t => !t.IsLinear)];
        foreach (var time in superlinear)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]--seed {time.Seed}[/] Its time grows faster than its length.");
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"""
            Of the {slowest.Count} slowest, time a byte grows at most {slowest.Select(t => t.Growth4).DefaultIfEmpty().Max():0.00} times in 4 times the length, {slowest.Max(t => t.Growth16):0.00} times in 16 times.
            """);
        return run.Failures.Count + superlinear.Count == 0 ? 0 : 1;
    }

    static void WithProgress(string what, int count, Action<Action<int>> work) =>
        AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
        {
            var task = context.AddTask(what, maxValue: count);
            work(n => task.Increment(n));
        });

    static int Replay(int seed)
    {
        var input = FuzzInput.Of(seed);
        Console.WriteLine(input.Story);
        AppDomain.CurrentDomain.FirstChanceException += Tell;
        var failure = input.Failure();
        AppDomain.CurrentDomain.FirstChanceException -= Tell;
        var time = ReadingTime.Of(seed);
        Console.WriteLine(failure ?? $"Read as {input.Read().Error?.Code ?? "an article"}.");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{time.PerByte:0} ns a byte; {time.Growth4:0.00} times that in 4 times the length, {time.Growth16:0.00} times in 16 times."));
        return failure is null && time.IsLinear ? 0 : 1;

        static void Tell(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs thrown) => Console.WriteLine($"{thrown.Exception.Message}\n{new StackTrace(1, fNeedFileInfo: true)}");
    }
}
