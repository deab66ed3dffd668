using System.Text.Json.Serialization;

namespace Cms.Api.Paging;

/// <summary>One page of a list.</summary>
public sealed record Page<T>
{
    /// <summary>The rows of this page.</summary>
    public required IReadOnlyList<T> Data { get; init; }

    [JsonPropertyName("page")]
    public required PageInfo Info { get; init; }

    public required PageMeta Meta { get; init; }
}

/// <summary>Where this page stands in its list; the <c>Link</c> header says the same (RFC 8288).</summary>
/// <param name="Limit">The most rows a page of this list has.</param>
/// <param name="NextCursor">Pass as <c>cursor</c> for the next page; null on the last.</param>
/// <param name="PrevCursor">Pass as <c>cursor</c> for the page before; null on the first.</param>
public sealed record PageInfo(int Limit, string? NextCursor, string? PrevCursor);

/// <summary>What was asked about the whole list.</summary>
public sealed record PageMeta
{
    /// <summary>The rows of the whole list, with <c>total</c> only: counting takes time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Total { get; init; }

    /// <summary>When a search finds nothing: what may have been meant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Suggestion { get; init; }
}
