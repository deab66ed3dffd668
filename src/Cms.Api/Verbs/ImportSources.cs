using System.IO.Compression;
using System.Runtime.CompilerServices;
using Cms.Api.Imports;
using Cms.Api.Problems;
using Microsoft.Extensions.FileSystemGlobbing;

namespace Cms.Api.Verbs;

/// <summary>What the verb <c>import</c> is given: files, folders, globs, archives and standard input, as documents one after the other.</summary>
sealed class ImportSources : IDisposable
{
    const string StandardInput = "-";

    readonly List<(string Path, string? Name)> files = [];
    readonly List<string> temporary = [];
    readonly bool isOne;

    ImportSources(bool isOne) => this.isOne = isOne;

    /// <summary>The number of documents.</summary>
    public int Count { get; private set; }

    /// <exception cref="FileNotFoundException">A path names nothing; the message says which, in words for the user.</exception>
    public static async Task<ImportSources> FindAsync(string[] paths, CancellationToken ct)
    {
        var sources = new ImportSources(paths.Length == 1);
        foreach (var path in paths)
        {
            sources.files.AddRange(path == StandardInput ? [(await sources.SpoolAsync(ct), null)] : sources.FilesOf(path));
        }

        foreach (var (path, _) in sources.files)
        {
            sources.Count += await CountAsync(path, ct);
        }

        return sources.Count > 0 ? sources : throw new FileNotFoundException("There are no documents in what is named.");
    }

    public async IAsyncEnumerable<ImportDocument> ReadAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (path, name) in files)
        {
            if (KindOf(path) is not { } mediaType)
            {
                yield return new(await File.ReadAllBytesAsync(path, ct), name is null ? null : ImportBody.FileName(name));
                continue;
            }

            await using var stream = File.OpenRead(path);
            var (documents, divider) = mediaType == ZipPages.MediaType ? (ZipPages.ReadAsync(stream, ct), '/') : (NdjsonArchive.ReadAsync(stream, ct), ' ');
            await foreach (var document in documents)
            {
                yield return files.Count == 1 || name is null ? document : document with { FileName = ImportBody.FileName($"{name}{divider}{document.FileName}") };
            }
        }
    }

    public void Dispose() => temporary.ForEach(File.Delete);

    /// <summary>
    /// A file, the files of a folder and below, or those that a glob matches; in order of name, without those that are hidden. Each is named by its path below what was
    /// given, or, beside others that are given, with that.
    /// </summary>
    IEnumerable<(string Path, string? Name)> FilesOf(string path)
    {
        if (File.Exists(path))
        {
            return [(path, isOne ? Path.GetFileName(path) : path.Replace(Path.DirectorySeparatorChar, '/'))];
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
        var found = Directory.Exists(root)
            ? matcher.GetResultsInFullPath(root).Order(StringComparer.Ordinal).Select(f => (Path: f, Name: Path.GetRelativePath(root, f).Replace(Path.DirectorySeparatorChar, '/'))).Where(f => ZipPages.IsPage(f.Name)).ToList()
            : [];
        return isFolder || found.Count > 0
            ? found.Select(f => (f.Path, (string?)(isOne || root == "." ? f.Name : Path.Combine(root, f.Name).Replace(Path.DirectorySeparatorChar, '/'))))
            : throw new FileNotFoundException($"No file matches '{path}' (seen from {Directory.GetCurrentDirectory()}).");
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
                try
                {
                    await using var stream = File.OpenRead(file);
                    return await NdjsonArchive.ReadAsync(stream, ct).CountAsync(ct);
                }
                catch (ProblemException)
                {
                    return 1;
                }

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
            : head is [(byte)'{', ..] or [0xEF, 0xBB, 0xBF, (byte)'{'] || Path.GetExtension(file) is ".ndjson" or ".jsonl" ? NdjsonArchive.MediaType
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
