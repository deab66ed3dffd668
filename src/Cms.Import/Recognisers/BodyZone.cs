using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Recognisers;

/// <summary>
/// Where the body begins and ends. It begins with the first paragraph, or with the first below the article's time where a site
/// prints sentences above; it ends with the last paragraph before the copyright, the comments, the menu or a list of other articles.
/// </summary>
static class BodyZone
{
    /// <summary>How often the rest of the page is looked through: a page with more times or boxes above its body is none.</summary>
    const int MostLooks = 8;
    const int LongestSubtitle = 140;

    /// <summary>Behind so many lines of a list, a byline closes it.</summary>
    const int FewestListed = 3;
    const int FewestVerbs = 3;

    /// <summary>A poem has so many verses above its last; menus have no particles.</summary>
    const int FewestVerses = 6;
    const int FewestParticles = 2;
    const int LongestVerse = 30;

    /// <summary>A longer first sentence is a paragraph.</summary>
    const int LongestSentence = 50;
    const int SentenceHead = 5;

    /// <summary>How far below a subtitle that looks like a paragraph the byline may stand.</summary>
    const int LongestSubtitleRun = 6;

    public static void Find(Page page)
    {
        var start = Start(page);
        if (start < 0)
        {
            start = PhotoText(page);
        }

        if (start < 0)
        {
            FindWithoutProse(page);
            return;
        }

        var last = start;
        var boxes = 0;
        for (var i = start; i < page.Lines.Length; i++)
        {
            var kind = page.Lines[i].Kind;
            if (kind == LineKind.Prose && !IsBoxed(page, i))
            {
                last = i;
                if (page.Lines[i].CopyrightStart > 0)
                {
                    break;
                }
            }
            else if (Ends(page, i, start) || (kind == LineKind.BoxHeading && ++boxes > MostLooks))
            {
                break;
            }
        }

        BodyEdges.Set(page, start, last);
    }

    /// <summary>Right below a box's heading, several headlines on one line are no paragraph, though their quotations end like sentences.</summary>
    static bool IsBoxed(Page page, int index) => page.Lines[index - (index > 0 ? 1 : 0)].Kind == LineKind.BoxHeading && !page.Lines[index].Text.Contains("다.", StringComparison.Ordinal);

    /// <summary>Whether nothing of the article's body follows this line.</summary>
    static bool Ends(Page page, int index, int start) => page.Lines[index].Kind switch
    {
        LineKind.Copyright => page.Lines[index].CopyrightStart >= 0 || page.Next(index, page.Lines.Length, LineKind.Prose) < 0,
        LineKind.Navigation or LineKind.CommentHeading => true,
        LineKind.BoxHeading => !FurnitureLine.IsInlineBox(page.Lines[index].Item) && !MostFollows(page, index, start),
        _ => false,
    };

