using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Times;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Joints;

/// <summary>
/// A page whose elements were put together with nothing between them: title, menu, headline, subtitle, bylines, times and buttons stand on its first or second line,
/// up to the first paragraph (<c>제목 - 누리일보누리일보로그인정치경제사회제목홍길동 기자입력 2024.01.02 10:00공유하기인쇄시는 …</c>). The headline stands there twice, with the menu
/// between; from there on each piece is known by what it is.
/// </summary>
static class GluedFrame
{
    const int Shortest = 120;
    const int ShortestTitle = 8;
    const int LongestTitle = 120;
    const int FewestSections = 3;
    const int LongestName = 12;
    const int LongestLabel = 14;
    const int LongestDesk = 8;

    /// <summary>How far behind the headline the time may stand.</summary>
    const int Head = 300;

    static readonly string[] Separators = [" - ", " | ", "|", "ㅣ", " : ", " < "];

    public static Line[] Cut(Line[] lines)
    {
        for (var i = 0; i < Math.Min(lines.Length, 2); i++)
        {
            if (lines[i].Text.Length >= Shortest && Pieces(lines[i], i == 0 ? lines[i].Text : lines[0].Text, isTitled: i == 0) is { } pieces)
            {
                lines = [.. lines[..i], .. pieces, .. lines[(i + 1)..]];
                return [.. lines[..^1], .. Tail(lines[^1]).Where(l => l.Text.Length > 0)];
            }
        }

        return lines;
    }

    static List<Line>? Pieces(Line line, ReadOnlySpan<char> first, bool isTitled)
    {
        var text = line.Text;
        var (title, menu, again) = Headline(text, first, isTitled);
        if (again <= menu || !IsMenu(text[menu..again]))
        {
            return null;
        }

        var pieces = new List<Line>();
        var name = isTitled ? NameLength(text[menu..again]) : 0;
        Add(0, menu + name);
        Add(menu + name, again, LineKind.Navigation);
        Add(again, again + title);
        var body = AddHead(again + title);
        Add(body, text.Length);
        return pieces;

        void Add(int from, int to, LineKind kind = LineKind.Text)
        {
            if (line.Piece(from, to) is { Text.Length: > 0 } piece)
            {
                piece.Kind = kind;
                pieces.Add(piece);
            }
        }

        // Subtitle and bylines up to the time, the times, a desk, and the buttons.
        int AddHead(int from)
        {
            var scanner = new TimeScanner(line.Text[from..Math.Min(line.Text.Length, from + Head)]);
            if (!scanner.TryNext(0, out var stamp) || !stamp.HasTimeOfDay)
            {
                return from;
            }

            var rest = line.Text[from..];
            var label = TimeLine.LabelBefore(rest[..stamp.Start]);
            AddBylines(from, from + stamp.Start - label);
            var at = stamp.Start - label;
            while (true)
            {
                var end = stamp.End + (label == 0 ? TimeLine.LabelBehind(rest[stamp.End..]) : 0);
                Add(from + at, from + end);
                at = end;
                if (!scanner.TryNext(end, out stamp) || stamp.Start - end > (label = TimeLine.LabelBefore(rest[end..stamp.Start])) + 1)
                {
                    break;
                }
            }

            var desk = DeskLength(rest[at..]);
            Add(from + at, from + at + desk);
            at += desk;
            var buttons = ButtonsLength(rest[at..]);
            Add(from + at, from + at + buttons, LineKind.Control);
            return from + at + buttons;
        }

        void AddBylines(int from, int to)
        {
            var start = to;
            List<int> starts = [];
            while (line.Text[from..start].EndsWith("기자") && SurnameStart(line.Text[from..start]) is > 0 and var name)
            {
                start = from + name;
                starts.Add(start);
            }

            Add(from, start);
            for (var i = starts.Count - 1; i >= 0; i--)
            {
                Add(starts[i], i == 0 ? to : starts[i - 1]);
            }
        }
    }

