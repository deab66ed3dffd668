using System.Text;
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
    /// <summary>Cells up to this length stand on one line with the others of their row.</summary>
    const int LongestCell = 40;

    /// <summary>What stands with a photo in its frame is no longer than this, all lines of it.</summary>
    const int LongestCaption = 300;
    const int MostCaptionLines = 3;

    /// <summary>So many links on one line are a menu, or buttons.</summary>
    const int FewestOfMenu = 4;

    readonly List<Line> lines = [];
    readonly List<Region> regions = [];
    readonly DeclaredElements declared = new();
    readonly OpenElements open = new();
    readonly TextCleaner cleaner;
    readonly StringBuilder text = new();

    int number;
    bool space;
    bool isLink;
    bool behindInline;
    bool isPath;
    bool hasTitle;

    /// <summary>How many blocks are open around the line, how many were around the one before, and the fewest since.</summary>
    int blocks;
    int blocksBefore;
    int fewestBlocks;
    int breaks;
    int timeStart;

    /// <summary>Where in the line the text of a link begins that says what the article is about; -1 when none is open.</summary>
    int linkStart = -1;
    string link = "";

    readonly MailLink mail = new();

    /// <summary>How long the line was where the last link began.</summary>
    int anchorStart;

    /// <summary>How many links end on the line.</summary>
    int links;

    /// <summary>In a path, a link has ended: what follows is the next step.</summary>
    bool behindStep;

    HtmlText(TextCleaner cleaner) => this.cleaner = cleaner;

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
        reader.Break();
        return new(reader.lines, reader.regions, reader.declared);
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
            Break();
        }
        else
        {
            SeparateInline();
        }

        open.Open(new(name, lines.Count, region, HtmlElements.Unread.Contains(name) || IsHidden(tag, name, names), isBreadcrumb) { Frame = PhotoFrame.KindOf(tag) });
        timeStart = name == "time" ? text.Length : timeStart;
        if (name == "a")
        {
            anchorStart = text.Length;
            mail.Open(tag.GetAttribute("href"), open, tag.Position.Line);
        }

        if (DeclaredElements.LinkOf(tag, open) is { } kind)
        {
            (link, linkStart) = (kind, text.Length);
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
            Break();
            breaks++;
        }
        else if (name == "hr")
        {
            Break();
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
            Break();
        }

        open.Close(name, Closed);
        behindInline = !HtmlElements.Block.Contains(name);
    }

    void Closed(OpenElement element)
    {
        var isBlock = HtmlElements.Block.Contains(element.Name);
        if (isBlock || element.Region is not (null or RegionKind.Link) || (element.IsBreadcrumb && !open.IsInBreadcrumb) || element.Name == "title")
        {
            Break();
            fewestBlocks = Math.Min(fewestBlocks, open.Blocks);
        }

        else if (element.Name == "time")
        {
            DropAge();
        }

        if (element.Name == "script" && declared.IsInScript)
        {
            declared.EndScript();
        }

        if (element.Name == "a" && !element.IsUnread)
        {
            links += text.Length > anchorStart ? 1 : 0;
            behindStep = open.IsInBreadcrumb;
            if (mail.Close(text, anchorStart) is { } address)
            {
                space = text.Length > 0;
                Write(address, mail.Line);
            }
        }

        if (element.Name == "a" && linkStart >= 0)
        {
            declared.AddLink(link, linkStart < text.Length ? text.ToString(linkStart, text.Length - linkStart) : "", number);
            linkStart = -1;
        }

        if (lines.Count <= element.FirstLine)
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
                JoinCells(element);
                break;
            case not "title" when element is { HoldsPhoto: true, Frame: { } frame } && IsShort(element.FirstLine) && !HoldsHeading(element.FirstLine):
                regions.Add(new(frame, element.FirstLine, lines.Count));
                break;
            case "title" when !hasTitle:
                hasTitle = true;
                regions.Add(new(RegionKind.PageTitle, element.FirstLine, lines.Count));
                break;
        }

        if (element.Region is { } region and not RegionKind.Link && (region != RegionKind.Tags || declared.HasTagsFrom(lines[element.FirstLine].Number)))
        {
            regions.Add(new(region, element.FirstLine, lines.Count));
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
        _ when isBlock && RegionNames.IsTags(names) => RegionKind.Tags,
        "article" or "main" => RegionKind.Article,
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
            return;
        }

        if (open.IsUnread)
        {
            return;
        }

        var keepsLines = open.IsIn("pre");
        foreach (var c in data)
        {
            line += c == '\n' ? 1 : 0;
            if (c is ' ' or '\t' or '\n' or '\f')
            {
                space = true;
                behindInline = false;
                if (c == '\n' && keepsLines)
                {
                    Break();
                    breaks++;
                }

                continue;
            }

            if (text.Length == 0)
            {
                number = line;
                isLink = true;
                blocks = open.Blocks;
                isPath = open.IsInBreadcrumb;
                links = 0;
            }
            else if (behindStep && isPath && c is not ('/' or '|' or '·' or '-'))
            {
                text.Append(" > ");
            }
            else if (space)
            {
                text.Append(' ');
            }

            space = false;
            behindStep = false;
            behindInline = false;
            isLink &= open.IsIn(RegionKind.Link);
            text.Append(c);
        }
    }

    /// <summary>How long ago something was (<c>5시간 전</c>) is no time without the page's own moment; the element has told that.</summary>
    void DropAge()
    {
        if (text.Length > timeStart + 1 && text[^1] == '전' && text[^2] != '오')
        {
            text.Length = timeStart;
        }
    }

    /// <summary>Outside of prose, elements that follow each other at once are set apart by their style: a name, a time, a counter.</summary>
    void SeparateInline()
    {
        if (behindInline && !open.IsIn("p") && !open.IsIn(RegionKind.MarkedBody) && !open.IsIn(RegionKind.NamedBody))
        {
            space = true;
        }

        behindInline = false;
    }

    void Break()
    {
        if (open.IsInBreadcrumb && text.Length > 0)
        {
            text.Append(" > ");
            return;
        }

        space = false;
        behindInline = false;
        isLink &= !mail.Write(text);
        if (text.Length == 0)
        {
            return;
        }

        var isSteps = isPath;
        var content = isPath ? WithoutEmptySteps(text.ToString()) : text.ToString();
        isPath = false;
        linkStart = -1;
        text.Clear();
        if (cleaner.Clean(content, 0, content.Length, number) is not { Length: > 0 } clean)
        {
            return;
        }

        // What stands apart on the screen: behind an empty line, or behind the end of what held the line before.
        var afterBlank = lines.Count == 0 || breaks > 1 || fewestBlocks < blocksBefore - 1;
        lines.Add(new(number, clean, afterBlank));
        (blocksBefore, fewestBlocks, breaks) = (blocks, blocks, 0);
        if (isSteps && clean.Span.Contains(" > ", StringComparison.Ordinal))
        {
            regions.Add(new(RegionKind.Path, lines.Count - 1, lines.Count));
        }
        else if (isLink)
        {
            regions.Add(new(links >= FewestOfMenu && !open.IsIn(RegionKind.Tags) ? RegionKind.Links : RegionKind.Link, lines.Count - 1, lines.Count));
        }
    }

    /// <summary>A path whose steps are elements of a list: a sign of the site's own may stand between them already.</summary>
    static string WithoutEmptySteps(string line) =>
        string.Join(" > ", line.Split(['>', '›', '»'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A row of short cells is one line.</summary>
    void JoinCells(OpenElement row)
    {
        var count = lines.Count - row.FirstLine;
        if (count < 2 || count != row.Cells || lines.Skip(row.FirstLine).Any(l => l.Text.Length > LongestCell))
        {
            return;
        }

        var cells = lines.GetRange(row.FirstLine, count).ConvertAll(l => l.AsString());
        var label = row.IsLabelled ? $"{cells[0]} : " : $"{cells[0]} | ";
        var joined = new Line(lines[row.FirstLine].Number, Slice.Of(label + string.Join(" | ", cells.Skip(1))), lines[row.FirstLine].AfterBlank);
        lines.RemoveRange(row.FirstLine, count);
        while (regions.Count > 0 && regions[^1].Start >= row.FirstLine)
        {
            regions.RemoveAt(regions.Count - 1);
        }

        lines.Add(joined);
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

    bool IsShort(int from) => lines.Count - from <= MostCaptionLines && lines.Skip(from).Sum(l => l.Text.Length) <= LongestCaption;
}
