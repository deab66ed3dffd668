using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Cms.Import.Pages;

/// <summary>A line that is not blank: a slice of the page's text, of which every recogniser asks again and again.</summary>
struct Line
{
    string source;
    int start;
    int length;

    public Line(int number, ReadOnlyMemory<char> content, bool afterBlank)
    {
        (Number, LastNumber, AfterBlank) = (number, number, afterBlank);
        Set(content);
    }

    /// <summary>Its number in the page as given, from 1; blank lines count.</summary>
    public int Number { get; }

    /// <summary>The number of the last line that was joined to it; its own when none was.</summary>
    public int LastNumber { get; private set; }

    /// <summary>Whether blank lines stand before it.</summary>
    public bool AfterBlank { get; }

    /// <summary>What the line is, as far as is known by now.</summary>
    public LineKind Kind { get; set; } = LineKind.Text;

    /// <summary>Whether it is the headline for sure, since the page's first line repeats it.</summary>
    public bool IsTitle { get; set; }

    /// <summary>Where a copyright begins in it; -1 when it has none.</summary>
    public int CopyrightStart { get; set; } = -1;

    /// <summary>The line, cleaned and trimmed.</summary>
    public readonly ReadOnlySpan<char> Text => source.AsSpan(start, length);

    /// <summary>Whether it is an item of a list.</summary>
    public readonly bool IsBulleted => Text is ['•' or '·' or '-' or '*' or '∙' or 'ㆍ' or '‧', ' ', ..] or ['•', ..];

    /// <summary>The line without the mark of a list's item.</summary>
    public readonly ReadOnlySpan<char> Item => IsBulleted ? Text[1..].TrimStart(' ') : Text;

    /// <summary>A piece of the line that counts as a line of its own; it keeps the number.</summary>
    public readonly Line Piece(int from, int to) => new(Number, source.AsMemory(start + from, to - from).Trim(' '), AfterBlank);

    public readonly string AsString() => source.Substring(start, length);

    /// <summary>Drops what stands before the text proper.</summary>
    public void CutTo(int from) => Set(source.AsMemory(start + from, length - from).TrimStart(' '));

    /// <summary>Puts lines that are one paragraph into this one.</summary>
    public void Join(string text, int lastNumber)
    {
        Set(text.AsMemory());
        LastNumber = lastNumber;
    }

    [MemberNotNull(nameof(source))]
    void Set(ReadOnlyMemory<char> content)
    {
        if (!MemoryMarshal.TryGetString(content, out source!, out start, out length))
        {
            throw new ArgumentException("A line is a slice of a string.", nameof(content));
        }
    }
}
