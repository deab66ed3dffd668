using Cms.Import.Html;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Bodies;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Comments;
using Cms.Import.Recognisers.Headlines;
using Cms.Import.Recognisers.Joints;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Outcome;
using Cms.Import.Recognisers.Sites;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;
using Cms.Import.Weather;

namespace Cms.Import;

/// <summary>Reads the page of a Korean newspaper. Pure: no I/O, no clock, no exception.</summary>
public static class NewsPageReader
{
    /// <summary>Raised whenever the same bytes may be read differently than before.</summary>
    public const string Version = "12";

    static readonly ReadOptions Nothing = new();

    /// <summary>A declared headline that is shorter may be the site's name.</summary>
    const int ShortestHeadline = 10;

    /// <summary>The layout of a page that was refused before any recogniser saw it.</summary>
    const string NoLayout = "none";

    /// <param name="bytes">The page as it was served, text or HTML, in any encoding Korean sites use.</param>
    /// <param name="options">What the caller knows of it.</param>
    public static ParseResult<NewsPage> Read(ReadOnlySpan<byte> bytes, ReadOptions? options = null)
    {
        var known = options ?? Nothing;
        DecodedPage decoded;
        try
        {
            decoded = PageDecoder.Decode(bytes, known.Charset ?? DeclaredCharset.OfMediaType(known.MediaType));
        }
#pragma warning disable CA1031 // As below.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return Failed(new("", "binary", []), defect);
        }

