using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Lines;

/// <summary>Lines of the page's foot: who runs the site, and what it asks its readers for.</summary>
static class FooterLine
{
    /// <summary>A longer line must say two of an imprint's things.</summary>
    const int LongestImprint = 200;
    const int LongestCall = 160;
    const int LongestSource = 24;

    static readonly Phrases Imprint = new(Furniture.Imprint);
    static readonly Phrases Calls = new(Furniture.Calls);
    static readonly Phrases Contacts = new(["전화 :", "전화:", "이메일 :", "이메일:", "문자 :", "문자:", "팩스 :", "팩스:", "카카오톡 :", "카카오톡:", "유튜브,", "홈페이지 :", "홈페이지:"]);
    static readonly Phrases ContactsWithoutColon = new(["전화 0", "이메일 ", "카카오톡 @", "전화]", "메일]", "카카오톡]"]);

    public static bool IsImprint(ReadOnlySpan<char> line) =>
        !Prose.EndsAsSentence(line) && Imprint.IndexIn(line) is >= 0 and var at && !IsSpokenOf(line[at..]) && (line.Length < LongestImprint || Imprint.IsIn(line[(at + 2)..]));

    /// <summary>Where the page was copied from, with its address: <c>출처 : 누리뉴스(http://www.nuri.example)</c>.</summary>
    public static bool IsSource(ReadOnlySpan<char> line) =>
        line.StartsWith("출처") && line[2..].TrimStart() is [':', .. var source] && source.IndexOf("http") is >= 0 and <= LongestSource && !Prose.EndsAsSentence(line);

    /// <summary>A headline may speak of what an imprint names, with a particle behind the word: <c>고객센터의 새 표준</c>.</summary>
    static bool IsSpokenOf(ReadOnlySpan<char> rest)
    {
        var word = rest[..(rest.IndexOf(' ') is >= 0 and var space ? space : rest.Length)];
        return word is [.., '의' or '가' or '는' or '를' or '을' or '에' or '도' or '와' or '과'] && !word.EndsWith("문의") && word.Length < rest.Length && !Imprint.IsIn(rest[word.Length..]);
    }

    /// <summary>A list in the body: <c>▶사회 : 홍길동 교수</c>.</summary>
    static bool IsLabelled(ReadOnlySpan<char> line) => line.IndexOf(':') is > 1 and <= 12 && !line.Contains("://", StringComparison.Ordinal);

    /// <summary>What a sign opens that asks for nothing: a subtitle where it stands below the headline, else a call. <c>▶ 피해 업소 한 달 새 14곳</c></summary>
    public static bool IsPointed(ReadOnlySpan<char> line) =>
        line is ['▶' or '►', ..] && line.Length <= LongestCall && !line.Contains("기사", StringComparison.Ordinal) && !line.ContainsAny('@', '/') && !Calls.IsIn(line);

    /// <summary>A request to the reader; a sentence of the article that has the same words ends plainly in -다.</summary>
    public static bool IsCall(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestCall)
        {
            return false;
        }

        if (line is ['▶' or '☞' or '►' or '☎' or '→', ..] && !(IsLabelled(line) || Prose.EndsAsSentence(line) || line.Contains("편집자", StringComparison.Ordinal)))
        {
            return true;
        }

        if (line is ['▷' or '▶' or '■' or '※' or '*' or '☎', ..] && Contacts.IndexIn(line) is > 0 and <= 3)
        {
            return true;
        }

        if (line is ['▷' or '▶' or '■' or '※' or '*' or '☎' or '[', ..] && ContactsWithoutColon.IndexIn(line) is > 0 and <= 3 && (line.Contains('@') || line.ContainsAnyInRange('0', '9') || line.Contains("채널", StringComparison.Ordinal)))
        {
            return true;
        }

        var end = line.TrimEnd(" .!)]>");
        return (line is ['▶' or '☞' or '►' or '▷' or '※' or '■' or '◎' or '*' or '[', ..] || !Prose.EndsAsSentence(line) || end.EndsWith("세요") || end.EndsWith("랍니다") || end.EndsWith("립니다") || end.EndsWith("수 있습니다") || end.EndsWith("십시오"))
            && !line.StartsWith("“") && !line.StartsWith("\"") && Calls.IsIn(line);
    }
}