    static int Start(Page page)
    {
        var first = page.Next(0, page.Lines.Length, LineKind.Prose);
        for (var unmarked = first; unmarked >= 0; unmarked = page.Next(unmarked + 1, page.Lines.Length, LineKind.Prose))
        {
            if (!CaptionLine.HasMark(page.Lines[unmarked].Text))
            {
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

        first = WithVerses(page, first);
        first = BelowSentenceHeadline(page, first);
        first = BelowTeasers(page, first);
        first = BelowSubtitle(page, first);
        foreach (var (index, time) in page.Times.Where(t => t.Value.IsLabelled).Take(MostLooks))
        {
            if (index > first && page.Next(index, page.Lines.Length, LineKind.Prose) is >= 0 and var below
                && Characters(page, first, index) * 4 < Characters(page, below, page.Lines.Length))
            {
                return below;
            }
        }

        return first;
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
        if (first != 0 || page.Lines[0].Text.Length > LongestSentence || page.Lines[0].CopyrightStart >= 0)
        {
            return first;
        }

        for (var i = 1; i < Math.Min(page.Lines.Length, SentenceHead) && page.Lines[i].Kind != LineKind.Prose; i++)
        {
            if (page.Lines[i].Kind is LineKind.Time or LineKind.Byline && page.Next(i, page.Lines.Length, LineKind.Prose) is > 0 and var body && IsFull(page.Lines[body].Text))
            {
                page.Lines[0].Kind = LineKind.Text;
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
        if (first < 1 || page.Next(0, first, LineKind.Byline) >= 0 || page.Next(0, first, LineKind.Time) >= 0 || page.Next(0, first, LineKind.Text) < 0)
        {
            return first;
        }

        for (var i = first; i < Math.Min(page.Lines.Length, first + LongestSubtitleRun) && (page.Lines[i].Kind != LineKind.Prose || page.Lines[i].Text.Length <= LongestSubtitle); i++)
        {
            if (page.Lines[i].Kind is LineKind.Byline or LineKind.Time && page.Bylines.TryGetValue(i, out var byline) && byline.HasTitle && (byline.HasMail || page.Times.ContainsKey(i) || (i + 1 < page.Lines.Length && page.Lines[i + 1].Kind == LineKind.Time))
                && page.Next(i, page.Lines.Length, LineKind.Prose) is > 0 and var below && Characters(page, first, i) < Characters(page, below, page.Lines.Length))
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

    /// <summary>A box can stand high on the page: when most of the prose follows it, the body goes on.</summary>
    static bool MostFollows(Page page, int index, int start)
    {
        var copyright = page.Next(index, page.Lines.Length, LineKind.Copyright);
        return copyright > 0 && Characters(page, index, copyright) > Characters(page, start, index);
    }

    static int Characters(Page page, int from, int to)
    {
        var sum = 0;
        for (var i = from; i < to; i++)
        {
            sum += page.Lines[i].Kind == LineKind.Prose ? page.Lines[i].Text.Length : 0;
        }

        return sum;
    }

    /// <summary>Lines with ▲ one below the other and without a credit are a list, as obituaries print it, and no captions.</summary>
    static void FreeMarkedLists(Page page)
    {
        for (var i = 1; i < page.Lines.Length; i++)
        {
            if (IsMarkedItem(page.Lines[i]) && (IsMarkedItem(page.Lines[i - 1]) || (page.Lines[i - 1].Kind == LineKind.Text && CaptionLine.HasMark(page.Lines[i - 1].Text))))
            {
                page.Lines[i].Kind = LineKind.Text;
                page.Lines[i - 1].Kind = LineKind.Text;
            }
        }
    }

    static bool IsListMark(char c) => c is '▲' or '△' or '●' or '○' or '◇' or '◆' or '■' or '□' or '▶' or '▷';

    static bool IsMarkedItem(Line line) => line.Kind == LineKind.Caption && CaptionLine.HasMark(line.Text) && !CaptionLine.HasCredit(line.Text);

    /// <summary>
    /// A script is set in short lines and without full stops; its verbs tell it from a list of headlines. Its first line is the headline.
    /// </summary>
    static int ScriptBelowHeadline(Page page)
    {
        var headline = page.Next(0, page.Lines.Length, LineKind.Text);
        var verbs = 0;
        for (var i = headline + 1; headline >= 0 && i < page.Lines.Length && page.Lines[i].Kind == LineKind.Text; i++)
        {
            verbs += page.Lines[i].Text.TrimEnd(" .").EndsWith("니다") ? 1 : 0;
        }

        return verbs >= FewestVerbs ? headline + 1 : -1;
    }

    /// <summary>Lists of appointments, poems, tables: the lines below time or byline, when they are too many to be a subtitle.</summary>
    static void FindWithoutProse(Page page)
    {
        FreeMarkedLists(page);
        var anchor = -1;
        var below = 0;
        for (var i = 0; i < page.Lines.Length; i++)
        {
            below += anchor >= 0 && page.Lines[i].Kind == LineKind.Text ? 1 : 0;
            if (page.Lines[i].Kind is LineKind.Time or LineKind.Byline && below < FewestListed)
            {
                anchor = i;
            }
            else if (anchor >= 0 && page.Lines[i].Kind is LineKind.Copyright or LineKind.BoxHeading or LineKind.CommentHeading or LineKind.Navigation)
            {
                break;
            }
        }

        var start = anchor < 0 ? ScriptBelowHeadline(page) : page.Next(anchor, page.Lines.Length, LineKind.Text);
        var end = start;
        var characters = 0;
        for (; end >= 0 && end < page.Lines.Length && page.Lines[end].Kind == LineKind.Text; end++)
        {
            characters += page.Lines[end].Text.Length;
        }

        var isList = end > start && start >= 0 && characters >= (end - start >= FewestListed ? 40 : 60) && IsListMark(page.Lines[start].Text[0]);
        if ((end - start >= 3 && characters >= 60) || isList)
        {
            (page.BodyStart, page.BodyEnd) = (start, end);
            if (anchor < 0)
            {
                HardWrap.JoinToVerbs(page, start, end);
            }

            page.Warn(NoticeCodes.BodyInferred, "No line is a paragraph by its shape; the lines below the byline were taken.", page.Lines[start].Number);
        }
    }
}
