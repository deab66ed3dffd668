using System.Text.Json.Serialization;
using Cms.Api.Articles;
using Cms.Import;

namespace Cms.Api.Imports;

/// <summary>How far an import is.</summary>
public enum ImportStatus
{
    /// <summary>Its documents are still coming in.</summary>
    Receiving,

    /// <summary>A job at work, or waiting for its turn.</summary>
    Running,

    /// <summary>It is being stopped: the batch that is being stored is finished, and none is begun.</summary>
    Cancelling,

    /// <summary>Every document has its outcome.</summary>
    Done,

    /// <summary>It was stopped; what was stored by then stays, and can be undone.</summary>
    Cancelled,

    /// <summary>What it had stored was taken back, but for what the undo has left.</summary>
    Undone,
}

/// <summary>An import as a list shows it: all but its items.</summary>
public record ImportListItem
{
    /// <summary>Where it is read again, below /v1/imports; null for a dry run that was answered at once, which keeps nothing.</summary>
    public Guid? Id { get; init; }
    public ImportStatus Status { get; init; }
    public bool DryRun { get; init; }

    /// <summary>Whether its documents were the archive's own, read again.</summary>
    public bool IsReplay { get; init; }

    /// <summary>The version of the page reader; the same bytes may be read differently by another.</summary>
    /// <example>1</example>
    public required string ParserVersion { get; init; }
    public required ImportCounts Counts { get; init; }

    /// <summary>Documents a second, of the time in which there was work on them; null before the first.</summary>
    /// <example>3200</example>
    public double? DocumentsPerSecond { get; init; }

    /// <summary>How long a running job will take at this rate.</summary>
    /// <example>12</example>
    public int? SecondsLeft { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the last document had its outcome, or no more was to come; null while it runs.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Whose key it was.</summary>
    /// <example>admin</example>
    public required string CreatedBy { get; init; }
}

/// <summary>The receipt of one import: what each document became.</summary>
public sealed record ImportReceipt : ImportListItem
{
    /// <summary>What became of each document, in their order; null for more than a hundred, which are at <c>/v1/imports/{id}/items</c>.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyList<ImportItem>? Items { get; init; }
}

/// <summary>How many documents became what.</summary>
/// <param name="Received">Documents of the import.</param>
/// <param name="Done">Those that have their outcome.</param>
/// <param name="Created">Articles were made of them.</param>
/// <param name="Updated">Their articles were changed.</param>
/// <param name="Unchanged">They said nothing new.</param>
/// <param name="Failed">They could not be read or stored.</param>
public sealed record ImportCounts(int Received, int Done, int Created, int Updated, int Unchanged, int Failed)
{
    /// <summary>Of documents that all have their outcome.</summary>
    public static ImportCounts Of(IReadOnlyCollection<ImportItem> items)
    {
        return new(items.Count, items.Count, Count(ImportOutcome.Created), Count(ImportOutcome.Updated), Count(ImportOutcome.Unchanged), Count(ImportOutcome.Failed));

        int Count(ImportOutcome outcome) => items.Count(i => i.Outcome == outcome);
    }
}

/// <summary>What became of one document.</summary>
public enum ImportOutcome
{
    /// <summary>An article was made of it.</summary>
    Created,

    /// <summary>The article that came from the same page was changed by it.</summary>
    Updated,

    /// <summary>It says what was imported before; nothing was written.</summary>
    Unchanged,

    /// <summary>It could not be read or stored; <c>error</c> says why.</summary>
    Failed,
}

/// <summary>One document of an import.</summary>
public sealed record ImportItem
{
    /// <summary>Its position in the import, from 0.</summary>
    public int Index { get; init; }

    /// <summary>The file it came in; of NDJSON the line.</summary>
    /// <example>psnews-2025-12-05-worksmart-forum.txt</example>
    public string? FileName { get; init; }

    /// <summary>SHA-256 of its bytes, in hexadecimal; of what couldn't be taken out of its archive, of the reason.</summary>
    public required string Sha256 { get; init; }
    public ImportOutcome Outcome { get; init; }

    /// <summary>The encoding it was read in.</summary>
    /// <example>utf-8</example>
    public required string Encoding { get; init; }

    /// <summary>The recogniser that dominated the reading.</summary>
    public required string Layout { get; init; }

    /// <summary>The article it is stored as; null when it failed, or would be made by a dry run.</summary>
    public Guid? ArticleId { get; init; }

    /// <summary>The weather snapshot it is stored as, if it has weather and a time.</summary>
    public Guid? WeatherSnapshotId { get; init; }

    /// <summary>What was read.</summary>
    public required NewsPage Document { get; init; }

    /// <summary>Where each member of the document came from, by its name.</summary>
    public required IReadOnlyDictionary<string, FieldEvidence> Fields { get; init; }

    /// <summary>Of an update: the fields in which page and article differed.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>Other articles with nearly the same body.</summary>
    public IReadOnlyList<NearDuplicate> NearDuplicates { get; init; } = [];

    /// <summary>What was not understood, or had to be inferred.</summary>
    public required IReadOnlyList<ParseNotice> Warnings { get; init; }

    /// <summary>Why it failed; null when it didn't.</summary>
    public ParseNotice? Error { get; init; }
}

/// <summary>An article with nearly the same body as another.</summary>
/// <param name="ArticleId">The other article.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Similarity">The share of five-letter pieces that the bodies have in common, from 0 to 1.</param>
public sealed record NearDuplicate(Guid ArticleId, string Title, double Similarity);
