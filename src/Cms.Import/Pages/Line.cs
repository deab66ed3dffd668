using Cms.Import.Text;

namespace Cms.Import.Pages;

/// <summary>A line that is not blank: a slice of the page's text, of which every recogniser asks again and again.</summary>
struct Line
{
    Slice content;

    /// <summary>How many characters the mark of a list's item takes; 0 when it is none.</summary>
    byte mark;

    public Line(int number, Slice content, bool afterBlank, bool endsInSpace = false)
    {
        (Number, LastNumber, AfterBlank, EndsInSpace) = (number, number, afterBlank, endsInSpace);
        Set(content);
    }

    /// <summary>Its number in the page as given, from 1; blank lines count.</summary>
    public int Number { get; }

    /// <summary>The number of the last line that was joined to it; its own when none was.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Whether blank lines stand before it.</summary>
    public bool AfterBlank { get; }

    /// <summary>Whether spaces stand alone on the line before it, as where a table's cell held a picture.</summary>
    public bool IsBelowPicture { get; init; }

    /// <summary>Whether a space stood behind it: where a paragraph was cut anywhere, the cut was between two words.</summary>
    public bool EndsInSpace { get; }

    /// <summary>What the line is, as far as is known by now.</summary>
    public LineKind Kind { get; set; } = LineKind.Text;

    /// <summary>Whether it is the headline for sure, since the page's first line repeats it.</summary>
    public bool IsTitle { get; set; }

    /// <summary>Whether all of it leads elsewhere.</summary>
    public bool IsLink { get; set; }

    /// <summary>Where a copyright begins in it; -1 when it has none.</summary>
    public int CopyrightStart { get; set; } = -1;

    /// <summary>The line, cleaned and trimmed.</summary>
    public readonly ReadOnlySpan<char> Text => content.Span;

    /// <summary>Whether it is an item of a list.</summary>
    public readonly bool IsBulleted => mark > 0;

    /// <summary>The line without the mark of a list's item.</summary>
    public readonly ReadOnlySpan<char> Item => content.Span[mark..];

    /// <summary>A piece of the line that counts as a line of its own; it keeps the number.</summary>
    public readonly Line Piece(int from, int to) => new(Number, Part(from, to), AfterBlank);

    public readonly string AsString() => content.ToString();

    /// <summary>Drops what stands before the text proper.</summary>
    public void CutTo(int from) => Set(Part(from, content.Length));

    /// <summary>Puts lines that are one paragraph into this one.</summary>
    public void Join(string text, int lastNumber)
    {
        Set(Slice.Of(text));
        LastNumber = lastNumber;
    }

    readonly Slice Part(int from, int to) => new Slice(content.Source, content.Start + from, to - from).Trim();

    void Set(Slice text)
    {
        content = text;
        mark = text.Span is ['•' or '·' or '-' or '*' or '∙' or 'ㆍ' or '‧', ' ', ..] ? (byte)2 : text.Span is ['•', ..] ? (byte)1 : (byte)0;
    }
}
