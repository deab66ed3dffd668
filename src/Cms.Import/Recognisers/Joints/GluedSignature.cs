using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Joints;

/// <summary>Who wrote the article and the address, where they ran together with the last sentence or with what the site says below. Each becomes a line of its own.</summary>
static class GluedSignature
{
    /// <summary>A sentence and who wrote it take so much at least, and so do a site's own words.</summary>
    const int ShortestSigned = 30;

    const int LongestSignature = 24;

    public static Line[] Cut(Line[] lines) => Joint.Cut(Joint.Cut(lines, BeforeOrBehind), BehindAddress);

    /// <summary>
    /// Where who wrote the article begins behind the last sentence, or where that ends that opens the line: <c>… 밝혔다. 홍길동 기자 hong@paper.example 응원하기 …</c>; and where
    /// an agency's address ends (<c>☞누리통신hong@paper.example▶ …</c>). 0 where nothing follows.
    /// </summary>
    static int BeforeOrBehind(ReadOnlySpan<char> line)
    {
        var sign = line.IndexOf('@');
        if (sign < 0 || line.Length < ShortestSigned)
        {
            return 0;
        }

        var start = Start(line, sign);
        start += line[start] == '.' ? 1 : 0; // the last sentence's full stop
        var before = line[..start].TrimEnd(" (/");
        var end = End(line, sign + 1);
        while (end < line.Length && line[end] is ')' or ']' or '>')
        {
            end++;
        }

        if (before.Length > ShortestSigned && before.EndsWith("다.") && line.Length - end is > 4 and <= LongestSignature && BylineReader.Read(line[end..]) is { IsByline: true, HasTitle: true, UnknownWords: 0 })
        {
            return before.Length; // … 전했다.hong@paper.example 홍길동 기자
        }

        if (line.Length - end < ShortestSigned)
        {
            return 0;
        }

        if (line[0] == '☞')
        {
            return before.Length < LongestSignature ? end : 0;
        }

        var signature = before.LastIndexOf("다. ") is >= 0 and var stop ? stop + 3 : 0;
        return before.EndsWith("기자") && before.Length - signature <= LongestSignature && BylineReader.Read(before[signature..]) is { IsByline: true, HasTitle: true, UnknownWords: <= 1 }
            ? signature > 0 ? signature : end
            : 0;
    }

    /// <summary>
    /// Where the author's address ends that ran together with what follows: <c>… 밝혔다.hong@paper.example제보는 카카오톡 …</c>, <c>… 밝혔다. /홍길동기자 hong@paper.example
    /// ▶ 다른 기사 …</c>; 0 when none does.
    /// </summary>
    static int BehindAddress(ReadOnlySpan<char> line)
    {
        var sign = line.IndexOf('@');
        if (sign < ShortestSigned || sign + 2 >= line.Length)
        {
            return 0;
        }

        var spaces = line[sign - 1] == ' ' && line[sign + 1] == ' ' ? 1 : 0; // hong @ paper.example
        var start = Start(line, sign - spaces);
        start += line[start..sign].LastIndexOf('.') + 1; // the last sentence's full stop
        var end = End(line, sign + 1 + spaces);
        var rest = line[end..].TrimStart();
        var before = line[..start].TrimEnd();
        return rest.IsEmpty ? 0
            : (rest[0] is '▶' or '☞' or '►' or '[' or '<' or 'ⓒ') && (before.EndsWith("기자") || before.EndsWith("다.")) ? end
            : line.Length - rest.Length == end && Prose.IsHangul(rest[0]) && before.EndsWith("다.") && before.Length == start ? end
            : 0;
    }

    static int Start(ReadOnlySpan<char> line, int from)
    {
        while (from > 0 && EmailShape.IsPart(line[from - 1]))
        {
            from--;
        }

        return from;
    }

    static int End(ReadOnlySpan<char> line, int from)
    {
        while (from < line.Length && EmailShape.IsPart(line[from]))
        {
            from++;
        }

        return from;
    }
}
