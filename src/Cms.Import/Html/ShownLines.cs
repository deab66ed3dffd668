using System.Text;
using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Html;

/// <summary>The lines that a browser shows, written piece by piece as the page's tokens come, and what links and paths say of each.</summary>
/// <param name="open">The elements around the place that is read.</param>
/// <param name="regions">Takes which lines are paths, links and rows of links.</param>
/// <param name="cleaner">Makes the lines plain.</param>
sealed class ShownLines(OpenElements open, List<Region> regions, TextCleaner cleaner)
{
    /// <summary>Cells up to this length stand on one line with the others of their row.</summary>
    const int LongestCell = 40;

    /// <summary>So many links on one line are a menu, or buttons.</summary>
    const int FewestOfMenu = 4;

    readonly StringBuilder text = new();
    readonly MailLink mail = new();

    bool space;
    bool isLink;
    bool behindInline;
    bool isPath;

    /// <summary>How many blocks are open around the line, how many were around the one before, and the fewest since.</summary>
    int blocks;
    int blocksBefore;
    int fewestBlocks;
    int breaks;

    /// <summary>How long the line was where the last link began.</summary>
    int anchorStart;

    /// <summary>How many links end on the line.</summary>
    int links;

    /// <summary>In a path, a link has ended: what follows is the next step.</summary>
    bool behindStep;

    public List<Line> Lines { get; } = [];

    /// <summary>The source line on which the line begins.</summary>
    public int Number { get; private set; }

    /// <summary>How long the line is so far.</summary>
    public int Length => text.Length;

    /// <summary>How many lines have ended, those with nothing to be seen too.</summary>
    public int Ended { get; private set; }

    /// <summary>What is written of the line from there on.</summary>
    public string From(int start) => start < text.Length ? text.ToString(start, text.Length - start) : "";

    public void Write(string data, int line)
    {
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
                    BreakByHand();
                }

                continue;
            }

            if (text.Length == 0)
            {
                Number = line;
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

    /// <param name="target">Where the link leads that begins here.</param>
    /// <param name="line">The source line.</param>
    public void OpenLink(string target, int line)
    {
        anchorStart = text.Length;
        mail.Open(target, open, line);
    }

    public void CloseLink()
    {
        links += text.Length > anchorStart ? 1 : 0;
        behindStep = open.IsInBreadcrumb;
        if (mail.Close(text, anchorStart) is { } address)
        {
            space = text.Length > 0;
            Write(address, mail.Line);
        }
    }

    /// <summary>An element has ended, a block or not.</summary>
    public void EndElement(bool isBlock) => behindInline = !isBlock;

    /// <summary>Outside of prose, elements that follow each other at once are set apart by their style: a name, a time, a counter.</summary>
    public void SeparateInline()
    {
        if (behindInline && !open.IsIn("p") && !open.IsIn(RegionKind.MarkedBody) && !open.IsIn(RegionKind.NamedBody))
        {
            space = true;
        }

        behindInline = false;
    }

    /// <summary>How long ago something was (<c>5시간 전</c>) is no time without the page's own moment; the element that begins at <paramref name="start"/> has told that.</summary>
    public void DropAge(int start)
    {
        if (text.Length > start + 1 && text[^1] == '전' && text[^2] != '오')
        {
            text.Length = start;
        }
    }

    /// <summary>A block has ended, and with it the line.</summary>
    public void EndBlock()
    {
        Break();
        fewestBlocks = Math.Min(fewestBlocks, open.Blocks);
    }

    /// <summary>A line's end that the page's author set; two of them are an empty line.</summary>
    public void BreakByHand()
    {
        Break();
        breaks++;
    }

    public void Break()
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
        text.Clear();
        Ended++;
        if (cleaner.Clean(content, 0, content.Length, Number) is not { Length: > 0 } clean)
        {
            return;
        }

        // What stands apart on the screen: behind an empty line, or behind the end of what held the line before.
        var afterBlank = Lines.Count == 0 || breaks > 1 || fewestBlocks < blocksBefore - 1;
        Lines.Add(new(Number, clean, afterBlank));
        (blocksBefore, fewestBlocks, breaks) = (blocks, blocks, 0);
        if (isSteps && clean.Span.Contains(" > ", StringComparison.Ordinal))
        {
            regions.Add(new(RegionKind.Path, Lines.Count - 1, Lines.Count));
        }
        else if (isLink)
        {
            regions.Add(new(links >= FewestOfMenu && !open.IsIn(RegionKind.Tags) ? RegionKind.Links : RegionKind.Link, Lines.Count - 1, Lines.Count));
        }
    }

    /// <summary>A path whose steps are elements of a list: a sign of the site's own may stand between them already.</summary>
    static string WithoutEmptySteps(string line) =>
        string.Join(" > ", line.Split(['>', '›', '»'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A row of short cells is one line.</summary>
    public void JoinCells(OpenElement row)
    {
        var count = Lines.Count - row.FirstLine;
        if (count < 2 || count != row.Cells || Lines.Skip(row.FirstLine).Any(l => l.Text.Length > LongestCell))
        {
            return;
        }

        var cells = Lines.GetRange(row.FirstLine, count).ConvertAll(l => l.AsString());
        var label = row.IsLabelled ? $"{cells[0]} : " : $"{cells[0]} | ";
        var joined = new Line(Lines[row.FirstLine].Number, Slice.Of(label + string.Join(" | ", cells.Skip(1))), Lines[row.FirstLine].AfterBlank);
        Lines.RemoveRange(row.FirstLine, count);
        while (regions.Count > 0 && regions[^1].Start >= row.FirstLine)
        {
            regions.RemoveAt(regions.Count - 1);
        }

        Lines.Add(joined);
    }
}
