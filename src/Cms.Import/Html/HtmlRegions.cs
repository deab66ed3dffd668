using Cms.Import.Pages;
using Cms.Import.Recognisers.Bodies;
using Cms.Import.Recognisers.Headlines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Sites;
using Cms.Import.Text;

namespace Cms.Import.Html;

/// <summary>
/// What the elements say, as evidence for the recognisers: lines of a menu, a footer or a box are none of the article's, and prose
/// outside of the element that holds the body is none of the body's. An element that says such a thing and yet holds the body
/// is mistaken: pages wrap everything in <c>class="related"</c>, too.
/// </summary>
sealed class HtmlRegions(Page page, List<Region> regions, Declarations declared)
{
    /// <summary>An element holds the body when this share of the article's prose is in it.</summary>
    const double BodyShare = 0.6;

    /// <summary>Without prose, a body that is declared has at least so many characters.</summary>
    const int ShortestBody = 60;

    /// <summary>Within so many lines of the page's beginning stands its headline.</summary>
    const int Head = 150;
    const int ShortestHeadline = 8;
    const int LongestHeadline = 120;

    /// <summary>Elements of one comment each may have a button or two between them.</summary>
    const int BetweenComments = 2;
    const int FewestLines = 2;
    const int LongestSection = 20;

    /// <summary>How many characters of prose stand before each line.</summary>
    int[] prose = [];

    /// <summary>How many lines before each say that a machine summed the article up; empty when no element is called a summary.</summary>
    int[] summaries = [];

    /// <summary>The body's element; null when none is known.</summary>
    Region? body;

    /// <summary>After the lines have been classified by themselves and the menu was read, before the body's bounds are looked for.</summary>
    public void Apply()
    {
        if (regions.Count == 0)
        {
            return;
        }

        // Where a site declares its own name as the headline, its title element tells no more: 누리일보 - 나루와 섬을 잇는 신문.
        var declaresItself = declared.Titles.Count > 0 && declared.Titles.TrueForAll(t => DeclaredHeadline.IsOfSite(t.Value, declared));
        foreach (var title in Of(RegionKind.PageTitle))
        {
            page.IsShell |= SiteTitle.Is(page.Lines[title.Start].Text);
            SetKind(title, IsOnEveryPage(title, declaresItself) ? LineKind.Control : LineKind.Text, static _ => true);
        }

        foreach (var heading in Of(RegionKind.Heading))
        {
            page.IsShell |= !declared.IsArticle && heading.End > heading.Start && FurnitureLine.IsError(page.Lines[heading.Start].Text) && SiteTitle.Is(page.Lines[heading.Start].Text);
        }

        foreach (var link in Of(RegionKind.Link))
        {
            SetKind(link, LineKind.BoxItem, static kind => kind == LineKind.Prose);
            page.Lines[link.Start].IsLink = true;
        }

        foreach (var menu in Of(RegionKind.Links))
        {
            SetKind(menu, LineKind.Control, static kind => kind is LineKind.Prose or LineKind.Text);
        }

        foreach (var path in Of(RegionKind.Path))
        {
            SetKind(path, LineKind.Breadcrumb, static kind => kind is LineKind.Text);
        }

        prose = new int[page.Lines.Length + 1];
        for (var i = 0; i < page.Lines.Length; i++)
        {
            prose[i + 1] = prose[i] + (page.Lines[i].Kind == LineKind.Prose ? page.Lines[i].Text.Length : 0);
        }

        if (Of(RegionKind.Summary).Any())
        {
            summaries = new int[page.Lines.Length + 1];
            for (var i = 0; i < page.Lines.Length; i++)
            {
                summaries[i + 1] = summaries[i] + (SummaryBox.IsIn(page.Lines[i]) ? 1 : 0);
            }
        }

        body = FindBody();
        page.BodyFloor = body is { Kind: not RegionKind.Article, Start: var floor } ? floor : 0;
        foreach (var region in regions)
        {
            Apply(region);
        }

        if (body is { } found)
        {
            for (var i = 0; i < page.Lines.Length; i++)
            {
                ref var line = ref page.Lines[i];
                var isInside = i >= found.Start && i < found.End;
                line.Kind = !isInside && line.Kind == LineKind.Prose ? LineKind.Text : line.Kind;
            }
        }
    }

