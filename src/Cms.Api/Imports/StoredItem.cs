using Cms.Api.Articles;
using Cms.Api.Comments;
using Cms.Api.WeatherSnapshots;

namespace Cms.Api.Imports;

/// <summary>What became of one document, and what is kept of it so that it can be told, read again and taken back.</summary>
sealed record StoredItem(ImportDocument Document, ImportItem Item)
{
    public StoredItem(IncomingDocument document) : this(document.Document, document.Item)
    {
        Identity = document.Identity;
        Fingerprint = document.Fingerprint;
        Snapshot = document.Snapshot;
        Overwrites = document.Options.Overwrite;
        Comments = document.Comments;
    }

    public byte[] Identity { get; } = [];
    public byte[] Fingerprint { get; } = [];
    public WeatherSnapshotInput? Snapshot { get; }

    /// <summary>Whether it goes over what an editor has changed.</summary>
    public bool Overwrites { get; }
    public IReadOnlyList<ImportedComment> Comments { get; } = [];

    /// <summary>The article to write; null when nothing of it changes.</summary>
    public StagedArticle? Staged { get; init; }

    /// <summary>Digests of what the page says, field by field; null when the document wasn't compared.</summary>
    public Dictionary<string, string>? Digests { get; init; }

    /// <summary>The version that was written; of a dry run none was.</summary>
    public int? ArticleVersion { get; init; }

    /// <summary>Whether a dry run would have written it: what comes later in it is told as if it had.</summary>
    public bool IsOnlyTold => ArticleVersion is null && (Item.Outcome is ImportOutcome.Created or ImportOutcome.Updated);

    /// <summary>What was there before, of a document that was compared with its article.</summary>
    public ArticleBefore? Before { get; init; }
}

/// <summary>An article as it was before an import changed it, with what was remembered of the import before that.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Fields">What it said; null when the import left it as it was, and is only remembered.</param>
/// <param name="Imported">What was remembered of it.</param>
sealed record ArticleBefore(int Version, ArticleFields? Fields, ImportedArticle Imported);
