using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Cms.Api.Binding;
using Cms.Api.Http;

namespace Cms.Api.Imports;

/// <summary>Reads an archive of one JSON document a line, see <see cref="ImportLine"/>. Never more than a document of it is in memory.</summary>
/// <remarks>A person may lay a document out over lines, as Swagger UI does: from a line that is <c>{</c> to one that is <c>}</c>.</remarks>
static class NdjsonArchive
{
    public const string MediaType = "application/x-ndjson";
    public const long MaxBytes = 1024L * BoundedBody.Megabyte;

    const int BufferSize = 64 * 1024;

    /// <exception cref="Problems.ProblemException">413 that tells the limit.</exception>
    public static async IAsyncEnumerable<ImportDocument> ReadAsync(Stream archive, [EnumeratorCancellation] CancellationToken ct)
    {
        var reader = PipeReader.Create(archive, new(bufferSize: BufferSize, leaveOpen: true));
        using var laidOut = new MemoryStream();
        var read = 0L;
        for (var number = 1; await NextAsync(reader, ct) is { } line; number++)
        {
            read += line.Length + 1;
            if (read > MaxBytes)
            {
                throw BoundedBody.TooLarge("An archive", MaxBytes);
            }

            var text = line.AsSpan().TrimEnd(" \t\r"u8);
            if (laidOut.Length > 0 || text.SequenceEqual("{"u8))
            {
                laidOut.Write(line);
                laidOut.WriteByte((byte)'\n');
                if (laidOut.Length > ImportBody.MaxPageBytes)
                {
                    throw BoundedBody.TooLarge("A document", ImportBody.MaxPageBytes);
                }

                if (text.SequenceEqual("}"u8))
                {
                    yield return Take($"line {number}");
                }
            }
            else if (!text.Trim(" \t"u8).IsEmpty)
            {
                yield return new(line, $"line {number}") { MediaType = JsonBody.Json };
            }
        }

        if (laidOut.Length > 0)
        {
            yield return Take("the end");
        }

        ImportDocument Take(string name)
        {
            var document = new ImportDocument(laidOut.ToArray(), name) { MediaType = JsonBody.Json };
            laidOut.SetLength(0);
            return document;
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
