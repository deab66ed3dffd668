using System.Collections.Frozen;

namespace Cms.Import.Html;

/// <summary>What the elements of HTML do to the text in them.</summary>
static class HtmlElements
{
    public static readonly FrozenSet<string> Void = FrozenSet.Create(
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr");

    /// <summary>Elements that begin and end a line.</summary>
    public static readonly FrozenSet<string> Block = FrozenSet.Create(
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul");

    /// <summary>Elements whose text is no part of the page's: programs, drawings, players, controls.</summary>
    public static readonly FrozenSet<string> Unread = FrozenSet.Create(
        "applet", "audio", "button", "canvas", "datalist", "iframe", "map", "math", "meter", "noembed", "noframes", "noscript", "object", "optgroup", "option", "progress", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "video");

    /// <summary>What an opening tag closes when its own end tag was left out, and where the search for it stops.</summary>
    public static (string[] Closed, string[] Barriers)? ImpliedEnds(string name) => name switch
    {
        "li" => (["li"], ["ul", "ol", "menu", "dir"]),
        "dt" or "dd" => (["dt", "dd"], ["dl"]),
        "td" or "th" => (["td", "th"], ["tr", "table"]),
        "tr" => (["tr"], ["table"]),
        "thead" or "tbody" or "tfoot" => (["thead", "tbody", "tfoot"], ["table"]),
        "option" => (["option"], ["select"]),
        _ when Block.Contains(name) => (["p"], ["td", "th", "table", "caption", "button", "li", "div", "article", "section"]),
        _ => null,
    };
}
