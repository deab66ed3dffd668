using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Sites;

/// <summary>The newspaper that the page's copyright line names.</summary>
static class CopyrightOwner
{
    /// <summary>What a widespread system prints below the body, beside the article's time, before the newspaper's name.</summary>
    const string OfSite = "최종편집: ⓒ";
    const int LongestName = 20;

    public static (string? Name, int Line) Find(Page page) => Find(page, page.BodyStart < page.Lines.Length ? page.BodyStart : 0) is { Name: not null } below ? below : Find(page, 0);

    static (string? Name, int Line) Find(Page page, int from)
    {
        for (var i = from; i < page.Lines.Length; i++)
        {
            ref readonly var line = ref page.Lines[i];
            if (line.Kind is LineKind.Copyright or LineKind.Prose && line.CopyrightStart is >= 0 and var start
                && CopyrightLine.OwnerOf(line.Text[start..]) is { } owner)
            {
                return (Prose.HasHangul(owner) ? owner : BeforeSign(line.Text[..start]) ?? owner, line.Number);
            }

            if (line.Kind == LineKind.Time && line.Text.IndexOf(OfSite) is >= 0 and var at && line.Text[(at + OfSite.Length)..].Trim() is { Length: >= 2 and <= LongestName } name)
            {
                return (name.ToString(), line.Number);
            }

            if (CopyrightLine.IsCutBehind(page, i) && CopyrightLine.OwnerOf(line.Item) is { } above)
            {
                return (above, line.Number);
            }
        }

        return (null, 0);
    }

    /// <summary>The name in Hangul that stands before a copyright in Latin letters: <c>세상을 보는 눈, 누리일보 Copyright © Nuriilbo</c>.</summary>
    static string? BeforeSign(ReadOnlySpan<char> text)
    {
        var name = text.TrimEnd(" .,|[(<-");
        name = name[(name.LastIndexOfAny(" ,|") + 1)..];
        return Prose.HasHangul(name) && NameShape.IsOutlet(name) ? name.ToString() : null;
    }
}
