using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Bodies;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Headlines;

/// <summary>The headline by the surest evidence: it stands on the page again, whole, with the site's name, behind a path, or with the subtitle on its line.</summary>
static class RepeatedHeadline
{
    /// <summary>What stands behind a part of a headline rather than behind the whole of it.</summary>
    static readonly SearchValues<char> Particles = SearchValues.Create(" 이가은는을를의에도와과로씨");

    const int Shortest = 4;
    const int ShortestAlone = 8;

    /// <summary>A shorter line that stands twice in a row is a picture's text and its caption.</summary>
    const int LongerThanCaption = 16;
    const int ShortestDeck = 6;

    /// <summary>Among the first lines a headline that stands twice may be short, among some more only a long one.</summary>
    const int FewestRepeated = 3;
    const int MostRepeated = 6;

    /// <summary>The first lines, whole or cut from the site's name, that stand again further down the head.</summary>
    public static Headline.Site? Find(Page page, List<int> head)
    {
        if (BehindPath(page, head) is [_, var named] repeated)
        {
            Headline.Tell(page, page.Lines[named].AsString(), repeated, "title-repeated-behind-path", 1);
            return null;
        }

        for (var h = 0; h < Math.Min(head.Count, MostRepeated); h++)
        {
            var line = HeadlineShape.Bare(page.Lines[head[h]].Text);
            if (h >= FewestRepeated && line.Length < LongerThanCaption && page.BodyWords.AreFewIn(line))
            {
                continue;
            }

            if (h + 1 < head.Count && HeadlineShape.IsMotto(line) && Repeats(page, head, h + 1, HeadlineShape.Bare(page.Lines[head[h + 1]].Text)).Count > 0)
            {
                continue;
            }

            var whole = Repeats(page, head, h, line);
            if (whole.Count > 1 && !Headline.IsPassedOver(page, head, line, whole[^1]) && !IsBelowAnother(page, head, whole[0]) && (line.Length >= 8 || page.Lines[head[h]].IsTitle) && (h == 0 || whole[1] - whole[0] > 1 || (line.Length >= LongerThanCaption && (IsBetter(page, head, h) || IsAboveByline(page, whole[1])))))
            {
                Headline.Tell(page, page.Lines[whole.MinBy(i => page.Lines[i].Text.Length)].AsString(), whole, "title-repeated", 1);
                return null;
            }

            TitleTag.Cut? best = null;
            List<int> again = [];
            foreach (var cut in TitleTag.Cuts(line))
            {
                if (cut.Title.Length >= Shortest && cut.Title.Length > (best?.Title.Length ?? 0) && !IsBoard(cut) && Repeats(page, head, h + 1, cut.Title) is { Count: > 0 } repeats && !(NameShape.IsOutlet(cut.Title) && !NameShape.IsOutlet(cut.Site)))
                {
                    (best, again) = (cut, repeats);
                }
            }

            if (best is null && WithDeck(page, head, h) is { } glued)
            {
                return glued;
            }

            if (best is { } found)
            {
                Headline.Tell(page, page.Lines[again[0]].AsString(), [head[h], .. again], found.SiteIsFirst ? "title-repeated-behind-site" : "title-repeated-before-site", 1);
                Headline.TellSection(page, found.Site, page.Lines[head[h]].Number);
                return new(Columnist.IsPerson(found.Site) ? "" : TitleTag.OutletOf(found.Site) ?? "", page.Lines[head[h]].Number);
            }
        }

        return null;
    }

    /// <summary>Behind the headline a board prints its own name, which stands again on a line of its own: <c>눈 덮인 산성 &gt; 산소식</c>.</summary>
    static bool IsBoard(in TitleTag.Cut cut) => cut.SiteIsFirst && cut.Title.Length < ShortestAlone && cut.Site.Length > cut.Title.Length * 2 && !NameShape.IsOutlet(cut.Site);

    /// <summary>A path that ends in the headline, and the headline below it: <c>Home 지역소식 눈 덮인 산성</c>; nothing when no line is one.</summary>
    static List<int> BehindPath(Page page, List<int> head)
    {
        foreach (var path in head.Where(i => page.Lines[i].Text is ['H' or '홈', ..] && (page.Lines[i].Text.StartsWith("Home ", StringComparison.OrdinalIgnoreCase) || page.Lines[i].Text.StartsWith("홈 "))).Take(BodyZone.MostLooks))
        {
            if (head.Find(i => i > path && page.Lines[i].Text.Length >= ShortestAlone && page.Lines[path].Text.EndsWith(page.Lines[i].Text)) is > 0 and var named)
            {
                return [path, named];
            }
        }

        return [];
    }

    /// <summary>The headline stands above byline and time; what stands twice below both of them is the subtitle or a picture's text.</summary>
    static bool IsBelowAnother(Page page, List<int> head, int index) =>
        index > head[0] && Headline.Anchor(page) is > 0 and var anchor && head[0] < anchor && index > anchor && HeadlineShape.Score(page.Lines[head[0]], true, false, false) >= HeadlineShape.Score(page.Lines[index], false, false, false);

    /// <summary>Twice in a row stands a picture's text too, below the headline.</summary>
    static bool IsBetter(Page page, List<int> head, int h) =>
        HeadlineShape.Score(page.Lines[head[h]], false, false, false) > HeadlineShape.Score(page.Lines[head[0]], false, false, false);

    /// <summary>Right below the headline stands who wrote the article or when; a picture and its caption stand further down.</summary>
    static bool IsAboveByline(Page page, int index) =>
        index + 1 < page.BodyStart && page.Lines[index + 1].Kind is LineKind.Byline or LineKind.Time or LineKind.TimeLabel && page.Next(0, index, LineKind.Byline) < 0 && page.Next(0, index, LineKind.Time) < 0;

    static List<int> Repeats(Page page, List<int> head, int from, ReadOnlySpan<char> title)
    {
        var found = new List<int>();
        for (var h = from; h < head.Count; h++)
        {
            if (Folded.Same(HeadlineShape.Bare(page.Lines[head[h]].Text), title))
            {
                found.Add(head[h]);
            }
        }

        return found;
    }

    /// <summary>The headline that the title line tells, and the subtitle, ran together into one line: <c>눈 덮인 산성길이 없다</c> below <c>눈 덮인 산성 - 누리신문</c>.</summary>
    static Headline.Site? WithDeck(Page page, List<int> head, int h)
    {
        foreach (var cut in TitleTag.Cuts(page.Lines[head[h]].Text))
        {
            if (cut.Title.Length < LongerThanCaption || cut.SiteIsFirst || !NameShape.IsOutlet(cut.Site) || head.Find(i => i > head[h] && page.Lines[i].Text.Length >= cut.Title.Length + ShortestDeck && page.Lines[i].Text.StartsWith(cut.Title) && !Particles.Contains(page.Lines[i].Text[cut.Title.Length])) is not (> 0 and var glued))
            {
                continue;
            }

            page.Document = page.Document with { Subtitle = page.Lines[glued].Text[cut.Title.Length..].Trim().ToString() };
            page.Found(Field.Subtitle, [page.Lines[glued].Number], "subtitle-behind-title", 0.8);
            Headline.Tell(page, cut.Title, [head[h], glued], "title-repeated-before-site", 0.9);
            return new(TitleTag.OutletOf(cut.Site) ?? "", page.Lines[head[h]].Number);
        }

        return null;
    }
}
