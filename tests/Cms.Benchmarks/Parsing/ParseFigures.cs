using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Cms.Import;
using Spectre.Console;

namespace Cms.Benchmarks.Parsing;

/// <summary>How fast one core reads the seed page, in rounds that alternate with the least that any reader does.</summary>
static class ParseFigures
{
    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    public static Command Command()
    {
        var rounds = new Option<int>("--rounds") { Description = "Rounds of each; the median counts.", DefaultValueFactory = _ => 51 };
        var reads = new Option<int>("--reads") { Description = "Reads of the page in a round.", DefaultValueFactory = _ => 500 };
        var command = new Command("parse", "How fast one core reads the seed page, beside merely decoding it and splitting it into lines.") { rounds, reads };
        command.SetAction(parsed => Run(parsed.GetValue(rounds), parsed.GetValue(reads)));
        return command;
    }

    static void Run(int rounds, int reads)
    {
        var page = SamplePages.Seed;
        var (bare, reader) = (new Subject(() => BareReading.Lines(page)), new Subject(() => NewsPageReader.Read(page)));
        for (var warm = Stopwatch.StartNew(); warm.Elapsed < WarmUp;)
        {
            bare.Round(reads);
            reader.Round(reads);
        }

        (Measure Bare, Measure Reader)[] measured = [.. Enumerable.Range(0, rounds).Select(_ => (bare.Round(reads), reader.Round(reads)))];
        var text = (double)sizeof(char) * Encoding.UTF8.GetCharCount(page);
        var table = new Table().AddColumns("", "MB/s", "quickest MB/s", "µs a page", "allocated", "allocated / text");
        Add("decode and split", m => m.Bare);
        Add("the page reader", m => m.Reader);
        AnsiConsole.Write(table);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture,
            $"Medians of {rounds} rounds of {reads} reads, {page.Length:N0} bytes a page, and the quickest round: a core that is shared with another machine reads at half its pace while that one is busy. Allocated bytes are those of one read, and the text is counted in UTF-16. The reader takes [bold]{Median.Of(measured.Select(m => m.Reader.Seconds / m.Bare.Seconds)):0.0}[/] times as long.");

        void Add(string name, Func<(Measure Bare, Measure Reader), Measure> which)
        {
            var seconds = Median.Of(measured.Select(m => which(m).Seconds));
            var allocated = Median.Of(measured.Select(m => which(m).Allocated));
            var quickest = measured.Min(m => which(m).Seconds);
            table.AddRow([name, .. new[] { $"{page.Length / seconds / 1e6:0.0}", $"{page.Length / quickest / 1e6:0.0}", $"{seconds * 1e6:0.0}", $"{allocated:N0}", $"{allocated / text:0.0}" }]);
        }
    }

    /// <summary>What one read took.</summary>
    readonly record struct Measure(double Seconds, double Allocated);

    sealed class Subject(Func<object> read)
    {
        /// <summary>Keeps what was read from being optimised away.</summary>
        object? last;

        public Measure Round(int reads)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < reads; i++)
            {
                last = read();
            }

            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            GC.KeepAlive(last);
            return new(seconds / reads, (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / reads);
        }
    }
}
