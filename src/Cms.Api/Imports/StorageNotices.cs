using Cms.Import;

namespace Cms.Api.Imports;

/// <summary>What storing a document warns of or fails by, beyond what reading it does.</summary>
static class StorageNotices
{
    public const string ArticleDeleted = "article-deleted";
    public const string ArticleKilled = "article-killed";
    public const string CategoryUnknown = "category-unknown";
    public const string CommentSkipped = "comment-skipped";
    public const string ConfidenceTooLow = "confidence-too-low";
    public const string DocumentDamaged = "document-damaged";
    public const string DocumentEncrypted = "document-encrypted";
    public const string DocumentTooLarge = "document-too-large";
    public const string FieldKept = "field-kept";
    public const string MembersLeftOut = "members-left-out";
    public const string NearDuplicate = "near-duplicate";
    public const string StoredAsDraft = "stored-as-draft";
    public const string StoringFailed = "storing-failed";
    public const string Superseded = "superseded";
    public const string TimeInFuture = "time-in-future";
    public const string WeatherNotStored = "weather-not-stored";

    /// <summary>Every code that an item's warnings or error can have, read from the constants of reader and storage.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. new[] { typeof(NoticeCodes), typeof(StorageNotices) }.SelectMany(t => t.GetFields()).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!),
    ];
}