    /// <summary>The page's title has no line of the page in it, so that the site has it on every page: <c>누리일보 인터넷 - 사회</c>.</summary>
    bool IsOnEveryPage(Region title, bool declaresItself)
    {
        var folded = Folded.Of(page.Lines[title.Start].Text);
        var others = 0;
        for (var i = title.End; i < Math.Min(page.Lines.Length, title.End + Head); i++)
        {
            if (page.Lines[i].Kind == LineKind.Text && page.Lines[i].Text.Length is >= ShortestHeadline and <= LongestHeadline)
            {
                others++;
                if (folded.Contains(Folded.Of(page.Lines[i].Text), StringComparison.Ordinal))
                {
                    return false;
                }
            }
        }

        return others > 0 && (declaresItself || TitleTag.WithoutSite(page.Lines[title.Start].Text, null) is null);
    }

    /// <summary>A body without a sentence (a poem, a list) is known only by its element. Says whether there is one.</summary>
    public bool FindBodyWithoutProse()
    {
        if (page.Next(0, page.Lines.Length, LineKind.Prose) >= 0)
        {
            return false;
        }

        BodyZone.FreeMarkedLists(page);
        foreach (var region in Of(RegionKind.MarkedBody).Concat(Of(RegionKind.NamedBody)))
        {
            var first = page.Next(region.Start, region.End, LineKind.Text);
            var characters = 0;
            var end = first;
            for (var i = Math.Max(first, 0); i < region.End && page.Lines[i].Kind is not (LineKind.Copyright or LineKind.BoxHeading or LineKind.CommentHeading); i++)
            {
                characters += page.Lines[i].Kind == LineKind.Text ? page.Lines[i].Text.Length : 0;
                end = i + 1;
            }

            if (first >= 0 && characters >= ShortestBody)
            {
                (page.BodyStart, page.BodyEnd, body) = (first, end, region);
                return true;
            }
        }

        return false;
    }

    /// <summary>Says of a headline that stands in the page's title element alone.</summary>
    public void TellTitle()
    {
        foreach (var title in Of(RegionKind.PageTitle))
        {
            if (page.Fields.TryGetValue(Field.Title, out var evidence) && evidence.Lines is [var line] && line == page.Lines[title.Start].Number && page.Next(title.Start, title.End, LineKind.Title) >= 0)
            {
                page.Found(Field.Title, evidence.Lines, "title-element", evidence.Confidence);
            }
        }
    }

    /// <summary>Says of the body that an element told where it is.</summary>
    public void TellBody()
    {
        var rule = body?.Kind switch
        {
            RegionKind.DeclaredBody => declared.ArticleBody?.Rule,
            RegionKind.MarkedBody => "body-marked",
            RegionKind.NamedBody => "body-element",
            _ => null,
        };
        if (rule is not null && page.Fields.TryGetValue(Field.Paragraphs, out var evidence))
        {
            page.Found(Field.Paragraphs, evidence.Lines, rule, evidence.Confidence);
        }
    }

    IEnumerable<Region> Of(RegionKind kind) => regions.Where(r => r.Kind == kind);

    /// <summary>The smallest element that holds most of the prose, of the surest kind.</summary>
    Region? FindBody()
    {
        var isBeside = new bool[page.Lines.Length];
        foreach (var region in regions.Where(r => r.Kind is RegionKind.Footer or RegionKind.Navigation || (r.Kind is RegionKind.Comments or RegionKind.Aside && !HoldsMostProse(r))))
        {
            isBeside.AsSpan(region.Start, region.End - region.Start).Fill(true);
        }

        var beside = 0;
        for (var i = 0; i < isBeside.Length; i++)
        {
            beside += isBeside[i] ? prose[i + 1] - prose[i] : 0;
        }

        var needed = Math.Max(1, (prose[^1] - beside) * BodyShare);
        foreach (var kind in new[] { RegionKind.DeclaredBody, RegionKind.MarkedBody, RegionKind.NamedBody, RegionKind.Article })
        {
            var holding = Of(kind).Where(r => ProseIn(r) >= needed).ToList();
            if (holding.Count > 0)
            {
                return holding.MinBy(r => r.End - r.Start);
            }
        }

        return null;
    }

