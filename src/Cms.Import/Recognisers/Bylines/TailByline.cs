using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Bylines;

/// <summary>A byline at the end of the last paragraph: <c>… 밝혔다. 홍길동 기자 hong@example.com</c>, <c>… 밝혔다./홍길동 기자</c>.</summary>
static class TailByline
{
    const int Longest = 100;

    /// <summary>The day of a photo may close the last paragraph, behind its sentence or its byline: <c>… 밝혔다. 2025.12.5</c>, <c>… 있다./홍길동 기자 2025.12.05.</c></summary>
    public static ReadOnlySpan<char> WithoutDay(ReadOnlySpan<char> paragraph)
    {
        var end = paragraph.TrimEnd(" .");
        var start = end.Length;
        while (start > 0 && (char.IsAsciiDigit(end[start - 1]) || end[start - 1] is '.' or '-' or ' '))
        {
            start--;
        }

        var day = end[start..].TrimStart(". ");
        return day.Length is >= 8 and <= 12 && start > 1 && end[..start] is [.., '다' or '자'] && new TimeScanner(day).TryNext(0, out var stamp) && stamp is { Value: not null, Start: 0 } && stamp.End == day.Length
            ? paragraph[..(end.Length - day.Length)].TrimEnd() : paragraph;
    }

    /// <summary>The last paragraph without an address that a shield took away.</summary>
    public static ReadOnlySpan<char> WithoutShield(ReadOnlySpan<char> paragraph) =>
        paragraph.EndsWith(EmailShape.Shielded) && Prose.EndsAsSentence(paragraph[..^EmailShape.Shielded.Length].TrimEnd(" /(")) ? paragraph[..^EmailShape.Shielded.Length].TrimEnd(" /(") : paragraph;

    /// <summary>Where an address stands alone behind the last sentence: <c>… 밝혔다. hong@example.com</c>, <c>… 있다./hong@example.com</c>, <c>… 밝혔다.hong@example.com</c>; -1 when there is none.</summary>
    public static int MailAtEnd(ReadOnlySpan<char> paragraph)
    {
        var stop = paragraph.LastIndexOf("다.");
        var start = 1 + Math.Max(paragraph.LastIndexOfAny(' ', '/'), stop < 0 ? -1 : stop + 1);
        return start > 1 && paragraph[start..].Contains('@') && EmailShape.IsWhole(paragraph[start..]) && Prose.EndsAsSentence(paragraph[..start].TrimEnd(" /")) ? start : -1;
    }

    /// <summary>A name alone behind the last sentence: <c>… 말했다. 홍길동</c>; empty when there is none.</summary>
    public static string NameAtEnd(ReadOnlySpan<char> paragraph) =>
        paragraph.Length > 4 && NameShape.IsUsualName(paragraph[^3..]) && paragraph[^4] == ' ' && paragraph[^1] is not ('는' or '를' or '에') && paragraph[..^4].TrimEnd("\"”’").EndsWith("다.") ? paragraph[^3..].ToString() : "";

    /// <summary>An archive has what was left of a note in brackets behind the byline: <c>【홍길동기자】 관련기사&gt;</c>.</summary>
    static ReadOnlySpan<char> WithoutReference(ReadOnlySpan<char> rest) => rest.EndsWith("관련기사>") ? rest[..^5].TrimEnd(" <") : rest;

    /// <summary>Where the byline begins in the paragraph; -1 when there is none.</summary>
    public static int Find(ReadOnlySpan<char> paragraph, out BylineReader? byline)
    {
        byline = null;
        var from = Math.Max(0, paragraph.Length - Longest);
        for (var i = paragraph.Length - 2; i > from; i--)
        {
            if (paragraph[i] != '.' || !(Prose.IsHangul(paragraph[i - 1]) || paragraph[i - 1] is '”' or '"' or ')' or '’') || char.IsAsciiLetterOrDigit(paragraph[i + 1]))
            {
                continue;
            }

            var start = i + 1;
            while (start < paragraph.Length && paragraph[start] is '”' or '"' or '’')
            {
                start++;
            }

            var rest = WithoutReference(paragraph[start..].TrimStart());
            byline = rest.Length >= 4 ? BylineReader.Read(rest) : null;
            return byline is { IsByline: true } and ({ HasTitle: true } or { HasMail: true }) && !Prose.EndsAsSentence(rest) ? start : -1;
        }

        return -1;
    }
}
