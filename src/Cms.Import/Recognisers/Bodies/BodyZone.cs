using Cms.Import.Pages;
using Cms.Import.Recognisers.Joints;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>
/// Where the body begins and ends. <see cref="BodyOpening"/> tells where it begins; it ends with the last paragraph before the copyright, the comments, the menu or a list of other articles.
/// </summary>
static class BodyZone
{
    /// <summary>How often the rest of the page is looked through: a page with more times or boxes above its body is none.</summary>
    public const int MostLooks = 8;

    /// <summary>Behind so many lines of a list, a byline closes it.</summary>
    const int FewestListed = 3;
    const int FewestVerbs = 3;
    const int MostInBox = 6;
    const int LongestInBox = 60;

    public static void Find(Page page)
    {
        var start = BodyOpening.Find(page);
        if (start < 0 || IsBelowList(page, start))
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

    /// <summary>The first sentence is the footer's, below the copyright, and above that stands a list: appointments, with marks.</summary>
    static bool IsBelowList(Page page, int start)
    {
        var copyright = page.Next(0, start, LineKind.Copyright);
        var marked = 0;
        for (var i = 0; i < copyright; i++)
        {
            marked += page.Lines[i].Kind == LineKind.Text && IsListMark(page.Lines[i].Text[0]) ? 1 : 0;
        }

        return marked >= FewestListed;
    }

    /// <summary>Right below a box's heading, several headlines on one line are no paragraph, though their quotations end like sentences.</summary>
    static bool IsBoxed(Page page, int index) => page.Lines[index - (index > 0 ? 1 : 0)].Kind == LineKind.BoxHeading && !page.Lines[index].Text.Contains("다.", StringComparison.Ordinal);

    /// <summary>Whether nothing of the article's body follows this line.</summary>
    static bool Ends(Page page, int index, int start) => page.Lines[index].Kind switch
    {
        LineKind.Copyright => page.Lines[index].CopyrightStart >= 0 || page.Next(index, page.Lines.Length, LineKind.Prose) < 0,
        LineKind.Navigation => true,
        LineKind.CommentHeading => !BodyEdges.IsHeading(page, index) && !IsButtonAmong(page, index),
        LineKind.TagHeading => index + 1 < page.Lines.Length && page.Lines[index + 1].Kind != LineKind.Prose && !MostFollows(page, index, start), // 키워드 may be a heading in the body
        LineKind.Control => index > start && page.Lines[index].Text is "(끝)" or "<끝>" or "[끝]" && Characters(page, index, page.Lines.Length) < Characters(page, start, index), // as agencies end their reports
        LineKind.BoxHeading => (!FurnitureLine.IsInlineBox(page.Lines[index].Item) || IsSignedAbove(page, index, start)) && !BodyEdges.IsHeading(page, index) && !MostFollows(page, index, start) && !GoesOnBelow(page, index, start),
        _ => false,
    };

    /// <summary>Among the buttons that stand between two paragraphs, how many comments there are: <c>댓글 3</c>, <c>공유</c>.</summary>
    static bool IsButtonAmong(Page page, int index)
    {
        var above = index - 1;
        while (above > 0 && page.Lines[above].Kind == LineKind.Control)
        {
            above--;
        }

        var below = index + 1;
        while (below < page.Lines.Length && page.Lines[below].Kind == LineKind.Control)
        {
            below++;
        }

        return below - above > 2 && below < page.Lines.Length && page.Lines[above].Kind == LineKind.Prose && page.Lines[below].Kind == LineKind.Prose && Prose.IsPlain(page.Lines[below].Text);
    }

    /// <summary>Between the last paragraph and the box stands who wrote the article: a box that may stand inside a body is below this one.</summary>
    static bool IsSignedAbove(Page page, int index, int start)
    {
        var i = index - 1;
        while (i > start && page.Lines[i].Kind is not (LineKind.Byline or LineKind.Prose))
        {
            i--;
        }

        return page.Lines[i].Kind == LineKind.Byline && page.Bylines.TryGetValue(i, out var byline) && byline.HasMail;
    }

    /// <summary>A few headlines between two paragraphs: below them the sentences go on, up to who wrote them or the copyright, neither of which stands above.</summary>
    static bool GoesOnBelow(Page page, int index, int start)
    {
        var below = index + 1;
        while (below < page.Lines.Length && page.Lines[below] is { Kind: LineKind.Text or LineKind.Section, Text.Length: <= LongestInBox } && !Prose.EndsAsSentence(page.Lines[below].Text))
        {
            below++;
        }

        if (below - index is < 2 or > MostInBox || below >= page.Lines.Length || page.Lines[below].Kind != LineKind.Prose || !Prose.IsPlain(page.Lines[below].Text) || SignatureAt(page, start, index) < index)
        {
            return false;
        }

        var end = SignatureAt(page, below, page.Lines.Length);
        return end < page.Lines.Length && page.Next(below, end, LineKind.BoxHeading) < 0;
    }

    /// <summary>The first line with the author's address or a copyright; where the range ends when there is none.</summary>
    static int SignatureAt(Page page, int from, int to)
    {
        var i = from;
        while (i < to && page.Lines[i].Kind != LineKind.Copyright && !(page.Lines[i].Kind == LineKind.Byline && page.Bylines.TryGetValue(i, out var byline) && byline.HasMail))
        {
            i++;
        }

        return i;
    }

    /// <summary>A box can stand high on the page: when most of the prose follows it, the body goes on.</summary>
    static bool MostFollows(Page page, int index, int start)
    {
        var copyright = page.Next(index, page.Lines.Length, LineKind.Copyright);
        return copyright > 0 && Characters(page, index, copyright) > Characters(page, start, index);
    }

    /// <summary>How many characters of prose stand between two lines.</summary>
    public static int Characters(Page page, int from, int to)
    {
        var sum = 0;
        for (var i = from; i < to; i++)
        {
            sum += page.Lines[i].Kind == LineKind.Prose ? page.Lines[i].Text.Length : 0;
        }

        return sum;
    }

    /// <summary>Lines with ▲ one below the other and without a credit are a list, as obituaries print it, and no captions.</summary>
    public static void FreeMarkedLists(Page page)
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

    /// <summary>Lines with ▶ one below the other are calls or links, unless nothing else can be the body, as on a page of appointments, or the body announces them (<c>다음과 같다.</c>).</summary>
    public static void FreePointedLists(Page page, int from, int to, bool areAnnounced)
    {
        for (var start = from; start < to; start++)
        {
            var end = start;
            while (end < to && page.Lines[end].Kind == LineKind.Footer && FooterLine.IsPointed(page.Lines[end].Text))
            {
                end++;
            }

            if (end - start > 1 && (!areAnnounced || (start > from && page.Lines[start - 1].Text is var above && (above.Contains("다음과 같", StringComparison.Ordinal) || above.Contains("아래와 같", StringComparison.Ordinal) || above.EndsWith(":")))))
            {
                foreach (ref var line in page.Lines.AsSpan(start..end))
                {
                    line.Kind = LineKind.Text;
                }
            }

            start = Math.Max(start, end - 1);
        }
    }

    static bool IsListMark(char c) => c is '▲' or '△' or '●' or '○' or '◇' or '◆' or '■' or '□' or '▶' or '▷';

    /// <summary>A line that a mark opens and no credit closes: a list's item, when another is beside it.</summary>
    public static bool IsMarkedItem(in Line line) => line.Kind == LineKind.Caption && CaptionLine.HasMark(line.Text) && !CaptionLine.HasCredit(line.Text);

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
        FreePointedLists(page, 0, page.Lines.Length, areAnnounced: false);
        var anchor = -1;
        var below = 0;
        for (var i = 0; i < page.Lines.Length; i++)
        {
            below += anchor >= 0 && page.Lines[i].Kind == LineKind.Text ? 1 : 0;
            if (page.Lines[i].Kind is LineKind.Time or LineKind.Byline && below < FewestListed)
            {
                anchor = i;
            }
            else if (page.Lines[i].Kind == LineKind.Navigation && below == 0)
            {
                anchor = -1; // the day of the visit, above the menu
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
