using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;
using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Html;

/// <summary>
/// Reduces HTML to the lines that a browser shows. AngleSharp's tokenizer does the parsing, as the standard says: it alone knows
/// where in the source each piece of text stands, which a tree doesn't keep, and its work is linear in the page.
/// </summary>
sealed class HtmlText
{
    /// <summary>What stands with a photo in its frame is no longer than this, all lines of it.</summary>
    const int LongestCaption = 300;
    const int MostCaptionLines = 3;

    readonly List<Region> regions = [];
    readonly DeclaredElements declared = new();
    readonly OpenElements open = new();
    readonly ShownLines shown;

    bool hasTitle;
    int timeStart;

    /// <summary>Where in the line the text of a link begins that says what the article is about, and how many lines had ended there; -1 when none is open.</summary>
    int linkStart = -1;
    int linesBefore;
    string link = "";

    HtmlText(TextCleaner cleaner) => shown = new(open, regions, cleaner);

    List<Line> Lines => shown.Lines;

    /// <param name="html">The source; line ends as given.</param>
    /// <param name="cleaner">Makes the lines plain; it need not decode entities.</param>
    public static HtmlPage Read(string html, TextCleaner cleaner)
    {
        var reader = new HtmlText(cleaner);
        using var source = new TextSource(html.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        using var tokenizer = new HtmlTokenizer(source, HtmlEntityProvider.Resolver);
        for (var token = tokenizer.Get(); token.Type != HtmlTokenType.EndOfFile; token = tokenizer.Get())
        {
            if (token is HtmlTagToken { Type: HtmlTokenType.StartTag } start)
            {
                tokenizer.State = reader.Start(start) ?? tokenizer.State;
            }
            else if (token.Type == HtmlTokenType.EndTag)
            {
                reader.End(token.Name);
            }
            else if (token.Type == HtmlTokenType.Character)
            {
                reader.Write(token.Data, token.Position.Line);
            }
        }

        reader.open.CloseAll(reader.Closed);
        reader.shown.Break();
        return new(reader.Lines, reader.regions, reader.declared);
    }

    /// <summary>How the content of the element must be tokenized, when it isn't HTML itself.</summary>
    HtmlParseMode? Start(HtmlTagToken tag)
    {
        var name = tag.Name;
        declared.Read(tag, open);
        if (name is "html" or "head" or "body")
        {
            return null;
        }

        var isDrawing = name is "svg" or "math" || open.IsIn("svg") || open.IsIn("math");
        if (HtmlElements.Void.Contains(name) || (isDrawing && tag.IsSelfClosing))
        {
            if (!open.IsUnread)
            {
                StartVoid(name);
            }

            return null;
        }

        open.CloseImplied(name, Closed);
        var names = $"{tag.GetAttribute("class")} {tag.GetAttribute("id")}";
        var isBlock = HtmlElements.Block.Contains(name);
        var region = RegionOf(tag, name, names, isBlock);
        var isBreadcrumb = !open.IsUnread && (RegionNames.IsBreadcrumb(names) || tag.GetAttribute("aria-label").Equals("breadcrumb", StringComparison.OrdinalIgnoreCase));
        if (isBlock || region is not (null or RegionKind.Link) || (isBreadcrumb && !open.IsInBreadcrumb) || name == "title")
        {
            shown.Break();
        }
        else
        {
            shown.SeparateInline();
        }

        open.Open(new(name, Lines.Count, region, HtmlElements.Unread.Contains(name) || IsHidden(tag, name, names), isBreadcrumb) { Frame = PhotoFrame.KindOf(tag) });
        timeStart = name == "time" ? shown.Length : timeStart;
        if (name == "a")
        {
            shown.OpenLink(tag.GetAttribute("href"), tag.Position.Line);
        }

        if (DeclaredElements.LinkOf(tag, open) is { } kind)
        {
            (link, linkStart, linesBefore) = (kind, shown.Length, shown.Ended);
        }

        return isDrawing ? null : name switch
        {
            "script" => HtmlParseMode.Script,
            "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
            "textarea" or "title" => HtmlParseMode.RCData,
            "plaintext" => HtmlParseMode.Plaintext,
            _ => null,
        };
    }

    void StartVoid(string name)
    {
        if (name == "br")
        {
            shown.BreakByHand();
        }
        else if (name == "hr")
        {
            shown.Break();
        }
        else if (name is "img" or "embed" && open.NearestFrame is { } frame)
        {
            frame.HoldsPhoto = true;
        }
    }

    void End(string name)
    {
        if (name == "p" && !open.IsIn("p"))
        {
            shown.Break();
        }

        open.Close(name, Closed);
        shown.EndElement(HtmlElements.Block.Contains(name));
    }

    void Closed(OpenElement element)
    {
        var isBlock = HtmlElements.Block.Contains(element.Name);
        if (isBlock || element.Region is not (null or RegionKind.Link) || (element.IsBreadcrumb && !open.IsInBreadcrumb) || element.Name == "title")
        {
            shown.EndBlock();
        }
        else if (element.Name == "time")
        {
            shown.DropAge(timeStart);
        }

        if (element.Name == "script" && declared.IsInScript)
        {
            declared.EndScript();
        }

        if (element.Name == "a" && !element.IsUnread)
        {
            shown.CloseLink();
        }

        if (element.Name == "a" && linkStart >= 0)
        {
            if (shown.Ended == linesBefore)
            {
                declared.AddLink(link, shown.From(linkStart), shown.Number);
            }

            linkStart = -1;
        }

        if (Lines.Count <= element.FirstLine)
        {
            if (element is { HoldsPhoto: true, Frame: RegionKind.WideFrame } && open.NearestFrame is { } outer)
            {
                outer.HoldsPhoto = true; // the picture has a width of its own, its caption stands in the next row
            }

            return;
        }

        switch (element.Name)
        {
            case "td" or "th" when open.Nearest("tr") is { } row:
                row.IsLabelled = element.Name == "th" ? row.Cells == 0 : row.IsLabelled;
                row.Cells++;
                break;
            case "tr":
                shown.JoinCells(element);
                break;
            case not "title" when element is { HoldsPhoto: true, Frame: { } frame } && IsShort(element.FirstLine) && !HoldsHeading(element.FirstLine):
                regions.Add(new(frame, element.FirstLine, Lines.Count));
                break;
            case "title" when !hasTitle:
                hasTitle = true;
                regions.Add(new(RegionKind.PageTitle, element.FirstLine, Lines.Count));
                break;
        }

        if (element.Region is { } region and not RegionKind.Link && (region != RegionKind.Tags || declared.HasTagsFrom(Lines[element.FirstLine].Number)))
        {
            regions.Add(new(region, element.FirstLine, Lines.Count));
        }
    }

    RegionKind? RegionOf(HtmlTagToken tag, string name, string names, bool isBlock) => name switch
    {
        "nav" => RegionKind.Navigation,
        "footer" when !open.IsIn("article") => RegionKind.Footer,
        "aside" => RegionKind.Aside,
        "figcaption" or "figure" => RegionKind.Caption,
        "h1" or "h2" or "h3" => RegionKind.Heading,
        "a" => RegionKind.Link,
        _ when tag.GetAttribute("itemprop") == "articleBody" => RegionKind.MarkedBody,
        _ when tag.GetAttribute("role") is var role && role == "navigation" => RegionKind.Navigation,
        _ when tag.GetAttribute("role") is var role && role == "contentinfo" => RegionKind.Footer,
        _ when tag.GetAttribute("role") is var role && role == "complementary" => RegionKind.Aside,
        _ when RegionNames.IsCaption(names) => RegionKind.Caption,
        _ when isBlock && open.IsIn(RegionKind.Comments) && RegionNames.IsReply(names) => RegionKind.Replies,
        _ when isBlock && RegionNames.OfBlock(names) is { } region => region,
        "strong" when RegionNames.OfBlock(names) == RegionKind.Summary => RegionKind.Summary, // a portal's, which its style makes a block
        _ when isBlock && RegionNames.IsTags(names) => RegionKind.Tags,
        "article" or "main" => RegionKind.Article,
        _ when RegionNames.IsSection(names) => RegionKind.Section,
        _ => null,
    };

    static bool IsHidden(HtmlTagToken tag, string name, string names)
    {
        foreach (var attribute in tag.Attributes)
        {
            if (attribute.Name == "hidden" && attribute.Value != "until-found")
            {
                return true;
            }

            if (attribute.Name == "style" && attribute.Value.Replace(" ", "", StringComparison.Ordinal) is var style
                && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)))
            {
                return true;
            }
        }

        return RegionNames.IsHidden(names) || (name == "dialog" && !tag.Attributes.Exists(a => a.Name == "open"));
    }

    void Write(string data, int line)
    {
        if (declared.IsInScript)
        {
            declared.Write(data);
        }
        else if (!open.IsUnread)
        {
            shown.Write(data, line);
        }
    }

    /// <summary>A logo and the headline may stand in one block.</summary>
    bool HoldsHeading(int from)
    {
        for (var i = regions.Count - 1; i >= 0 && regions[i].Start >= from; i--)
        {
            if (regions[i].Kind == RegionKind.Heading)
            {
                return true;
            }
        }

        return false;
    }

    bool IsShort(int from) => Lines.Count - from <= MostCaptionLines && Lines.Skip(from).Sum(l => l.Text.Length) <= LongestCaption;
}
