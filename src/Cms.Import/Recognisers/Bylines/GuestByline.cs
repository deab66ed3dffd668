using System.Buffers;
using Cms.Import.Recognisers.Names;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Bylines;

/// <summary>
/// Who signs at the end without being a reporter: a name with a post in brackets (<c>홍길동(한빛대교수·사학과)</c>, <c>홍길동 (시인)</c>), or
/// behind the last sentence a slash or bracket, a name and where its bearer is from (<c>… 하다. /홍길동 한빛시청 문화과</c>,
/// <c>… 하다. &lt;홍길동·한빛시 누리동&gt;</c>).
/// </summary>
static class GuestByline
{
    const int Longest = 40;
    const int MostWords = 6;

    const int YearLength = 4;

    static readonly SearchValues<char> Years = SearchValues.Create("0123456789~ ");
    static readonly SearchValues<char> SentenceSigns = SearchValues.Create("\"“”‘’'!?…=@:");

    static readonly SearchValues<char> SentenceEnds = SearchValues.Create("!?…=@:.");

    /// <summary>The name in a line of a name and, in brackets, a post; or, as below a poem's title, the years of a life.</summary>
    public static string? NameWithPost(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart("/-–— ");
        if (text.Length <= Longest && text.EndsWith(" 저자") && text.IndexOf(' ') is >= 2 and <= 4 and var space && NameShape.IsUsualName(text[..space]) && !text.ContainsAny(SentenceEnds))
        {
            return text[..space].ToString(); // 홍길동 약사·‘숫자 나라’ 저자
        }

        if (text.Length > Longest || text is not [.., ')'] || text.IndexOf('(') is not (>= 2 and <= 5 and var open) || text.LastIndexOf('(') != open || text.ContainsAny(SentenceSigns))
        {
            return null;
        }

        var name = text[..open].TrimEnd();
        if (!NameShape.IsName(name))
        {
            return null;
        }

        if (text[open + 1] is '1' or '2' && text[open..].IndexOf('~') == YearLength + 1 && !text[(open + 1)..^1].ContainsAnyExcept(Years))
        {
            return name.ToString();
        }

        foreach (var word in BylineWords.Split(text[(open + 1)..^1]))
        {
            if (People.Posts.End(word.Text))
            {
                return name.ToString();
            }
        }

        return null;
    }

    /// <summary>Where the signature behind a paragraph's last sentence begins, and the name in it; -1 when there is none.</summary>
    public static int Find(ReadOnlySpan<char> paragraph, out string name)
    {
        name = "";
        var end = paragraph[Math.Max(0, paragraph.Length - Longest)..].LastIndexOf("다.");
        if (end < 0)
        {
            return -1;
        }

        var start = Math.Max(0, paragraph.Length - Longest) + end + 2;
        var rest = paragraph[start..].TrimStart(" ”\"");
        name = NameWithPost(rest) ?? Signed(rest) ?? "";
        return name.Length > 0 ? start : -1;
    }

    /// <summary>A name and where its bearer is from, behind a slash or in brackets.</summary>
    static string? Signed(ReadOnlySpan<char> rest)
    {
        var isClosed = rest is ['<' or '〈' or '(' or '[', .., '>' or '〉' or ')' or ']'];
        if (!isClosed && rest is not ['/' or '／', ..] || rest.ContainsAny(SentenceSigns) || rest.Contains('.'))
        {
            return null;
        }

        var words = BylineWords.Split(rest);
        var first = words is [{ Text: "글" or "필자" }, ..] ? 1 : 0;
        return words.Count - first is >= 2 and <= MostWords && IsPerson(words[first].Text) && words.TrueForAll(w => w.Kind == WordKind.Other)
            && !NameShape.IsOutlet(words[^1].Text) && !(isClosed && words[^1].Text.EndsWith("제공", StringComparison.Ordinal)) ? words[first].Text : null;
    }

    /// <summary>A town or an office may be spelt like a name (나래시, 문화과).</summary>
    static bool IsPerson(ReadOnlySpan<char> word) => NameShape.IsUsualName(word) && word[^1] is not ('시' or '군' or '구' or '동' or '읍' or '과' or '청' or '부' or '팀' or '국');
}
