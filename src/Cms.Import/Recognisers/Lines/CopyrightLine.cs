using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Lines;

/// <summary>
/// Copyright lines in all their forms: <c>[저작권자ⓒ 매체. 무단전재-재배포 금지]</c>, <c>&lt;저작권자 © 매체, 무단 전재 및 재배포 금지&gt;</c>,
/// <c>Copyright ⓒ 매체 All rights reserved.</c>, <c>ⓒ 매체 무단전재 및 재배포 금지</c>. Every Korean newspaper prints one; it may
/// stand at the end of the last paragraph or behind the e-mail tail.
/// </summary>
static class CopyrightLine
{
    /// <summary>The longest copyright sentence met in practice, with room.</summary>
    const int Longest = 260;

    static readonly Phrases Signs = new(
        ["저작권", "copyright", "ⓒ", "©", "(c)", "무단", "rights reserved"], StringComparison.OrdinalIgnoreCase);
    static readonly Phrases Strong = new(
        ["저작권자", "copyright", "무단전재", "무단 전재", "무단복제", "무단 복제", "무단배포", "무단 배포", "무단사용", "무단도용", "저작권법의 보호", "저작권법에 의해", "저작권법에 따라 보호", "저작권은 ", "all rights", "rights reserved"], StringComparison.OrdinalIgnoreCase);
    static readonly Phrases Owner = new(
        ["저작권자", "copyrights", "copyright", "ⓒ", "©", "(c)"], StringComparison.OrdinalIgnoreCase);

    static readonly SearchValues<char> NameEnds = SearchValues.Create(",.([<>])&|");
    static readonly SearchValues<char> Separators = SearchValues.Create(",.([<>])&|:“\"/·");
    static readonly SearchValues<char> YearSigns = SearchValues.Create("0123456789-~–.,년");

    /// <summary>Where the copyright begins in the line; -1 when there is none.</summary>
    public static int Find(ReadOnlySpan<char> line)
    {
        if (!Signs.IsIn(line))
        {
            return -1;
        }

        var start = Strong.IndexIn(line);
        if (start < 0)
        {
            return -1;
        }

        var owner = Owner.IndexIn(line);
        if (owner >= 0 && owner < start && start - owner < 80)
        {
            start = owner;
        }

        if (line is ['[', .., ']'] && line[..start].Contains("다. ", StringComparison.Ordinal) && !line[1..^1].ContainsAny('[', ']'))
        {
            return 0; // [산과 들의 소식을 전합니다. 누리들│무단 전재 및 재배포 금지]
        }

        if (start > 0 && owner < 0)
        {
            var sentence = line[..start].LastIndexOfAny("다.", "]", ">") + 1;
            start = start - sentence < 40 ? sentence : start;
        }

        while (start > 0 && line[start - 1] is ' ' or '[' or '<' or '(' or '〈' or '＜' or '【' or '*' or '※')
        {
            start--;
        }

        var part = line[start..].Trim();
        var isLaw = owner < 0 && Prose.EndsAsSentence(part) && part.TrimEnd(".)]> ").EndsWith("다") && !Prohibits(part);
        return part.Length > Longest || isLaw ? -1 : start + (line[start..].Length - line[start..].TrimStart().Length);
    }

    /// <summary>The page speaks to its reader politely (… 금합니다); an article about the law doesn't.</summary>
    static bool Prohibits(ReadOnlySpan<char> sentence)
    {
        var end = sentence.TrimEnd(".)]> ");
        return end.EndsWith("금합니다") || end.EndsWith("금지합니다") || end.EndsWith("금지됩니다") || end.EndsWith("금지되어 있습니다") || end.EndsWith("받을 수 있습니다") || end.EndsWith("보호를 받습니다") || end.EndsWith("보호받습니다") || end.EndsWith("보호됩니다");
    }

    /// <summary>A bare <c>ⓒ 매체</c>: a photo's credit above and inside the body, the page's copyright below it.</summary>
    public static bool IsBareSign(ReadOnlySpan<char> line) => line.Length <= 60 && line is ['ⓒ' or 'Ⓒ' or '©', ..];

    /// <summary>A copyright on two lines: the sign and the name on this one, below the body, and what is forbidden on the next.</summary>
    public static bool IsCutBehind(Page page, int index) =>
        index >= page.BodyEnd && index + 1 < page.Lines.Length && page.Lines[index] is { Kind: LineKind.Copyright, CopyrightStart: < 0 } && page.Lines[index + 1] is { Kind: LineKind.Copyright, CopyrightStart: 0 };

