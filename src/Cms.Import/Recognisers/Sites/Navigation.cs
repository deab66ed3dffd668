using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Sites;

/// <summary>
/// The site's menu: a run of short lines, or one line of many words, among which the usual names of sections abound. The run
/// with most of them is the menu; its other names are the site's own categories.
/// </summary>
static class Navigation
{
    const int ShortestRun = 4;
    const int LongestName = 12;

    static readonly SearchValues<char> HeadlineSigns = SearchValues.Create("“”‘’\"'…?!.");

    public static void Read(Page page)
    {
        List<int>? best = null;
        var bestKnown = 0;
        List<string>? row = null;
        var rowLine = 0;
        var isAboveBody = true;
        var runs = new Runs(page);
        for (var i = 0; i < page.Lines.Length; i++)
        {
            isAboveBody &= page.Lines[i].Kind != LineKind.Prose;
            if (ReadRow(page.Lines[i], isAboveBody) is { } names)
            {
                page.Lines[i].Kind = LineKind.Navigation;
                (row, rowLine) = row is null && names.Count > 0 ? (names, page.Lines[i].Number) : (row, rowLine);
                continue;
            }

            if (IsOfCounted(page, i))
            {
                page.Lines[i].Kind = LineKind.Navigation;
                continue;
            }

            if (runs.From(i) is not { } run)
            {
                continue;
            }

            for (var j = i; j < run.End; j++)
            {
                page.Lines[j].Kind = LineKind.Navigation;
            }

            (best, bestKnown) = run.Known > bestKnown ? (run.Names, run.Known) : (best, bestKnown);
            i = run.End - 1;
        }

        if (best is not null)
        {
            Tell(page, best.ConvertAll(i => (Plain(page.Lines[i].Item), page.Lines[i].Number)), "navigation-run", Math.Min(1, 0.6 + bestKnown * 0.1));
        }
        else if (row is not null)
        {
            Tell(page, row.ConvertAll(name => (Plain(name), rowLine)), "navigation-row", 0.8);
        }
    }

    /// <summary>A blog's categories, one below the other, each with how many articles it has: <c>영화 이야기 (131)</c>.</summary>
    static bool IsOfCounted(Page page, int index) => page.Lines[index].Kind is LineKind.Text or LineKind.Section && IsCounted(page.Lines[index].Text) && ((index > 0 && IsCounted(page.Lines[index - 1].Text)) || (index + 1 < page.Lines.Length && IsCounted(page.Lines[index + 1].Text)));

    static bool IsCounted(ReadOnlySpan<char> text) => text is [.., >= '0' and <= '9', ')'] && text.LastIndexOf('(') is > 0 and var open && !text[(open + 1)..^1].ContainsAnyExceptInRange('0', '9');

    static void Tell(Page page, List<(string Name, int Line)> categories, string rule, double confidence)
    {
        categories.RemoveAll(c => !IsCategory(c.Name));
        if (categories.Count > 0)
        {
            page.Document = page.Document with { Categories = [.. categories.Select(c => c.Name).Distinct()] };
            page.Found(Field.Categories, categories.Select(c => c.Line), rule, confidence);
        }
    }

    static string Plain(ReadOnlySpan<char> name) => WithoutCounter(name.Trim("[]>+ ")).ToString();

    /// <summary>A blog counts what is in each category: <c>책방 소식 (142)</c>.</summary>
    public static ReadOnlySpan<char> WithoutCounter(ReadOnlySpan<char> name) =>
        name is [.., ')'] && name.LastIndexOf(" (") is > 0 and var open && !name[(open + 2)..^1].ContainsAnyExceptInRange('0', '9') ? name[..open] : name;

    /// <summary>All articles and the home page are in every menu and are no category.</summary>
    static bool IsCategory(ReadOnlySpan<char> name) =>
        !name.IsEmpty && !Sections.IsFrame(name) && FurnitureLine.LabelKind(name) != LineKind.Control;

    static bool Belongs(in Line line) =>
        line.Text.Length <= LongestName && !line.IsTitle && line.Text is not "현재위치" // a path begins there
        && (line.Kind is LineKind.Section or LineKind.Text or LineKind.Control || (line.Kind is LineKind.BoxHeading or LineKind.Footer && IsKnown(line.Item)))
        && !Prose.EndsAsSentence(line.Text) && line.Text.ContainsAnyExceptInRange('0', '9') && !line.Text.ContainsAny('"', '…', '?') && !(line.Text[0] == '[' && line.Text.IndexOf("] ") > 0); // [인사] 나래시 is a headline

