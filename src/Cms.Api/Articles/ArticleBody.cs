using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Cms.Api.Text;
using Ganss.Xss;

namespace Cms.Api.Articles;

/// <summary>The body of an article: HTML reduced to an allow-list, and the plain text of it.</summary>
/// <param name="Html">Safe to put into a page as it is.</param>
/// <param name="Text">A paragraph between blank lines.</param>
sealed partial record ArticleBody(string Html, string Text)
{
    static readonly HashSet<string> Blocks =
        ["P", "H2", "H3", "H4", "UL", "OL", "LI", "BLOCKQUOTE", "FIGURE", "FIGCAPTION", "TABLE", "THEAD", "TBODY", "TR", "HR", "PRE"];

    static readonly HtmlSanitizer Sanitizer = new(new HtmlSanitizerOptions
    {
        AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "p", "br", "h2", "h3", "h4", "strong", "b", "em", "i", "u", "s", "sub", "sup", "mark", "a", "ul", "ol", "li", "blockquote", "cite", "q",
            "figure", "figcaption", "img", "table", "caption", "thead", "tbody", "tr", "th", "td", "hr", "pre", "code", "ruby", "rt", "rp",
        },
        AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "alt", "title", "width", "height", "colspan", "rowspan", "lang", "cite" },
        AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
        UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "cite" },
    });

    public static ArticleBody From(string html)
    {
        var document = Sanitizer.SanitizeDom(CmsText.Normalize(html));
        var text = new StringBuilder();
        foreach (var node in document.Body!.GetDescendants())
        {
            switch (node)
            {
                case IText run:
                    text.Append(IsBlock(run.PreviousSibling) ? "\n\n" : "").Append(Spaces().Replace(run.Data, " "));
                    break;
                case IElement { TagName: "BR" }:
                    text.Append('\n');
                    break;
                case IElement { TagName: "TD" or "TH" }:
                    text.Append(' ');
                    break;
                case var _ when IsBlock(node):
                    text.Append("\n\n");
                    break;
            }
        }

        var paragraphs = text.ToString().Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(document.Body!.InnerHtml.Trim(), string.Join("\n\n", paragraphs));
    }

    static bool IsBlock(INode? node) => node is IElement element && Blocks.Contains(element.TagName);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    /// <summary>HTML of plain paragraphs.</summary>
    public static string HtmlOf(IEnumerable<string> paragraphs) => string.Join('\n', paragraphs.Select(p => $"<p>{System.Net.WebUtility.HtmlEncode(p)}</p>"));
}
