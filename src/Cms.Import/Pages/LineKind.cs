namespace Cms.Import.Pages;

/// <summary>What a line is. Recognisers move a line from <see cref="Text"/> or <see cref="Prose"/> to something more telling.</summary>
enum LineKind : byte
{
    /// <summary>A line that no recogniser knows yet; a headline is one at first.</summary>
    Text,

    /// <summary>A paragraph by its shape.</summary>
    Prose,
    Weather,

    /// <summary>A button or counter: share, print, font size, 댓글 0.</summary>
    Control,

    /// <summary>Who runs the site: 발행인, 등록번호, 회사소개; also lines that ask for tips (제보).</summary>
    Footer,
    Copyright,
    Tags,

    /// <summary>A label like 태그 whose tags stand on the next lines.</summary>
    TagHeading,
    Breadcrumb,

    /// <summary>The newspaper's name alone on its line.</summary>
    Masthead,

    /// <summary>The name of a section alone on its line.</summary>
    Section,
    Navigation,

    /// <summary>The heading of a list of other articles.</summary>
    BoxHeading,

    /// <summary>A line below such a heading.</summary>
    BoxItem,

    /// <summary>A summary that stands beside the body, and its heading.</summary>
    Summary,

    /// <summary>A time of publication or change, perhaps with the byline on the same line.</summary>
    Time,

    /// <summary>A label like 입력 whose time stands on the next line.</summary>
    TimeLabel,
    Byline,

    /// <summary>The rest of a paragraph that was cut into several lines; the first of them has the text.</summary>
    Wrapped,
    Caption,
    CommentHeading,
    Comment,
    Title,
    Subtitle,
    Paragraph,
}
