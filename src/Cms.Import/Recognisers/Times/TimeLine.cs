using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Times;

/// <summary>What a page says a time is.</summary>
enum TimeRole
{
    Unlabelled,
    Published,
    Updated,
}

/// <summary>A time with its label.</summary>
readonly record struct LabelledTime(TimeStamp Stamp, TimeRole Role);

/// <summary>
/// The times of one line with their labels, and what else the line says (often the byline). A label stands before its time
/// (<c>승인 2022.08.16 21:08</c>), or behind it all along the line (<c>2022.08.16 21:08 입력</c>).
/// </summary>
sealed class TimeLine
{
    /// <summary>A longer line is prose, whatever it tells.</summary>
    public const int Longest = 160;

    static readonly (string Label, TimeRole Role)[] Labels =
        [.. TimeLabels.Updated.Select(label => (label, TimeRole.Updated)).Concat(TimeLabels.Published.Select(label => (label, TimeRole.Published))).OrderByDescending(l => l.label.Length)];

    static readonly Dictionary<char, (string Label, TimeRole Role)[]> ByFirst = Labels.GroupBy(l => l.Label[0]).ToDictionary(g => g.Key, g => g.ToArray());
    static readonly Dictionary<char, (string Label, TimeRole Role)[]> ByLast = Labels.GroupBy(l => l.Label[^1]).ToDictionary(g => g.Key, g => g.ToArray());

    TimeLine(List<LabelledTime> times, string rest)
    {
        (Times, Rest, IsLabelled) = (times, rest, times.Exists(t => t.Role != TimeRole.Unlabelled));
    }

    public IReadOnlyList<LabelledTime> Times { get; }

    /// <summary>The line without its times and labels.</summary>
    public string Rest { get; }

    public bool IsLabelled { get; }

    public static TimeLine? Read(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest)
        {
            return null;
        }

        var scanner = new TimeScanner(line);
        var stamps = new List<TimeStamp>(2);
        for (var from = 0; scanner.TryNext(from, out var stamp); from = stamp.End)
        {
            stamps.Add(stamp);
        }

        if (stamps.Count == 0)
        {
            return null;
        }

        var labelsBehind = LabelAtEnd(line[..stamps[0].Start], out _) == TimeRole.Unlabelled
            && LabelAtStart(line[stamps[^1].End..], out _) != TimeRole.Unlabelled;
        var times = new List<LabelledTime>(stamps.Count);
        var rest = "";
        for (var i = 0; i < stamps.Count; i++)
        {
            var before = line[(i == 0 ? 0 : stamps[i - 1].End)..stamps[i].Start];
            var behind = line[stamps[i].End..(i + 1 < stamps.Count ? stamps[i + 1].Start : line.Length)];
            var length = 0;
            var role = labelsBehind ? LabelAtStart(behind, out _) : LabelAtEnd(before, out length);
            times.Add(new(stamps[i], role));
            if (labelsBehind && i > 0)
            {
                LabelAtStart(before, out var skip);
                before = before[skip..];
            }

            rest = $"{rest}{before[..^length]} ";
        }

        var tail = line[stamps[^1].End..];
        if (labelsBehind)
        {
            LabelAtStart(tail, out var skip);
            tail = tail[skip..];
        }

        rest = $"{rest}{tail}".Trim(' ', '|', '/', ':', '-', '·', 'ㅣ', '[', ']', '(', ')', ',', '<', '>', '.');
        return new(times, rest.Contains('(', StringComparison.Ordinal) && !rest.Contains(')', StringComparison.Ordinal) ? $"{rest})" : rest);
    }

    /// <summary>Whether the whole line is a label, so that the next one may be its time.</summary>
    public static TimeRole LabelAlone(ReadOnlySpan<char> line)
    {
        var role = LabelAtEnd(line, out var length);
        return length == line.Length ? role : TimeRole.Unlabelled;
    }

    /// <summary>How many characters at the end of the text are a time's label.</summary>
    public static int LabelBefore(ReadOnlySpan<char> text) => LabelAtEnd(text, out var length) == TimeRole.Unlabelled ? 0 : length;

    /// <summary>How many characters at the beginning of the text are the label of the time before it.</summary>
    public static int LabelBehind(ReadOnlySpan<char> text) => LabelAtStart(text, out var length) == TimeRole.Unlabelled ? 0 : length;

    static TimeRole LabelAtEnd(ReadOnlySpan<char> text, out int length)
    {
        var trimmed = text.TrimEnd(" :：|[(-=/·ㅣ>▶");
        foreach (var (label, role) in trimmed is [.., var last] ? ByLast.GetValueOrDefault(last) ?? [] : [])
        {
            if (trimmed.EndsWith(label))
            {
                length = text.Length - trimmed.Length + label.Length;
                return role;
            }
        }

        length = 0;
        return TimeRole.Unlabelled;
    }

    static TimeRole LabelAtStart(ReadOnlySpan<char> text, out int length)
    {
        var trimmed = text.TrimStart(" ])|");
        foreach (var (label, role) in trimmed is [var first, ..] ? ByFirst.GetValueOrDefault(first) ?? [] : [])
        {
            if (trimmed.StartsWith(label))
            {
                length = text.Length - trimmed.Length + label.Length;
                return role;
            }
        }

        length = 0;
        return TimeRole.Unlabelled;
    }
}
