using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;

namespace Cms.Api.Imports;

/// <summary>Reads an archive of one JSON document a line, see <see cref="ImportLine"/>. Never more than a document of it is in memory.</summary>
/// <remarks>A person may lay a document out over lines, as Swagger UI does: from a line that is <c>{</c> to one that is <c>}</c>.</remarks>
static partial class NdjsonArchive
{
    public const string MediaType = "application/x-ndjson";
    public const long MaxBytes = 1024L * BoundedBody.Megabyte;

    const int BufferSize = 64 * 1024;

    /// <summary>The line of the archive that a document begins at, by its name; null for a document that is no line.</summary>
    public static int? LineOf(string? name) =>
        name is not null && LineName().Match(name) is { Success: true } match && int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var line) ? line : null;

    /// <exception cref="ProblemException">413 that tells the limit of the archive, or 400 when it isn't UTF-8.</exception>
    public static async IAsyncEnumerable<ImportDocument> ReadAsync(Stream archive, [EnumeratorCancellation] CancellationToken ct)
    {
        var reader = PipeReader.Create(archive, new(bufferSize: BufferSize, leaveOpen: true));
        using var laidOut = new MemoryStream();
        var (read, begun, isTooLarge) = (0L, 0, false);
        for (var number = 1; await NextAsync(reader, ct) is var (line, length); number++)
        {
            read += length + 1;
            if (read > MaxBytes)
            {
                throw BoundedBody.TooLarge("An archive", MaxBytes);
            }

            if (number == 1)
            {
                line = WithoutMark(line);
            }

            var text = line.AsSpan().TrimEnd(" \t\r"u8);
            if (begun > 0 || text.SequenceEqual("{"u8))
            {
                begun = begun > 0 ? begun : number;
                isTooLarge |= line is null || laidOut.Length + line.Length > ImportBody.MaxPageBytes;
                if (!isTooLarge)
                {
                    laidOut.Write(line);
                    laidOut.WriteByte((byte)'\n');
                }

                if (text.SequenceEqual("}"u8))
                {
                    yield return Take();
                }
            }
            else if (line is null)
            {
                yield return ImportBody.TooLarge(NameOf(number), "A line");
            }
            else if (!text.Trim(" \t"u8).IsEmpty)
            {
                yield return new(line, NameOf(number)) { MediaType = JsonBody.Json };
            }
        }

        if (begun > 0)
        {
            yield return Take();
        }

        ImportDocument Take()
        {
            var document = isTooLarge ? ImportBody.TooLarge(NameOf(begun), "A document") : new ImportDocument(laidOut.ToArray(), NameOf(begun)) { MediaType = JsonBody.Json };
            laidOut.SetLength(0);
            (begun, isTooLarge) = (0, false);
            return document;
        }
    }

    static string NameOf(int line) => $"line {line}";

    /// <exception cref="ProblemException">400 for UTF-16.</exception>
    static byte[]? WithoutMark(byte[]? line)
    {
        if (line is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'{', 0, ..] or [0, (byte)'{', ..])
        {
            const string reason = "NDJSON must be in UTF-8, and this is UTF-16.";
            throw new ProblemException(ProblemCode.MalformedArchive, reason, new FieldError { Pointer = "", Line = 1, Code = FieldCode.Unreadable, Message = reason });
        }

        return line is [0xEF, 0xBB, 0xBF, .. var rest] ? rest : line;
    }

    /// <summary>The next line without its end, and its length; null when there is none. Of a line that is too long only the length is kept.</summary>
    static async Task<(byte[]? Line, long Length)?> NextAsync(PipeReader reader, CancellationToken ct)
    {
        for (var passed = 0L; ;)
        {
            var result = await reader.ReadAsync(ct);
            var buffer = result.Buffer;
            var end = buffer.PositionOf((byte)'\n');
            if (end is null && !result.IsCompleted)
            {
                var isTooLong = passed + buffer.Length > ImportBody.MaxPageBytes;
                passed += isTooLong ? buffer.Length : 0;
                reader.AdvanceTo(isTooLong ? buffer.End : buffer.Start, buffer.End);
                continue;
            }

            var rest = buffer.Slice(buffer.Start, end ?? buffer.End);
            var length = passed + rest.Length;
            var line = length > ImportBody.MaxPageBytes ? null : rest.ToArray();
            reader.AdvanceTo(end is { } found ? buffer.GetPosition(1, found) : buffer.End);
            return end is null && length == 0 ? null : (line, length);
        }
    }

    /// <summary>Of an archive among others, its name stands before.</summary>
    [GeneratedRegex("(?:^| )line ([1-9][0-9]*)$", RegexOptions.CultureInvariant)]
    private static partial Regex LineName();
}
