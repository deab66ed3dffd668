using System.IO.Compression;
using System.Runtime.CompilerServices;
using Cms.Api.Imports;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Cms.Api.Verbs;

/// <summary>What the verb <c>import</c> is given: files, folders, globs, archives and standard input, as documents one after the other.</summary>
sealed class ImportSources : IDisposable
{
    const string StandardInput = "-";

    readonly List<string> files = [];
    readonly List<string> temporary = [];

    /// <summary>The number of documents.</summary>
    public int Count { get; private set; }

    /// <exception cref="FileNotFoundException">A path names nothing; the message says which, in words for the user.</exception>
    public static async Task<ImportSources> FindAsync(string[] paths, CancellationToken ct)
    {
        var sources = new ImportSources();
        foreach (var path in paths)
        {
            sources.files.AddRange(path == StandardInput ? [await sources.SpoolAsync(ct)] : FilesOf(path));
        }

        foreach (var file in sources.files)
        {
            sources.Count += await CountAsync(file, ct);
        }

        return sources.Count > 0 ? sources : throw new FileNotFoundException("There are no documents in what is named.");
    }

    public async IAsyncEnumerable<ImportDocument> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var file in files)
        {
            if (KindOf(file) is not { } mediaType)
            {
                var name = temporary.Contains(file) ? null : Path.GetFileName(file);
                yield return new(await File.ReadAllBytesAsync(file, ct), name);
                continue;
            }

            await using var stream = File.OpenRead(file);
            await foreach (var document in mediaType == ZipPages.MediaType ? ZipPages.ReadAsync(stream, ct) : NdjsonArchive.ReadAsync(stream, ct))
            {
                yield return document;
            }
        }
    }

    public void Dispose() => temporary.ForEach(File.Delete);

    /// <summary>A file, the files of a folder and below, or those that a glob matches; in order of name.</summary>
    static IEnumerable<string> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        var isFolder = Directory.Exists(path);
        var wildcard = path.IndexOfAny(['*', '?']);
        if (!isFolder && wildcard < 0)
        {
            throw new FileNotFoundException($"There is no file or folder '{path}' (seen from {Directory.GetCurrentDirectory()}).");
        }

        var slash = isFolder ? -1 : path.LastIndexOfAny(['/', '\\'], wildcard);
        var root = isFolder ? path : slash < 0 ? "." : path[..(slash + 1)];
        var matcher = new Matcher(StringComparison.Ordinal).AddInclude(isFolder ? "**/*" : path[(slash + 1)..]);
        var found = Directory.Exists(root) ? matcher.GetResultsInFullPath(root).Order(StringComparer.Ordinal).ToList() : [];
        return isFolder || found.Count > 0 ? found : throw new FileNotFoundException($"No file matches '{path}' (seen from {Directory.GetCurrentDirectory()}).");
    }

    static async Task<int> CountAsync(string file, CancellationToken ct)
    {
        switch (KindOf(file))
        {
            case ZipPages.MediaType:
                try
                {
                    using var zip = ZipFile.OpenRead(file);
                    return zip.Entries.Count(e => ZipPages.IsPage(e.FullName));
                }
                catch (InvalidDataException)
                {
                    return 1; // whoever reads it says what is wrong
                }

            case NdjsonArchive.MediaType:
                return await File.ReadLinesAsync(file, ct).CountAsync(line => !string.IsNullOrWhiteSpace(line), ct);
            default:
                return 1;
        }
    }

    /// <summary>The kind of an archive, by its first bytes or its name; null for a page.</summary>
    static string? KindOf(string file)
    {
        Span<byte> head = stackalloc byte[4];
        using (var stream = File.OpenRead(file))
        {
            head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }

        return head.SequenceEqual("PK\u0003\u0004"u8) || file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? ZipPages.MediaType
            : head is [(byte)'{', ..] || Path.GetExtension(file) is ".ndjson" or ".jsonl" ? NdjsonArchive.MediaType
            : null;
    }

    /// <summary>Standard input can be read once only, and may be large.</summary>
    async Task<string> SpoolAsync(CancellationToken ct)
    {
        var path = Path.GetTempFileName();
        temporary.Add(path);
        await using var file = File.Create(path);
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(file, ct);
        return path;
    }
}
