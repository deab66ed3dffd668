using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Html;

/// <summary>HTML, reduced: the lines of the page, what its elements say of them, and what it declares about itself.</summary>
sealed record HtmlReduction(Line[] Lines, List<Region> Regions, Declarations Declared)
{
    public static HtmlReduction Of(string html, List<ParseNotice> notices)
    {
        var page = HtmlText.Read(html, new TextCleaner(notices, decodesEntities: false));
        var declared = new Declarations();
        JsonLd.Read(page.JsonLd, declared);
        MetaTags.Read(page.Metas, declared);
        return new([.. page.Lines], page.Regions, declared);
    }

    /// <summary>
    /// With the article that JSON-LD holds: pages that a script fills show none. Its line ends are those of paragraphs, and there
    /// may be tags in it. Null when it holds none.
    /// </summary>
    public HtmlReduction? WithDeclaredBody()
    {
        if (Declared.ArticleBody is not { } body)
        {
            return null;
        }

        var html = Normalisation.ToNfc(Surrogates.Replace(body.Value, out _)).Replace("\n", "<br>", StringComparison.Ordinal);
        var lines = HtmlText.Read(html, new TextCleaner([], decodesEntities: false)).Lines.ConvertAll(l => new Line(body.Line, Slice.Of(l.AsString()), l.AfterBlank));
        return this with { Lines = [.. Lines, .. lines], Regions = [.. Regions, new(RegionKind.JsonLdBody, Lines.Length, Lines.Length + lines.Count)] };
    }
}
