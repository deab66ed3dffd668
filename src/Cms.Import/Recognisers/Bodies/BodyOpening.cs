using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Outcome;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>
/// Where the body begins: with the first paragraph, or with the first below the article's time where a site prints sentences above. What
/// looks like a paragraph and stands above it is a caption, the headline, the subtitle or another article's beginning.
/// </summary>
static class BodyOpening
{
    const int LongestSubtitle = 140;

    /// <summary>So many paragraphs with a mark are a briefing's.</summary>
    const int FewestItems = 3;

    /// <summary>A poem has so many verses above its last; menus have no particles.</summary>
    const int FewestVerses = 6;
    const int FewestParticles = 2;
    const int LongestVerse = 30;

    /// <summary>So many plain sentences tell what an article is written in.</summary>
    const int FewestPlain = 3;

    /// <summary>A longer first sentence is a paragraph.</summary>
    const int LongestSentence = 50;
    const int SentenceHead = 5;

    /// <summary>How far below a subtitle that looks like a paragraph the byline may stand.</summary>
    const int LongestSubtitleRun = 6;

    /// <summary>The index of the body's first line; -1 when no line is a paragraph.</summary>
    public static int Find(Page page) => Start(page) is >= 0 and var start ? start : PhotoText(page);

    static int Start(Page page)
    {
        var first = page.Next(0, page.Lines.Length, LineKind.Prose);
        for (var unmarked = first; unmarked >= 0; unmarked = page.Next(unmarked + 1, page.Lines.Length, LineKind.Prose))
        {
            if (!CaptionLine.HasMark(page.Lines[unmarked].Text))
            {
                if (page.Lines[first..unmarked].Count(l => l.Kind == LineKind.Prose && l.Text.Contains(". ", StringComparison.Ordinal)) >= FewestItems)
                {
                    break; // ▲ opens the paragraphs of a briefing, of which captions have a sentence each
                }

                for (var i = first; i < unmarked; i++)
                {
                    page.Lines[i].Kind = page.Lines[i].Kind == LineKind.Prose ? LineKind.Caption : page.Lines[i].Kind;
                }

                first = unmarked;
                break;
            }
        }

        if (first < 0)
        {
            return -1;
        }

        first = BelowAddress(page, first);
        first = WithVerses(page, first);
        first = BelowSentenceHeadline(page, first);
        first = BelowTeasers(page, first);
        first = BelowSubtitle(page, first);
        foreach (var (index, time) in page.Times.Where(t => t.Value.IsLabelled).Take(BodyZone.MostLooks))
        {
            if (index > first && page.Next(index, page.Lines.Length, LineKind.Prose) is >= 0 and var below
                && BodyZone.Characters(page, first, index) * 4 < BodyZone.Characters(page, below, page.Lines.Length))
            {
                return below;
            }
        }

        return first;
    }

    /// <summary>Above an article that is written plainly, what speaks politely is the site to its reader: <c>이 앱에서는 더 많은 소식을 볼 수 있습니다.</c></summary>
    static int BelowAddress(Page page, int first)
    {
        var start = first;
        for (var lines = 0; start >= 0 && lines < SiteAddress.Most && SiteAddress.Is(page.Lines[start]); lines++)
        {
            start = page.Next(start + 1, page.Lines.Length, LineKind.Prose);
        }

        if (start <= first || !IsPlainBelow(page, start))
        {
            return first;
        }

        for (var i = first; i < start; i++)
        {
            page.Lines[i].Kind = page.Lines[i].Kind == LineKind.Prose ? LineKind.Footer : page.Lines[i].Kind;
        }

        return start;
    }

    /// <summary>Whether this and the next paragraphs are written plainly, but for a question or an exclamation among them.</summary>
    static bool IsPlainBelow(Page page, int start)
    {
        var plain = 0;
        for (var (i, others) = (start, 0); i >= 0 && plain < FewestPlain; i = page.Next(i + 1, page.Lines.Length, LineKind.Prose))
        {
            var isPlain = Prose.IsPlain(page.Lines[i].Text);
            if (!isPlain && (Prose.IsPolite(page.Lines[i].Text) || ++others > 1 || i == start))
            {
                return false;
            }

            plain += isPlain ? 1 : 0;
        }

        return plain == FewestPlain;
    }

    /// <summary>A poem's last verse may be its only sentence with a full stop: the verses above it are the body too.</summary>
    static int WithVerses(Page page, int first)
    {
        if (page.Lines[first].Text.Length > LongestVerse || page.Next(first + 1, page.Lines.Length, LineKind.Prose) >= 0)
        {
            return first;
        }

        var start = first;
        var sentences = 0;
        while (start > 0 && page.Lines[start - 1] is { Kind: LineKind.Text, IsBulleted: false, Text.Length: <= LongestVerse } line && GuestByline.NameWithPost(line.Text) is null)
        {
            start--;
            sentences += line.Text.IndexOf("를 ") > 0 || line.Text.IndexOf("을 ") > 0 || line.Text.IndexOf("은 ") > 0 || line.Text.IndexOf("는 ") > 0 || line.Text.IndexOf("에 ") > 0 ? 1 : 0;
        }

        start = start < first && page.Next(0, start, LineKind.Text) < 0 ? start + 1 : start; // the headline
        return first - start >= FewestVerses && sentences >= FewestParticles ? start : first;
    }

