using Cms.Import;

namespace Cms.Api.Imports;

/// <summary>What storing a page warns of, beyond what reading it did.</summary>
static class StorageNotices
{
    public const string ArticleDeleted = "article-deleted";
    public const string TimeInFuture = "time-in-future";
    public const string StoredAsDraft = "stored-as-draft";
    public const string CommentSkipped = "comment-skipped";
    public const string WeatherNotStored = "weather-not-stored";

    /// <summary>Every code that an item's warnings or error can have, read from the constants of reader and storage.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. new[] { typeof(NoticeCodes), typeof(StorageNotices) }.SelectMany(t => t.GetFields()).Where(f => f.IsLiteral).Select(f => (string)f.GetRawConstantValue()!),
    ];
}
