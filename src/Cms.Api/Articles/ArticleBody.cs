using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Cms.Api.Problems;
using Cms.Api.Text;
using Ganss.Xss;

namespace Cms.Api.Articles;

/// <summary>The body of an article: HTML reduced to an allow-list, and the plain text of it.</summary>
/// <param name="Html">Safe to put into a page as it is.</param>
/// <param name="Text">A paragraph between blank lines.</param>
sealed partial record ArticleBody(string Html, string Text)
{
    /// <summary>What was taken out, once each: elements by name, attributes behind the name of their element. Null when nothing was.</summary>
    public IReadOnlyList<string>? Removed { get; private init; }

    /// <summary>The most HTML an article keeps, in characters.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>No article nests deeper, and a parser's work grows with the square of the depth.</summary>
    public const int MaxDepth = 100;

    static readonly HashSet<string> Blocks =
        ["P", "H2", "H3", "H4", "UL", "OL", "LI", "BLOCKQUOTE", "FIGURE", "FIGCAPTION", "TABLE", "THEAD", "TBODY", "TR", "HR", "PRE"];

    /// <summary>The elements that stay.</summary>
    public static readonly IReadOnlySet<string> Elements = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "p", "br", "h2", "h3", "h4", "strong", "b", "em", "i", "u", "s", "sub", "sup", "mark", "a", "ul", "ol", "li", "blockquote", "cite", "q",
        "figure", "figcaption", "img", "table", "caption", "thead", "tbody", "tr", "th", "td", "hr", "pre", "code", "ruby", "rt", "rp",
    };

    /// <summary>The attributes that stay.</summary>
    public static readonly IReadOnlySet<string> Attributes =
        new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "alt", "title", "width", "height", "colspan", "rowspan", "lang", "cite" };

    static readonly HtmlSanitizer Sanitizer = Make();

    /// <summary>Where the sanitiser, of which all threads share one, notes what it takes out for the thread at work.</summary>
    [ThreadStatic] static SortedSet<string>? removed;

    public static ArticleBody From(string html)
    {
        removed = null;
        var document = Sanitizer.SanitizeDom(CmsText.Normalize(html));
        var takenOut = removed;
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

        var sanitised = document.Body!.InnerHtml.Trim();
        if (sanitised.Length > MaxLength)
        {
            throw ProblemException.Invalid(FieldError.At("/body", FieldCode.TooLong, $"The sanitised body has {sanitised.Length:N0} characters; the most is {MaxLength:N0}."));
        }

        var paragraphs = text.ToString().Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new(sanitised, string.Join("\n\n", paragraphs)) { Removed = takenOut is null ? null : [.. takenOut] };
    }

    static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Elements.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = Attributes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "cite" },
        });
        sanitizer.RemovingTag += (_, e) => (removed ??= []).Add(e.Tag.LocalName);
        sanitizer.RemovingAttribute += (_, e) => (removed ??= []).Add($"{e.Tag.LocalName} {e.Attribute.Name}");
        sanitizer.RemovingComment += (_, _) => (removed ??= []).Add("comment");
        return sanitizer;
    }

    /// <summary>Whether the tags left open at once stay below <see cref="MaxDepth"/>; those that HTML closes by itself don't count.</summary>
    public static bool IsShallow(string html)
    {
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var depth = 0;
        for (var match = Tags().Match(html); match.Success && depth <= MaxDepth; match = match.NextMatch())
        {
            var name = match.Groups["name"].Value;
            var count = open.GetValueOrDefault(name);
            var step = !match.Groups["close"].Success ? 1 : count > 0 ? -1 : 0;
            open[name] = count + step;
            depth += step;
        }

        return depth <= MaxDepth;
    }

    [GeneratedRegex("<(?<close>/)?(?!(?:p|li|br|hr|img|tr|td|th|dt|dd|option|col|input|wbr|source|meta|link|area|embed|track|param)[\\s/>])(?<name>[a-z][^\\s/>]{0,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    static bool IsBlock(INode? node) => node is IElement element && Blocks.Contains(element.TagName);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    /// <summary>A body of plain paragraphs, each a line, as the sanitiser would leave it.</summary>
    public static ArticleBody Of(IReadOnlyList<string> paragraphs) =>
        new(string.Join('\n', paragraphs.Select(p => $"<p>{Escape(p)}</p>")), string.Join("\n\n", paragraphs));

    /// <summary>As HTML writes a text out (the specification's "escaping a string").</summary>
    static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
