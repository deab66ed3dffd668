namespace Cms.Import.Text;

/// <summary>A piece of a string, which stays where it is.</summary>
readonly record struct Slice(string Source, int Start, int Length)
{
    public ReadOnlySpan<char> Span => Source.AsSpan(Start, Length);

    public static Slice Of(string whole) => new(whole, 0, whole.Length);

    /// <summary>Without spaces at either end.</summary>
    public Slice Trim()
    {
        var (start, end) = (Start, Start + Length);
        while (start < end && Source[start] == ' ')
        {
            start++;
        }

        while (end > start && Source[end - 1] == ' ')
        {
            end--;
        }

        return new(Source, start, end - start);
    }

    public override string ToString() => Source.Substring(Start, Length);
}
