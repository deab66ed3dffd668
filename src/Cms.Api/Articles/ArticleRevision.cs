using System.Text.Json.Serialization;

namespace Cms.Api.Articles;

/// <summary>What an article was between two changes.</summary>
public record ArticleRevisionItem
{
    /// <summary>The article's version.</summary>
    public int Version { get; init; }

    /// <summary>The headline it had.</summary>
    public required string Title { get; init; }
    public ArticleStatus Status { get; init; }

    /// <summary>When it became this.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who made it so.</summary>
    /// <example>haneul.kim</example>
    public required string UpdatedBy { get; init; }

    /// <summary>When it was this no longer; null for what it is now.</summary>
    public DateTimeOffset? ReplacedAt { get; init; }
}

/// <summary>A stretch of text in a comparison.</summary>
/// <param name="Change">Whether both have it, or which of them.</param>
/// <param name="Text">The words.</param>
public sealed record DiffSegment(DiffChange Change, string Text);

/// <summary>Where a stretch of text stands.</summary>
public enum DiffChange
{
    Same,
    Removed,
    Added,
}

/// <summary>Two versions of an article, side by side.</summary>
/// <param name="From">The version compared from.</param>
/// <param name="To">The version compared to.</param>
/// <param name="Fields">The fields that differ, word by word.</param>
public sealed record ArticleDiff(int From, int To, IReadOnlyList<FieldDiff> Fields);

/// <summary>A field that differs.</summary>
/// <param name="Field">Its name; <c>bodyText</c> is the body as plain text.</param>
/// <param name="Segments">Its words in order; without the added ones it is the former text, without the removed ones the latter.</param>
public sealed record FieldDiff(string Field, IReadOnlyList<DiffSegment> Segments)
{
    /// <summary>True when the words are the same and only their mark-up differs.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MarkupOnly { get; init; }
}
