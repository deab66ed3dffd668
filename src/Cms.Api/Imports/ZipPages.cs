using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using Cms.Api.Http;
using Cms.Api.Problems;

namespace Cms.Api.Imports;

/// <summary>Reads the pages of a ZIP archive, which waits in a temporary file meanwhile: its directory is at its end.</summary>
static class ZipPages
{
    public const string MediaType = "application/zip";
    public const long MaxBytes = 256L * BoundedBody.Megabyte;

    /// <summary>The most that all files of an archive come to when they are unpacked.</summary>
    public const long MaxUnpackedBytes = 2048L * BoundedBody.Megabyte;

    /// <summary>What a ZIP without the extension for larger ones can number.</summary>
    public const int MaxFiles = ushort.MaxValue - 1;

    /// <summary>Windows writes Korean names in CP949 where an archive doesn't say that they are UTF-8.</summary>
    static readonly Encoding NameEncoding = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    /// <exception cref="ProblemException">400, or 413 that tells the limit.</exception>
    public static async IAsyncEnumerable<ImportDocument> ReadAsync(Stream archive, [EnumeratorCancellation] CancellationToken ct)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var file = new FileStream(path, options);
        await BoundedBody.CopyAsync(archive, file, "A ZIP archive", MaxBytes, ct);
        await RequireSmallDirectoryAsync(file, ct);
        using var zip = Open(file);
        var unpacked = 0L;
        foreach (var entry in zip.Entries.Where(e => IsPage(e.FullName)))
        {
            var bytes = await ReadAsync(entry, ct);
            unpacked += bytes.Length;
            yield return unpacked <= MaxUnpackedBytes ? new(bytes, ImportBody.FileName(entry.FullName)) : throw BoundedBody.TooLarge("A ZIP archive, unpacked,", MaxUnpackedBytes);
        }
    }

    /// <summary>Neither a folder nor what macOS and file managers leave in archives.</summary>
    public static bool IsPage(string name) => name is not [.., '/'] && !name.StartsWith("__MACOSX/", StringComparison.Ordinal) && Path.GetFileName(name) is not (['.', ..] or "Thumbs.db");

    static async Task<byte[]> ReadAsync(ZipArchiveEntry entry, CancellationToken ct)
    {
        try
        {
            await using var content = await entry.OpenAsync(ct);
            return await BoundedBody.ReadAsync(content, $"The file '{entry.FullName}'", ImportBody.MaxPageBytes, ct);
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException)
        {
            throw Malformed($"The file '{entry.FullName}' in the ZIP archive can't be unpacked: {broken.Message}");
        }
    }

    static ZipArchive Open(Stream file)
    {
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, NameEncoding);
            return zip.Entries.Count > 0 ? zip : throw new InvalidDataException("it is empty");
        }
        catch (InvalidDataException broken)
        {
            throw Malformed($"This is no ZIP archive that can be read: {broken.Message}");
        }
    }

    /// <summary>The directory is read into memory as a whole: that it is as small as it says must be seen before.</summary>
    static async Task RequireSmallDirectoryAsync(FileStream file, CancellationToken ct)
    {
        const int recordLength = 22;
        const int maxDirectoryBytes = 16 * BoundedBody.Megabyte;
        var tail = new byte[Math.Min(file.Length, recordLength + ushort.MaxValue)];
        file.Seek(-tail.Length, SeekOrigin.End);
        await file.ReadExactlyAsync(tail, ct);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + recordLength > tail.Length)
        {
            throw Malformed("This is no ZIP archive, or it breaks off: it has no directory at its end.");
        }

        var files = BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
        var directory = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16));
        if (files > MaxFiles || file.Length - directory > maxDirectoryBytes)
        {
            throw new ProblemException(ProblemCode.BodyTooLarge, $"A ZIP archive has at most {MaxFiles:N0} files; send several, or {NdjsonArchive.MediaType}.");
        }

        file.Seek(0, SeekOrigin.Begin);
    }

    static ProblemException Malformed(string message) => new(ProblemCode.MalformedArchive, message, FieldError.At("", FieldCode.Unreadable, message));
}
