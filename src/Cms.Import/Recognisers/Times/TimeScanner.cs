using System.Buffers;

namespace Cms.Import.Recognisers.Times;

/// <summary>
/// Finds dates in a line: 2025-12-05 10:55:18, 2022.08.16 21:08, 2020.07.13. 오후 5:04, 2014/09/18 [08:37], 2026. 02. 20(금) 09:39,
/// 2025년 12월 5일 오전 9시, 20251205 10:55, ISO 8601, RFC 822. Written by hand because it runs over every short line with a digit.
/// A time without a zone is Korean.
/// </summary>
ref struct TimeScanner(ReadOnlySpan<char> line)
{
    internal static readonly TimeSpan Korea = TimeSpan.FromHours(9);
    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");
    static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    /// <summary>The first Korean newspaper, 한성순보, appeared in 1883.</summary>
    internal const int FirstYear = 1883;

    /// <summary>A year in which no zone leaves the calendar; it is kept and warned of like any other in the future.</summary>
    internal const int LastYear = 9998;

    readonly ReadOnlySpan<char> line = line;
    int at;

    /// <summary>Where the day stands in <c>Dec 5, 2025</c>, which begins at its month; -1 in any other date.</summary>
    int monthStart = -1;

    /// <summary>The next date at or behind <paramref name="from"/>.</summary>
    public bool TryNext(int from, out TimeStamp stamp)
    {
        for (at = from; at < line.Length; at++)
        {
            var next = line[at..].IndexOfAny(Digits);
            if (next < 0)
            {
                break;
            }

            at += next;
            var start = at;
            if (CompactTime.TryRead(line, start, out stamp))
            {
                return true;
            }

            if (TryDate(out var year, out var month, out var day))
            {
                start = start == monthStart ? StartOfWord(start) : start;
                start -= start >= 5 && line[(start - 5)..start] is [_, _, _, ',', ' '] && char.IsAsciiLetter(line[start - 5]) ? 5 : 0;
                stamp = WithTimeOfDay(start, year, month, day);
                return true;
            }

            at = start;
            SkipNumber();
        }

        stamp = default;
        return false;
    }

    int StartOfWord(int index)
    {
        var end = line[..index].TrimEnd(" .").Length;
        while (end > 0 && char.IsAsciiLetter(line[end - 1]))
        {
            end--;
        }

        return end;
    }

    bool TryDate(out int year, out int month, out int day)
    {
        (month, day) = (0, 0);
        var start = at;
        if (start > 0 && ((char.IsAsciiLetter(line[start - 1]) && !line[..start].EndsWith("date", StringComparison.OrdinalIgnoreCase)) || (line[start - 1] is '-' or '.' or ':' && start > 1 && Digit(line[start - 2]) >= 0)))
        {
            year = 0;
            return false;
        }

        var digits = Number(out year);
        if (digits is 1 or 2 && TryRfcDate(year, out var rfcYear, out month))
        {
            (day, year) = (year, rfcYear);
            return true;
        }

        if (digits is 1 or 2 && start > 3 && line[start - 1] is ' ' or '.' && TryMonthFirst(start, year, out var laterYear, out month))
        {
            (day, year) = (year, laterYear);
            monthStart = start;
            return true;
        }

        if (digits is 1 or 2 && TryKoreanMonthFirst(year, out day, out var lastYear))
        {
            (month, year) = (year, lastYear);
            return true;
        }

        if (digits == 2)
        {
            year += 2000;
        }
        else if (digits != 4 || year is < FirstYear or > LastYear)
        {
            return false;
        }

        var separator = at;
        if (!Separator('년') || Number(out month) is not (1 or 2) || !Separator('월') || Number(out var d) is not (1 or 2))
        {
            return false;
        }

        day = d;
        var twoDigitYearIsSure = at - start >= 8 && line[separator] != ':';
        _ = Take('일') || Take('.');
        return digits == 4 || twoDigitYearIsSure;
    }

    /// <summary>Dec 5, 2025: the month's name stands before the number.</summary>
    bool TryMonthFirst(int start, int day, out int year, out int month)
    {
        (year, month) = (0, 0);
        var back = at;
        var letters = line[..start].TrimEnd(" .");
        var word = letters.Length;
        while (word > 0 && char.IsAsciiLetter(letters[word - 1]))
        {
            word--;
        }

        if (day is >= 1 and <= 31 && letters.Length - word is >= 3 and <= 9)
        {
            for (var m = 0; m < Months.Length; m++)
            {
                if (letters[word..].StartsWith(Months[m], StringComparison.OrdinalIgnoreCase))
                {
                    month = m + 1;
                    _ = Take(',') || Take('.');
                    Spaces();
                    if (Number(out year) == 4 && year is >= 1900 and <= 2100)
                    {
                        return true;
                    }
                }
            }
        }

        at = back;
        return false;
    }

    /// <summary>1월 11, 2024: English order with Korean months, as a widespread system prints it.</summary>
    bool TryKoreanMonthFirst(int month, out int day, out int year)
    {
        (day, year) = (0, 0);
        var back = at;
        if (month is >= 1 and <= 12 && Take('월'))
        {
            Spaces();
            if (Number(out day) is 1 or 2 && Take(','))
            {
                Spaces();
                if (Number(out year) == 4 && year is >= 1900 and <= 2100)
                {
                    Spaces();
                    at += line[at..].StartsWith("At ") ? 2 : 0;
                    return true;
                }
            }
        }

        at = back;
        return false;
    }

    bool TryRfcDate(int day, out int year, out int month)
    {
        (year, month) = (0, 0);
        var back = at;
        Spaces();
        if (day is >= 1 and <= 31 && at + 3 < line.Length)
        {
            for (var m = 0; m < Months.Length; m++)
            {
                if (line[at..].StartsWith(Months[m], StringComparison.OrdinalIgnoreCase))
                {
                    at += line[at..].IndexOfAnyExceptInRange('A', 'z') is >= 0 and var letters ? letters : line.Length - at; // Nov, November
                    _ = Take('.') || Take(',');
                    Spaces();
                    month = m + 1;
                    if (Number(out year) == 4)
                    {
                        return true;
                    }
                }
            }
        }

        at = back;
        return false;
    }

    TimeStamp WithTimeOfDay(int start, int year, int month, int day)
    {
        var end = at;
        SkipToTime(ref end);
        at += line[at..].StartsWith("- ") ? 2 : 0; // Nov. 21, 2025 - 14:31
        var clock = new ClockTime(line, at);
        var hasTime = clock.Found && (clock.HasMeridiem || clock.Hour <= 24);
        end = hasTime ? clock.End : end;
        if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(Math.Clamp(year, 1, 9999), month) || (hasTime && !clock.IsValid))
        {
            return new(start, end, null, hasTime);
        }

        var offset = hasTime && clock.Offset is { } zone ? zone : Korea;
        var midnight = new DateTimeOffset(year, month, day, 0, 0, 0, offset);
        return new(start, end, hasTime ? midnight + clock.TimeOfDay : midnight, hasTime);
    }

    /// <summary>Between date and time stand spaces, a weekday in or out of brackets, a comma, a T or an opening bracket.</summary>
    void SkipToTime(ref int end)
    {
        Spaces();
        var isBracketed = Take('(') || Take('[') || Take('（');
        if (at < line.Length && line[at] is '월' or '화' or '수' or '목' or '금' or '토' or '일' && (isBracketed || EndsWord(at + 1)))
        {
            at += line[at..].Length > 2 && line.Slice(at + 1, 2).SequenceEqual("요일") ? 3 : 1;
            _ = Take(')') || Take(']') || Take('）');
            end = at;
        }
        else if (isBracketed && line[at..].StartsWith("星期") && line[at..].Length > 3 && line[at + 3] == ')')
        {
            at += 4; // 2017.01.13(星期五)
            end = at;
        }

        Spaces();
        _ = Take(',') || Take('T') || Take('|') || Take('/') || Take('ㅣ') || Take('·');
        Spaces();
        _ = Take('[') || Take('(');
        Spaces();
    }

    /// <summary>A weekday out of brackets; else a name may begin there: <c>2025-12-05 화지훈 기자</c>.</summary>
    bool EndsWord(int index) => index >= line.Length || !Text.Prose.IsHangul(line[index]) || line[index..].StartsWith("요일");

    bool Separator(char korean)
    {
        Spaces();
        var taken = at < line.Length && (line[at] == korean || line[at] is '-' or '.' or '/' or '．' or '－' or '／' or '–');
        at += taken ? 1 : 0;
        Spaces();
        return taken;
    }

    int Number(out int value)
    {
        var start = at;
        value = 0;
        for (; at < line.Length && Digit(line[at]) is >= 0 and var digit && at - start < 5; at++)
        {
            value = value * 10 + digit;
        }

        return at - start;
    }

    void SkipNumber()
    {
        while (at + 1 < line.Length && Digit(line[at + 1]) >= 0)
        {
            at++;
        }
    }

    bool Take(char c)
    {
        var taken = at < line.Length && line[at] == c;
        at += taken ? 1 : 0;
        return taken;
    }

    void Spaces()
    {
        while (at < line.Length && line[at] == ' ')
        {
            at++;
        }
    }

    internal static int Digit(char c) => c is >= '0' and <= '9' ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;
}
