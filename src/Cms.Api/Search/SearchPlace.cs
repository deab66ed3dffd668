using Cms.Api.Paging;

namespace Cms.Api.Search;

/// <summary>An article's place among those that a search finds.</summary>
/// <param name="Rank">By the least prominent field that one of the words is only found in; all the same where the newest is asked for.</param>
/// <param name="Time">When it is of.</param>
/// <param name="Id">Its id.</param>
readonly record struct SearchPlace(SearchField Rank, DateTimeOffset Time, Guid Id) : IComparable<SearchPlace>
{
    const int RankShift = 60; // behind it the microseconds of any time

    public static SearchPlace Of(Cursor cursor)
    {
        var ticks = Math.Min((cursor.Rank & ((1L << RankShift) - 1)) * TimeSpan.TicksPerMicrosecond, DateTimeOffset.MaxValue.UtcTicks);
        return new((SearchField)Math.Min(cursor.Rank >> RankShift, (long)SearchField.Body), new(Math.Max(ticks, 0), TimeSpan.Zero), cursor.Id);
    }

    public Cursor Cursor(bool isBackward) => new(((long)Rank << RankShift) | (Time.UtcTicks / TimeSpan.TicksPerMicrosecond), Id, isBackward);

    /// <summary>The better rank first, then the newer, then the greater id as PostgreSQL compares them.</summary>
    public int CompareTo(SearchPlace other) =>
        Rank != other.Rank ? Rank.CompareTo(other.Rank)
        : Time != other.Time ? other.Time.CompareTo(Time)
        : string.CompareOrdinal(other.Id.ToString(), Id.ToString());
}

/// <summary>An article that a search found.</summary>
sealed record SearchHit(SearchPlace Place, SearchMatch Match);
