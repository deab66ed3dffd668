namespace Cms.Import.Text;

/// <summary>What sites offer to machines that look for new articles: RSS, Atom, site maps.</summary>
static class Feed
{
    /// <summary>How far into the text the root element stands, behind declarations and style sheets.</summary>
    const int Head = 1000;

    static readonly string[] Roots = ["<rss", "<feed", "<rdf:RDF", "<urlset", "<sitemapindex"];

    public static bool Is(ReadOnlySpan<char> text)
    {
        var start = text.TrimStart("\uFEFF \t\r\n");
        if (start is not ['<', ..] || !(start.StartsWith("<?xml") || StartsWithRoot(start)))
        {
            return false;
        }

        start = start[..Math.Min(start.Length, Head)];
        foreach (var root in Roots)
        {
            if (start.Contains(root, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    static bool StartsWithRoot(ReadOnlySpan<char> text)
    {
        foreach (var root in Roots)
        {
            if (text.StartsWith(root))
            {
                return true;
            }
        }

        return false;
    }
}
