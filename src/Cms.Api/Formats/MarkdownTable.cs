using System.Globalization;
using AngleSharp.Dom;

namespace Cms.Api.Formats;

/// <summary>A table as GitHub's Markdown has it: the first row is the head, and a cell that spans several columns leaves those behind it empty.</summary>
static class MarkdownTable
{
    const int MaxColumns = 50;

    public static string Of(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Select(r => r.Children.SelectMany(Cells).Take(MaxColumns).ToList()).Where(r => r.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return "";
        }

        var width = rows.Max(r => r.Count);
        var lines = rows.Select(r => Line([.. r, .. Enumerable.Repeat("", width - r.Count)])).ToList();
        lines.Insert(1, Line(Enumerable.Repeat("---", width)));
        var text = string.Join('\n', lines);
        return table.Children.FirstOrDefault(c => c.LocalName == "caption") is { } caption ? $"{Markdown.Inlines(caption).Trim()}\n\n{text}" : text;
    }

    static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    static IEnumerable<string> Cells(IElement cell)
    {
        var text = Markdown.Inlines(cell).Replace("\\\n", "<br>", StringComparison.Ordinal).Replace('\n', ' ').Trim();
        var span = int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) ? Math.Clamp(columns, 1, MaxColumns) : 1;
        return Enumerable.Repeat("", span - 1).Prepend(text);
    }
}
