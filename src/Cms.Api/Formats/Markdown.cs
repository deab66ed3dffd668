using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Cms.Api.Formats;

/// <summary>
/// Sanitised HTML as Markdown (CommonMark, with GitHub's tables and strikethrough). What Markdown has no sign for stays HTML, which CommonMark allows: ruby, sub, mark.
/// </summary>
static partial class Markdown
{
    public static string Of(string html) => Blocks(new HtmlParser().ParseDocument(html).Body!);

    /// <summary>A line of plain text, in which no sign means anything.</summary>
    public static string Text(string text) => Lines(Escape(Spaces().Replace(text, " ").Trim()));

    /// <summary>The blocks in an element; what stands between them is a paragraph.</summary>
    static string Blocks(INode parent, string between = "\n\n")
    {
        List<string> blocks = [];
        var run = new StringBuilder();
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && Block(element) is { } block)
            {
                EndRun();
                blocks.Add(block);
            }
            else
            {
                run.Append(Inline(node));
            }
        }

        EndRun();
        return string.Join(between, blocks.Where(b => b.Length > 0));

        void EndRun()
        {
            blocks.Add(Paragraph(run.ToString()));
            run.Clear();
        }
    }

    /// <summary>Null for what stands within a line.</summary>
    static string? Block(IElement element) => element.LocalName switch
    {
        "p" or "figcaption" or "caption" => Paragraph(Inlines(element)),
        "h2" or "h3" or "h4" => $"{new string('#', element.LocalName[1] - '0')} {Paragraph(Inlines(element)).Replace("\\\n", " ", StringComparison.Ordinal)}",
        "ul" => List(element, _ => "- "),
        "ol" => List(element, i => $"{i + 1}. "),
        "blockquote" => Indent(Blocks(element), "> ", "> "),
        "hr" => "***",
        "pre" => Fenced(element.TextContent.Trim('\n')),
        "table" => MarkdownTable.Of(element),
        "figure" or "li" => Blocks(element),
        _ => null,
    };

    static string List(IElement list, Func<int, string> mark) => string.Join('\n', list.Children.Select((item, i) =>
    {
        var sign = mark(i);
        var isTight = item.Children.All(c => c.LocalName is not ("p" or "blockquote" or "pre" or "table" or "figure"));
        return Indent(Blocks(item, isTight ? "\n" : "\n\n"), sign, new string(' ', sign.Length));
    }));

    static string Indent(string text, string first, string others) =>
        string.Join('\n', text.Split('\n').Select((line, i) => ((i == 0 ? first : others) + line).TrimEnd()));

    static string Fenced(string text)
    {
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}\n{text}\n{fence}";
    }

    /// <summary>Without the line breaks at its ends.</summary>
    static string Paragraph(string inlines) => Lines(Ends().Replace(inlines, ""));

    /// <summary>What begins a line and would be taken for a heading, a list or a rule is escaped.</summary>
    static string Lines(string text) => string.Join('\n', text.Split('\n').Select(line => LineStart().Replace(line.Trim(), @"$1\$2")));

    /// <summary>What stands in a line.</summary>
    public static string Inlines(INode parent) => string.Concat(parent.ChildNodes.Select(Inline));

    static string Inline(INode node) => node switch
    {
        IText text => Escape(Spaces().Replace(text.Data, " ")),
        IElement element => Inline(element, Inlines(element)),
        _ => "",
    };

    static string Inline(IElement element, string content) => element.LocalName switch
    {
        "br" => "\\\n",
        "strong" or "b" => Marked(content, "**", "strong"),
        "em" or "i" => Marked(content, "*", "em"),
        "s" => Marked(content, "~~", "s"),
        "code" => Code(element.TextContent),
        "a" when element.GetAttribute("href") is { Length: > 0 } href => $"[{content}]({Target(href)})",
        "img" => $"![{Escape(element.GetAttribute("alt") ?? "")}]({Target(element.GetAttribute("src") ?? "")})",
        "u" or "sub" or "sup" or "mark" or "cite" or "q" or "ruby" or "rt" or "rp" => $"<{element.LocalName}>{content}</{element.LocalName}>",
        _ => content,
    };

    /// <summary>
    /// CommonMark closes <c>**"…"**는</c> not: a sign between punctuation and a letter is no end, and Korean particles follow without a space. There HTML stands.
    /// </summary>
    static string Marked(string content, string sign, string element)
    {
        var inner = content.Trim();
        return inner.Length == 0 ? content
            : char.IsLetterOrDigit(inner[0]) && char.IsLetterOrDigit(inner[^1]) && inner.Length == content.Length ? sign + inner + sign
            : $"<{element}>{content}</{element}>";
    }

    static string Code(string text)
    {
        var fence = new string('`', LongestRun(text) + 1);
        return text.StartsWith('`') || text.EndsWith('`') ? $"{fence} {text} {fence}" : fence + text + fence;
    }

    static int LongestRun(string text) => Backticks().Matches(text).Select(m => m.Length).DefaultIfEmpty().Max();

    static string Target(string address) => $"<{Spaces().Replace(address, "%20").Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>";

    static string Escape(string text) => Signs().Replace(text, @"\$0");

    [GeneratedRegex(@"[\\`*_\[\]<>~&|]", RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    [GeneratedRegex(@"^(\d{0,9})([-+=#.)])", RegexOptions.CultureInvariant)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"^(?:\\\n|\s)+|(?:\\\n|\s)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();

    [GeneratedRegex("`+", RegexOptions.CultureInvariant)]
    private static partial Regex Backticks();
}
