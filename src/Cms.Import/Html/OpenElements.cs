using Cms.Import.Pages;

namespace Cms.Import.Html;

/// <summary>An element whose end tag has not come yet.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="FirstLine">Index of the first line in it.</param>
/// <param name="Region">What it says of its lines.</param>
/// <param name="IsUnread">Whether its text is left out.</param>
/// <param name="IsBreadcrumb">Whether it is the path to the article.</param>
sealed record OpenElement(string Name, int FirstLine, RegionKind? Region, bool IsUnread, bool IsBreadcrumb)
{
    /// <summary>What it is when a picture stands in it; null when photos are not framed by such an element.</summary>
    public RegionKind? Frame { get; init; }

    /// <summary>For a frame: whether a picture stands in it, alone or in a block with a width of its own, and in no other frame inside of it.</summary>
    public bool HoldsPhoto { get; set; }

    /// <summary>For a row: how many of its cells have text.</summary>
    public int Cells { get; set; }

    /// <summary>For a row: whether its first cell is the heading of the others.</summary>
    public bool IsLabelled { get; set; }
}

/// <summary>
/// The elements around the place that is read. It follows the page's tags as browsers do where it matters for text: end tags that
/// were left out, and end tags in the wrong order. No tree is built, so that a page can't cost more than its length.
/// </summary>
sealed class OpenElements
{
    /// <summary>Deeper than any page; what is nested deeper still is read as if it were not.</summary>
    const int Deepest = 256;

    readonly List<OpenElement> open = [];
    readonly Dictionary<string, int> counts = [];
    readonly Dictionary<RegionKind, int> regions = [];
    int unread;
    int breadcrumbs;
    int frames;

    public bool IsUnread => unread > 0;
    public bool IsInBreadcrumb => breadcrumbs > 0;

    /// <summary>Whether what is read is none of the article's by its place.</summary>
    public bool IsBeside => IsIn(RegionKind.Navigation) || IsIn(RegionKind.Footer) || IsIn(RegionKind.Comments);

    /// <summary>How many blocks are open.</summary>
    public int Blocks { get; private set; }

    public bool IsIn(string name) => counts.GetValueOrDefault(name) > 0;

    public bool IsIn(RegionKind kind) => regions.GetValueOrDefault(kind) > 0;

    /// <summary>The nearest open element of that name.</summary>
    public OpenElement? Nearest(string name) => IsIn(name) ? open.FindLast(e => e.Name == name) : null;

    /// <summary>The nearest open element that may be a photo's.</summary>
    public OpenElement? NearestFrame => frames > 0 ? open.FindLast(e => e.Frame is not null) : null;

    public void Open(OpenElement element)
    {
        if (open.Count < Deepest)
        {
            open.Add(element);
            Count(element, 1);
        }
    }

    /// <summary>Closes what the tag of this name implies to be at its end.</summary>
    public void CloseImplied(string name, Action<OpenElement> closed)
    {
        if (HtmlElements.ImpliedEnds(name) is not var (names, barriers) || !names.Any(n => IsIn(n)))
        {
            return;
        }

        for (var i = open.Count - 1; i >= 0 && !barriers.Contains(open[i].Name); i--)
        {
            if (names.Contains(open[i].Name))
            {
                CloseFrom(i, closed);
                return;
            }
        }
    }

    /// <summary>
    /// Closes the nearest element of this name and, when it is a block, all that is open in it. An inline element's end tag inside
    /// a block that began later ends the inline element alone.
    /// </summary>
    public void Close(string name, Action<OpenElement> closed)
    {
        if (!IsIn(name))
        {
            return;
        }

        var index = open.FindLastIndex(e => e.Name == name);
        if (HtmlElements.Block.Contains(name) || !open.Exists(index + 1, e => HtmlElements.Block.Contains(e.Name)))
        {
            CloseFrom(index, closed);
            return;
        }

        var element = open[index];
        open.RemoveAt(index);
        Count(element, -1);
        closed(element);
    }

    public void CloseAll(Action<OpenElement> closed) => CloseFrom(0, closed);

    void CloseFrom(int index, Action<OpenElement> closed)
    {
        for (var i = open.Count - 1; i >= index; i--)
        {
            var element = open[i];
            open.RemoveAt(i);
            Count(element, -1);
            closed(element);
        }
    }

    void Count(OpenElement element, int by)
    {
        counts[element.Name] = counts.GetValueOrDefault(element.Name) + by;
        unread += element.IsUnread ? by : 0;
        breadcrumbs += element.IsBreadcrumb ? by : 0;
        frames += element.Frame is null ? 0 : by;
        Blocks += HtmlElements.Block.Contains(element.Name) ? by : 0;
        if (element.Region is { } region)
        {
            regions[region] = regions.GetValueOrDefault(region) + by;
        }
    }
}

file static class Search
{
    public static bool Exists(this List<OpenElement> open, int from, Predicate<OpenElement> match) => from < open.Count && open.FindIndex(from, match) >= 0;
}
