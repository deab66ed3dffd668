using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
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

    /// <exception cref="ProblemException">400, or 413 that tells the limit, of the archive as a whole.</exception>
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
            unpacked += entry.Length <= ImportBody.MaxPageBytes ? entry.Length : 0;
            yield return unpacked <= MaxUnpackedBytes ? await ReadAsync(entry, ct) : throw BoundedBody.TooLarge("A ZIP archive, unpacked,", MaxUnpackedBytes);
        }
    }

    /// <summary>Whether a file is a page by its path: neither a folder, nor hidden or in a hidden folder, nor what macOS and file managers leave.</summary>
    public static bool IsPage(string path) => path is not [.., '/'] && !path.Split('/').Any(part => part is "__MACOSX" or "Thumbs.db" or (['.', ..] and not ("." or "..")));

    /// <summary>The file, or why it can't be had: it is checked against the size and checksum of the directory, by which alone damage is seen.</summary>
    static async Task<ImportDocument> ReadAsync(ZipArchiveEntry entry, CancellationToken ct)
    {
        var name = ImportBody.FileName(entry.FullName);
        if (entry.IsEncrypted)
        {
            return ImportDocument.Unreadable(name, new(StorageNotices.DocumentEncrypted, "The file is encrypted in the ZIP archive; send it without a password."));
        }

        if (entry.Length > ImportBody.MaxPageBytes)
        {
            return ImportBody.TooLarge(name, "A file");
        }

        try
        {
            await using var content = await entry.OpenAsync(ct);
            var bytes = await BoundedBody.ReadAsync(content, "A file", ImportBody.MaxPageBytes, ct);
            return bytes.Length == entry.Length && Crc32.HashToUInt32(bytes) == entry.Crc32 ? new(bytes, name) : Damaged("its size or checksum isn't the one that the archive tells");
        }
        catch (NotSupportedException)
        {
            return Damaged("it is compressed by a method that isn't read here; pack it with deflate");
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return Damaged("it can't be unpacked");
        }
        catch (ProblemException)
        {
            return ImportBody.TooLarge(name, "A file");
        }

        ImportDocument Damaged(string reason) => ImportDocument.Unreadable(name, new(StorageNotices.DocumentDamaged, $"The file is damaged in the ZIP archive: {reason}."));
    }

    static ZipArchive Open(Stream file)
    {
        try
        {
            var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, FileNameEncoding.Instance);
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
