using Cms.Import.Pages;

namespace Cms.Import.Recognisers.Outcome;

/// <summary>
/// Names the layout by the recogniser that says who wrote the page and when: on one line, on lines of their own, in the lead, at
/// the end; <c>none</c> is the layout of a page that was refused before.
/// </summary>
static class Layout
{
    public static string Of(Page page)
    {
        var byline = page.Fields.TryGetValue(Field.Reporters, out var reporters) ? reporters.Rule : null;
        var sameLine = byline == "byline-head" && page.Fields.TryGetValue(Field.PublishedAt, out var time) && time.Lines.Any(reporters!.Lines.Contains);
        return byline switch
        {
            _ when page.Document.Paragraphs.Count == 0 => "no-body",
            _ when sameLine => "byline-and-time-line",
            "byline-head" or "byline-below-label" => "byline-line",
            "columnist" => "column",
            not null when byline.StartsWith("dateline", StringComparison.Ordinal) => "dateline",
            not null => "byline-at-end",
            null when page.Fields.ContainsKey(Field.PublishedAt) => "time-line",
            null => "headline-and-body",
        };
    }
}
