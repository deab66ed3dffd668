using Cms.Import.Pages;
using Cms.Import.Recognisers.Names;

namespace Cms.Import.Recognisers.Bylines;

/// <summary>
/// How broadcasters name who reports: the script's last line (<c>누리뉴스 홍길동입니다.</c>), and the words that hand over to the
/// reporter (<c>홍길동 기자입니다.</c>, <c>홍길동 기자의 보도입니다.</c>, <c>홍길동 기자가 취재했습니다.</c>).
/// </summary>
static class SignOff
{
    const int Longest = 60;

    static readonly string[] HandOvers = [" 기자입니다.", " 기자였습니다.", " 기자의 보도입니다.", " 기자가 보도합니다.", " 기자가 전해드립니다.", " 기자가 취재했습니다.", " 기자의 리포트입니다.", " 기자가 전합니다.", " 기자 보도합니다.", " 기자가 다녀왔습니다.", " 기자가 만났습니다.", " 기자가 알아봤습니다.", " 기자가 짚어봤습니다.", " 기자가 단독 취재했습니다.", " 특파원입니다.", " 특파원의 보도입니다.", " 특파원이 보도합니다.", " 특파원이 전합니다."];

    public static void Read(Page page, Authors authors)
    {
        for (var i = page.BodyStart; i < Math.Min(page.BodyEnd + 2, page.Lines.Length); i++)
        {
            ref var line = ref page.Lines[i];
            var text = WithoutAddress(line.Text, out var mail);
            if (line.Kind is not (LineKind.Prose or LineKind.Text or LineKind.Byline) || !text.TrimEnd(" .").EndsWith("니다"))
            {
                continue;
            }

            if (text.Length <= Longest && NameAtEnd(text) is { } closing)
            {
                line.Kind = LineKind.Byline;
                authors.AddPerson(new(closing.Name, mail, closing.Outlet, IsStaff: true, 0.9), i, "sign-off");
            }
            else if (NameAtEnd(LastSentence(text)) is { } last)
            {
                authors.AddPerson(new(last.Name, null, last.Outlet, IsStaff: true, 0.8), i, "sign-off");
            }
            else if (line.Text.Length <= Longest && NameHandedTo(line.Text) is { } reporter)
            {
                authors.AddPerson(new(reporter, null, null, IsStaff: true, 0.8), i, "hand-over");
                if (i > 0 && page.Lines[i - 1].Text.SequenceEqual(reporter))
                {
                    page.Lines[i - 1].Kind = line.Kind = LineKind.Byline; // a box about who wrote the article: 홍길동, 문화부 홍길동 기자입니다.
                }
            }
        }
    }

    /// <summary>Whether the line is a broadcaster's last words.</summary>
    public static bool Is(ReadOnlySpan<char> line) => line.Length <= Longest && NameAtEnd(WithoutAddress(line, out _)) is not null;

    /// <summary>Behind the last words an address may stand in brackets, whole or not: <c>누리뉴스 홍길동입니다. &lt; hong@example.com &gt;</c>; or before them: <c>누리뉴스 홍길동[hong@example.com]입니다.</c></summary>
    static ReadOnlySpan<char> WithoutAddress(ReadOnlySpan<char> line, out string? mail)
    {
        mail = null;
        if (line.LastIndexOf("]입니다") is > 0 and var close && line[..close].LastIndexOf('[') is > 0 and var bracket && EmailShape.IsWhole(line[(bracket + 1)..close]))
        {
            mail = EmailShape.Normalise(line[(bracket + 1)..close]);
            return $"{line[..bracket].TrimEnd()}{line[(close + 1)..]}";
        }

        if (line is [.., '(' or '['])
        {
            return line[..^1].TrimEnd(); // the address and its closing stand on a line of their own
        }

        if (line is not [.., '>' or ']' or ')'] || line.LastIndexOfAny('<', '[', '(') is not (> 0 and var open) || line[open..].ContainsAnyInRange('가', '힣'))
        {
            return line;
        }

        var address = line[(open + 1)..^1].Trim();
        mail = EmailShape.IsWhole(address) ? EmailShape.Normalise(address) : null;
        return line[..open].TrimEnd();
    }

    static ReadOnlySpan<char> LastSentence(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd(" .");
        var stop = end.LastIndexOf(". ") is >= 0 and var dot ? dot + 1 : end.LastIndexOf("니다 ") is >= 0 and var verb ? verb + 2 : 0;
        return end[stop..].TrimStart();
    }

    /// <summary>The newspaper, a name and 입니다, and nothing else.</summary>
    static (string Name, string Outlet)? NameAtEnd(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd(" .");
        if (!end.EndsWith("입니다") || end.Length > 30)
        {
            return null;
        }

        var words = end[..^3];
        words = words.EndsWith("이었습") ? words[..^3] : words;
        var space = words.LastIndexOf(' ');
        return space > 0 && NameShape.IsUsualName(words[(space + 1)..]) && NameShape.IsOutlet(words[..space]) ? (words[(space + 1)..].ToString(), words[..space].ToString()) : null;
    }

    static string? NameHandedTo(ReadOnlySpan<char> text)
    {
        foreach (var handOver in HandOvers)
        {
            if (text.EndsWith(handOver))
            {
                var before = text[..^handOver.Length];
                var name = before[(before.LastIndexOf(' ') + 1)..];
                return NameShape.IsName(name) ? name.ToString() : null;
            }
        }

        return null;
    }
}
