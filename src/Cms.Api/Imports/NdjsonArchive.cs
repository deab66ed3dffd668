using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Cms.Api.Binding;
using Cms.Api.Http;

namespace Cms.Api.Imports;

/// <summary>Reads an archive of one JSON document a line, see <see cref="ImportLine"/>. Never more than a line of it is in memory.</summary>
static class NdjsonArchive
{
    public const string MediaType = "application/x-ndjson";
    public const long MaxBytes = 1024L * BoundedBody.Megabyte;

    const int BufferSize = 64 * 1024;

    /// <exception cref="Problems.ProblemException">413 that tells the limit.</exception>
    public static async IAsyncEnumerable<ImportDocument> ReadAsync(Stream archive, [EnumeratorCancellation] CancellationToken ct)
    {
        var reader = PipeReader.Create(archive, new(bufferSize: BufferSize, leaveOpen: true));
        var read = 0L;
        for (var number = 1; await NextAsync(reader, ct) is { } line; number++)
        {
            read += line.Length + 1;
            if (read > MaxBytes)
            {
                throw BoundedBody.TooLarge("An archive", MaxBytes);
            }

            if (line.AsSpan().ContainsAnyExcept(" \t\r"u8))
            {
                yield return new(line, $"line {number}") { MediaType = JsonBody.Json };
            }
        }
    }

    /// <summary>The next line without its end; null when there is none.</summary>
    static async Task<byte[]?> NextAsync(PipeReader reader, CancellationToken ct)
    {
        while (true)
        {
            var result = await reader.ReadAsync(ct);
            var buffer = result.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end).ToArray();
                reader.AdvanceTo(buffer.GetPosition(1, end));
                return line;
            }

            if (buffer.Length > ImportBody.MaxPageBytes)
            {
                throw BoundedBody.TooLarge("A line", ImportBody.MaxPageBytes);
            }

            if (result.IsCompleted)
            {
                var rest = buffer.ToArray();
                reader.AdvanceTo(buffer.End);
                return rest.Length > 0 ? rest : null;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }
}
