using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Html;

/// <summary>HTML, reduced: the lines of the page, what its elements say of them, what it declares about itself, and the data of its scripts.</summary>
sealed record HtmlReduction(Line[] Lines, List<Region> Regions, Declarations Declared, List<ScriptBlock> Scripts)
{
    public static HtmlReduction Of(string html, List<ParseNotice> notices)
    {
        var page = HtmlText.Read(html, new TextCleaner(notices, decodesEntities: false));
        var declared = new Declarations();
        JsonLd.Read(page.Declared.JsonLd, declared);
        MetaTags.Read(page.Declared.Metas, declared);
        return new([.. page.Lines], page.Regions, declared, page.Declared.Data);
    }

    /// <summary>
    /// With the article that JSON-LD or a script's data holds: pages that a script fills show none. Its line ends are those of paragraphs, and there
    /// may be tags in it. Null when they hold none.
    /// </summary>
    public HtmlReduction? WithDeclaredBody()
    {
        if (Declared.ArticleBody is null)
        {
            StoryData.Read(Scripts, Declared);
        }

        if (Declared.ArticleBody is not { } body)
        {
            return null;
        }

        var html = Normalisation.ToNfc(Surrogates.Replace(body.Value, out _)).Replace("\n", "<br>", StringComparison.Ordinal);
        var text = HtmlText.Read(html, new TextCleaner([], decodesEntities: false));
        var lines = text.Lines.ConvertAll(l => new Line(body.Line, Slice.Of(l.AsString()), l.AfterBlank));
        var captions = text.Regions.Where(r => r.Kind == RegionKind.Caption).Select(r => r with { Start = Lines.Length + r.Start, End = Lines.Length + r.End });
        return this with { Lines = [.. Lines, .. lines], Regions = [.. Regions, .. captions, new(RegionKind.DeclaredBody, Lines.Length, Lines.Length + lines.Count)] };
    }
}
