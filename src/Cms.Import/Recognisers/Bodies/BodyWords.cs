using Cms.Import.Pages;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>
/// What the body is about, by the syllables that stand side by side in its words. Headlines and subtitles are made of the body's words: nine in ten share
/// a third of these pairs or more with it, while of menus, mottos and other articles' headlines above the body nine in ten share less than a
/// fifth (counted on 367 pages).
/// </summary>
sealed class BodyWords
{
    /// <summary>Two pairs may share a bit; a body of 3,000 characters sets about one in ten.</summary>
    const int Bits = 1 << 14;

    /// <summary>Fewer pairs say nothing.</summary>
    const int FewestPairs = 4;

    const double Missing = 0.15;
    const double Few = 0.25;

    readonly ulong[] pairs = new ulong[Bits / 64];

    public BodyWords(Page page)
    {
        for (var i = page.BodyStart; i < page.BodyEnd; i++)
        {
            if (page.Lines[i].Kind is LineKind.Prose or LineKind.Text or LineKind.Paragraph)
            {
                Add(page.Lines[i].Text);
            }
        }
    }

    /// <summary>Whether the line has so few of the body's words that it is of something else.</summary>
    public bool AreMissingIn(ReadOnlySpan<char> line) => ShareIn(line) < Missing;

    /// <summary>Whether the line has few of the body's words: it may be of something else, or a playful headline.</summary>
    public bool AreFewIn(ReadOnlySpan<char> line) => ShareIn(line) < Few;

    /// <summary>How many of the line's pairs stand in the body, from 0 to 1; 1 when the line has too few to tell.</summary>
    double ShareIn(ReadOnlySpan<char> line)
    {
        var all = 0;
        var shared = 0;
        for (var i = 1; i < line.Length; i++)
        {
            if (char.IsLetter(line[i]) && char.IsLetter(line[i - 1]))
            {
                var bit = Bit(line[i - 1], line[i]);
                all++;
                shared += (pairs[bit / 64] & (1UL << bit)) != 0 ? 1 : 0;
            }
        }

        return all < FewestPairs ? 1 : (double)shared / all;
    }

    void Add(ReadOnlySpan<char> line)
    {
        for (var i = 1; i < line.Length; i++)
        {
            var bit = Bit(line[i - 1], line[i]);
            pairs[bit / 64] |= 1UL << bit;
        }
    }

    static int Bit(char first, char second) => ((first * 31) ^ (second * 2053)) & (Bits - 1);
}
