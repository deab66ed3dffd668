namespace Cms.Import.Pages;

/// <summary>What an element of an HTML page says of the lines in it.</summary>
enum RegionKind
{
    /// <summary>The element that is declared to be the body: <c>itemprop="articleBody"</c>.</summary>
    MarkedBody,

    /// <summary>An element whose name says that it holds the body: <c>id="article_body"</c>.</summary>
    NamedBody,

    /// <summary><c>article</c> or <c>main</c>: the article with its head, and perhaps more.</summary>
    Article,
    Navigation,
    Footer,

    /// <summary>Other articles, advertisements, and what else stands beside the article.</summary>
    Aside,
    Caption,

    /// <summary>A table or a floating block with a picture and a few words: a photo with its caption, when it stands in the body.</summary>
    PhotoFrame,

    /// <summary>A block with a picture and a few words that only has a width of its own: paragraphs have one, too.</summary>
    WideFrame,
    Comments,

    /// <summary>Inside of readers' comments, the answers to one.</summary>
    Replies,

    /// <summary>A line that is a link and nothing else.</summary>
    Link,

    /// <summary>A line that is several links and nothing else: a menu, buttons.</summary>
    Links,

    /// <summary>The path to the article, its steps parted by <c>&gt;</c>.</summary>
    Path,

    /// <summary>The section that an article stands in, by the element's name: <c>class="category"</c>.</summary>
    Section,

    /// <summary>A box whose name says that it sums the article up; subtitles are called so too.</summary>
    Summary,

    /// <summary>The page's <c>title</c> element.</summary>
    PageTitle,

    /// <summary>A headline by its element: <c>h1</c> to <c>h3</c>.</summary>
    Heading,

    /// <summary>Links to what the article is about.</summary>
    Tags,

    /// <summary>Lines that the page's JSON-LD, or the data of its scripts, holds and its text doesn't.</summary>
    DeclaredBody,
}

/// <summary>The lines of an element.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Start">Index of the first line.</param>
/// <param name="End">Index behind the last one.</param>
readonly record struct Region(RegionKind Kind, int Start, int End)
{
    public bool Contains(Region other) => Start <= other.Start && other.End <= End;
}
