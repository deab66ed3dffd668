namespace Cms.Import.Text;

/// <summary>Whether a page is HTML source instead of the text that a browser shows.</summary>
static class HtmlSource
{
    static readonly string[] Openings = ["<!doctype", "<html", "<head", "<body", "<?xml", "<script", "<meta", "<div", "<!--"];

    public static bool Is(ReadOnlySpan<char> firstLine)
    {
        foreach (var opening in Openings)
        {
            if (firstLine.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
