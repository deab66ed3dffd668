using Cms.Import;

namespace Cms.Api.Imports;

/// <summary>The receipt of one import: what each document became.</summary>
public sealed record ImportReceipt
{
    /// <summary>Where it is read again, below /v1/imports; null for a dry run, which keeps nothing.</summary>
    public Guid? Id { get; init; }
    public bool DryRun { get; init; }

    /// <summary>The version of the page reader; the same bytes may be read differently by another.</summary>
    /// <example>1</example>
    public required string ParserVersion { get; init; }
    public required ImportCounts Counts { get; init; }
    public required IReadOnlyList<ImportItem> Items { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Whose key it was.</summary>
    /// <example>admin</example>
    public required string CreatedBy { get; init; }
}

/// <summary>A receipt as a list shows it: all but its items.</summary>
public sealed record ImportListItem
{
    public Guid Id { get; init; }
    public required string ParserVersion { get; init; }
    public required ImportCounts Counts { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public required string CreatedBy { get; init; }
}

/// <summary>How many documents became what.</summary>
public sealed record ImportCounts(int Received, int Created, int Updated, int Unchanged, int Failed)
{
    public static ImportCounts Of(IReadOnlyCollection<ImportItem> items)
    {
        return new(items.Count, Count(ImportOutcome.Created), Count(ImportOutcome.Updated), Count(ImportOutcome.Unchanged), Count(ImportOutcome.Failed));

        int Count(ImportOutcome outcome) => items.Count(i => i.Outcome == outcome);
    }
}

/// <summary>What became of one document.</summary>
public enum ImportOutcome
{
    /// <summary>An article was made of it.</summary>
    Created,

    /// <summary>The article that came from the same page was replaced by it.</summary>
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
    public string? FileName { get; init; }

    /// <summary>SHA-256 of its bytes, in hexadecimal.</summary>
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

    /// <summary>What was not understood, or had to be inferred.</summary>
    public required IReadOnlyList<ParseNotice> Warnings { get; init; }

    /// <summary>Why it failed; null when it didn't.</summary>
    public ParseNotice? Error { get; init; }
}
