using Cms.Import.Pages;
using Cms.Import.Recognisers.Times;

namespace Cms.Import.Html;

/// <summary>
/// The article's times among those that the page's elements have whole. A list beside the article has such times too, of the others in it: the
/// article's is the one that the page prints; where it prints none, all of them must be of one day.
/// </summary>
sealed class Stamps
{
    static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    public Stamps(Page page, Declarations declared)
    {
        var (published, updated) = (page.Document.PublishedAt, page.Document.UpdatedAt);
        if (published is null && updated is null)
        {
            var isOneDay = declared.PublishedStamps.Concat(declared.UpdatedStamps).Concat(declared.Published).DistinctBy(s => DayOf(s.Value.Value!.Value)).Take(2).Count() == 1;
            (Published, Updated) = isOneDay ? (declared.PublishedStamps.FirstOrDefault(), declared.UpdatedStamps.FirstOrDefault()) : default;
            return;
        }

        var isDayAlone = page.Notices.Exists(n => n.Code == NoticeCodes.TimeOfDayMissing);
        Published = declared.PublishedStamps.Find(s => published is { } printed && Agree(s.Value.Value!.Value, printed, isDayAlone));
        Updated = declared.UpdatedStamps.Find(s => updated is { } printed && Agree(s.Value.Value!.Value, printed, isDayAlone: false));
    }

    /// <summary>When it was published; without a rule when no stamp says so.</summary>
    public Declared<TimeStamp> Published { get; }

    /// <summary>When it was changed; without a rule when no stamp says so.</summary>
    public Declared<TimeStamp> Updated { get; }

    /// <summary>Pages print no seconds, and some no time of day.</summary>
    static bool Agree(DateTimeOffset stamp, DateTimeOffset printed, bool isDayAlone) =>
        isDayAlone ? DayOf(stamp) == DayOf(printed) : (stamp - printed).Duration() < TimeSpan.FromMinutes(1);

    static DateTime DayOf(DateTimeOffset at) => at.ToOffset(Korea).Date;
}
