using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Sites;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Headlines;

/// <summary>
/// The headline, by the surest evidence that the page offers: the title line repeats it with the site's name; a line stands
/// there twice; a known site's name cuts it off; else its shape and its place above byline and body.
/// </summary>
static class Headline
{
    const int Shortest = 4;
    const int Longest = 120;
    const int LongestOfAll = 250;
    const int LinesOfMenu = 6;

    /// <summary>Older sites set their name between such signs: <c>::: 누리전선 :::</c>.</summary>
    const string SiteMark = "::";
    const int LongestBoard = 8;
    const int LongestPictured = 16;
    const int FewestBarsOfMenu = 3;

    /// <summary>What headlines have, and neither captions' labels nor mottos.</summary>
    static readonly SearchValues<char> Signs = SearchValues.Create("…“”\"'‘’,");

    static readonly string[] FormLabels = ["작성자", "등록자", "글쓴이", "담당부서", "작성부서", "작성일", "등록일"];

    /// <summary>How much it counts that the path to the article stands right above.</summary>
    const int BelowPath = 4;

    /// <summary>How much it counts against a line that it is of something else than the body.</summary>
    const int OfElse = 6;

    /// <summary>Where nothing but headline and subtitle stands above the body, a headline may be this short.</summary>
    const int ShortestOfTwo = 8;

    /// <summary>A shorter line that stands twice in a row is a picture's text and its caption.</summary>
    const int LongerThanCaption = 16;

    /// <summary>What the title line says of the newspaper, for <see cref="OutletName"/>.</summary>
    public readonly record struct Site(string Outlet, int Line);

    public static Site? Read(Page page, string? owner)
    {
        MistakenHeadline.Free(page);
        var head = Candidates(page);
        if (owner is not null && head.Exists(i => !Folded.Same(page.Lines[i].Text, owner)))
        {
            head.RemoveAll(i => Folded.Same(page.Lines[i].Text, owner));
        }

        if (head.Count == 0)
        {
            OddHeadline.Read(page);
            return null;
        }

        if (OddHeadline.OfPhotoNamedAgain(page))
        {
            return null;
        }

        if (RepeatedHeadline.Find(page, head) is { } site)
        {
            return site.Outlet.Length > 0 ? site : null;
        }

        if (page.Document.Title is not null)
        {
            return null;
        }

        foreach (var index in head.Take(3).Where(i => page.Lines[i].Text.Count('|') < FewestBarsOfMenu))
        {
            if (TitleTag.WithoutSite(page.Lines[index].Text, owner) is { } cut && !FurnitureLine.IsMenu(cut.Title) && !(cut.SiteIsFirst && NameShape.IsOutlet(cut.Title)) && !(!cut.Title.Contains(' ', StringComparison.Ordinal) && IsPassedOver(page, head, cut.Title, index)))
            {
                Tell(page, cut.Title, [index], cut.SiteIsFirst ? "title-site-before" : "title-site-behind", 0.9);
                TellSection(page, cut.Site, page.Lines[index].Number);
                return TitleTag.OutletOf(cut.Site) is { } outlet ? new(outlet, page.Lines[index].Number) : null;
            }
        }

        ByShape(page, head);
        return null;
    }

    static List<int> Candidates(Page page)
    {
        var head = new List<int>();
        for (var i = BelowOthers(page); i < page.BodyStart; i++)
        {
            ref readonly var line = ref page.Lines[i];
            if ((line.Kind == LineKind.Text || IsOfPhoto(line)) && line.Text.Length is >= Shortest and <= Longest + 60 && !line.Text.Contains("://", StringComparison.Ordinal) && !line.Text.StartsWith(SiteMark) && !IsNamedInLead(page, line.Text) && !IsProgramme(page, i) && !IsOfPictures(page, i))
            {
                head.Add(i);
            }
        }

        return head;
    }

    /// <summary>The headline of a photo, and no caption: <c>[사진]눈 덮인 산성,'길이 없다'</c>.</summary>
    static bool IsOfPhoto(in Line line) => line.Kind == LineKind.Caption && line.Text.StartsWith("[사진]") && line.Text.Length >= LongerThanCaption && line.Text[4..].ContainsAny(Signs);

    /// <summary>Above the headline may stand the beginnings of other articles, or a long menu that a path ends (<c>홈 &gt; 뉴스 &gt; 사회</c>).</summary>
    static int BelowOthers(Page page)
    {
        var from = 0;
        var lines = 0;
        for (var i = 0; i < page.BodyStart; i++)
        {
            lines += page.Lines[i].Kind == LineKind.Text ? 1 : 0;
            if (page.Lines[i].Kind == LineKind.BoxItem || (page.Lines[i].Kind == LineKind.Breadcrumb && lines >= LinesOfMenu && page.Next(i, page.BodyStart, LineKind.Text) >= 0))
            {
                from = i + 1;
            }
        }

        return page.Next(from, page.BodyStart, LineKind.Text) >= 0 ? from : 0;
    }

