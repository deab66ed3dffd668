using Cms.Import.Pages;
using Cms.Import.Recognisers.Headlines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Sites;
using Cms.Import.Text;

namespace Cms.Import.Html;

/// <summary>
/// A headline that the caller or the page says. Its lines in the text are found, so that they are neither body nor subtitle; where
/// the page has a longer form of a headline that was cut off for machines, the page's is taken.
/// </summary>
static class DeclaredHeadline
{
    /// <summary>What is cut off has at least so many letters left.</summary>
    const int ShortestPrefix = 10;
    const int MostLines = 3;

    /// <summary>Some sites declare their name, a section, or their name and motto (<c>누리동아 : 즐거운 세상, 누리동아</c>) as every page's headline.</summary>
    public static bool IsOfSite(string title, Declarations declared) =>
        NameShape.IsOutlet(title) || Vocabulary.Sections.IsName(title) || Vocabulary.Sections.IsFrame(title)
        || declared.Outlets.Exists(o => Folded.Same(o.Value, title) || (title.StartsWith(o.Value, StringComparison.Ordinal) && title.EndsWith(o.Value, StringComparison.Ordinal)))
        || (title.IndexOf(' ', StringComparison.Ordinal) is > 1 and var space && title.AsSpan().EndsWith(title.AsSpan(0, space)) && NameShape.IsOutlet(title.AsSpan(0, space)));

    /// <summary>Tells the headline and its lines; false when it stands nowhere in the text above the body.</summary>
    public static bool Find(Page page, Declared<string> declared, OutletName outlets) => Read(page, declared, outlets, evenUnseen: false);

    /// <summary>Tells the headline, whether it is seen or not.</summary>
    public static void Take(Page page, Declared<string> declared, OutletName outlets) => Read(page, declared, outlets, evenUnseen: true);

    static bool Read(Page page, Declared<string> declared, OutletName outlets, bool evenUnseen)
    {
        var title = WithoutSite(page, declared.Value);
        var lines = new List<int>();
        for (var i = 0; i < page.BodyStart; i++)
        {
            ref var line = ref page.Lines[i];
            if (line.Kind is not (LineKind.Text or LineKind.Title))
            {
                continue;
            }

            if (Folded.Same(line.Text, title) || IsLongerForm(line.Text, title))
            {
                title = declared.Line > 0 && line.Text.Length > title.Length ? line.AsString() : title;
                line.Kind = LineKind.Title;
                lines.Add(line.Number);
            }
            else if (CutFrom(line.Text, title) is { } cut)
            {
                line.Kind = LineKind.Title;
                lines.Add(line.Number);
                outlets.Vote(TitleTag.OutletOf(cut.Site), line.Number, "outlet-title", 3);
                TellSection(page, cut.Site, line.Number);
            }
        }

        lines.AddRange(AcrossLines(page, title));

        if (lines.Count == 0 && !evenUnseen)
        {
            return false;
        }

        page.Document = page.Document with { Title = title };
        page.Found(Field.Title, declared.Line > 0 ? [declared.Line, .. lines] : lines, declared.Rule, 1);
        return true;
    }

    /// <summary>A headline that the page breaks into two or three lines.</summary>
    static List<int> AcrossLines(Page page, string title)
    {
        for (var i = 0; i < page.BodyStart; i++)
        {
            if (page.Lines[i].Kind != LineKind.Text || page.Lines[i].Text.Length >= title.Length)
            {
                continue;
            }

            var joined = page.Lines[i].AsString();
            for (var end = i + 1; end < Math.Min(i + MostLines, page.BodyStart) && page.Lines[end].Kind == LineKind.Text && joined.Length < title.Length; end++)
            {
                joined += page.Lines[end].AsString();
                if (Folded.Same(joined, title))
                {
                    foreach (ref var line in page.Lines.AsSpan(i, end - i + 1))
                    {
                        line.Kind = LineKind.Title;
                    }

                    return [.. page.Lines[i..(end + 1)].Select(l => l.Number)];
                }
            }
        }

        return [];
    }

    /// <summary>Open Graph's title has the site's name behind it on many sites.</summary>
    static string WithoutSite(Page page, string title)
    {
        foreach (var cut in TitleTag.Cuts(title))
        {
            for (var i = 0; i < page.BodyStart; i++)
            {
                if (page.Lines[i].Kind is LineKind.Text or LineKind.Title && cut.Title.Length >= ShortestPrefix && Folded.Same(page.Lines[i].Text, cut.Title))
                {
                    return cut.Title;
                }
            }
        }

        return TitleTag.WithoutSite(title, null) is { } site && site.Title.Length >= ShortestPrefix ? site.Title : title;
    }

    static bool IsLongerForm(ReadOnlySpan<char> line, string title)
    {
        var start = title.TrimEnd('.', '…', ' ');
        return start.Length < title.Length && start.Length >= ShortestPrefix && line.StartsWith(start, StringComparison.Ordinal);
    }

    static TitleTag.Cut? CutFrom(ReadOnlySpan<char> line, string title)
    {
        foreach (var cut in line.Length > title.Length ? TitleTag.Cuts(line) : [])
        {
            if (Folded.Same(cut.Title, title))
            {
                return cut;
            }
        }

        return null;
    }

    static void TellSection(Page page, string site, int number)
    {
        if (page.Document.Category is null && TitleTag.SectionOf(site) is { } section)
        {
            page.Document = page.Document with { Category = section };
            page.Found(Field.Category, [number], "title-path", 0.9);
        }
    }
}
