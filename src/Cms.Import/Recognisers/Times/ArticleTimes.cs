using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;

namespace Cms.Import.Recognisers.Times;

/// <summary>
/// Which of the page's times are the article's. A label decides (승인 against 수정); without one, a time alone on its line near
/// the headline is. Times in prose, in lists of other articles and in comments are never asked.
/// </summary>
static class ArticleTimes
{
    const string AtEnd = "time-alone-at-end";
    const int MostAtEnd = 2;

    /// <summary>A time with a label, or alone right below the headline.</summary>
    const double Sure = 0.9;

    readonly record struct Candidate(TimeStamp Stamp, int[] Lines, string Rule, double Confidence);

    public static void Read(Page page)
    {
        var published = new List<Candidate>();
        var updated = new List<Candidate>();
        var others = OthersFrom(page);
        var title = page.Next(0, page.BodyStart, LineKind.Title);
        var headline = Array.FindLastIndex(page.Lines, Math.Max(0, Math.Min(page.BodyStart, page.Lines.Length) - 1), l => l.Kind == LineKind.Title);
        foreach (var (index, time) in page.Times.OrderBy(t => t.Key))
        {
            if (page.Lines[index].Kind is not (LineKind.Time or LineKind.Copyright) || index >= others)
            {
                continue;
            }

            var (label, labelLine) = LabelAbove(page, index);
            foreach (var (stamp, role) in time.Times)
            {
                var number = page.Lines[index].Number;
                if (stamp.Value is null)
                {
                    page.Warn(NoticeCodes.TimeInvalid, $"'{page.Lines[index].Text[stamp.Start..stamp.End]}' is no time.", number);
                    continue;
                }

                var effective = role == TimeRole.Unlabelled ? label : role;
                if (index < title && page.Lines[index].Text.StartsWith("UPDATED", StringComparison.Ordinal))
                {
                    continue; // the site's own clock
                }

                if (effective == TimeRole.Unlabelled && index < headline && IsToday(page, index))
                {
                    continue;
                }

                if (Judge(page, index, title, stamp, effective == role ? 0 : labelLine, effective) is { } candidate)
                {
                    (effective == TimeRole.Updated ? updated : published).Add(candidate);
                }
            }
        }

        if (published.Count(c => c.Rule == AtEnd) > MostAtEnd)
        {
            published.RemoveAll(c => c.Rule == AtEnd); // other articles' times, below a heading that is not known
        }

        if (published.Count == 0 && page.ExtractedDate is { Value: not null } date)
        {
            published.Add(new(date, [page.Lines[0].Number], "time-of-extraction", 0.4));
        }

        if (title >= 0 && published.Exists(c => c.Lines[0] > page.Lines[title].Number && c.Confidence >= Sure))
        {
            updated.RemoveAll(c => c.Lines[0] < page.Lines[title].Number); // the site's own clock: 업데이트 : 2022년 9월 30일 18:10
        }

        Choose(page, published, updated);
    }

    static Candidate? Judge(Page page, int index, int title, TimeStamp stamp, int labelLine, TimeRole role)
    {
        var number = page.Lines[index].Number;
        var inHead = index < page.BodyStart;
        var dateOnly = stamp.HasTimeOfDay ? 1 : 0.8;
        if (labelLine > 0)
        {
            return new(stamp, [labelLine, number], "time-below-label", 0.95 * dateOnly);
        }

        if (role != TimeRole.Unlabelled)
        {
            return new(stamp, [number], inHead ? "time-labelled" : "time-labelled-at-end", (inHead ? 1 : 0.9) * dateOnly);
        }

        // Above the headline stands the day's date, which many sites print; below the body stand other articles' times.
        return inHead && index > title ? new(stamp, [number], "time-alone", 0.9 * dateOnly)
            : inHead && stamp.HasTimeOfDay ? new(stamp, [number], "time-above-title", index == title - 1 ? 0.7 : 0.5)
            : !inHead && index >= page.BodyEnd && page.BodyStart < page.Lines.Length ? new(stamp, [number], AtEnd, 0.6 * dateOnly)
            : null;
    }

    /// <summary>A day with its weekday and nothing else, which sites print above the headline for the reader's today: <c>2025년 12월 5일 금요일</c>.</summary>
    public static bool IsToday(Page page, int index) => page.Lines[index].Text.EndsWith("요일") && page.Times.TryGetValue(index, out var time) && time.Times is [{ Stamp.HasTimeOfDay: false }];

    static (TimeRole Role, int Line) LabelAbove(Page page, int index) =>
        index > 0 && page.Lines[index - 1].Kind == LineKind.TimeLabel
            ? (TimeLine.LabelAlone(page.Lines[index - 1].Item), page.Lines[index - 1].Number)
            : (TimeRole.Unlabelled, 0);

    /// <summary>Where times begin that are not the article's: below a box's heading, in comments, in the imprint.</summary>
    static int OthersFrom(Page page)
    {
        for (var i = page.BodyEnd; i < page.Lines.Length; i++)
        {
            if (page.Lines[i].Kind is LineKind.BoxHeading or LineKind.Comment or LineKind.CommentHeading || (page.Lines[i].Kind == LineKind.Footer && FooterLine.IsImprint(page.Lines[i].Text)))
            {
                return i;
            }
        }

        return page.Lines.Length;
    }

    static void Choose(Page page, List<Candidate> published, List<Candidate> updated)
    {
        var document = page.Document;
        if (updated.Count > 0)
        {
            var last = updated.MaxBy(c => c.Stamp.Value);
            document = document with { UpdatedAt = last.Stamp.Value };
            page.Found(Field.UpdatedAt, last.Lines, last.Rule, last.Confidence);
        }

        if (published.Count == 0)
        {
            page.Warn(NoticeCodes.TimeMissing, "The page does not say when the article was published.");
        }
        else
        {
            var best = published.MaxBy(c => c.Confidence);
            document = document with { PublishedAt = best.Stamp.Value };
            page.Found(Field.PublishedAt, best.Lines, best.Rule, best.Confidence);
            WarnOf(page, published, best, document.UpdatedAt);
        }

        page.Document = document;
    }

    static void WarnOf(Page page, List<Candidate> published, Candidate best, DateTimeOffset? updatedAt)
    {
        if (!best.Stamp.HasTimeOfDay)
        {
            page.Warn(NoticeCodes.TimeOfDayMissing, "The page tells the date of publication without a time of day; midnight in Korea was taken.", best.Lines[^1]);
        }

        var others = published.Where(c => c.Confidence >= 0.8 && !Agree(c.Stamp, best.Stamp)).ToList();
        if (others.Count > 0)
        {
            page.Warn(NoticeCodes.TimeAmbiguous, $"Line {others[0].Lines[^1]} tells another time of publication, {others[0].Stamp.Value:yyyy-MM-dd HH:mm}.", others[0].Lines[^1]);
        }

        if (updatedAt < best.Stamp.Value)
        {
            page.Warn(NoticeCodes.TimeOrder, "The page says it was changed before it was published.", best.Lines[^1]);
        }
    }

    static bool Agree(TimeStamp a, TimeStamp b) =>
        a.HasTimeOfDay && b.HasTimeOfDay ? Math.Abs((a.Value - b.Value)!.Value.TotalMinutes) < 1 : a.Value!.Value.Date == b.Value!.Value.Date;
}