    /// <summary>The newspaper's name, which the first paragraph opens with: <c>[누리펜ㅣ홍길동 기자] 시는 …</c>.</summary>
    static bool IsNamedInLead(Page page, ReadOnlySpan<char> line) =>
        page.BodyStart < page.Lines.Length && page.Lines[page.BodyStart].Text is ['[' or '(' or '【', .. var lead] && lead.StartsWith(line);

    /// <summary>Who is to be seen and whose picture it is, below the picture and further down again: <c>김하늘 / 누리데일리</c>.</summary>
    static bool IsOfPictures(Page page, int index)
    {
        var line = page.Lines[index].Text;
        if (line.IndexOf(" / ") is not (> 0 and <= LongestPictured and var sign) || !NameShape.IsOutlet(line[(sign + 3)..]))
        {
            return false;
        }

        for (var i = page.BodyStart; i < page.Lines.Length; i++)
        {
            if (page.Lines[i].Text.SequenceEqual(line))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A broadcaster's programme above the first speaker's cue: <c>[뉴스누리]</c>.</summary>
    static bool IsProgramme(Page page, int index) => page.Lines[index].Text is ['[', .., ']'] line && !line.Contains(' ') && index + 1 < page.Lines.Length && BroadcastLine.IsCue(page.Lines[index + 1].Text);

    static void ByShape(Page page, List<int> head)
    {
        var anchor = Anchor(page);
        var best = -1;
        var bestScore = 0;
        var second = 0;
        var first = head.Find(i => !NameShape.IsOutlet(page.Lines[i].Text) && !page.Lines[i].IsBulleted);
        var isAnyRelated = head.Exists(i => page.Lines[i].Text.Length >= ShortestOfTwo && !page.BodyWords.AreFewIn(page.Lines[i].Text));
        for (var h = 0; h < head.Count; h++)
        {
            var index = head[h];
            var score = HeadlineShape.Score(page.Lines[index], isFirst: index == first, standsFirst: h == 0 && HeadlineShape.StandsFirst(page, index), isBelowAnchor: anchor >= 0 && index > anchor)
                + (IsBelowPath(page, index) ? BelowPath : 0)
                + (head.Count == 2 && h == 0 && page.Next(index, head[1], LineKind.Navigation) < 0 && page.Lines[index].Text.Length >= ShortestOfTwo && Prose.HasHangul(page.Lines[index].Text) ? 1 : 0)
                - (isAnyRelated && IsOfElse(page, head, h) && !IsAboveSeries(page, head, h) ? OfElse : 0)
                - (h > 0 && IsAboveSeries(page, head, h - 1) ? OfElse : 0);
            if (score > bestScore)
            {
                (second, best, bestScore) = (bestScore, index, score);
            }
            else if (score > second)
            {
                second = score;
            }
        }

        var isSure = best >= 0 && anchor > best;
        best = best < 0 && head is [var only] && anchor > only ? only : best;
        if (best < 0)
        {
            return;
        }

        var line = page.Lines[best];
        Tell(page, line.AsString(), [best], anchor > best ? "title-above-byline" : "title-above-body", isSure ? 0.85 : 0.6);
        if (!isSure)
        {
            page.Warn(NoticeCodes.TitleInferred, $"'{line.Text}' was taken for the headline by its place alone.", line.Number);
        }
        else if (second == bestScore && head.Count > 4)
        {
            page.Warn(NoticeCodes.TitleAmbiguous, $"Several lines could be the headline; the first, '{line.Text}', was taken.", line.Number);
        }
    }

    /// <summary>Whether the path to the article stands right above, or above a button.</summary>
    static bool IsBelowPath(Page page, int index) =>
        index > 0 && (page.Lines[index - 1].Kind == LineKind.Breadcrumb || (index > 1 && page.Lines[index - 1].Kind == LineKind.Control && page.Lines[index - 2].Kind == LineKind.Breadcrumb));

    /// <summary>A site's name, which may stand twice: it has none of the body's words, and further down, above byline and time, stands a line that has. A subtitle stands right below its headline.</summary>
    public static bool IsPassedOver(Page page, List<int> head, ReadOnlySpan<char> text, int last)
    {
        if (text.Length >= LongerThanCaption || !page.BodyWords.AreMissingIn(text))
        {
            return false;
        }

        var anchor = Anchor(page);
        return head.Exists(i => i > last + 1 && (anchor < 0 || i < anchor) && page.Lines[i].Text.Length >= ShortestOfTwo && !page.BodyWords.AreFewIn(page.Lines[i].Text));
    }

    /// <summary>A menu, a motto, another article's headline: it has none of the body's words, or few and so has the candidate below it. A playful headline has few, but its subtitle follows.</summary>
    static bool IsOfElse(Page page, List<int> head, int h) =>
        page.BodyWords.AreMissingIn(page.Lines[head[h]].Text)
        || (page.BodyWords.AreFewIn(page.Lines[head[h]].Text) && h + 1 < head.Count && page.BodyWords.AreFewIn(page.Lines[head[h + 1]].Text));

    /// <summary>A playful headline, and below it nothing but the series in brackets with its own words: <c>목돈 없이도 쓸수록 늘어나는 숲길</c>, <c>[에디터스 레터] 왜 …</c>.</summary>
    static bool IsAboveSeries(Page page, List<int> head, int h) =>
        h == 0 && head.Count == 2 && head[1] - head[0] == 1 && page.Lines[head[1]].Text is ['[', ..] && page.Lines[head[1]].Text.IndexOf("] ") > 0
        && page.Lines[head[0]].Text is { Length: >= LongerThanCaption } line && line.Contains(' ') && !NameShape.IsOutlet(line) && line is not ['[', ..];

    /// <summary>The first line with byline or time that has a candidate above it. A board prints its own name and the time above the headline, and the byline below.</summary>
    public static int Anchor(Page page)
    {
        for (var i = 1; i < page.BodyStart; i++)
        {
            if (page.Lines[i].Kind is LineKind.Time or LineKind.Byline or LineKind.TimeLabel && page.Next(0, i, LineKind.Text) >= 0 && !IsMasthead(page, i)
                && !(page.Lines[i - 1] is { Kind: LineKind.Text or LineKind.Section, Text.Length: <= LongestBoard } board && !board.Text.Contains(' ') && i + 2 < page.BodyStart && page.Lines[i + 1].Kind == LineKind.Text && page.Lines[i + 2].Kind == LineKind.Byline))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The newspaper's name and the day of the visit, above the menu.</summary>
    static bool IsMasthead(Page page, int time) => time == 1 && page.Lines.Length > 2 && NameShape.IsOutlet(page.Lines[0].Text) && page.Lines[2].Kind is LineKind.Control or LineKind.Navigation;

    public static void Tell(Page page, string title, List<int> indexes, string rule, double confidence)
    {
        if (title.Length > LongestOfAll)
        {
            return; // a page that ran together: the caller knows better
        }

        foreach (var index in indexes)
        {
            page.Lines[index].Kind = LineKind.Title;
        }

        title = WithoutCounter(WithoutIssue(page, title));
        page.Document = page.Document with { Title = WithoutLabel(WithoutBoard(page, title), IsInForm(page, indexes[^1])).TrimStart('•', '∙', '»', ' ').TrimEnd('∥', '|', ' ') };
        page.Found(Field.Title, indexes.Select(i => page.Lines[i].Number), rule, confidence);
    }

    /// <summary>How many comments there are may run together with the headline: <c>숲길 이어진다 댓글보기16</c>.</summary>
    static string WithoutCounter(string title)
    {
        var words = title.AsSpan().TrimEnd("0123456789");
        return words.Length < title.Length && words.EndsWith(" 댓글보기") ? words[..^5].TrimEnd().ToString() : title;
    }

    /// <summary>A magazine prints the day and the issue behind the headline: <c>숲길 이어진다 [2010.02.05 제797호]</c>.</summary>
    static string WithoutIssue(Page page, string title)
    {
        var open = title.EndsWith("호]", StringComparison.Ordinal) ? title.LastIndexOf(" [", StringComparison.Ordinal) : -1;
        if (open < ShortestOfTwo || !new TimeScanner(title.AsSpan(open)).TryNext(0, out var day) || day.Value is null)
        {
            return title;
        }

        page.ExtractedDate ??= day;
        return title[..open];
    }

    /// <summary>A widespread board has its own name behind the headline, and again on a line of its own: <c>숲길 이어진다 &gt; 마을 소식</c>.</summary>
    static string WithoutBoard(Page page, string title)
    {
        var sign = title.LastIndexOf(" > ", StringComparison.Ordinal);
        return sign >= ShortestOfTwo && Array.Exists(page.Lines, l => Folded.Same(l.Text, title.AsSpan(sign + 3))) ? title[..sign] : title;
    }

    /// <summary>Whether the line below has another of a board's labels: <c>작성자 누리시</c>.</summary>
    static bool IsInForm(Page page, int index) =>
        index + 1 < page.Lines.Length && page.Lines[index + 1].Text is not [] && Array.Exists(FormLabels, l => page.Lines[index + 1].Text.StartsWith(l));

    /// <summary>Boards print <c>제목 : …</c> or <c>제 목 : …</c>; without the colon where they print other labels below.</summary>
    static string WithoutLabel(string title, bool isInForm)
    {
        foreach (var label in (ReadOnlySpan<string>)["제목 :", "제 목 :", "제목:", "제 목:", .. isInForm ? (string[])["제목 ", "제 목 "] : []])
        {
            if (title.StartsWith(label, StringComparison.Ordinal) && title.Length > label.Length + Shortest)
            {
                return title[label.Length..].TrimStart(' ', ':');
            }
        }

        return title;
    }

    public static void TellSection(Page page, string site, int number)
    {
        if (TitleTag.SectionOf(site) is { } section)
        {
            page.Document = page.Document with { Category = section };
            page.Found(Field.Category, [number], "title-path", 0.9);
        }
    }
}
