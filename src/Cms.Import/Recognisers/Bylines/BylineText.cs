using System.Buffers;
using Cms.Import.Recognisers.Names;

namespace Cms.Import.Recognisers.Bylines;

/// <summary>A byline without what sites add to it: shields for addresses, pictures' sources, counters.</summary>
static class BylineText
{
    /// <summary>How what may follow a byline begins: 사진, 댓글, 조회, 외.</summary>
    static readonly SearchValues<char> Behind = SearchValues.Create("사댓조외");

    /// <summary>Signs that keep addresses from being harvested: <c>hong＠paper.example</c>, <c>hong(at)paper.example</c>; or nothing is left of them.</summary>
    public static ReadOnlySpan<char> WithPlainAt(ReadOnlySpan<char> line) =>
        line.EndsWith(EmailShape.Shielded) ? line[..^EmailShape.Shielded.Length].TrimEnd()
        : line.Contains('＠') || line.Contains(" @ ", StringComparison.Ordinal) || line.Contains("(at)", StringComparison.OrdinalIgnoreCase) || line.Contains("[at]", StringComparison.OrdinalIgnoreCase)
        ? line.ToString().Replace('＠', '@').Replace(" @ ", "@", StringComparison.Ordinal).Replace("(at)", "@", StringComparison.OrdinalIgnoreCase).Replace("[at]", "@", StringComparison.OrdinalIgnoreCase)
        : line;

    /// <summary>
    /// A photo's source, counters and the number of those who are not named may follow: <c>홍길동 기자 hong@example.com / 사진=방송 화면</c>,
    /// <c>홍길동 기자 | 댓글: 7개</c>, <c>홍길동 기자 외 2명</c>. A photographer who is named belongs to the line (<c>사진=김철수 기자</c>).
    /// </summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line)
    {
        if (!line.ContainsAny(Behind))
        {
            return line;
        }

        var credit = line.IndexOf("사진=");
        credit = credit < 0 ? line.IndexOf("사진 제공") : line[credit..].Contains("기자", StringComparison.Ordinal) ? -1 : credit;
        credit = credit < 0 ? line.IndexOf("댓글") : credit;
        credit = credit < 0 ? line.IndexOf("조회") : credit;
        credit = credit < 0 && line is [.., '명' or '인'] && line.LastIndexOf(" 외 ") is > 0 and var others && line.Length - others <= 6 ? others : credit;
        return credit > 0 && (line[..credit].Contains('@') || line[..credit].Contains("기자", StringComparison.Ordinal) || NameShape.IsDesk(line[..credit].Trim())) ? line[..credit] : line;
    }
}
