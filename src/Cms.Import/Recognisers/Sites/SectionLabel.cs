using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Sites;

/// <summary>The name of the article's section on a line of its own, or beside the time; where no other newspaper has such a section, the site's menu must have it.</summary>
static class SectionLabel
{
    /// <summary>So many names one below the other are a menu.</summary>
    const int MostLabels = 3;
    const int LongestStep = 10;
    const int LongestBesideTime = 40;
    const int ShortestMenu = 4;
    const int FewestInRow = 4;
    const int LongestRow = 160;

    /// <summary>A section's name alone; several are a menu.</summary>
    public static bool ReadAbove(Page page, int title)
    {
        if (page.Lines[Math.Max(0, title - MostLabels - 1)..title].Count(l => l.Kind == LineKind.Section) >= MostLabels)
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

            if (isOwn || (page.Lines[i].Kind == LineKind.Section && !Sections.IsFrame(page.Lines[i].Item) && !(i < title - 1 && IsLastOfMenu(page, i))))
            {
                return Take(page, i);
            }
        }

        return false;
    }

    /// <summary>Below names that only this site's menu has, and above its buttons: <c>레저날씨</c>, <c>기상과학</c>, <c>영상</c>, <c>로그인</c>.</summary>
    static bool IsLastOfMenu(Page page, int index)
    {
        var above = index;
        while (above > 0 && index - above < ShortestMenu && page.Lines[above - 1] is { Kind: LineKind.Text or LineKind.Section or LineKind.Navigation, Item.Length: <= LongestStep } && !page.Lines[above].AfterBlank)
        {
            above--;
        }

        return index - above == ShortestMenu && page.Lines[index + 1].Kind == LineKind.Control;
    }

    /// <summary>
    /// The last of a menu's names, right above the headline, is the section where no menu has it last: the first ones of all menus (정치, 경제, 사회), notices
    /// and leaders, two names one below the other (<c>지역 나래</c>), and what stands behind the menu's search.
    /// </summary>
    public static bool ReadBelowMenu(Page page, int title)
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
        return ArticleCategory.Tell(page, (Sections.LastOfTwo(name) is { IsEmpty: false } last ? last : name).ToString(), index, rule, confidence);
    }

    /// <summary>A name that no other newspaper has for a section is one where the site's menu has it.</summary>
    public static bool IsInMenu(Page page, ReadOnlySpan<char> name)
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

    /// <summary>Between the title line and the headline a widespread system prints the section, by whatever name: <c>학회·학술</c>.</summary>
    public static bool ReadBetweenTitles(Page page, int title)
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
    public static bool ReadAsLabelled(Page page, int title)
    {
        var headline = page.Lines[title].Text;
        if (headline is not ['[', ..] || headline.IndexOf(']') is not (> 1 and <= LongestStep and var close) || title == 0 || !Folded.Same(page.Lines[title - 1].Item, headline[1..close]))
        {
            return false;
        }

        return ArticleCategory.Tell(page, page.Lines[title - 1].Item.ToString(), title - 1, "section-label", 0.8);
    }

    /// <summary>One word or two with a sign between, and no newspaper's name.</summary>
    static bool IsSectionLike(ReadOnlySpan<char> name) =>
        name.Length is >= 2 and <= LongestStep && Prose.HasHangul(name) && !name.ContainsAnyInRange('0', '9') && name.Count(' ') <= 1 && !name.ContainsAny(".?!…") && !NameShape.IsOutlet(name) && !Sections.IsFrame(name) && FurnitureLine.LabelKind(name) != LineKind.Control && !NameShape.IsUsualName(name);

    /// <summary>The first of what is told about the article, one below the other: <c>• 사회</c>, <c>• 입력 2000.05.15 00:00</c>.</summary>
    public static bool ReadBesideTime(Page page)
    {
        for (var i = 1; i + 1 < page.BodyStart; i++)
        {
            if (page.Lines[i] is { Kind: LineKind.Section or LineKind.Text, IsBulleted: true } line && line.Item.Length <= LongestStep && !line.Item.Contains(' ') && !NameShape.IsDepartment(line.Item) && Prose.HasHangul(line.Item)
                && page.Lines[i + 1] is { Kind: LineKind.Time, IsBulleted: true } && page.Lines[i - 1].Kind is LineKind.Title or LineKind.Byline)
            {
                page.Lines[i].Kind = LineKind.Section;
                return ArticleCategory.Tell(page, page.Lines[i].Item.ToString(), i, "section-beside-time", 0.8);
            }
        }

        return false;
    }

    /// <summary>Below the headline, right above who wrote the article or when: a name that the menu has, or that sections usually have (<c>반도체/디스플레이입력 :2024/09/24 16:55</c>).</summary>
    public static bool ReadAmongBylines(Page page)
    {
        var title = page.Next(0, page.BodyStart, LineKind.Title);
        for (var i = title + 1; title >= 0 && i < page.BodyStart; i++)
        {
            if (page.Times.TryGetValue(i, out var time) && page.Lines[i].Kind == LineKind.Time && time.Rest is { Length: > 1 and <= LongestBesideTime } rest && (Sections.AreNames(rest) || (IsSectionLike(rest) && (ArticleCategory.IsLineAbove(page, i, rest) || IsGlued(page.Lines[i].Text, rest)))) && !Folded.Same(rest, page.Document.Outlet))
            {
                return ArticleCategory.Tell(page, rest, i, "section-beside-time", 0.7);
            }

            if (page.Lines[i] is { Kind: LineKind.Text or LineKind.Section, Item.Length: <= LongestStep } line && i + 1 < page.BodyStart && page.Lines[i + 1].Kind is LineKind.Byline or LineKind.Time or LineKind.TimeLabel && IsSectionLike(line.Item)
                && (IsInMenu(page, line.Item) || (line.Kind == LineKind.Section && page.Lines[i - 1].Kind is LineKind.Title or LineKind.Masthead)))
            {
                return Take(page, i);
            }
        }

        return false;
    }

    /// <summary>Run together with the time, before its label or behind it: <c>컴퓨팅입력 :2025/11/14 10:55</c>, <c>입력 2023.07.28 (19:11)사회</c>.</summary>
    static bool IsGlued(ReadOnlySpan<char> line, ReadOnlySpan<char> section) =>
        (line.StartsWith(section) && line[section.Length..].StartsWith("입력")) || (line.EndsWith(section) && line[..^section.Length] is [.., ')' or (>= '0' and <= '9')] && Sections.IsName(section));
}
