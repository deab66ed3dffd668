namespace Cms.Import.Text;

/// <summary>What sites print twice in a row, once for those who see it and once for those who have it read to them.</summary>
static class Twice
{
    /// <summary>Shorter words repeat themselves.</summary>
    const int Shortest = 9;

    /// <summary>The first half, where the second is the same, with or without a space between; else the whole text.</summary>
    public static ReadOnlySpan<char> Once(ReadOnlySpan<char> text)
    {
        var half = text.Length / 2;
        var second = text.Length % 2 == 0 ? half : half + 1;
        return text.Length >= Shortest && (second == half || text[half] == ' ') && text[..half].SequenceEqual(text[second..]) ? text[..half] : text;
    }
}
