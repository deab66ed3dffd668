using AngleSharp.Html.Parser.Tokens;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;

namespace Cms.Import.Html;

/// <summary>
/// What editors put around a photo and its caption before there was <c>figure</c>: a table, or a block that floats or has a width of its own
/// (<c>&lt;div style="float:left;width:300px"&gt;</c>). A width alone has many a paragraph, too.
/// </summary>
static class PhotoFrame
{
    /// <summary>What the element is when a picture stands in it; null when photos are not framed so.</summary>
    public static RegionKind? KindOf(HtmlTagToken tag) =>
        tag.Name == "table" ? RegionKind.PhotoFrame
        : tag.Name is not ("div" or "p" or "dl") || tag.GetAttribute("style") is not { Length: > 0 } style ? null
        : Declares(style, "float", "left", "right") ? RegionKind.PhotoFrame
        : Declares(style, "width", "px") ? RegionKind.WideFrame
        : null;

    /// <summary>Whether a line says that it belongs to a photo: what is to be seen, whose picture it is, or a mark that points to it.</summary>
    public static bool IsCaption(ReadOnlySpan<char> line) =>
        SceneLine.IsScene(line) || SceneLine.IsUnstopped(line.TrimEnd('.')) || SceneLine.TellsScene(line.TrimEnd('.')) || SceneLine.TellsPlaces(line) || CaptionLine.HasMark(line) || BroadcastLine.IsCrew(line)
        || CaptionLine.IsBareSource(line) || (CaptionLine.HasCredit(line) && CaptionLine.IsOfPhoto(line));

    /// <summary>Whether the style gives that property, and not one whose name merely ends so (<c>max-width</c>), a value with one of these in it.</summary>
    static bool Declares(string style, string property, params ReadOnlySpan<string> values)
    {
        foreach (var range in style.AsSpan().Split(';'))
        {
            var declaration = style.AsSpan()[range];
            if (declaration.IndexOf(':') is > 0 and var colon && declaration[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase))
            {
                foreach (var value in values)
                {
                    if (declaration[colon..].Contains(value, StringComparison.OrdinalIgnoreCase))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}