        return Guarded(decoded, known);
    }

    /// <param name="text">The page as text, as an editor pasted it, or its HTML.</param>
    /// <param name="options">What the caller knows of it.</param>
    public static ParseResult<NewsPage> Read(string text, ReadOptions? options = null) => Guarded(new(text, "utf-16", []), options ?? Nothing);

    /// <summary>The authors of a byline that stands alone, as formats for machines have it: <c>김하늘·마성배 기자</c>, <c>홍길동 특파원 hong@paper.example</c>. What is no Korean byline is names between commas.</summary>
    /// <param name="text">One line.</param>
    public static IReadOnlyList<PageReporter> ReadByline(string text)
    {
        var byline = BylineReader.Read(text);
        byline = byline.IsByline ? byline : BylineReader.OfNames(text);
        return byline.IsByline
            ? [.. byline.People.Select(p => new PageReporter(p.Name, p.Email, p.Outlet))]
            : [.. text.Split([',', '·', '/', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => new PageReporter(name, null, null))];
    }

    /// <summary>A defect of the parser is told like any other refusal: one page must not stop an import of thousands.</summary>
    static ParseResult<NewsPage> Guarded(DecodedPage decoded, ReadOptions options)
    {
        try
        {
            return decoded.Error is null ? Read(decoded, options) : Refused(decoded, decoded.Error);
        }
#pragma warning disable CA1031 // The contract is that nothing throws.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return Failed(decoded, defect);
        }
    }

    static ParseResult<NewsPage> Failed(DecodedPage decoded, Exception defect) =>
        Refused(decoded, new(NoticeCodes.ParserFailed, $"The parser failed on this page: {defect.GetType().Name}."));

    static ParseResult<NewsPage> Read(DecodedPage decoded, ReadOptions options)
    {
        var notices = new List<ParseNotice>(decoded.Notices);
        var text = Normalised(decoded.Text, notices);
        if (Feed.Is(text))
        {
            return Refused(decoded, new(NoticeCodes.PageIsList, "The page is a feed or a site map: it lists articles."));
        }

        return IsHtml(text, options.MediaType)
            ? ReadHtml(decoded, HtmlReduction.Of(text, notices), notices, options)
            : Read(decoded, new(Joint.CutAll(LineSplitter.Split(text, new TextCleaner(notices))), [], new(), []), notices, options, isHtml: false);
    }

    static bool IsHtml(string text, string? mediaType) =>
        mediaType?.Split(';')[0].Trim() is { } type && (type.Equals("text/html", StringComparison.OrdinalIgnoreCase) || type.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase))
        || HtmlSource.Is(text);

    /// <summary>The body comes from the text that the page shows; only when there is none, from what it holds for machines.</summary>
    static ParseResult<NewsPage> ReadHtml(DecodedPage decoded, HtmlReduction html, List<ParseNotice> notices, ReadOptions options)
    {
        var result = Read(decoded, html, [.. notices], options, isHtml: true);
        return result.Document.Paragraphs.Count == 0 && html.WithDeclaredBody() is { } whole
            ? Read(decoded, whole, notices, options, isHtml: true)
            : result;
    }

    static ParseResult<NewsPage> Read(DecodedPage decoded, HtmlReduction source, List<ParseNotice> notices, ReadOptions options, bool isHtml)
    {
        if (source.Lines.Length == 0)
        {
            return Refused(decoded, isHtml ? new(NoticeCodes.BodyMissing, "The page's HTML shows no text.") : new(NoticeCodes.PageEmpty, "The page is nothing but white space."));
        }

        var page = new Page(source.Lines, notices);
        var regions = new HtmlRegions(page, source.Regions, source.Declared);
        var isList = Recognise(page, source.Declared, regions, Declarations.AsGiven(options.Title));
        return new()
        {
            Encoding = decoded.Encoding,
            Layout = (isHtml ? HtmlLayout.Of(page) : null) ?? Layout.Of(page),
            Document = page.Document,
            Fields = page.Fields,
            Warnings = [.. page.Notices.OrderBy(n => n.Line ?? int.MaxValue)],
            Error = Refusal.Of(page, isList),
        };
    }

    /// <summary>
    /// Five steps, in this order: what each line is by itself and beside its neighbours; where the body begins and ends, which furniture bounds; the
    /// headline, which stands above the body and has its words, and with it the newspaper; the people and the text, since who wrote the article is no part
    /// of it; and what is left. In each, what the page shows comes first and what it declares second, which outranks all but the surest.
    /// </summary>
    /// <returns>Whether the page is a list of articles.</returns>
    static bool Recognise(Page page, Declarations declared, HtmlRegions regions, string givenTitle)
    {
        ClassifyLines(page, regions);
        var isList = !declared.IsArticle && ListPage.Is(page);
        FindBody(page, regions);
        var outlets = new OutletName();
        ReadHead(page, declared, regions, givenTitle, outlets);
        ReadPeopleAndText(page, declared, regions, outlets);
        ReadTheRest(page, declared);
        return isList;
    }

    static void ClassifyLines(Page page, HtmlRegions regions)
    {
        ExtractorMarks.Remove(page);
        WeatherStrip.Read(page);
        HardWrap.Join(page);
        LineClassifier.Classify(page);
        RepeatedTitle.Free(page);
        FigureText.Mark(page);
        SummaryBox.Read(page);
        PhotoLines.Mark(page);
        Navigation.Read(page);
        regions.Apply();
    }

    static void FindBody(Page page, HtmlRegions regions)
    {
        if (!regions.FindBodyWithoutProse())
        {
            BodyZone.Find(page);
        }

        CommentThread.Read(page);
    }

    /// <summary>The headline, and the first votes for the newspaper's name; who wrote the article votes too.</summary>
    static void ReadHead(Page page, Declarations declared, HtmlRegions regions, string givenTitle, OutletName outlets)
    {
        var (owner, ownerLine) = CopyrightOwner.Find(page);
        page.Owner = owner;
        ReadHeadline(page, declared, givenTitle, owner, outlets);
        regions.TellTitle();
        outlets.Vote(owner, ownerLine, "outlet-copyright", 3);
        DeclaredFields.VoteForOutlet(declared, outlets);
        Masthead.Read(page, outlets);
    }

    static void ReadPeopleAndText(Page page, Declarations declared, HtmlRegions regions, OutletName outlets)
    {
        var authors = new Authors(page, outlets);
        var bylines = new AuthorLines(page, authors, outlets);
        DeclaredFields.AddAuthors(page, declared, authors);
        bylines.ReadHead();
        Columnist.Read(page, authors);
        SignOff.Read(page, authors);
        BodyText.Read(page, authors);
        regions.TellBody();
        bylines.ReadTail();
        DeclaredFields.AddBlogger(declared, authors);
        Subtitle.Read(page);
        DeclaredFields.ReadSubtitle(page, declared);
        DeclaredFields.ReadComments(page, declared);
        ArticleTimes.Read(page);
        DeclaredFields.ReadTimes(page, declared);
        outlets.Decide(page);
        authors.Tell();
    }

    static void ReadTheRest(Page page, Declarations declared)
    {
        SideFields.ReadCopyright(page);
        ArticleCategory.Read(page);
        DeclaredFields.ReadCategory(page, declared);
        SideFields.ReadTags(page);
        DeclaredFields.ReadTags(page, declared);
        Leftovers.MarkBoxes(page);
        SideFields.ReadCaptions(page);
        Leftovers.Warn(page);
    }

    /// <summary>What the caller says outranks what the page declares, and that what its text suggests.</summary>
    static void ReadHeadline(Page page, Declarations declared, string given, string? owner, OutletName outlets)
    {
        // Some sites declare their name as every page's headline, and some wrongly in one place and rightly in another: the first that is seen counts.
        var titles = given.Length > 0 ? new List<Declared<string>> { new(given, 0, "title-given") } : declared.Titles.FindAll(t => !DeclaredHeadline.IsOfSite(t.Value, declared));
        if (titles.Count > 0 && titles.OrderBy(t => t.Value.Length < ShortestHeadline).Any(t => DeclaredHeadline.Find(page, t, outlets)))
        {
            return;
        }

        var known = titles.FirstOrDefault();
        var site = Headline.Read(page, owner);
        outlets.Vote(site?.Outlet, site?.Line ?? 0, "outlet-title", 3);
        if (known.Value is not null)
        {
            page.Notices.RemoveAll(n => n.Code is NoticeCodes.TitleInferred or NoticeCodes.TitleAmbiguous);
            DeclaredHeadline.Take(page, known, outlets);
        }
    }

    /// <summary>Lone surrogates first: nothing can normalise them.</summary>
    static string Normalised(string text, List<ParseNotice> notices)
    {
        var sound = Surrogates.Replace(text, out var first);
        if (first >= 0)
        {
            notices.Add(new(NoticeCodes.SurrogateReplaced, "Halves of surrogate pairs became U+FFFD.", 1 + text.AsSpan(0, first).Count('\n')));
        }

        return Normalisation.ToNfc(sound);
    }

    static ParseResult<NewsPage> Refused(DecodedPage decoded, ParseNotice error) => new()
    {
        Encoding = decoded.Encoding,
        Layout = NoLayout,
        Document = new(),
        Fields = new Dictionary<string, FieldEvidence>(),
        Warnings = decoded.Notices,
        Error = error,
    };
}
