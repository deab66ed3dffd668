namespace Cms.Api.Search;

/// <summary>A stretch of time that one statement looks into.</summary>
/// <param name="Months">The months that it touches.</param>
/// <param name="Behind">The place behind which it begins.</param>
/// <param name="Until">Where it ends; null where that is the end of its last month.</param>
/// <param name="IsDense">It is short, and has more than are wanted at a time: whoever reads it in its order finds them within a few rows.</param>
sealed record SearchStretch(int[] Months, SearchPlace Behind, DateTimeOffset? Until, bool IsDense)
{
    /// <summary>Months as a whole.</summary>
    public static SearchStretch Of(int[] newestFirst) => new(newestFirst, new(SearchField.Title, SearchTerms.StartOf(newestFirst[0] + 1), Guid.Empty), null, false);
}

/// <summary>Divides time into stretches, each so long as will have about half of what is wanted at a time, by what those before it had: so nothing is put in order but what is answered.</summary>
/// <param name="newest">The time of the newest article that there may be of each month, as the months are met.</param>
/// <param name="brief">How long it takes until a hundred articles or so are published: what has more than is wanted within this is dense, and isn't cut any more.</param>
/// <param name="from">The place behind which to begin; null for the first article.</param>
/// <param name="rank">The rank that is walked through.</param>
/// <param name="isAscending">The oldest are met first.</param>
sealed class SearchStretches(DateTimeOffset[] newest, TimeSpan brief, SearchPlace? from, SearchField rank, bool isAscending)
{
    /// <summary>A shorter stretch is cut out of its months by the index of times; what is longer is of whole months, which the terms tell themselves.</summary>
    static readonly TimeSpan Long = TimeSpan.FromDays(20);

    static readonly TimeSpan Longest = TimeSpan.FromDays(365 * 400);

    /// <summary>How much longer or shorter than the last one a stretch may be.</summary>
    const int Factor = 16;

    readonly int[] months = [.. newest.Select(SearchTerms.Month)];
    readonly TimeSpan brief = brief;
    TimeSpan length = brief;
    DateTimeOffset? denseUntil; // from here until there is more than is wanted at a time
    int current; // the month in which the place is

    /// <summary>How far the walk has come.</summary>
    public SearchPlace Place { get; private set; } = from ?? new(rank, isAscending ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue, Guid.Empty);

    /// <summary>The next stretch; null at the end.</summary>
    public SearchStretch? Next()
    {
        while (current < months.Length && !IsBehind(EndOf(current), Place.Time))
        {
            current++;
        }

        if (current == months.Length)
        {
            return null;
        }

        if (IsBehind(StartOf(current), Place.Time))
        {
            MoveTo(StartOf(current));
        }

        if (denseUntil is { } edge && IsBehind(edge, Place.Time))
        {
            var left = (edge - Place.Time).Duration();
            if (left <= brief)
            {
                return new(Touched(edge), Place, edge, true);
            }

            length = length < left / 2 ? length : left / 2;
        }

        var isDense = length < brief / 2;
        var until = Ahead(isDense ? brief : length);
        return length < Long ? new(Touched(until), Place, until, isDense) : new(Whole(until), Place, null, false);
    }

    /// <summary>The stretch had more than is wanted at a time, and is to be cut.</summary>
    public void Cut(SearchStretch stretch)
    {
        denseUntil = EndOf(stretch);
        length /= Factor;
    }

    /// <summary>All that the stretch had has been seen.</summary>
    /// <param name="stretch">The stretch.</param>
    /// <param name="found">How many it had.</param>
    /// <param name="wanted">How many it might have had.</param>
    public void Pass(SearchStretch stretch, int found, int wanted)
    {
        MoveTo(EndOf(stretch));
        if (stretch.IsDense && stretch.Behind.Id != Guid.Empty)
        {
            return; // these are the last of it, and it goes on as dense
        }

        length = (stretch.IsDense ? brief : length) * Math.Clamp(wanted / Math.Max(2.0 * found, 1), 1.0 / Factor, Factor);
        length = length < Longest ? length : Longest;
    }

    /// <summary>All that is before this article has been seen.</summary>
    public void Resume(SearchPlace last) => Place = last;

    void MoveTo(DateTimeOffset time) => Place = new(rank, time, Guid.Empty);

    bool IsBehind(DateTimeOffset time, DateTimeOffset other) => isAscending ? time > other : time < other;

    DateTimeOffset Ahead(TimeSpan length)
    {
        var ticks = isAscending ? Place.Time.UtcTicks + length.Ticks : Place.Time.UtcTicks - length.Ticks;
        return new(Math.Clamp(ticks, DateTimeOffset.MinValue.Ticks, DateTimeOffset.MaxValue.Ticks), TimeSpan.Zero);
    }

    DateTimeOffset StartOf(int month) => isAscending ? SearchTerms.StartOf(months[month]) : newest[month].AddMicroseconds(1);

    DateTimeOffset EndOf(int month) => End(months[month]);

    DateTimeOffset EndOf(SearchStretch stretch) => stretch.Until ?? End(stretch.Months[^1]);

    DateTimeOffset End(int month) => SearchTerms.StartOf(isAscending ? month + 1 : month);

    int[] Touched(DateTimeOffset until) => [.. months.Where((_, m) => m >= current && IsBehind(until, StartOf(m)))];

    /// <summary>At least one.</summary>
    int[] Whole(DateTimeOffset until) => [.. months.Where((_, m) => m == current || (m > current && !IsBehind(EndOf(m), until)))];
}
