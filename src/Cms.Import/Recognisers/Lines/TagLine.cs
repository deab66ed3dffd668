using Cms.Import.Text;

namespace Cms.Import.Recognisers.Lines;

/// <summary>Tags: a line of <c>#…</c> and nothing else, or a label 태그, 키워드 with words behind a colon.</summary>
static class TagLine
{
    const int LongestHeading = 12;

    static readonly string[] Labels = ["키워드Tags", "키워드 Tags", "관련태그", "관련 태그", "관련키워드", "관련 키워드", "해시태그", "태그", "키워드", "Tags", "TAGS", "TAG", "Tag", "tags", "keywords", "Keywords"];

    /// <summary>Whether the line is such a label alone: 태그, [태그], 키워드 : — the tags stand below it.</summary>
    public static bool IsHeading(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestHeading)
        {
            return false;
        }

        var label = line.Trim("[]<>#:：•◆■▶ ");
        foreach (var known in Labels)
        {
            if (label.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }

    public static List<string>? Read(ReadOnlySpan<char> line)
    {
        if (line.Length > 300)
        {
            return null;
        }

        var rest = line;
        var labelled = false;
        foreach (var label in Labels)
        {
            if (line.StartsWith(label))
            {
                rest = line[label.Length..].TrimStart();
                labelled = rest is [':' or '：' or '|' or '#', ..] || (rest.Contains(',') && line[label.Length] == ' '); // Tags 숲길, 학교
                rest = rest.TrimStart(" :：|");
                break;
            }
        }

        if (rest is not ['#', ..] && !labelled)
        {
            return null;
        }

        var tags = rest is ['#', ..]
            ? rest.ToString().Split('#', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : rest.ToString().Split([',', '·', '/', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return tags.Length == 0 || tags.Any(t => t.Length > 30 || Prose.EndsAsSentence(t)) ? null
            : [.. tags.Select(t => t.Trim(' ', ',', '·', '.')).Where(t => t.Length > 0).Distinct()];
    }
}
