namespace Cms.Import.Recognisers.Times;

/// <summary>
/// A date whose digits run together: <c>입력 20251205</c>, <c>20251205 10:55</c>, <c>202512051055</c>, <c>20251205105518</c>. Numbers of
/// articles and telephones look alike, so a label must stand before it or a time of day behind it, and calendar and clock must have it.
/// </summary>
static class CompactTime
{
    const int DateDigits = 8;

    public static bool TryRead(ReadOnlySpan<char> line, int start, out TimeStamp stamp)
    {
        stamp = default;
        if (start + DateDigits > line.Length || TimeScanner.Digit(line[start + 4]) < 0 || TimeScanner.Digit(line[start + DateDigits - 1]) < 0 || IsInsideWord(line, start))
        {
            return false;
        }

        var digits = 0;
        while (start + digits < line.Length && TimeScanner.Digit(line[start + digits]) >= 0)
        {
            digits++;
        }

        if (digits < DateDigits)
        {
            return false;
        }

        var (year, month, day) = (Number(line, start, 4), Number(line, start + 4, 2), Number(line, start + 6, 2));
        if (year is < 1900 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        var midnight = new DateTimeOffset(year, month, day, 0, 0, 0, TimeScanner.Korea);
        if (digits is 12 or 14)
        {
            var (hour, minute, second) = (Number(line, start + 8, 2), Number(line, start + 10, 2), digits == 14 ? Number(line, start + 12, 2) : 0);
            stamp = new(start, start + digits, midnight + new TimeSpan(hour, minute, second), true);
            return hour < 24 && minute < 60 && second < 60 && !IsFollowed(line, start + digits);
        }

        // 2025120510:55: the clock's hour was joined to the date.
        var isJoined = digits == DateDigits + 2 && start + digits < line.Length && line[start + digits] == ':';
        if (digits != DateDigits && !isJoined)
        {
            return false;
        }

        var clock = new ClockTime(line, ClockStart(line, start + DateDigits));
        if (clock is { Found: true, IsValid: true })
        {
            stamp = new(start, clock.End, new DateTimeOffset(year, month, day, 0, 0, 0, clock.Offset ?? TimeScanner.Korea) + clock.TimeOfDay, true);
            return true;
        }

        stamp = new(start, start + digits, midnight, false);
        return !isJoined && TimeLine.LabelBefore(line[..start]) > 0 && !IsFollowed(line, start + digits);
    }

    /// <summary>A date's digits stand free; those of addresses and telephones follow a sign or a letter.</summary>
    static bool IsInsideWord(ReadOnlySpan<char> line, int start) =>
        start > 0 && (char.IsAsciiLetterOrDigit(line[start - 1]) || line[start - 1] is '-' or '.' or '/' or '=' or '_' or '#' or '+' or ',' or '@' or '&' or '?');

    static bool IsFollowed(ReadOnlySpan<char> line, int end) =>
        end < line.Length && (char.IsAsciiLetter(line[end]) || (line[end] is '-' or '.' or '/' or '_' or ',' && end + 1 < line.Length && char.IsAsciiLetterOrDigit(line[end + 1])));

    /// <summary>Between date and clock stand spaces, a weekday in brackets or an opening bracket.</summary>
    static int ClockStart(ReadOnlySpan<char> line, int at)
    {
        var rest = line[at..].TrimStart();
        rest = rest is ['(', _, ')', ..] ? rest[3..] : rest;
        return line.Length - rest.TrimStart(" [|/(").Length;
    }

    static int Number(ReadOnlySpan<char> line, int start, int digits)
    {
        var value = 0;
        foreach (var c in line.Slice(start, digits))
        {
            value = (value * 10) + TimeScanner.Digit(c);
        }

        return value;
    }
}
