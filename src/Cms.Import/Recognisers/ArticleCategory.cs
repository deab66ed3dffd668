using Cms.Import.Pages;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>The section that the article stands in, where the page says which: a path above the body, a label above the headline, a portal's statement below. Never the menu.</summary>
static class ArticleCategory
{
    const int MostSteps = 3;
    const int LongestStep = 10;
    const int ShortestMenu = 4;
    const int FewestInRow = 4;
    const int LongestRow = 160;

    /// <summary>A longer line is no path.</summary>
    const int Longest = 40;

    public static void Read(Page page)
    {
        for (var i = 0; i < page.BodyStart; i++)
        {
            if (page.Lines[i].Kind == LineKind.Breadcrumb && (Breadcrumb.Read(page.Lines[i].Text) ?? Breadcrumb.ReadGlued(page.Lines[i].Text)) is { Count: > 0 } path)
            {
                Tell(page, path[^1], i, "breadcrumb", 1);
                return;
            }
        }

        if (page.Document.Category is not null || ReadPortalStatement(page) || ReadSteps(page) || ReadWordsOfPath(page))
        {
            return;
        }

        // Of a headline that stands twice, the second is nearer to the article.
        for (var (i, looks) = (page.BodyStart - 1, 0); i > 0 && looks < BodyZone.MostLooks; i--)
        {
            looks += page.Lines[i].Kind == LineKind.Title ? 1 : 0;
            if (page.Lines[i].Kind == LineKind.Title && (ReadPathAbove(page, i) || ReadBetweenTitles(page, i) || ReadAsLabelled(page, i) || ReadSectionAbove(page, i) || ReadBelowMenu(page, i)))
            {
                return;
            }
        }

        if (page.Document.Category is null && page.Next(page.BodyEnd, page.Lines.Length, LineKind.Title) is > 0 and var below)
        {
            ReadSectionAbove(page, below);
        }

        if (page.Document.Category is null && SectionBesideTime(page) is > 0 and var section)
        {
            page.Lines[section].Kind = LineKind.Section;
            Tell(page, page.Lines[section].Item.ToString(), section, "section-beside-time", 0.8);
        }

        if (page.Document.Category is null && page.Document.Title is { } title && title.StartsWith('[') && title.IndexOf(']', StringComparison.Ordinal) is > 1 and var close && title[1..close] is var label && ((label.Contains('/', StringComparison.Ordinal) && Sections.AreNames(label)) || (label.StartsWith(' ') && IsInMenu(page, label.AsSpan().Trim()))))
        {
            // [교육/문화], [ 교단 ]: a single one is rather what kind of article it is, unless the site sets it off so and has it in its menu.
            page.Document = page.Document with { Category = label.Trim() };
            page.Found(Field.Category, [page.Fields[Field.Title].Lines[^1]], "title-label", 0.6);
        }

        if (page.Document.Category is null)
        {
            ReadAmongBylines(page);
        }

        if (page.Document.Title is null && page.BodyStart < page.Lines.Length)
        {
            ReadSectionAbove(page, page.BodyStart);
        }
    }

    /// <summary>Below the headline, right above who wrote the article or before when: a name that the menu has, or that sections usually have (<c>반도체/디스플레이입력 :2024/09/24 16:55</c>).</summary>
    static void ReadAmongBylines(Page page)
    {
        var title = page.Next(0, page.BodyStart, LineKind.Title);
        for (var i = title + 1; title >= 0 && i < page.BodyStart; i++)
        {
            if (page.Times.TryGetValue(i, out var time) && page.Lines[i].Kind == LineKind.Time && time.Rest is { Length: > 1 and <= Longest } rest && (Sections.AreNames(rest) || IsLineAbove(page, i, rest)) && !Folded.Same(rest, page.Document.Outlet))
            {
                Tell(page, rest, i, "section-beside-time", 0.7);
                return;
            }

            if (page.Lines[i] is { Kind: LineKind.Text or LineKind.Section, Item.Length: <= LongestStep } line && i + 1 < page.BodyStart && page.Lines[i + 1].Kind is LineKind.Byline or LineKind.Time or LineKind.TimeLabel && IsSectionLike(line.Item) && IsInMenu(page, line.Item))
            {
                Take(page, i);
                return;
            }
        }
    }

