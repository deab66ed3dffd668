namespace Cms.Import.Recognisers.Times;

/// <summary>A time of day: 10:55:18, 오후 5:04, PM 05:04, 5:04 PM, 16시 31분, 09:39+09:00, 10:55:18 GMT.</summary>
readonly ref struct ClockTime
{
    public ClockTime(ReadOnlySpan<char> line, int start)
    {
        var at = start;
        var afternoon = Meridiem(line, ref at);
        if (!Number(line, ref at, out var hour) || !Colon(line, ref at, out var korean))
        {
            return;
        }

        var hasMinute = Number(line, ref at, out var minute);
        if (!hasMinute && !korean)
        {
            return;
        }

        var second = 0;
        if (hasMinute && korean)
        {
            Skip(line, ref at, '분');
            var back = at;
            Skip(line, ref at, ' ');
            at = Number(line, ref at, out second) && Skip(line, ref at, '초') ? at : back;
            second = at == back ? 0 : second;
        }
        else if (hasMinute && at + 1 < line.Length && line[at] is ':' or '：' && TimeScanner.Digit(line[at + 1]) >= 0)
        {
            at++;
            Number(line, ref at, out second);
            Fraction(line, ref at);
        }

        var behind = at;
        Skip(line, ref behind, ' ');
        if (afternoon is null && Meridiem(line, ref behind) is { } after)
        {
            (afternoon, at) = (after, behind);
        }

        Offset = Zone(line, ref at);
        _ = Skip(line, ref at, ']') || Skip(line, ref at, ')');
        Found = true;
        HasMeridiem = afternoon is not null;
        Hour = hour;
        End = at;
        IsValid = minute < 60 && second < 60 && (HasMeridiem ? hour <= 12 || afternoon == true && hour < 24 : hour < 24 || (hour == 24 && minute == 0));
        var hours = afternoon switch { true when hour < 12 => hour + 12, false when hour == 12 => 0, _ => hour };
        TimeOfDay = new TimeSpan(hours, minute, second);
    }

    public bool Found { get; }
    public bool HasMeridiem { get; }
    public bool IsValid { get; }
    public int Hour { get; }
    public int End { get; }
    public TimeSpan TimeOfDay { get; }

    /// <summary>The zone, where the text names one.</summary>
    public TimeSpan? Offset { get; }

    static bool? Meridiem(ReadOnlySpan<char> line, ref int at)
    {
        var rest = line[Math.Min(at, line.Length)..];
        bool? afternoon = rest.StartsWith("오후") || rest.StartsWith("PM", StringComparison.OrdinalIgnoreCase) ? true
            : rest.StartsWith("오전") || rest.StartsWith("AM", StringComparison.OrdinalIgnoreCase) ? false : null;
        if (afternoon is not null)
        {
            at += 2;
            Skip(line, ref at, ' ');
        }

        return afternoon;
    }

    static TimeSpan? Zone(ReadOnlySpan<char> line, ref int at)
    {
        var start = at;
        Skip(line, ref start, ' ');
        var rest = line[start..];
        if (rest is ['Z', ..] || rest.StartsWith("GMT") || rest.StartsWith("UTC"))
        {
            at = start + (rest[0] == 'Z' ? 1 : 3);
            return TimeSpan.Zero;
        }

        if (rest.StartsWith("KST"))
        {
            at = start + 3;
            return null;
        }

        if (rest.Length < 5 || rest[0] is not ('+' or '-') || TimeScanner.Digit(rest[1]) < 0 || TimeScanner.Digit(rest[2]) < 0)
        {
            return null;
        }

        var hours = TimeScanner.Digit(rest[1]) * 10 + TimeScanner.Digit(rest[2]);
        var minutes = rest[3] == ':' ? 4 : 3;
        if (rest.Length < minutes + 2 || TimeScanner.Digit(rest[minutes]) < 0 || TimeScanner.Digit(rest[minutes + 1]) < 0 || hours > 13)
        {
            return null;
        }

        at = start + minutes + 2;
        var offset = new TimeSpan(hours, Math.Min(59, TimeScanner.Digit(rest[minutes]) * 10 + TimeScanner.Digit(rest[minutes + 1])), 0);
        return rest[0] == '-' ? -offset : offset;
    }

    static bool Colon(ReadOnlySpan<char> line, ref int at, out bool korean)
    {
        Skip(line, ref at, ' ');
        korean = at < line.Length && line[at] == '시';
        var found = korean || (at < line.Length && line[at] is ':' or '：');
        at += found ? 1 : 0;
        Skip(line, ref at, ' ');
        return found;
    }

    static void Fraction(ReadOnlySpan<char> line, ref int at)
    {
        if (at + 1 < line.Length && line[at] == '.' && TimeScanner.Digit(line[at + 1]) >= 0)
        {
            at++;
            while (at < line.Length && TimeScanner.Digit(line[at]) >= 0)
            {
                at++;
            }
        }
    }

    static bool Number(ReadOnlySpan<char> line, ref int at, out int value)
    {
        var start = at;
        value = 0;
        while (at < line.Length && at - start < 2 && TimeScanner.Digit(line[at]) is >= 0 and var digit)
        {
            value = value * 10 + digit;
            at++;
        }

        return at > start;
    }

    static bool Skip(ReadOnlySpan<char> line, ref int at, char c)
    {
        var found = at < line.Length && line[at] == c;
        at += found ? 1 : 0;
        return found;
    }
}
