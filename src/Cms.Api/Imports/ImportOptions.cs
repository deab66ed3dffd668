namespace Cms.Api.Imports;

/// <summary>What happens to the other documents when one fails.</summary>
public enum ImportMode
{
    /// <summary>Nothing is stored.</summary>
    Atomic,

    /// <summary>They are stored, and each failure is told.</summary>
    Partial,
}

/// <summary>What happens to the site's categories that a page names.</summary>
public enum SiteCategories
{
    /// <summary>Those that are missing are added.</summary>
    Add,

    /// <summary>None is added: the page is another publisher's.</summary>
    Ignore,
}

/// <summary>What new articles become.</summary>
public enum ImportedStatus
{
    /// <summary>Published at the page's time; a page without one becomes a draft.</summary>
    Published,
    Draft,
}

/// <summary>How documents are to be imported.</summary>
public sealed record ImportOptions
{
    public bool DryRun { get; init; }
    public string? Source { get; init; }
    public string? ExternalId { get; init; }
    public string? Title { get; init; }
    public string? Category { get; init; }
    public ImportedStatus Status { get; init; }

    /// <summary>Null: atomic for what is answered at once, partial for a job.</summary>
    public ImportMode? Mode { get; init; }
    public SiteCategories Categories { get; init; }
    public bool Overwrite { get; init; }
    public double MinConfidence { get; init; }

    /// <summary>Whether the documents are the archive's own.</summary>
    public bool Replay { get; init; }
}