    /// <summary>The first of what is told about the article, one below the other: <c>• 사회</c>, <c>• 입력 2000.05.15 00:00</c>.</summary>
    static int SectionBesideTime(Page page)
    {
        for (var i = 1; i + 1 < page.BodyStart; i++)
        {
            if (page.Lines[i] is { Kind: LineKind.Section or LineKind.Text, IsBulleted: true } line && line.Item.Length <= LongestStep && !line.Item.Contains(' ') && !NameShape.IsDepartment(line.Item) && Prose.HasHangul(line.Item)
                && page.Lines[i + 1] is { Kind: LineKind.Time, IsBulleted: true } && page.Lines[i - 1].Kind == LineKind.Title)
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>A section's name alone; several are a menu.</summary>
    static bool ReadSectionAbove(Page page, int title)
    {
        if (page.Lines[Math.Max(0, title - MostSteps - 1)..title].Count(l => l.Kind == LineKind.Section) >= MostSteps)
        {
            return false;
        }

        for (var i = title - 1; i >= Math.Max(0, title - 3); i--)
        {
            var isOwn = page.Lines[i].Kind is LineKind.Text or LineKind.Masthead && page.Lines[i].Item.Length <= LongestStep && IsInMenu(page, page.Lines[i].Item);
            if (i == title - 2 && page.Lines[i].Kind == LineKind.Section && page.Lines[title - 1].Kind == LineKind.Text && IsInMenu(page, page.Lines[i].Item) && IsSectionLike(page.Lines[title - 1].Item) && !Folded.Same(page.Lines[title - 1].Item, page.Document.Outlet))
            {
                return Take(page, title - 1); // 증권, 국내증시: the one below the menu's own
            }

            if (isOwn || (page.Lines[i].Kind == LineKind.Section && !Sections.IsFrame(page.Lines[i].Item)))
            {
                return Take(page, i);
            }
        }

        return false;
    }

    /// <summary>
    /// The last of a menu's names, right above the headline, is the section where no menu has it last: the first ones of all menus (정치, 경제, 사회), notices
    /// and leaders, two names one below the other (<c>지역 나래</c>), and what stands behind the menu's search.
    /// </summary>
    static bool ReadBelowMenu(Page page, int title)
    {
        if (title <= ShortestMenu || page.Lines[title - 1] is not { Kind: LineKind.Navigation, Item.Length: <= LongestStep } last || page.Lines[title - ShortestMenu].Kind != LineKind.Navigation)
        {
            return false;
        }

        var above = page.Lines[title - 2];
        return (!Sections.LastOfTwo(last.Item).IsEmpty
            || (IsFirstOfMenus(last.Item) && !IsFirstOfMenus(above.Item) && !IsFirstOfMenus(page.Lines[title - 3].Item))
            || Sections.AreNotices(last.Item)
            || (above.Text is "검색" && IsSectionLike(last.Item)))
            && Take(page, title - 1, "section-below-menu", 0.5);
    }

    static bool IsFirstOfMenus(ReadOnlySpan<char> name) => name is "정치" or "경제" or "사회";

    static bool Take(Page page, int index, string rule = "section-label", double confidence = 0.7)
    {
        page.Lines[index].Kind = LineKind.Section;
        var name = page.Lines[index].Item.Trim("[]<>【】 ");
        Tell(page, (Sections.LastOfTwo(name) is { IsEmpty: false } last ? last : name).ToString(), index, rule, confidence);
        return true;
    }

    /// <summary>A name that no other newspaper has for a section is one where the site's menu has it.</summary>
    static bool IsInMenu(Page page, ReadOnlySpan<char> name)
    {
        foreach (var category in page.Document.Categories)
        {
            if (Folded.Same(name.Trim("[]<>【】 "), category))
            {
                return true;
            }
        }

        return IsOfMenu(page, name.Trim("[]<>【】 "));
    }

    /// <summary>Further up stands the same name alone, or in a row of names.</summary>
    static bool IsOfMenu(Page page, ReadOnlySpan<char> name)
    {
        var times = 0;
        for (var i = 0; i < page.BodyStart; i++)
        {
            var line = page.Lines[i].Item;
            times += Folded.Same(Navigation.WithoutCounter(line), name) ? 1 : 0;
            var isWord = line.Length <= LongestRow && line.Count(' ') >= FewestInRow && line.IndexOf(name) is >= 0 and var at && (at == 0 || line[at - 1] is ' ' or '|') && (at + name.Length == line.Length || line[at + name.Length] is ' ' or '|');
            if (times > 1 || (isWord && page.Lines[i].Kind is LineKind.Navigation or LineKind.Text or LineKind.Control))
            {
                return true;
            }
        }

        return false;
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
        Tell(page, page.Lines[title - 1].Item.ToString(), title - 1, "breadcrumb-steps", 0.7);
        return true;
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

            if (last > i && last - i <= MostSteps && !Sections.IsFrame(page.Lines[last].Item) && !IsMenu(page, last + 1))
            {
                Tell(page, page.Lines[last].Item.ToString(), last, "breadcrumb-steps", 0.8);
                return true;
            }
        }

        return false;
    }

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
                Tell(page, steps[^1], i, "breadcrumb-words", 0.8);
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether each step is a line of the menu above (<c>사회 노동</c>); of three, the last may be one of a menu that the page doesn't show.</summary>
    static bool StandInMenu(Page page, int index, string[] steps) => steps.Length > 1 && Array.TrueForAll(steps[..2], s => IsLineAbove(page, index, s));

    static bool IsLineAbove(Page page, int index, ReadOnlySpan<char> name)
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

    /// <summary>Between the title line and the headline a widespread system prints the section, by whatever name: <c>학회·학술</c>.</summary>
    static bool ReadBetweenTitles(Page page, int title)
    {
        var first = page.Next(0, title, LineKind.Title);
        var above = page.Lines[Math.Max(0, title - 1)];
        if (first < 0 || first >= title - 1 || above.Kind is not (LineKind.Text or LineKind.Section or LineKind.BoxHeading) || !IsSectionLike(above.Item) || page.Lines[title - 2].Kind is LineKind.Text or LineKind.Section)
        {
            return false;
        }

        return Take(page, title - 1, "section-between-titles");
    }

    /// <summary>The headline has the same label as the line above: <c>부고</c>, <c>[부고] 홍길동씨 모친상</c>.</summary>
    static bool ReadAsLabelled(Page page, int title)
    {
        var headline = page.Lines[title].Text;
        if (headline is not ['[', ..] || headline.IndexOf(']') is not (> 1 and <= LongestStep and var close) || title == 0 || !Folded.Same(page.Lines[title - 1].Item, headline[1..close]))
        {
            return false;
        }

        Tell(page, page.Lines[title - 1].Item.ToString(), title - 1, "section-label", 0.8);
        return true;
    }

    /// <summary>One word or two with a sign between, and no newspaper's name.</summary>
    static bool IsSectionLike(ReadOnlySpan<char> name) =>
        name.Length is >= 2 and <= LongestStep && Prose.HasHangul(name) && !name.ContainsAnyInRange('0', '9') && name.Count(' ') <= 1 && !name.ContainsAny(".?!…") && !NameShape.IsOutlet(name) && !Sections.IsFrame(name) && FurnitureLine.LabelKind(name) != LineKind.Control && !NameShape.IsUsualName(name);

    /// <summary>A large portal says below each article under which section its newspaper filed it.</summary>
    static bool ReadPortalStatement(Page page)
    {
        for (var i = page.BodyEnd; i < page.Lines.Length; i++)
        {
            var text = page.Lines[i].Text;
            var end = text.Length < 60 ? text.IndexOf(" 섹션으로 분류") : -1;
            if (end > 0)
            {
                page.Lines[i].Kind = LineKind.Control;
                Tell(page, text[(text[..end].LastIndexOf(' ') + 1)..end].Trim("',").ToString(), i, "portal-statement", 0.9);
                return true;
            }
        }

        return false;
    }

    static void Tell(Page page, string category, int index, string rule, double confidence)
    {
        page.Document = page.Document with { Category = category.Trim('»', '›', ' ') };
        page.Found(Field.Category, [page.Lines[index].Number], rule, confidence);
    }
}
