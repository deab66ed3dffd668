using Cms.Import.Pages;
using Cms.Import.Recognisers;
using Cms.Import.Text;
using Cms.Import.Weather;

namespace Cms.Import;

/// <summary>Reads the page of a Korean newspaper. Pure: no I/O, no clock, no exception.</summary>
public static class NewsPageReader
{
    /// <summary>Raised whenever the same bytes may be read differently than before.</summary>
    public const string Version = "2";

    /// <summary>The layout of a page that was refused before any recogniser saw it.</summary>
    const string NoLayout = "none";

    /// <param name="bytes">The page as it was served, in any encoding Korean sites use.</param>
    public static ParseResult<NewsPage> Read(ReadOnlySpan<byte> bytes)
    {
        DecodedPage decoded;
        try
        {
            decoded = PageDecoder.Decode(bytes);
        }
#pragma warning disable CA1031 // As below.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            return Failed(new("", "binary", []), defect);
        }

        return Guarded(decoded);
    }

    /// <param name="text">The page as text, as an editor pasted it.</param>
    public static ParseResult<NewsPage> Read(string text) => Guarded(new(text, "utf-16", []));

    /// <summary>A defect of the parser is told like any other refusal: one page must not stop an import of thousands.</summary>
    static ParseResult<NewsPage> Guarded(DecodedPage decoded)
    {
        try
        {
            return decoded.Error is null ? Read(decoded) : Refused(decoded, decoded.Error);
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

    static ParseResult<NewsPage> Read(DecodedPage decoded)
    {
        var notices = new List<ParseNotice>(decoded.Notices);
        var lines = LineSplitter.Split(Normalised(decoded.Text, notices), new TextCleaner(notices));
        if (lines.Length == 0)
        {
            return Refused(decoded, new(NoticeCodes.PageEmpty, "The page is nothing but white space."));
        }

        if (HtmlSource.Is(lines[0].Text))
        {
            return Refused(decoded, new(NoticeCodes.PageIsHtml, "The page is HTML source; send its text.", lines[0].Number));
        }

        var page = new Page(lines, notices);
        var isList = Recognise(page);
        return new()
        {
            Encoding = decoded.Encoding,
            Layout = Layout.Of(page),
            Document = page.Document,
            Fields = page.Fields,
            Warnings = [.. page.Notices.OrderBy(n => n.Line ?? int.MaxValue)],
            Error = Refusal.Of(page, isList),
        };
    }

    /// <summary>The order matters: what surely is furniture must be known before the body's bounds, and those before headline, times and authors.</summary>
    static bool Recognise(Page page)
    {
        ExtractorMarks.Remove(page);
        WeatherStrip.Read(page);
        HardWrap.Join(page);
        LineClassifier.Classify(page);
        Navigation.Read(page);
        SummaryBox.Read(page);
        var isList = ListPage.Is(page);
        BodyZone.Find(page);
        CommentThread.Read(page);

        var outlets = new OutletName();
        var (owner, ownerLine) = CopyrightOwner.Find(page);
        page.Owner = owner;
        var site = Headline.Read(page, owner);
        outlets.Vote(site?.Outlet, site?.Line ?? 0, "outlet-title", 3);
        outlets.Vote(owner, ownerLine, "outlet-copyright", 3);

        Masthead.Read(page, outlets);

        var authors = new Authors(page, outlets);
        authors.ReadHead();
        Columnist.Read(page, authors);
        SignOff.Read(page, authors);
        BodyText.Read(page, authors);
        authors.ReadTail();
        Subtitle.Read(page);
        ArticleTimes.Read(page);
        outlets.Decide(page);
        authors.Tell();

        SideFields.ReadCopyright(page);
        SideFields.ReadCategory(page);
        SideFields.ReadTags(page);
        Leftovers.MarkBoxes(page);
        SideFields.ReadCaptions(page);
        Leftovers.Warn(page);
        return isList;
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
