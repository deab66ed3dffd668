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
            if (line.Kind == LineKind.Text && line.Text.Length <= Longest && NameShape.IsOutlet(line.Item))
            {
                line.Kind = LineKind.Masthead;
                outlets.Vote(WithoutSection(line.Item.Trim("[]<>| ")).ToString(), line.Number, "outlet-masthead", 2);
            }
        }
    }

    /// <summary>The article's section may stand before the name: <c>사회 누리TV NEWS</c>.</summary>
    static ReadOnlySpan<char> WithoutSection(ReadOnlySpan<char> name) =>
        name.IndexOf(' ') is > 0 and var space && FurnitureLine.LabelKind(name[..space]) == LineKind.Section && NameShape.IsOutlet(name[(space + 1)..]) ? name[(space + 1)..] : name;
}
