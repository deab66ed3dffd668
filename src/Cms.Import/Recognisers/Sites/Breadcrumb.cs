using Cms.Import.Recognisers.Names;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Sites;

/// <summary>
/// The path to the article: <c>홈 &gt; 뉴스 &gt; 사회 &gt; 사건사고</c>, <c>사회&gt;사회일반</c>, and the tail that one widespread system puts
/// behind the headline: <c>&lt; 사회 &lt; 기사본문</c>.
/// </summary>
static class Breadcrumb
{
    const int Longest = 60;
    const int LongestGlued = 20;
    const int LongestStep = 8;
    const int MostWords = 3;

    static readonly string[] Labels = ["您当前的位置", "您现在的位置", "当前位置", "现在位置", "현재위치", "현재 위치"];

    /// <summary>A path whose signs got lost: <c>홈사회사건사고</c>, <c>현재위치 홈 사회</c>. Root and sections, and nothing else, make up the line.</summary>
    public static List<string>? ReadGlued(ReadOnlySpan<char> line)
    {
        line = line.StartsWith("현재위치") ? line[4..].TrimStart(" :") : line;
        var root = line.StartsWith("홈") ? 1 : line.StartsWith("HOME", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        if (root > 0 && line.Length <= LongestGlued && line[root..].Trim().Contains(' '))
        {
            var words = line[root..].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var isPath = line.StartsWith("HOME ") && words.Length <= MostWords && Array.TrueForAll(words, w => w.Length <= LongestStep && NameShape.IsHangulWord(w));
            return (isPath || Array.TrueForAll(words, w => Sections.IsFrame(w) || Steps(w, []) is { Count: > 0 })) && Array.Exists(words, w => !Sections.IsFrame(w)) ? [.. words.Where(w => !Sections.IsFrame(w))] : null;
        }

        return root > 0 && line.Length > root && line.Length <= LongestGlued && Steps(line[root..].TrimStart(), []) is { Count: > 0 } steps ? steps : null;
    }

    /// <summary>The longest names first, and shorter ones where those leave a rest that is none (경제일반, 경제·일반인).</summary>
    static List<string>? Steps(ReadOnlySpan<char> rest, List<string> before)
    {
        if (rest.IsEmpty)
        {
            return before;
        }

        for (var length = Math.Min(rest.Length, LongestStep); length >= 2; length--)
        {
            var step = rest[..length];
            if (char.IsLetter(step[0]) && (Sections.IsName(step) || Sections.IsFrame(step)) && Steps(rest[length..].TrimStart(), Sections.IsFrame(step) && !Sections.IsName(step) ? before : [.. before, step.ToString()]) is { } path)
            {
                return path;
            }
        }

        return null;
    }

    /// <summary>The sections of the path from the site's root down; null when the line is no path.</summary>
    public static List<string>? Read(ReadOnlySpan<char> line)
    {
        line = line is ['>', ' ', ..] ? line[1..].TrimStart() : line; // a picture stands for the site's front page
        if (line.Length > Longest)
        {
            return null;
        }

        if (Behind(line) is { IsEmpty: false } labelled)
        {
            return [.. labelled.ToString().Split('>', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(p => !IsFrame(p))];
        }

        var sign = line.ContainsAny('>', '›', '»') ? '>' : '<';
        var path = line.IndexOf('|') is > 0 and var other ? line[..other] : line; // an article may be filed under two
        var parts = path.TrimEnd("> ").ToString().Replace('›', '>').Replace('»', '>').Replace(">>", ">", StringComparison.Ordinal).Split(sign, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || parts.Any(p => p.Length > 14) || parts[1..].Any(p => p.Length == 0))
        {
            return null;
        }

        var isOwn = sign == '>' && parts is [not ['<', ..], { Length: <= LongestStep } step] && NameShape.IsHangulWord(step) && NameShape.IsOutlet(parts[0]); // 누리신문 > 관광
        var sections = parts.Skip(isOwn ? 1 : 0).Where(p => p.Length > 0 && !IsFrame(p)).ToList();
        var known = parts.Count(p => IsFrame(p) || Sections.IsName(p)) + (isOwn ? 1 : 0);
        if (known == 0 && !AreSteps(line, parts))
        {
            return null;
        }

        if (sign == '<')
        {
            sections.Reverse();
        }

        return sections;
    }

    /// <summary>Short names with the sign between them, though no other newspaper has such sections: <c>영화비평 &gt; 개봉작 리뷰</c>.</summary>
    static bool AreSteps(ReadOnlySpan<char> line, string[] parts) =>
        line.Contains(" > ", StringComparison.Ordinal) && Array.TrueForAll(parts, p => p.Length is >= 2 and <= LongestStep && p.Count(c => c == ' ') <= 1 && p.All(c => Text.Prose.IsHangul(c) || c is ' ' or '·' or '/'));

    /// <summary>The path behind a label that says it is one, as sites of Koreans in China print it too: <c>您当前的位置 : > 사회</c>; empty when there is none.</summary>
    static ReadOnlySpan<char> Behind(ReadOnlySpan<char> line)
    {
        foreach (var label in Labels)
        {
            if (line.StartsWith(label) && line[label.Length..].TrimStart(" :：") is ['>' or '›', .. var path])
            {
                return path.Trim(" >");
            }
        }

        return default;
    }

    /// <summary>An element that names no section; a picture's text may stand before it (<c>home HOME</c>).</summary>
    static bool IsFrame(string part) => part.Split(' ').All(word => Sections.IsFrame(word));
}
