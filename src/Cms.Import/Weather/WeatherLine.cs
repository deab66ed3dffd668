using System.Buffers;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Weather;

/// <summary>
/// One line of a weather strip, like <c>흐림강화0.5℃</c>: a condition from the closed list, longest first; a temperature at the
/// end; the rest is the station. With spaces between them the order may be another, as in <c>서울 맑음 4.3℃</c> and
/// <c>서울 4.3℃맑음</c>.
/// </summary>
static class WeatherLine
{
    /// <summary>Condition, station, degrees and sign fit in this; a longer line is prose.</summary>
    const int Longest = 32;

    /// <summary>No thermometer on Earth has shown more, above or below zero.</summary>
    const int MostDegrees = 95;

    static readonly SearchValues<char> Sentence = SearchValues.Create(".?!\"“”…");

    /// <summary>The observation, or null for a line that is none. <paramref name="sure"/>: both condition and station are in the lists.</summary>
    public static PageObservation? Read(ReadOnlySpan<char> text, out bool hasDegrees, out bool sure)
    {
        sure = false;
        hasDegrees = false;
        if (text.Length > Longest || text.IsEmpty)
        {
            return null;
        }

        if (text.IndexOf('℃') is > 0 and var unit && unit + 1 < text.Length)
        {
            text = $"{text[(unit + 1)..].Trim(" :,|/")}{text[..(unit + 1)]}";
        }

        var words = Bare(SplitDegrees(text, out var degrees, out hasDegrees));
        if (words.Length < 3)
        {
            return null;
        }

        var isSpaced = words.Contains(' ');
        foreach (var (name, condition) in isSpaced ? Conditions.LongestFirst : Conditions.BeginningWith(words[0]))
        {
            var isFirst = words.StartsWith(name);
            if (!isFirst && !(isSpaced && words.EndsWith(name)))
            {
                continue;
            }

            var station = Bare(isFirst ? words[name.Length..] : words[..^name.Length]);
            if (station.Length < 2 || station.Contains(' '))
            {
                continue;
            }

            sure = KmaStations.TryFind(station, out var known, out var number);
            return sure ? new(known, number, condition, name, degrees)
                : IsWords(words) ? new(station.ToString(), null, condition, name, degrees)
                : null;
        }

        if (hasDegrees && KmaStations.TryFindAtEnd(words, out var atEnd, out var id) && words[..^atEnd.Length].Trim() is { Length: > 0 } other && Prose.HasHangul(other) && IsWords(words))
        {
            return new(atEnd, id, WeatherCondition.Unknown, other.ToString(), degrees);
        }

        return null;
    }

    /// <summary>Without the signs that may part the words; most have none.</summary>
    static ReadOnlySpan<char> Bare(ReadOnlySpan<char> words) =>
        words is [var first, .., var last] && Prose.IsHangul(first) && Prose.IsHangul(last) ? words : words.Trim(" :,|/");

    /// <summary>No number and no sign of a sentence stands among them.</summary>
    static bool IsWords(ReadOnlySpan<char> words) => !words.ContainsAnyInRange('0', '9') && !words.ContainsAny(Sentence);

    /// <summary>Digits like 13.1 or 13 in tenths; further decimals are cut off.</summary>
    static int? Tenths(ReadOnlySpan<char> number)
    {
        var point = number.IndexOf('.');
        var whole = point < 0 ? number : number[..point];
        var value = 0;
        var tenth = point < 0 || point + 1 == number.Length ? 0 : number[point + 1] - '0';
        if (whole.Length is 0 or > 3 || tenth is < 0 or > 9)
        {
            return null;
        }

        foreach (var digit in whole)
        {
            value = value * 10 + digit - '0';
        }

        return value * 10 + tenth;
    }

    /// <summary>Takes the temperature off the end; a lone sign or nothing before ℃ is a missing one.</summary>
    static ReadOnlySpan<char> SplitDegrees(ReadOnlySpan<char> text, out decimal? degrees, out bool hasUnit)
    {
        degrees = null;
        var rest = text;
        var unit = rest switch
        {
            [.., '℃' or '°' or '˚'] => 1,
            [.., '°' or '˚' or 'º', 'C'] => 2,
            _ => 0,
        };
        hasUnit = unit > 0;
        rest = rest[..^unit].TrimEnd(' ');
        var digits = rest.Length;
        while (digits > 0 && (char.IsAsciiDigit(rest[digits - 1]) || rest[digits - 1] == '.'))
        {
            digits--;
        }

        var number = rest[digits..];
        var start = digits;
        var negative = false;
        while (start > 0 && rest[start - 1] is '-' or '−' or '–' or '+' or '－' or '＋')
        {
            start--;
            negative |= rest[start] is not ('+' or '＋');
        }

        if (Tenths(number) is { } tenths && tenths <= MostDegrees * 10)
        {
            degrees = new decimal(tenths, 0, 0, negative && tenths > 0, 1);
        }

        return rest[..start];
    }
}
