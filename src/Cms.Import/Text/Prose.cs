namespace Cms.Import.Text;

/// <summary>What tells a sentence from a headline. Korean headlines leave the verb's ending and the full stop out; paragraphs don't.</summary>
static class Prose
{
    /// <summary>A line this long is prose even without a full stop: no newspaper prints a longer headline.</summary>
    const int LongerThanAnyHeadline = 110;

    /// <summary>A question or exclamation may be a headline, unless it is this long.</summary>
    const int LongQuestion = 60;
    const int ShortestWithPlace = 24;
    const int ShortestObituary = 30;
    const int LongestPlace = 14;

    public static bool IsParagraph(ReadOnlySpan<char> line) =>
        line.Length >= LongerThanAnyHeadline || (line.Length >= 12 && (EndsAsSentence(line) || EndsInPlace(line))) || (line.Length >= 20 && HasSentence(line))
        || (line.Length >= ShortestObituary && IsObituary(line)) || (line.Length >= 40 && line is ['“' or '"' or '‘' or '\'', ..] && IsSpeech(line));

    /// <summary>Who died, whose relative that was, and where to condole: <c>▲홍길동씨 별세·홍철수(나래고 교장)씨 부친상=… 발인 30일 오전 8시</c>.</summary>
    static bool IsObituary(ReadOnlySpan<char> line) =>
        line.Contains('씨') && (line.Contains('=') || line[0] is '▲' or '△' or '◆' or '■') && (line.Contains("별세", StringComparison.Ordinal) || line.Contains("친상", StringComparison.Ordinal)) && (line.Contains("발인", StringComparison.Ordinal) || line.Contains("빈소", StringComparison.Ordinal));

    /// <summary>A sentence and, in brackets, where it was written or what it was taken from: <c>… 푸념. (봉화)</c>.</summary>
    static bool EndsInPlace(ReadOnlySpan<char> line) =>
        line is [.., ')'] && line.LastIndexOf(" (") is > ShortestWithPlace and var open && line.Length - open <= LongestPlace && EndsAsSentence(line[..open]);

    /// <summary>A sentence ends in it: behind the full stop stands a space, a quote, or a sign that parts who wrote it (<c>… 밝혔다.&lt;홍길동 기자&gt;</c>).</summary>
    static bool HasSentence(ReadOnlySpan<char> line)
    {
        for (var end = line.IndexOf("다."); end >= 0;)
        {
            var rest = line[(end + 2)..];
            if (rest is ['<', not '/', ..] or ['‹' or '〈' or '/' or '[' or '【', ..] || (line.Length >= 40 && rest is [' ' or '(', ..] or ['”', ' ', ..]))
            {
                return true;
            }

            var next = rest.IndexOf("다.");
            end = next < 0 ? -1 : end + 2 + next;
        }

        return false;
    }

    /// <summary>Questions and exclamations one after the other; a headline has one.</summary>
    static bool IsSpeech(ReadOnlySpan<char> line) =>
        (line.Contains("? ", StringComparison.Ordinal) || line.Contains("! ", StringComparison.Ordinal) || line.Contains(". ", StringComparison.Ordinal))
        && line.TrimEnd(" \"'”’") is [.., '?' or '!' or '.'];

    public static bool EndsAsSentence(ReadOnlySpan<char> line)
    {
        line = line is [.., '★' or '☆'] ? line.TrimEnd("★☆ ") : line; // a review's verdict
        var end = line is [.., '.' or (>= '\uAC00' and <= '\uD7A3')] ? line : line.TrimEnd(" \"'”’)]」』】>`");
        if (end.Length < 2)
        {
            return false;
        }

        var before = end[^2];
        return end[^1] switch
        {
            '.' or '。' or '．' => before is not ('.' or '…') && (IsHangul(before) || before is '"' or '”' or '’' or ')' or '%' or '\'' || (char.IsAsciiLetterOrDigit(before) && end.Length > 40)),
            '?' or '!' => end.Length >= LongQuestion || EndsInVerb(end[..^1]),
            _ => end.Length >= 40 && end.EndsWith("니다"),
        };
    }

    /// <summary>A sentence that speaks politely and quotes nobody: so sites speak to their readers, and broadcasters; newspapers write plainly.</summary>
    public static bool IsPolite(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd(" .!?)]~^");
        return (end.EndsWith("니다") || end.EndsWith("세요") || end.EndsWith("시오") || end.EndsWith("해요")) && !line.ContainsAny('“', '"', '‘');
    }

    /// <summary>A sentence in the plain ending that newspapers write in.</summary>
    public static bool IsPlain(ReadOnlySpan<char> line) => line.EndsWith("다.") && !line.EndsWith("니다.");

    /// <summary>The plain ending -다 behind a verb's stem, and the polite -니다, -요; nouns in -다 are rare at a line's end.</summary>
    static bool EndsInVerb(ReadOnlySpan<char> text) =>
        text.EndsWith("니다") || text.EndsWith("했다") || text.EndsWith("였다") || text.EndsWith("혔다") || text.EndsWith("한다")
        || text.EndsWith("된다") || text.EndsWith("됐다") || text.EndsWith("이다") || text.EndsWith("있다") || text.EndsWith("없다")
        || text.EndsWith("니까") || text.EndsWith("세요") || text.EndsWith("어요") || text.EndsWith("해요");

    public static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';

    public static bool HasHangul(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\uAC00', '\uD7A3');

    public static bool HasLetter(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