    void Apply(Region region)
    {
        var holdsBody = body is { } found ? region.Contains(found) : HoldsMostProse(region) && region.Kind is not (RegionKind.Footer or RegionKind.Navigation);
        var isInBody = body is { } around ? around.Contains(region) : prose[region.Start] > 0 && prose[region.End] < prose[^1];
        switch (region.Kind)
        {
            case RegionKind.Navigation when !holdsBody:
                SetKind(region, LineKind.Navigation, IsUnknown);
                break;
            case RegionKind.Footer when !holdsBody:
                SetKind(region, LineKind.Footer, IsUnknown);
                break;
            case RegionKind.Aside when !holdsBody:
                SetKind(region, LineKind.BoxItem, static kind => kind is not (LineKind.Copyright or LineKind.Tags or LineKind.Control));
                break;
            case RegionKind.Comments when !holdsBody && !(body is { } below && region.End <= below.Start): // a button above the body leads to them
                SetKind(region, LineKind.Text, static kind => kind is LineKind.Prose or LineKind.Copyright or LineKind.Footer or LineKind.BoxHeading or LineKind.Section);
                page.Comments = region.End - region.Start < FewestLines ? page.Comments // who wrote one, a count
                    : page.Comments is not { } other ? region
                    : region.Start >= other.End && region.Start - other.End <= BetweenComments ? other with { End = region.End }
                    : other.End - other.Start >= region.End - region.Start ? other : region;
                break;
            case RegionKind.Summary when !holdsBody && summaries[region.End] > summaries[region.Start]:
                SetKind(region, LineKind.Summary, IsUnknown);
                break;
            case RegionKind.Section when region.End - region.Start == 1 && page.Lines[region.Start].Text.Length <= LongestSection && !(body is { } behind && region.Start >= behind.Start):
                SetKind(region, LineKind.Section, static kind => kind is LineKind.Text or LineKind.Masthead or LineKind.Navigation);
                break;
            case RegionKind.Tags when !holdsBody:
                SetKind(region, LineKind.Tags, static kind => kind is LineKind.Text or LineKind.Section or LineKind.BoxItem);
                break;
            case RegionKind.Replies when !holdsBody:
                page.Replies.Add(region);
                break;
            case RegionKind.Caption when !holdsBody:
            case RegionKind.PhotoFrame or RegionKind.WideFrame when !holdsBody && (isInBody || (page.Lines[region.End - 1].Text is [.., '.'] && region.End < page.Lines.Length))
                && (region.Kind == RegionKind.PhotoFrame || (region.End - region.Start == 1 && PhotoFrame.IsCaption(page.Lines[region.Start].Text))):
                SetKind(region, LineKind.Caption, static kind => kind is LineKind.Text or LineKind.Prose or LineKind.Byline or LineKind.Copyright or LineKind.Footer);
                MarkCrew(region);
                break;
            case RegionKind.Link when isInBody && body is not null:
                SetKind(region, LineKind.BoxItem, static kind => kind == LineKind.Text);
                break;
        }
    }

    /// <summary>Who drew a chart (<c>그래픽=홍길동</c>) is its caption, where elsewhere it is a broadcast's crew.</summary>
    void MarkCrew(Region caption)
    {
        foreach (ref var line in page.Lines.AsSpan(caption.Start..caption.End))
        {
            line.Kind = line.Kind == LineKind.Control && BroadcastLine.IsCrew(line.Text) ? LineKind.Caption : line.Kind;
        }
    }

    static bool IsUnknown(LineKind kind) => kind is LineKind.Text or LineKind.Prose or LineKind.Section or LineKind.BoxHeading or LineKind.Time or LineKind.TimeLabel or LineKind.Byline;

    int ProseIn(Region region) => prose[region.End] - prose[region.Start];

    bool HoldsMostProse(Region region) => ProseIn(region) * 2 > prose[^1];

    void SetKind(Region region, LineKind kind, Predicate<LineKind> applies)
    {
        for (var i = region.Start; i < region.End; i++)
        {
            ref var line = ref page.Lines[i];
            line.Kind = applies(line.Kind) ? kind : line.Kind;
        }
    }
}
