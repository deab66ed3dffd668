using System.Text;
using Cms.Api.Tests.Invented;

namespace Cms.Benchmarks.Importing;

/// <summary>An NDJSON archive of invented articles in a temporary file: written before the clock runs, and deleted in the end.</summary>
sealed class InventedArchive : IDisposable
{
    InventedArchive(string path) => Path = path;

    public string Path { get; }

    public static async Task<InventedArchive> WriteAsync(int documents)
    {
        var archive = new InventedArchive(System.IO.Path.GetTempFileName());
        await using var writer = new StreamWriter(archive.Path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        for (var number = 0; number < documents; number++)
        {
            await writer.WriteLineAsync(InventedArticle.Line(number));
        }

        return archive;
    }

    public void Dispose() => File.Delete(Path);
}