    /// <summary>The newspaper that holds the copyright, where the line names one.</summary>
    public static string? OwnerOf(ReadOnlySpan<char> line)
    {
        var at = Owner.IndexIn(line);
        if (at < 0)
        {
            // 누리일보(www.example.com), 무단전재 및 수집, 재배포 금지
            var name = line[..(line.IndexOfAny("(,") is >= 0 and var sign ? sign : 0)].Trim(" [<");
            return name.Length is > 2 and <= 20 && NameShape.IsOutlet(name) ? name.ToString() : null;
        }

        var rest = line[at..];
        for (var next = 0; next == 0 && !rest.IsEmpty; next = Owner.IndexIn(rest))
        {
            rest = rest[SignLength(rest)..].TrimStart(" :-.,|/ⓒⒸ©");
            rest = rest.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? rest[3..].TrimStart() : rest;
        }

        rest = SkipMotto(SkipYears(rest));
        var end = Strong.IndexIn(rest);
        rest = end < 0 ? rest : rest[..end];
        foreach (var range in rest.SplitAny(Separators))
        {
            var part = rest[range].Trim();
            if (part.Length <= 20 && NameShape.IsOutlet(part))
            {
                return WithoutAddress(LastWordsOf(part.ToString()));
            }
        }

        foreach (var range in rest.SplitAny(Separators))
        {
            var last = rest[range].Trim();
            last = last[(last.LastIndexOf(' ') + 1)..];
            if (Prose.HasHangul(last) && NameShape.IsOutlet(last))
            {
                return last.ToString(); // ⓒ 내일을 보는 눈, 세계를 보는 창 누리경제
            }
        }

        var first = rest[..(rest.IndexOfAny(NameEnds) is >= 0 and var cut ? cut : rest.Length)].Trim().TrimEnd("-–").Trim();
        return first.Length is >= 2 and <= 20 && first.Count(' ') <= 2 && !first.Contains("금지", StringComparison.Ordinal) ? first.ToString() : null;
    }

    /// <summary>A motto may stand before the name: only the words that make the name count.</summary>
    static string LastWordsOf(string part)
    {
        var words = part.Split(' ');
        return words.Length > 3 ? words[^1] : part;
    }

    /// <summary>The site's address may stand behind the name: <c>누리경제 nurinews.com</c>, of which the separators have left <c>누리경제 nurinews</c>.</summary>
    static string WithoutAddress(string name) =>
        name.LastIndexOf(' ') is > 1 and var space && Prose.HasHangul(name.AsSpan(..space)) && name.AsSpan(space + 1).IndexOfAnyExceptInRange('a', 'z') < 0 && NameShape.IsOutlet(name.AsSpan(..space)) ? name[..space] : name;

    /// <summary>A motto in quotes before the name or behind a dash after it: <c>‘내일을 보는 눈’ 누리일보</c>, <c>누리일보 - 여행 뉴스</c>.</summary>
    static ReadOnlySpan<char> SkipMotto(ReadOnlySpan<char> rest)
    {
        if (rest is ['‘' or '\'' or '“' or '"', ..] && rest[1..].IndexOfAny("’'”\"") is > 0 and var close && close + 2 < rest.Length)
        {
            rest = rest[(close + 2)..].TrimStart();
        }

        return rest.IndexOf(" - ") is >= 2 and <= 20 and var dash ? rest[..dash] : rest;
    }

    static int SignLength(ReadOnlySpan<char> rest) =>
        rest.StartsWith("copyrights", StringComparison.OrdinalIgnoreCase) ? 10
        : rest.StartsWith("copyright", StringComparison.OrdinalIgnoreCase) ? 9
        : rest.StartsWith("저작권자") ? 4
        : rest[0] is 'ⓒ' or 'Ⓒ' or '©' ? 1 : 3;

    static ReadOnlySpan<char> SkipYears(ReadOnlySpan<char> rest)
    {
        var word = rest[..(rest.IndexOf(' ') is >= 0 and var space ? space : rest.Length)];
        return word.Length is >= 4 and <= 10 && !word.ContainsAnyExcept(YearSigns) ? rest[word.Length..].TrimStart(" .,") : rest;
    }
}

file static class SpanSearch
{
    /// <summary>The index of the last character of the last of these strings.</summary>
    public static int LastIndexOfAny(this ReadOnlySpan<char> text, string a, string b, string c)
    {
        var last = -1;
        foreach (var value in (ReadOnlySpan<string>)[a, b, c])
        {
            var at = text.LastIndexOf(value);
            last = Math.Max(last, at < 0 ? -1 : at + value.Length - 1);
        }

        return last;
    }
}
