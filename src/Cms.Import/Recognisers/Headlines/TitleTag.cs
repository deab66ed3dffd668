using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Sites;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Headlines;

/// <summary>
/// A headline with the site's name before or behind it, as browsers show it: <c>매체 - 제목</c>, <c>제목 : 네이버 뉴스</c>,
/// <c>제목ㅣ매체</c>, <c>매체:제목</c>, <c>제목 &lt; 사회 &lt; 기사본문 - 매체</c>. Headlines have dashes, bars and quotes of their own, so every way
/// to cut it is offered and the page decides.
/// </summary>
static class TitleTag
{
    /// <summary>What stands between headline and site; the longer ones first.</summary>
    static readonly string[] Separators = [" :: ", "::", " - ", " – ", " — ", " | ", "|", " ㅣ ", "ㅣ", "│", "｜", " : ", " < ", " > ", "<", ">", " · ", " / ", " -", "] ", ") ", ":", "_"];

    /// <param name="Title">The headline's part.</param>
    /// <param name="Site">The other part.</param>
    /// <param name="SiteIsFirst">Whether the site's name stands before the headline.</param>
    public readonly record struct Cut(string Title, string Site, bool SiteIsFirst);

    /// <summary>Every way to cut the line in two.</summary>
    public static List<Cut> Cuts(ReadOnlySpan<char> line)
    {
        var cuts = new List<Cut>();
        foreach (var separator in Separators)
        {
            for (var at = line.IndexOf(separator); at >= 0 && cuts.Count < 48;)
            {
                var left = line[..at].Trim();
                var right = Closed(line[(at + separator.Length)..]);
                var isQuoted = separator == ">" && left.StartsWith("<") && at + 1 < line.Length && line[at + 1] != ' ';
                if (left.Length >= 2 && right.Length >= 2 && !isQuoted)
                {
                    if (separator is not ("] " or ") " or ":"))
                    {
                        // What stands in brackets is a kind or a series, never the headline; nor does one stand before a mere colon.
                        cuts.Add(new(left.ToString(), right.ToString(), false));
                    }

                    cuts.Add(new(right.ToString(), left.TrimStart("[(").ToString(), true));
                }

                var next = line[(at + separator.Length)..].IndexOf(separator);
                at = next < 0 ? -1 : at + separator.Length + next;
            }
        }

        return cuts;
    }

    /// <summary>Without the signs around it, but for one that closes what it has opened: <c>… 아니다" &lt;하&gt;</c>.</summary>
    static ReadOnlySpan<char> Closed(ReadOnlySpan<char> part)
    {
        var start = part.TrimStart(" ><|:");
        var bare = start.TrimEnd(" ><|:");
        return bare.Length < start.Length && start[bare.Length] == '>' && bare.LastIndexOf('<') > bare.LastIndexOf('>') ? start[..(bare.Length + 1)] : bare;
    }

    /// <summary>The headline without the names of sites, as far as they are known to be such; null when there is none.</summary>
    public static Cut? WithoutSite(ReadOnlySpan<char> line, string? owner)
    {
        Cut? best = null;
        foreach (var cut in Cuts(line))
        {
            // [영상뉴스] before a headline says what it is; only the page's own newspaper stands there as a site.
            var isKind = line is ['[' or '(', ..] && cut.SiteIsFirst && (owner is null || Folded.Of(cut.Site) != Folded.Of(owner));
            if (!isKind && cut.Title.Length >= 6 && IsSite(cut.Site, owner) && (best is null || cut.Title.Length < best.Value.Title.Length))
            {
                best = cut;
            }
        }

        return best;
    }

    /// <summary>A portal, a newspaper's name, the owner of the copyright, or a path of sections that ends in one.</summary>
    public static bool IsSite(string text, string? owner)
    {
        var folded = Folded.Of(text);
        return Outlets.Portals.Contains(folded)
            || (owner is not null && folded == Folded.Of(owner))
            || (text.Length <= 20 && text.Count(c => c == ' ') <= 2 && NameShape.IsOutlet(text) && !text.ContainsAny(Quotes))
            || Breadcrumb.Read(text) is not null
            || (text.Split([" - ", " : ", " | "], StringSplitOptions.TrimEntries) is { Length: > 1 } parts && parts.All(p => IsSite(p, owner)));
    }

    /// <summary>The newspaper's name in the site's part; null for a portal.</summary>
    public static string? OutletOf(string site)
    {
        var name = site.Split([" - ", " < ", " > ", " >> ", " » ", " : ", " | "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .LastOrDefault(p => !Outlets.Portals.Contains(Folded.Of(p)) && !Sections.IsName(p) && !Sections.IsFrame(p));
        return name is { Length: >= 2 and <= 24 } ? name.Trim(' ', ':', '-', '[', ']', '<', '>') : null;
    }

    /// <summary>The section in a site's part like <c>사회 &lt; 기사본문 - 매체</c> or <c>사회일반 : 사회 : 뉴스 : 매체</c>.</summary>
    public static string? SectionOf(string site) =>
        site.Split(" - ")[0] is var path && path.Contains('<') && Breadcrumb.Read(path) is [.., var section] ? section
            : site.Split(" : ", StringSplitOptions.TrimEntries) is { Length: > 2 } parts ? parts.FirstOrDefault(p => Sections.IsName(p))
            : null;

    static readonly System.Buffers.SearchValues<char> Quotes = System.Buffers.SearchValues.Create("“”‘’\"'…,?!");

    static bool ContainsAny(this string text, System.Buffers.SearchValues<char> values) => text.AsSpan().ContainsAny(values);
}
