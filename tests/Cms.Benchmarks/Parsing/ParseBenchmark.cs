using System.CommandLine;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Running;
using Cms.Import;

namespace Cms.Benchmarks.Parsing;

/// <summary>The same as <see cref="ParseFigures"/>, measured by BenchmarkDotNet.</summary>
[InProcess]
[MemoryDiagnoser]
public class ParseBenchmark
{
    readonly byte[] page = SamplePages.Seed;

    public static Command Command()
    {
        var command = new Command("bdn", "The reading speed of the seed page, by BenchmarkDotNet.");
        command.SetAction(_ => BenchmarkRunner.Run<ParseBenchmark>().Reports.All(r => r.Success) ? 0 : 1);
        return command;
    }

    [Benchmark(Baseline = true)]
    public string[] DecodeAndSplit() => BareReading.Lines(page);

    [Benchmark]
    public ParseResult<NewsPage> Read() => NewsPageReader.Read(page);
}
