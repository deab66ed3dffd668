using Cms.Import.Pages;

namespace Cms.Import.Recognisers;

/// <summary>The newspaper that the page's copyright line names.</summary>
static class CopyrightOwner
{
    public static (string? Name, int Line) Find(Page page)
    {
        for (var i = page.BodyStart < page.Lines.Length ? page.BodyStart : 0; i < page.Lines.Length; i++)
        {
            ref readonly var line = ref page.Lines[i];
            if (line.Kind is LineKind.Copyright or LineKind.Prose && line.CopyrightStart is >= 0 and var start
                && CopyrightLine.OwnerOf(line.Text[start..]) is { } owner)
            {
                return (owner, line.Number);
            }
        }

        return (null, 0);
    }
}
