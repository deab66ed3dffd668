using Cms.Import.Pages;

namespace Cms.Import.Recognisers;

/// <summary>The newspaper's name alone on a line above the headline, where a page's logo stands.</summary>
static class Masthead
{
    const int Longest = 16;

    public static void Read(Page page, OutletName outlets)
    {
        for (var i = 0; i < page.BodyStart; i++)
        {
            ref var line = ref page.Lines[i];
            if (line.Kind == LineKind.Text && line.Text.Length <= Longest && NameShape.IsOutlet(line.Text))
            {
                line.Kind = LineKind.Masthead;
                outlets.Vote(line.Text.Trim("[]<>| ").ToString(), line.Number, "outlet-masthead", 2);
            }
        }
    }
}
