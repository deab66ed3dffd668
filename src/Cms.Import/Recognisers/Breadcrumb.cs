using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>
/// The path to the article: <c>홈 &gt; 뉴스 &gt; 사회 &gt; 사건사고</c>, <c>사회&gt;사회일반</c>, and the tail that one widespread system puts
/// behind the headline: <c>&lt; 사회 &lt; 기사본문</c>.
/// </summary>
static class Breadcrumb
{
    const int Longest = 60;

    /// <summary>The sections of the path from the site's root down; null when the line is no path.</summary>
    public static List<string>? Read(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest)
        {
            return null;
        }

        var sign = line.ContainsAny('>', '›', '»') ? '>' : '<';
        var parts = line.ToString().Replace('›', '>').Replace('»', '>').Split(sign, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || parts.Any(p => p.Length > 14) || parts[1..].Any(p => p.Length == 0))
        {
            return null;
        }

        var sections = parts.Where(p => p.Length > 0 && !Sections.IsFrame(p)).ToList();
        var known = parts.Count(p => Sections.IsFrame(p) || Sections.IsName(p));
        if (known == 0)
        {
            return null;
        }

        if (sign == '<')
        {
            sections.Reverse();
        }

        return sections;
    }
}
