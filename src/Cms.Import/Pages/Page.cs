using Cms.Import.Recognisers.Bodies;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Times;

namespace Cms.Import.Pages;

/// <summary>A page while it is read: its lines, and what the recognisers have found in them so far.</summary>
sealed class Page(Line[] lines, List<ParseNotice> notices)
{
    readonly Dictionary<string, FieldEvidence> fields = new(16);
    BodyWords? bodyWords;

    public Line[] Lines { get; } = lines;
    public IReadOnlyDictionary<string, FieldEvidence> Fields => fields;
    public List<ParseNotice> Notices { get; } = notices;

    /// <summary>What lines of kind <see cref="LineKind.Time"/> say, by their index.</summary>
    public Dictionary<int, TimeLine> Times { get; } = [];

    /// <summary>What lines of kind <see cref="LineKind.Byline"/> and <see cref="LineKind.Time"/> say of authors, by their index.</summary>
    public Dictionary<int, BylineReader> Bylines { get; } = [];

    /// <summary>Index of the body's first line; the number of lines when there is no body.</summary>
    public int BodyStart { get; set; } = lines.Length;

    /// <summary>Index behind the body's last line.</summary>
    public int BodyEnd { get; set; } = lines.Length;

    /// <summary>
    /// Index of the first line of the element that is marked or called the body; 0 when there is none, or only an <c>article</c>, which holds the head
    /// too. Headings and marked items above it are not drawn into the body.
    /// </summary>
    public int BodyFloor { get; set; }

    /// <summary>What the body is about; asked for when its bounds are known.</summary>
    public BodyWords BodyWords => bodyWords ??= new(this);

    /// <summary>The newspaper that the copyright line names.</summary>
    public string? Owner { get; set; }

    /// <summary>The date that a program which extracted the text wrote before it, or that stands with the headline: what counts where the page tells no other.</summary>
    public TimeStamp? ExtractedDate { get; set; }

    /// <summary>Whether the page's title says that it is none of an article: a login, an error.</summary>
    public bool IsShell { get; set; }

    /// <summary>Where readers' comments stand, when an element says so.</summary>
    public Region? Comments { get; set; }

    /// <summary>Where among them the answers to other comments stand.</summary>
    public List<Region> Replies { get; } = [];

    /// <summary>What was read so far.</summary>
    public NewsPage Document { get; set; } = new();

    public void Found(string field, IEnumerable<int> lineNumbers, string rule, double confidence)
    {
        var numbers = lineNumbers.ToArray();
        for (var i = 1; i < numbers.Length; i++)
        {
            if (numbers[i - 1] >= numbers[i])
            {
                numbers = [.. numbers.Distinct().Order()];
                break;
            }
        }

        fields[field] = new(numbers, rule, confidence);
    }

    public void Warn(string code, string message, int? line = null) => Notices.Add(new(code, message, line));

    /// <summary>The index of the first line of this kind from <paramref name="from"/> up to and without <paramref name="to"/>; -1 when there is none.</summary>
    public int Next(int from, int to, LineKind kind)
    {
        for (var i = Math.Max(from, 0); i < Math.Min(to, Lines.Length); i++)
        {
            if (Lines[i].Kind == kind)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The index of the last line of this kind before another; that of the first line to look at when there is none.</summary>
    public int Previous(int before, int from, LineKind kind)
    {
        var i = before - 1;
        while (i > from && Lines[i].Kind != kind)
        {
            i--;
        }

        return Math.Max(i, from);
    }
}