    /// <summary>A headline may be a sentence with its full stop: a short first line, then who wrote it or when, then the body.</summary>
    static int BelowSentenceHeadline(Page page, int first)
    {
        if (page.Next(0, first, LineKind.Text) >= 0 || page.Lines[first].Text.Length > LongestSentence || page.Lines[first].CopyrightStart >= 0)
        {
            return first;
        }

        for (var i = first + 1; i < Math.Min(page.Lines.Length, first + SentenceHead) && page.Lines[i].Kind != LineKind.Prose; i++)
        {
            var isTime = i == first + 1 && page.Times.TryGetValue(i, out var time) && time.IsLabelled;
            if ((isTime || (first == 0 && page.Lines[i].Kind is LineKind.Time or LineKind.Byline)) && page.Next(i, page.Lines.Length, LineKind.Prose) is > 0 and var body && (isTime || IsFull(page.Lines[body].Text)))
            {
                page.Lines[first].Kind = LineKind.Text;
                return body;
            }
        }

        return first;
    }

    /// <summary>
    /// A subtitle may be as long as a paragraph, or a quotation of several sentences: what stands between the headline and the line that
    /// says who wrote the article, and with which address or when, is none of the body.
    /// </summary>
    static int BelowSubtitle(Page page, int first)
    {
        if (first < 1 || page.Next(0, first, LineKind.Byline) >= 0 || page.Next(0, first, LineKind.Time) >= 0 || page.Next(0, first, LineKind.Text) < 0 || LeadByline.Read(page.Lines[first].Text) is { Byline.HasTitle: true })
        {
            return first;
        }

        for (var i = first; i < Math.Min(page.Lines.Length, first + LongestSubtitleRun) && (page.Lines[i].Kind != LineKind.Prose || page.Lines[i].Text.Length <= LongestSubtitle); i++)
        {
            if (page.Lines[i].Kind is LineKind.Byline or LineKind.Time && page.Bylines.TryGetValue(i, out var byline) && byline.HasTitle && (byline.HasMail || page.Times.ContainsKey(i) || (i + 1 < page.Lines.Length && page.Lines[i + 1].Kind == LineKind.Time))
                && page.Next(i, page.Lines.Length, LineKind.Prose) is > 0 and var below && BodyZone.Characters(page, first, i) < BodyZone.Characters(page, below, page.Lines.Length))
            {
                for (var j = first; j < i; j++)
                {
                    page.Lines[j].Kind = page.Lines[j].Kind == LineKind.Prose ? LineKind.Text : page.Lines[j].Kind;
                }

                return below;
            }
        }

        return first;
    }

    /// <summary>A paragraph longer than any sentence that is a headline.</summary>
    static bool IsFull(ReadOnlySpan<char> text) => text.Length > LongestSentence;

    /// <summary>Above the article's labelled time a site may print the beginnings of other articles, all cut off (<c>… 밝혔습니다. 시는...</c>).</summary>
    static int BelowTeasers(Page page, int first)
    {
        var teasers = first;
        for (; teasers >= 0 && ListPage.EndsInDots(page.Lines[teasers].Text); teasers = page.Next(teasers + 1, page.Lines.Length, LineKind.Prose))
        {
        }

        if (teasers <= first || !page.Times.Any(t => t.Value.IsLabelled && t.Key > first && t.Key < teasers))
        {
            return first;
        }

        for (var i = first; i < teasers; i++)
        {
            page.Lines[i].Kind = page.Lines[i].Kind is LineKind.Prose or LineKind.Text && ListPage.EndsInDots(page.Lines[i].Text) ? LineKind.BoxItem : page.Lines[i].Kind;
        }

        return teasers;
    }

    /// <summary>The text of a page that is photos is their captions, as far as they are sentences; -1 when there are none.</summary>
    static int PhotoText(Page page)
    {
        var first = -1;
        for (var i = 0; i < page.Lines.Length && page.Lines[i].Kind is not (LineKind.BoxHeading or LineKind.CommentHeading); i++)
        {
            ref var line = ref page.Lines[i];
            if (line.Kind == LineKind.Caption && (CaptionLine.IsOfAgency(line.Text) || line.Text.Contains("다. ", StringComparison.Ordinal) || Prose.EndsAsSentence(line.Text)))
            {
                line.Kind = LineKind.Prose;
                first = first < 0 ? i : first;
            }
        }

        return first;
    }
}
