using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Lines;

/// <summary>
/// What a site says to its reader above or below an article: politely, though the article is written plainly, and of what sites have (소식, 댓글, 구독). A statement or an
/// answer that the article prints speaks politely too, but of its own matter.
/// </summary>
static class SiteAddress
{
    /// <summary>So many such sentences stand together at most.</summary>
    public const int Most = 4;

    static readonly Phrases Words = new(Furniture.AddressWords);

    public static bool Is(in Line line) => IsPolite(line) && Words.IsIn(line.Text);

    /// <summary>A polite sentence that is neither a broadcaster's last words nor condoles; below a byline it is the reporter's.</summary>
    public static bool IsPolite(in Line line) => Prose.IsPolite(line.Text) && line.CopyrightStart < 0 && !line.Text.Contains("명복", StringComparison.Ordinal) && !SignOff.Is(line.Text);
}
