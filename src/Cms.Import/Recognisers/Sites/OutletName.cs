using Cms.Import.Pages;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Sites;

/// <summary>
/// The newspaper whose page this is. The title line and the copyright speak for the page; a byline speaks for its author, who may
/// write for an agency. Names that agree strengthen each other.
/// </summary>
sealed class OutletName
{
    const int MostVotes = 64;

    readonly List<(string Name, string Folded, int Line, string Rule, int Weight)> votes = [];

    public void Vote(string? name, int line, string rule, int weight)
    {
        if (name is { Length: >= 2 } && votes.Count < MostVotes)
        {
            var folded = Folded.Of(name);
            name = Outlets.Latin.GetValueOrDefault(folded, name);
            votes.Add((name, Folded.Of(name), line, rule, weight));
        }
    }

    public void Decide(Page page)
    {
        if (votes.Count == 0)
        {
            page.Warn(NoticeCodes.OutletMissing, "The page names no newspaper.");
            return;
        }

        var groups = votes.GroupBy(v => votes.First(other => IsSame(other.Folded, v.Folded)).Name).OrderByDescending(g => g.Sum(v => v.Weight)).ToList();
        var best = (IsForeign(groups[0].Key, page.Document.Title) ? groups.Find(g => Prose.HasHangul(g.Key) && g.Any(v => SpeaksForPage(v.Rule))) : null) ?? groups[0];
        var sources = best.Select(v => v.Rule).Distinct().Count();
        page.Document = page.Document with { Outlet = best.MinBy(v => v.Name.Length).Name };
        page.Found(Field.Outlet, best.Select(v => v.Line), best.MaxBy(v => v.Weight).Rule, sources > 1 ? 1 : Math.Min(1, best.Max(v => v.Weight) * 0.3));
        if (groups.Find(g => g != best && g.Max(v => v.Weight) >= 3) is { } other)
        {
            page.Warn(NoticeCodes.OutletAmbiguous, $"'{other.Key}' is named as the page's newspaper too.", other.First().Line);
        }
    }

    /// <summary>A Korean newspaper's name in Latin letters, where it is not called so.</summary>
    static bool IsForeign(string name, string? title) => !Prose.HasHangul(name) && !Outlets.Known.Contains(name) && Prose.HasHangul(title);

    /// <summary>Whether it is the page that says the name, and no author, who may write for an agency.</summary>
    static bool SpeaksForPage(string rule) => rule is "outlet-title" or "outlet-masthead" or "outlet-imprint" or "outlet-declared" or "outlet-copyright";

    /// <summary>A motto or a company's ending may be printed with the name: 뉴시스 and 공감언론 뉴시스통신사 are one.</summary>
    static bool IsSame(string a, string b) =>
        a == b || (Math.Min(a.Length, b.Length) >= 2 && (a.Contains(b, StringComparison.Ordinal) || b.Contains(a, StringComparison.Ordinal)));
}
