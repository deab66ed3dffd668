using Cms.Import.Pages;

namespace Cms.Import.Recognisers;

/// <summary>
/// Where the body begins and ends. It begins with the first paragraph, or with the first below the article's time where a site
/// prints sentences above; it ends with the last paragraph before the copyright, the comments, the menu or a list of other articles.
/// </summary>
static class BodyZone
{
    /// <summary>How often the rest of the page is looked through: a page with more times or boxes above its body is none.</summary>
    const int MostLooks = 8;

    public static void Find(Page page)
    {
        var start = Start(page);
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
            if (kind == LineKind.Prose)
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

        page.BodyStart = start;
        page.BodyEnd = WithList(page, last + 1);
        MarkBoxItems(page);
    }

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
        while (first >= 0 && CaptionLine.HasMark(page.Lines[first].Text) && page.Next(first + 1, page.Lines.Length, LineKind.Prose) is > 0 and var next)
        {
            page.Lines[first].Kind = LineKind.Caption;
            first = next;
        }

        if (first < 0)
        {
            return -1;
        }

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

    /// <summary>A list right below the last paragraph belongs to the body.</summary>
    static int WithList(Page page, int end)
    {
        while (end < page.Lines.Length && page.Lines[end].Kind is LineKind.Text && page.Lines[end].Text is ['△' or '▲' or '◇' or '◆' or '○' or '●' or '□' or '■' or '①' or '②' or '③' or '④' or '⑤' or '▷', ..])
        {
            end++;
        }

        return end;
    }

    /// <summary>Inside the body, what follows a box's heading up to the next paragraph is the box's.</summary>
    static void MarkBoxItems(Page page)
    {
        var inBox = false;
        for (var i = page.BodyStart; i < page.BodyEnd; i++)
        {
            ref var line = ref page.Lines[i];
            inBox = line.Kind == LineKind.BoxHeading || (inBox && line.Kind != LineKind.Prose);
            if (inBox && line.Kind is LineKind.Text or LineKind.Section or LineKind.Time)
            {
                line.Kind = LineKind.BoxItem;
            }
        }
    }

    /// <summary>Lists of appointments, poems, tables: the lines below time or byline, when they are too many to be a subtitle.</summary>
    static void FindWithoutProse(Page page)
    {
        var anchor = -1;
        for (var i = 0; i < page.Lines.Length; i++)
        {
            if (page.Lines[i].Kind is LineKind.Time or LineKind.Byline)
            {
                anchor = i;
            }
            else if (anchor >= 0 && page.Lines[i].Kind is LineKind.Copyright or LineKind.BoxHeading or LineKind.CommentHeading or LineKind.Navigation)
            {
                break;
            }
        }

        var start = anchor < 0 ? -1 : page.Next(anchor, page.Lines.Length, LineKind.Text);
        var end = start;
        var characters = 0;
        for (; end >= 0 && end < page.Lines.Length && page.Lines[end].Kind == LineKind.Text; end++)
        {
            characters += page.Lines[end].Text.Length;
        }

        if (end - start >= 3 && characters >= 60)
        {
            (page.BodyStart, page.BodyEnd) = (start, end);
            page.Warn(NoticeCodes.BodyInferred, "No line is a paragraph by its shape; the lines below the byline were taken.", page.Lines[start].Number);
        }
    }
}
