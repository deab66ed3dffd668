using Cms.Import.Pages;

namespace Cms.Import.Html;

/// <summary>Names the layout of an HTML page by the declarations that told most; null when the text told.</summary>
static class HtmlLayout
{
    static readonly string[] OpenGraph = ["open-graph", "twitter-card", "meta-title", "meta-time", "meta-author"];

    public static string? Of(Page page)
    {
        var rules = new[] { Field.Title, Field.PublishedAt, Field.Reporters, Field.Paragraphs }.Select(f => page.Fields.GetValueOrDefault(f)?.Rule).ToList();
        return page.Document.Paragraphs.Count == 0 ? null
            : rules.Contains("json-ld") ? "html-json-ld"
            : rules.Contains("story-data") ? "html-story-data"
            : rules.Contains("microdata") ? "html-microdata"
            : rules.Any(r => OpenGraph.Contains(r)) ? "html-open-graph"
            : null;
    }
}
