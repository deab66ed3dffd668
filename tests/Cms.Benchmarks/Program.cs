using System.CommandLine;
using System.Globalization;
using Cms.Benchmarks.Fuzzing;
using Cms.Benchmarks.Importing;
using Cms.Benchmarks.Parsing;

namespace Cms.Benchmarks;

/// <summary>Figures of the program, one command each.</summary>
static class Program
{
    static Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("Figures of the newsroom: how fast pages are read and archives imported, and whether any page breaks the reader. Run it with -c Release.")
        {
            ParseFigures.Command(),
            ParseBenchmark.Command(),
            ImportFigures.Command(),
            FuzzCommand.Create(),
        };
        return root.Parse(args).InvokeAsync();
    }
}
