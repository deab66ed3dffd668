using Cms.Import.Recognisers.Times;

namespace Cms.Import.Html;

/// <summary>A time as declarations write it: what text writes too, and digits without any sign, <c>20240731193413</c>.</summary>
static class DeclaredTime
{
    /// <summary>Earlier than any page: the zero of some system's clock.</summary>
    const int FirstYear = 1985;

    public static TimeStamp? Read(string text)
    {
        if (text.Length is < 8 or > 60)
        {
            return null;
        }

        var digits = text.TakeWhile(char.IsAsciiDigit).Count();
        var plain = digits is 8 or 10 or 12 or 14 ? Spread(text, digits) : text;
        return new TimeScanner(plain).TryNext(0, out var stamp) && stamp.Value?.Year >= FirstYear ? stamp : null;
    }

    /// <summary>The signs that were left out; what follows the digits (a zone, a time) stays.</summary>
    static string Spread(string text, int digits)
    {
        var date = $"{text[..4]}-{text[4..6]}-{text[6..8]}";
        var rest = text[digits..];
        return digits switch
        {
            8 => date + rest,
            10 => $"{date} {text[8..10]}:00{rest}",
            12 => $"{date} {text[8..10]}:{text[10..12]}{rest}",
            _ => $"{date} {text[8..10]}:{text[10..12]}:{text[12..14]}{rest}",
        };
    }
}