    /// <summary>What stands behind the last sentence, with a copyright in it, is the frame again: lists, buttons, an imprint.</summary>
    static Line[] Tail(Line line)
    {
        var text = line.Text;
        var end = text.LastIndexOf("다.") + 2;
        if (end < 2 || LongLine.Copyrights.IndexIn(text[end..]) is not (>= 0 and var sign))
        {
            return [line];
        }

        var copyright = end + sign;
        var footer = LongLine.FooterStart(text, copyright);
        return [line.Piece(0, end), line.Piece(end, copyright) with { Kind = LineKind.Footer }, line.Piece(copyright, footer), line.Piece(footer, text.Length) with { Kind = LineKind.Footer }];
    }

    /// <summary>How long the headline is, where the menu begins, and where the headline stands again; that is 0 when it does not.</summary>
    static (int Title, int Menu, int Again) Headline(ReadOnlySpan<char> text, ReadOnlySpan<char> first, bool isTitled)
    {
        if (!isTitled && first.Length is >= ShortestTitle and <= LongestTitle && text.IndexOf(first) is > 0 and var whole)
        {
            return (first.Length, 0, whole);
        }

        foreach (var separator in Separators)
        {
            for (var at = first.IndexOf(separator); at is > 0 and <= LongestTitle;)
            {
                var menu = isTitled ? at + separator.Length : 0;
                if (at >= ShortestTitle && text[menu..].IndexOf(first[..at]) is > 0 and var again)
                {
                    return (at, menu, menu + again);
                }

                var next = first[(at + separator.Length)..].IndexOf(separator);
                at = next < 0 ? -1 : at + separator.Length + next;
            }
        }

        return default;
    }

    /// <summary>Several sections, and no sentence: a paragraph may speak of them, and quote its headline.</summary>
    static bool IsMenu(ReadOnlySpan<char> text)
    {
        var sections = 0;
        foreach (var section in Sections.Names)
        {
            sections += section.Length > 1 && text.Contains(section, StringComparison.Ordinal) ? 1 : 0;
        }

        return sections >= FewestSections && !text.Contains("다.", StringComparison.Ordinal);
    }

    /// <summary>The site's name, which stands behind the title and again above the menu: <c>누리일보누리일보로그인…</c>, <c>누리일보본문 바로가기누리일보…</c>.</summary>
    static int NameLength(ReadOnlySpan<char> menu)
    {
        for (var length = 2; length <= LongestName && length * 2 <= menu.Length; length++)
        {
            if (menu[length..].StartsWith(menu[..length]) || menu[length..].StartsWith("본문 바로가기"))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Where a name of three syllables begins before the title 기자, which may have run together with the subtitle; 0 when none does.</summary>
    static int SurnameStart(ReadOnlySpan<char> text)
    {
        var name = text[..^2].TrimEnd(' ');
        return name.Length >= 3 && NameShape.IsUsualName(name[^3..]) ? name.Length - 3 : 0;
    }

    static int DeskLength(ReadOnlySpan<char> text)
    {
        for (var length = Math.Min(LongestDesk, text.Length); length > 3; length--)
        {
            if (NameShape.IsDesk(text[..length]))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>How far buttons take; a day may follow the last of them, so none has digits. The buttons for larger letters stand one beside the other: <c>가가가</c>.</summary>
    static int ButtonsLength(ReadOnlySpan<char> text)
    {
        var at = 0;
        for (var isButton = true; isButton;)
        {
            isButton = false;
            var rest = text[at..];
            for (var length = Math.Min(LongestLabel, rest.Length); length > 0 && !isButton; length--)
            {
                var label = rest[..length];
                isButton = label is "0개" || (!label.ContainsAnyInRange('0', '9') && char.IsLetter(label[0]) && char.IsLetter(label[^1])
                    && (length > 1 ? FurnitureLine.LabelKind(label) is LineKind.Control or LineKind.CommentHeading : label is "X" || (label is "가" && (rest.StartsWith("가가") || (at > 0 && text[at - 1] == '가')))));
                at += isButton ? length : 0;
            }
        }

        return at;
    }
}
