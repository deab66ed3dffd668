using System.Security.Cryptography;
using System.Text.Json;
using Cms.Api.Json;
using Cms.Api.Problems;
using Cms.Import;

namespace Cms.Api.Imports;

/// <summary>One document to import: a page, or a line of NDJSON.</summary>
/// <param name="Bytes">As it was served.</param>
/// <param name="FileName">The file it came in, if any.</param>
public sealed record ImportDocument(byte[] Bytes, string? FileName)
{
    byte[]? sha256;

    /// <summary>What it is said to be; null when nobody says. <c>application/json</c> is an <see cref="ImportLine"/>, and <c>application/problem+json</c> an <see cref="Unreadable"/>.</summary>
    public string? MediaType { get; init; }

    /// <summary>The encoding it is said to be in.</summary>
    public string? Charset { get; init; }

    /// <summary>Where it comes from, by its own account.</summary>
    public string? Source { get; init; }

    /// <summary>Its id there, by its own account.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The import that brought it and whose options it is stored with, where that is another: of a replay.</summary>
    public Guid? Origin { get; init; }

    /// <summary>Its position there.</summary>
    public int? OriginIndex { get; init; }

    /// <summary>What stands in the place of a document that couldn't be taken out of its archive: why. It goes the way of a document, and its reader tells the reason.</summary>
    public static ImportDocument Unreadable(string? fileName, ParseNotice reason) =>
        new(JsonSerializer.SerializeToUtf8Bytes(reason, CmsJson.Options), fileName) { MediaType = Problem.ContentType };

    /// <summary>Digest of the bytes.</summary>
    public byte[] Sha256 => sha256 ??= SHA256.HashData(Bytes);
}

/// <summary>A document, ready to be kept.</summary>
/// <param name="Document">The document.</param>
/// <param name="Sha256">Digest of its bytes.</param>
/// <param name="Gzip">Its bytes, compressed.</param>
sealed record PackedDocument(ImportDocument Document, byte[] Sha256, byte[] Gzip);

/// <summary>A document that waits in a job.</summary>
/// <param name="Index">Its position in the import, from 0.</param>
/// <param name="Document">The document.</param>
/// <param name="ArticleId">The article that was made of it: of a replay.</param>
sealed record QueuedDocument(int Index, ImportDocument Document, Guid? ArticleId);

/// <summary>What an import made or changed beside articles.</summary>
/// <param name="Kind">reporter, category, comment or weatherSnapshot.</param>
/// <param name="Id">Its id.</param>
/// <param name="Before">As it was before, in JSON; null for what the import made.</param>
/// <param name="ChangedBefore">When it had last been changed before; null for what the import made.</param>
sealed record ImportChange(string Kind, Guid Id, string? Before = null, DateTimeOffset? ChangedBefore = null);
