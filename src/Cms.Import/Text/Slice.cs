namespace Cms.Import.Text;

/// <summary>A piece of a string, which stays where it is.</summary>
readonly record struct Slice(string Source, int Start, int Length)
{
    public ReadOnlySpan<char> Span => Source.AsSpan(Start, Length);

    public static Slice Of(string whole) => new(whole, 0, whole.Length);

    /// <summary>Without white space at either end.</summary>
    public Slice Trim()
    {
        var (start, end) = (Start, Start + Length);
        while (start < end && IsSpace(Source[start]))
        {
            start++;
        }

        while (end > start && IsSpace(Source[end - 1]))
        {
            end--;
        }

        return new(Source, start, end - start);
    }

    /// <summary>Above U+205F Unicode has one space, so that of Hangul and signs its tables need not be asked.</summary>
    static bool IsSpace(char c) => c is <= '\u205F' or '\u3000' && char.IsWhiteSpace(c);

    public override string ToString() => Source.Substring(Start, Length);
}
