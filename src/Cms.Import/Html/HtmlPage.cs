using Cms.Import.Pages;

namespace Cms.Import.Html;

/// <summary>A page's HTML, reduced to what the recognisers read.</summary>
/// <param name="Lines">The lines that a browser shows; each has the number of the source line where it begins.</param>
/// <param name="Regions">What the elements say of them.</param>
/// <param name="Declared">What they tell machines.</param>
sealed record HtmlPage(List<Line> Lines, List<Region> Regions, DeclaredElements Declared);

/// <summary>A name and a value: <c>meta</c>, or an element with <c>itemprop</c> and a value for machines.</summary>
/// <param name="Name">Its name in lower case: <c>og:title</c>, <c>datepublished</c>, or <c>time</c> for the element, or what a link is for.</param>
/// <param name="Content">The value, entities decoded.</param>
/// <param name="Line">Its line in the source.</param>
/// <param name="IsMicrodata">Whether the name is an <c>itemprop</c>.</param>
sealed record MetaTag(string Name, string Content, int Line, bool IsMicrodata)
{
    /// <summary>The name of a link to one of the article's tags.</summary>
    public const string Tag = "a:tag";

    /// <summary>The name of a link to the article's section.</summary>
    public const string Section = "a:category";
}

/// <summary>The text of a <c>script</c>, and the line on which it begins.</summary>
sealed record ScriptBlock(string Text, int Line);
