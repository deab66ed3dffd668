using Cms.Import.Pages;
using Cms.Import.Recognisers.Bodies;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Sites;

/// <summary>The section that the article stands in, where the page says which: a path above the body, a label above the headline, a portal's statement below. Never the menu.</summary>
static class ArticleCategory
{
    const int MostSteps = 3;
    const int LongestStep = 10;
    const string OthersOfCategory = "' 카테고리의 다른 글";

    /// <summary>A longer line is no path.</summary>
    const int Longest = 40;

    /// <summary>The surest first; each tells the section and says whether it did.</summary>
    public static void Read(Page page) =>
        _ = ReadBreadcrumb(page) || page.Document.Category is not null || ReadStatementBelow(page) || ReadSteps(page) || ReadWordsOfPath(page)
            || ReadAtHeadlines(page) || ReadAtHeadlineBelow(page) || SectionLabel.ReadBesideTime(page) || ReadTitleLabel(page) || SectionLabel.ReadAmongBylines(page)
            || (page.Document.Title is null && page.BodyStart < page.Lines.Length && SectionLabel.ReadAbove(page, page.BodyStart));

    static bool ReadBreadcrumb(Page page)
    {
        for (var i = 0; i < page.BodyStart; i++)
        {
            if (page.Lines[i].Kind == LineKind.Breadcrumb && (Breadcrumb.Read(page.Lines[i].Text) ?? Breadcrumb.ReadGlued(page.Lines[i].Text)) is { Count: > 0 } path)
            {
                return Tell(page, path[^1], i, "breadcrumb", 1);
            }
        }

        return false;
    }

    /// <summary>Of a headline that stands twice, the second is nearer to the article.</summary>
    static bool ReadAtHeadlines(Page page)
    {
        for (var (i, looks) = (page.BodyStart - 1, 0); i > 0 && looks < BodyZone.MostLooks; i--)
        {
            looks += page.Lines[i].Kind == LineKind.Title ? 1 : 0;
            if (page.Lines[i].Kind == LineKind.Title && (ReadPathAbove(page, i) || SectionLabel.ReadBetweenTitles(page, i) || SectionLabel.ReadAsLabelled(page, i) || SectionLabel.ReadAbove(page, i) || SectionLabel.ReadBelowMenu(page, i)))
            {
                return true;
            }
        }

        return false;
    }

    static bool ReadAtHeadlineBelow(Page page) => page.Next(page.BodyEnd, page.Lines.Length, LineKind.Title) is > 0 and var below && SectionLabel.ReadAbove(page, below);

    /// <summary><c>[교육/문화] …</c>, <c>[ 교단 ] …</c>: a single name is rather what kind of article it is, unless the site sets it off so and has it in its menu, when it shows one.</summary>
    static bool ReadTitleLabel(Page page)
    {
        var title = page.Document.Title ?? "";
        var label = title.StartsWith('[') && title.IndexOf(']', StringComparison.Ordinal) is > 1 and var close ? title[1..close] : "";
        if (label.Length == 0 || !(label.Contains('/', StringComparison.Ordinal) ? Sections.AreNames(label) : label[0] == ' ' && (page.Document.Categories.Count == 0 || SectionLabel.IsInMenu(page, label.AsSpan().Trim()))))
        {
            return false;
        }

        page.Document = page.Document with { Category = label.Trim() };
        page.Found(Field.Category, [page.Fields[Field.Title].Lines[^1]], "title-label", 0.6);
        return true;
    }

    /// <summary>A path as a list of two right above the headline: <c>• 전국</c>, <c>• 누리시</c>; the first is a usual section.</summary>
    static bool ReadPathAbove(Page page, int title)
    {
        if (title < 2 || !page.Lines[title - 1].IsBulleted || !page.Lines[title - 2].IsBulleted || page.Lines[title - 2].Kind != LineKind.Section
            || page.Lines[title - 1].Item.Length > LongestStep || Sections.IsFrame(page.Lines[title - 1].Item))
        {
            return false;
        }

        page.Lines[title - 1].Kind = LineKind.Section;
        return Tell(page, page.Lines[title - 1].Item.ToString(), title - 1, "breadcrumb-steps", 0.7);
    }

    /// <summary>A path whose steps stand on lines of their own: 홈, 사회, 사회일반. A menu has more of them.</summary>
    static bool ReadSteps(Page page)
    {
        for (var i = 0; i + 1 < page.BodyStart; i++)
        {
            if (page.Lines[i + 1].Kind != LineKind.Section || !(page.Lines[i].Item is "홈" or "HOME" or "Home" or "현재위치"))
            {
                continue;
            }

            var last = i;
            while (last + 1 < page.BodyStart && page.Lines[last + 1].Kind == LineKind.Section)
            {
                last++;
            }

            last += last > i && IsOwnStep(page, last + 1) ? 1 : 0;
            if (last > i && last - i <= MostSteps && !Sections.IsFrame(page.Lines[last].Item) && !IsMenu(page, last + 1))
            {
                return Tell(page, page.Lines[last].Item.ToString(), last, "breadcrumb-steps", 0.8);
            }
        }

        return false;
    }

