using System.CommandLine;
using System.Globalization;
using Cms.Benchmarks.Fuzzing;
using Cms.Benchmarks.Importing;
using Cms.Benchmarks.Parsing;
using Cms.Benchmarks.Serving;

namespace Cms.Benchmarks;

/// <summary>Figures of the program, one command each.</summary>
static class Program
{
    static Task<int> Main(string[] args)
    {
        if (args is [BareServer.Verb, .. var arguments])
        {
            return BareServer.RunAsync(arguments);
        }

        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var root = new RootCommand("Figures of the newsroom: how fast pages are read, archives imported and requests answered, and whether any page breaks the reader. Run it with -c Release.")
        {
            ParseFigures.Command(),
            ParseBenchmark.Command(),
            ImportFigures.Command(),
            ServeFigures.Command(),
            FuzzCommand.Create(),
        };
        return root.Parse(args).InvokeAsync();
    }
}
