using System.Buffers;
using Cms.Import.Text;

namespace Cms.Import.Recognisers;

/// <summary>
/// Photo captions by what newspapers put into them: ▲ before, <c>사진=</c>, <c>(사진 제공…)</c>, <c>/연합뉴스</c>, ⓒ or an agency's
/// name behind. A list inside a body is also marked with ▲; there only a credit makes a caption.
/// </summary>
static class CaptionLine
{
    const int Longest = 260;

    static readonly Phrases Credits = new(
        ["사진=", "사진 =", "사진제공", "사진 제공", "사진출처", "사진 출처", "사진:", "사진 :", "사진|", "사진ㅣ", "/사진", "/ 사진", "[사진", "자료사진", "자료 사진", "포토=", "이미지=", "이미지 =", "이미지 출처", "그래픽=", "그래픽 =", "그래픽:", "캡처=", "촬영=", "ⓒ", "©", "자료제공", "자료 제공", "출처=", "출처 =", "출처:", "출처 :", "게티이미지", "포토뱅크", "이미지투데이", "픽사베이", "제공=", "/제공", "/자료", "photo by", "Photo by"],
        StringComparison.Ordinal);

    static readonly SearchValues<char> CuttingSigns = SearchValues.Create("/.=[(<|ㅣ:▲【");

    static readonly string[] CreditEndings =
    [
        "제공]", "제공)", "제공", "캡처]", "캡처)", "캡처", "갈무리", "갈무리)", "갈무리]", "연합뉴스", "연합뉴스]", "연합뉴스)", "뉴시스", "뉴시스]", "뉴시스)", "뉴스1", "뉴스1)", "뉴스1]", "자료사진]", "자료사진)", "AP", "AFP", "로이터", "EPA", "사진부", "사진기자", "기자 촬영",
    ];

    /// <summary>Whether the line carries a photo's credit.</summary>
    public static bool HasCredit(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest)
        {
            return false;
        }

        if (Credits.IndexIn(line) is >= 0 and var at)
        {
            return !Prose.EndsAsSentence(line) || at > line.Length / 2 || at < 4 || line is ['▲' or '△' or '▶' or '◀' or '▼' or '◆', ..];
        }

        var end = line.TrimEnd(" .");
        foreach (var ending in CreditEndings)
        {
            if (end.EndsWith(ending) && end.Length > ending.Length && IsCutOff(end[..^ending.Length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Marks that point from a caption to its photo.</summary>
    public static bool HasMark(ReadOnlySpan<char> line) => line is ['▲' or '◀' or '▼', ..] && line.Length <= Longest;

    /// <summary>
    /// A name at the end is a credit only where a sign cuts it off from the caption (<c>… 장관. 뉴시스</c>); headlines end in 제공
    /// or in an agency's name too.
    /// </summary>
    static bool IsCutOff(ReadOnlySpan<char> before)
    {
        var sign = before.LastIndexOfAny(CuttingSigns);
        return sign >= 0 && before.Length - sign <= 14 && (sign + 1 == before.Length || !char.IsAsciiDigit(before[sign + 1]));
    }
}