    /// <param name="line">The line.</param>
    /// <param name="isAboveBody">Whether no paragraph stands above it: below, a row between bars may be a table's.</param>
    static List<string>? ReadRow(in Line line, bool isAboveBody)
    {
        if (line.Kind != LineKind.Text || line.IsTitle || line.Text.Length > 160 || (line.Text.Count(' ') < ShortestRun && line.Text.Count('|') < ShortestRun && line.Text.Count('ㅣ') < ShortestRun) || !line.Text.ContainsAnyInRange('가', '힣') || line.Text.ContainsAny(HeadlineSigns))
        {
            return null;
        }

        var text = line.Text.ToString();
        var sign = text.Contains('|') ? '|' : text.Contains('ㅣ') ? 'ㅣ' : ' ';
        var words = text.Split(sign, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var known = words.Count(w => IsKnown(w));
        if (isAboveBody && sign == '|' && words.Length >= ShortestRun && known * 10 < words.Length * 6 && Array.TrueForAll(words, w => w.Length is > 0 and <= LongestName && !w.EndsWith("기자", StringComparison.Ordinal) && !w.Any(char.IsDigit)))
        {
            return []; // a row of names of its own, which may be anything of the site's
        }

        return words.Length > ShortestRun && known * 10 >= words.Length * 6 ? [.. words.Where(w => FurnitureLine.LabelKind(w) != LineKind.Control)] : null;
    }

    static bool IsKnown(ReadOnlySpan<char> name) => name.Length <= LongestName && Sections.IsName(name);

    /// <summary>A menu of a line each.</summary>
    /// <param name="Names">The indexes of its names.</param>
    /// <param name="Known">How many of them are usual names of sections.</param>
    /// <param name="End">The index behind its last line.</param>
    readonly record struct Run(List<int> Names, int Known, int End);

    /// <summary>Finds runs; counts kept from line to line spare it from looking again at the lines of one that is no menu.</summary>
    sealed class Runs(Page page)
    {
        /// <summary>The lines that belong together, of which the line that is asked for is one.</summary>
        int first;
        int end;

        /// <summary>How many names, and how many usual ones, there are from each of them on.</summary>
        (int Names, int Known)[] counts = [];

        /// <summary>The menu that begins at this line; null when there is none. Lines are asked for in their order.</summary>
        public Run? From(int start)
        {
            if (start >= end)
            {
                Measure(start);
            }

            if (end - start < ShortestRun)
            {
                return null;
            }

            var (count, knownNames) = counts[start - first];
            return page.Lines[start].Kind is not (LineKind.Section or LineKind.Text) || count < ShortestRun || knownNames < 2 || knownNames * 3 < count - 1
                ? null
                : Measured(start, count, knownNames);
        }

        Run? Measured(int start, int count, int knownNames)
        {
            var run = new List<int>(count);
            for (var i = start; i < end; i++)
            {
                if (IsName(page.Lines[i]))
                {
                    run.Add(i);
                }
            }

            var limit = end;

            // The section that the article stands in may follow the menu at once, perhaps with one below it; it stands there a second time.
            foreach (var behind in (ReadOnlySpan<int>)[1, 2])
            {
                if (run.Count > ShortestRun + behind - 1 && limit == end && run[^behind] is var again && run.Find(i => Folded.Same(WithoutCounter(page.Lines[i].Item), page.Lines[again].Item)) < again)
                {
                    limit = again;
                    run.RemoveRange(run.Count - behind, behind);
                }
            }

            if (knownNames * 3 < run.Count)
            {
                return null;
            }

            // A menu that marks its second level with bullets has its categories in the unmarked lines.
            var plain = run.Exists(i => page.Lines[i].IsBulleted) ? run.FindAll(i => !page.Lines[i].IsBulleted) : run;
            return new(plain.Count >= ShortestRun ? plain : run, knownNames, limit);
        }

        /// <summary>Counts the names up to the next line that belongs to no menu; of fewer lines than a menu has there is nothing to count.</summary>
        void Measure(int start)
        {
            first = start;
            for (end = start; end < page.Lines.Length && Belongs(page.Lines[end]);)
            {
                end++;
            }

            counts = end - start < ShortestRun ? [] : new (int, int)[end - start + 1];
            for (var i = end - 1; i >= start && counts.Length > 0; i--)
            {
                var isName = IsName(page.Lines[i]);
                var (names, known) = counts[i + 1 - start];
                counts[i - start] = (names + (isName ? 1 : 0), known + (isName && IsKnown(page.Lines[i].Item) ? 1 : 0));
            }
        }

        static bool IsName(in Line line) => line.Kind is not (LineKind.Control or LineKind.Footer);
    }
}
