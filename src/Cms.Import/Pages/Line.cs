namespace Cms.Import.Pages;

/// <summary>A line that is not blank.</summary>
struct Line(int number, ReadOnlyMemory<char> content, bool afterBlank)
{
    ReadOnlyMemory<char> content = content;

    /// <summary>Its number in the page as given, from 1; blank lines count.</summary>
    public int Number { get; } = number;

    /// <summary>The number of the last line that was joined to it; its own when none was.</summary>
    public int LastNumber { get; private set; } = number;

    /// <summary>Whether blank lines stand before it.</summary>
    public bool AfterBlank { get; } = afterBlank;

    /// <summary>What the line is, as far as is known by now.</summary>
    public LineKind Kind { get; set; } = LineKind.Text;

    /// <summary>Whether it is the headline for sure, since the page's first line repeats it.</summary>
    public bool IsTitle { get; set; }

    /// <summary>Where a copyright begins in it; -1 when it has none.</summary>
    public int CopyrightStart { get; set; } = -1;

    /// <summary>The line, cleaned and trimmed.</summary>
    public readonly ReadOnlySpan<char> Text => content.Span;

    /// <summary>Whether it is an item of a list.</summary>
    public readonly bool IsBulleted => Text is ['•' or '·' or '-' or '*' or '∙' or 'ㆍ' or '‧', ' ', ..] or ['•', ..];

    /// <summary>The line without the mark of a list's item.</summary>
    public readonly ReadOnlySpan<char> Item => IsBulleted ? Text[1..].TrimStart(' ') : Text;

    /// <summary>A piece of the line that counts as a line of its own; it keeps the number.</summary>
    public readonly Line Piece(int start, int end) => new(Number, content[start..end].Trim(' '), AfterBlank);

    public readonly string AsString() => content.ToString();

    /// <summary>Drops what stands before the text proper.</summary>
    public void CutTo(int start) => content = content[start..].TrimStart(' ');

    /// <summary>Puts lines that are one paragraph into this one.</summary>
    public void Join(string text, int lastNumber) => (content, LastNumber) = (text.AsMemory(), lastNumber);
}
