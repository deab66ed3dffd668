namespace Cms.Import.Html;

/// <summary>
/// Whether a page is HTML source instead of the text that a browser shows. A document opens with its own tags; a fragment opens
/// with a block that is closed again. Text in which a tag was left behind opens with neither.
/// </summary>
static class HtmlSource
{
    static readonly string[] Documents = ["!doctype html", "html", "head", "body", "meta", "title", "script", "link", "style", "base"];

    static readonly string[] Fragments =
        ["div", "p", "section", "article", "main", "header", "table", "figure", "h1", "h2", "h3", "h4", "ul", "ol", "dl", "nav", "form", "center", "blockquote"];

    public static bool Is(string text)
    {
        var rest = SkipProlog(text);
        return rest is ['<', ..] && (Opening(rest[1..], Documents) is not null || (Opening(rest[1..], Fragments) is { } name && IsClosed(rest, name)));
    }

    /// <summary>Byte order mark, white space, an XML declaration and comments may stand before the first tag.</summary>
    static ReadOnlySpan<char> SkipProlog(ReadOnlySpan<char> text)
    {
        while (true)
        {
            text = text.TrimStart('\uFEFF').TrimStart();
            var end = text.StartsWith("<!--") ? "-->" : text.StartsWith("<?") ? ">" : null;
            var at = end is null ? -1 : text.IndexOf(end);
            if (at < 0)
            {
                return text;
            }

            text = text[(at + end!.Length)..];
        }
    }

    static string? Opening(ReadOnlySpan<char> tag, string[] names)
    {
        foreach (var name in names)
        {
            if (tag.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (tag.Length == name.Length || tag[name.Length] is '>' or '/' || char.IsWhiteSpace(tag[name.Length])))
            {
                return name;
            }
        }

        return null;
    }

    static bool IsClosed(ReadOnlySpan<char> text, string name) => text.Contains($"</{name}>", StringComparison.OrdinalIgnoreCase);
}
