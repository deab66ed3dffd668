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

    /// <summary>A page of what a statement answered behind a cursor, or before it.</summary>
    /// <param name="rows">In the direction that was read, with one more than the page has, where there is one.</param>
    /// <param name="limit">The most rows of the page.</param>
    /// <param name="cursor">Where it was read from; null for the beginning.</param>
    /// <param name="at">A cursor behind a row, or before it.</param>
    internal static Page<T> Of(List<T> rows, int limit, Cursor? cursor, Func<T, bool, string> at)
    {
        var backward = cursor is { Backward: true };
        var more = rows.Count > limit;
        if (more)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        if (backward)
        {
            rows.Reverse();
        }

        var hasNext = rows.Count > 0 && (backward || more);
        var hasPrev = rows.Count > 0 && (backward ? more : cursor is not null);
        return new() { Data = rows, Info = new(limit, hasNext ? at(rows[^1], false) : null, hasPrev ? at(rows[0], true) : null), Meta = new() };
    }

    /// <summary>The same page with something made of each row.</summary>
    internal Page<TOther> Select<TOther>(Func<T, TOther> make) => new() { Data = [.. Data.Select(make)], Info = Info, Meta = Meta };
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
