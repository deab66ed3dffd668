using Cms.Import.Pages;

namespace Cms.Import.Recognisers;

/// <summary>A page that lists articles: again and again a headline and a bare time, and none of the times is labelled.</summary>
static class ListPage
{
    const int FewestItems = 4;

    public static bool Is(Page page)
    {
        var items = 0;
        var labelled = 0;
        var headline = false;
        for (var i = 0; i < page.Lines.Length; i++)
        {
            var line = page.Lines[i];
            if (line.Kind is LineKind.BoxHeading or LineKind.CommentHeading && items < FewestItems && i > 8)
            {
                break;
            }

            if (line.Kind == LineKind.Time && headline)
            {
                items++;
                labelled += page.Times[i].IsLabelled ? 1 : 0;
                headline = false;
            }
            else if (line.Kind is LineKind.Text or LineKind.Prose && line.Text.Length >= 8)
            {
                headline = true;
            }
        }

        return items >= FewestItems && (labelled == 0 || labelled >= FewestItems);
    }
}
