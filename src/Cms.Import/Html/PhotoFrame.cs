using AngleSharp.Html.Parser.Tokens;

namespace Cms.Import.Html;

/// <summary>
/// What editors put around a photo and its caption before there was <c>figure</c>: a table, or a block that floats or has a width of its own
/// (<c>&lt;div style="float:left;width:300px"&gt;</c>).
/// </summary>
static class PhotoFrame
{
    public static bool Is(HtmlTagToken tag) =>
        tag.Name == "table" || (tag.Name is "div" or "p" or "dl" && tag.GetAttribute("style") is { Length: > 0 } style && (Declares(style, "float", "left", "right") || Declares(style, "width", "px")));

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
