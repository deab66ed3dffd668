using System.Buffers;
using System.Collections.Frozen;
using Cms.Import.Pages;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>
/// The site's menu: a run of short lines, or one line of many words, among which the usual names of sections abound. The run
/// with most of them is the menu; its other names are the site's own categories.
/// </summary>
static class Navigation
{
    const int ShortestRun = 4;
    const int LongestName = 12;

    /// <summary>No menu has more lines; a page of short lines must not be looked through again from each of them.</summary>
    const int LongestRun = 256;

    static readonly SearchValues<char> HeadlineSigns = SearchValues.Create("“”‘’\"'…?!.");
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names = Sections.Names.GetAlternateLookup<ReadOnlySpan<char>>();

    public static void Read(Page page)
    {
        List<int>? best = null;
        var bestKnown = 0;
        List<string>? row = null;
        var rowLine = 0;
        for (var i = 0; i < page.Lines.Length; i++)
        {
            if (ReadRow(page.Lines[i]) is { } names)
            {
                page.Lines[i].Kind = LineKind.Navigation;
                (row, rowLine) = row is null ? (names, page.Lines[i].Number) : (row, rowLine);
                continue;
            }

            var run = ReadRun(page, i, out var end, out var known);
            if (run is null)
            {
                continue;
            }

            for (var j = i; j < end; j++)
            {
                page.Lines[j].Kind = LineKind.Navigation;
            }

            (best, bestKnown) = known > bestKnown ? (run, known) : (best, bestKnown);
            i = end - 1;
        }

        if (best is not null)
        {
            Tell(page, [.. best.Select(i => (page.Lines[i].Item.ToString(), page.Lines[i].Number))], "navigation-run", Math.Min(1, 0.6 + bestKnown * 0.1));
        }
        else if (row is not null)
        {
            Tell(page, [.. row.Select(name => (name, rowLine))], "navigation-row", 0.8);
        }
    }

    static void Tell(Page page, List<(string Name, int Line)> names, string rule, double confidence)
    {
        var categories = names.ConvertAll(n => (Name: n.Name.Trim('[', ']', '>', '+', ' '), n.Line)).FindAll(n => IsCategory(n.Name));
        if (categories.Count > 0)
        {
            page.Document = page.Document with { Categories = [.. categories.Select(n => n.Name).Distinct()] };
            page.Found(Field.Categories, categories.Select(n => n.Line), rule, confidence);
        }
    }

    /// <summary>All articles and the home page are in every menu and are no category.</summary>
    static bool IsCategory(string name) =>
        name.Length > 0 && !Sections.BreadcrumbFrames.Contains(Folded.Of(name)) && FurnitureLine.LabelKind(name) != LineKind.Control;

    /// <summary>The indexes of the names in the run that begins here; null when there is none.</summary>
    static List<int>? ReadRun(Page page, int start, out int end, out int known)
    {
        known = 0;
        end = start;
        if (page.Lines[start].Kind is not (LineKind.Section or LineKind.Text) || page.Lines[start].IsTitle || page.Lines[start].Text.Length > LongestName)
        {
            return null;
        }

        var names = new List<int>();
        var plain = 0;
        for (; end < Math.Min(page.Lines.Length, start + LongestRun) && Belongs(page.Lines[end]); end++)
        {
            var line = page.Lines[end];
            if (line.Kind is LineKind.Control or LineKind.Footer)
            {
                continue;
            }

            names.Add(end);
            plain += line.IsBulleted ? 0 : 1;
            known += IsKnown(line.Item) ? 1 : 0;
        }

        // The section that the article stands in may follow the menu at once; it stands there a second time.
        if (names.Count > ShortestRun && names[..^1].Exists(i => Folded.Same(page.Lines[i].Item, page.Lines[names[^1]].Item)))
        {
            end = names[^1];
            names.RemoveAt(names.Count - 1);
        }

        if (names.Count < ShortestRun || known < 2 || known * 3 < names.Count)
        {
            end = start;
            return null;
        }

        // A menu that marks its second level with bullets has its categories in the unmarked lines.
        return plain >= ShortestRun && plain < names.Count ? [.. names.Where(i => !page.Lines[i].IsBulleted)] : names;
    }

    static bool Belongs(Line line) =>
        line.Text.Length <= LongestName && !line.IsTitle
        && (line.Kind is LineKind.Section or LineKind.Text or LineKind.Control || (line.Kind is LineKind.BoxHeading or LineKind.Footer && IsKnown(line.Item)))
        && !Prose.EndsAsSentence(line.Text) && line.Text.ContainsAnyExceptInRange('0', '9') && !line.Text.ContainsAny('"', '…', '?');

    static List<string>? ReadRow(Line line)
    {
        if (line.Kind != LineKind.Text || line.IsTitle || line.Text.Length > 160 || (line.Text.Count(' ') < ShortestRun && line.Text.Count('|') < ShortestRun && line.Text.Count('ㅣ') < ShortestRun) || !line.Text.ContainsAnyInRange('가', '힣') || line.Text.ContainsAny(HeadlineSigns))
        {
            return null;
        }

        var text = line.Text.ToString();
        var sign = text.Contains('|') ? '|' : text.Contains('ㅣ') ? 'ㅣ' : ' ';
        var words = text.Split(sign, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var known = words.Count(w => IsKnown(w));
        return words.Length > ShortestRun && known * 10 >= words.Length * 6 ? [.. words.Where(w => FurnitureLine.LabelKind(w) != LineKind.Control)] : null;
    }

    static bool IsKnown(ReadOnlySpan<char> name)
    {
        Span<char> buffer = stackalloc char[LongestName];
        return name.Length <= LongestName && Names.Contains(Folded.Into(buffer, name));
    }
}
