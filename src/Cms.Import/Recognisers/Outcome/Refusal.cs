using Cms.Import.Pages;
using Cms.Import.Recognisers.Sites;

namespace Cms.Import.Recognisers.Outcome;

/// <summary>Why a page is no article.</summary>
static class Refusal
{
    public static ParseNotice? Of(Page page, bool isList)
    {
        var document = page.Document;
        if (isList)
        {
            return new(NoticeCodes.PageIsList, "The page lists articles, as a section or a search does; none of them is its own.", page.Lines[0].Number);
        }

        if (page.IsShell || SiteTitle.IsNamed(page.Lines[0].Text))
        {
            return new(NoticeCodes.BodyMissing, $"The page is one of the site's own: '{page.Lines[0].Text}'.", page.Lines[0].Number);
        }

        if (document.Paragraphs.Count == 0)
        {
            var seen = document.Title is null ? "nothing that is a headline or a paragraph" : $"the headline '{document.Title}' and no paragraph";
            return new(NoticeCodes.BodyMissing, $"The page has {seen}.", page.Lines[^1].Number);
        }

        return document.Title is null
            ? new(NoticeCodes.TitleMissing, $"The page has {document.Paragraphs.Count} paragraphs and no headline above them.", page.Lines[page.BodyStart].Number)
            : null;
    }
}