    /// <summary>The last step of a path, right above the headline, may be a name that only this newspaper has: <c>누리·나래</c>.</summary>
    static bool IsOwnStep(Page page, int index) =>
        index + 1 < page.BodyStart && page.Lines[index] is { Kind: LineKind.Text, Item.Length: <= LongestStep } step && !step.Item.Contains(' ') && page.Lines[index + 1].Kind == LineKind.Title;

    /// <summary>Another short name follows: what looked like a path is a menu's beginning, some of whose sections no other newspaper has.</summary>
    static bool IsMenu(Page page, int index) =>
        index < page.Lines.Length && page.Lines[index] is { Kind: LineKind.Text or LineKind.Navigation, Item.Length: <= LongestStep } next && NameShape.IsHangulWord(next.Item);

    /// <summary>A path without signs, of words that may be this site's alone, right above the headline: <c>HOME 뉴스 문중소식</c>, <c>홈 양돈</c>.</summary>
    static bool ReadWordsOfPath(Page page)
    {
        var title = page.Next(0, page.BodyStart, LineKind.Title);
        for (var i = title - 1; i >= Math.Max(0, title - MostSteps); i--)
        {
            var text = page.Lines[i].Text;
            if (page.Lines[i].Kind is not (LineKind.Text or LineKind.Section or LineKind.Control or LineKind.Navigation) || text.Length > Longest)
            {
                continue;
            }

            var words = text.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var isRooted = words.Length > 1 && (words[0] is "홈" or "HOME" || (words[0] == "뉴스" && IsLineAbove(page, i, text[3..])));
            var steps = words[(isRooted ? 1 : 0)..];
            if (steps.Length <= MostSteps && (isRooted || StandInMenu(page, i, steps)) && Array.TrueForAll(steps, s => s.Length <= LongestStep && NameShape.IsHangulWord(s)) && !Sections.IsFrame(steps[^1]) && FurnitureLine.LabelKind(steps[^1]) != LineKind.Control)
            {
                page.Lines[i].Kind = LineKind.Breadcrumb;
                return Tell(page, steps[^1], i, "breadcrumb-words", 0.8);
            }
        }

        return false;
    }

    /// <summary>Whether each step is a line of the menu above (<c>사회 노동</c>); of three, the last may be one of a menu that the page doesn't show.</summary>
    static bool StandInMenu(Page page, int index, string[] steps) => steps.Length > 1 && Array.TrueForAll(steps[..2], s => IsLineAbove(page, index, s)) && !AreNeighbours(page, index, steps);

    /// <summary>What stands in the menu one below the other, and again in one row, is the menu once more: <c>정치 경제</c>.</summary>
    static bool AreNeighbours(Page page, int index, string[] steps)
    {
        for (var i = 0; i + 1 < index; i++)
        {
            if (Folded.Same(page.Lines[i].Item, steps[0]) && Folded.Same(page.Lines[i + 1].Item, steps[1]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the name is a line further up, as a menu's are.</summary>
    public static bool IsLineAbove(Page page, int index, ReadOnlySpan<char> name)
    {
        for (var i = 0; i < index; i++)
        {
            if (Folded.Same(page.Lines[i].Item, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A large portal says below each article under which section its newspaper filed it, a blog which others it has (<c>'이웃' 카테고리의 다른 글</c>).</summary>
    static bool ReadStatementBelow(Page page)
    {
        for (var i = page.BodyEnd; i < page.Lines.Length; i++)
        {
            var text = page.Lines[i].Text;
            if (text is ['\'', ..] && text.EndsWith(OthersOfCategory) && text.Length - OthersOfCategory.Length is > 1 and <= Longest)
            {
                return Tell(page, text[1..^OthersOfCategory.Length].Trim().ToString(), i, "blog-statement", 0.9);
            }

            var end = text.Length < 60 ? text.IndexOf(" 섹션으로 분류") : -1;
            if (end > 0)
            {
                page.Lines[i].Kind = LineKind.Control;
                return Tell(page, text[(text[..end].LastIndexOf(' ') + 1)..end].Trim("',").ToString(), i, "portal-statement", 0.9);
            }
        }

        return false;
    }

    /// <summary>Puts the section into the document, with the line that names it.</summary>
    public static bool Tell(Page page, string category, int index, string rule, double confidence)
    {
        page.Document = page.Document with { Category = category.Trim('»', '›', ' ') };
        page.Found(Field.Category, [page.Lines[index].Number], rule, confidence);
        return true;
    }
}
