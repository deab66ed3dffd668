using System.Text;
using Cms.Import;

namespace Cms.Benchmarks.Fuzzing;

/// <summary>A page that nobody wrote. The same seed always makes the same one.</summary>
/// <param name="Story">How it was made.</param>
/// <param name="Bytes">The page, unless it was pasted.</param>
/// <param name="Pasted">The page as text that an editor pasted; it never was bytes.</param>
sealed record FuzzInput(string Story, byte[] Bytes, string? Pasted)
{
    const int MaxTextMutations = 6;
    const int MaxByteMutations = 3;

    public int Length => Pasted?.Length * sizeof(char) ?? Bytes.Length;

    public static FuzzInput Of(int seed)
    {
        var random = new Random(seed);
        var page = random.Next(SamplePages.All.Length);
        var story = new List<string> { $"page {page}" };
        var text = Encoding.UTF8.GetString(SamplePages.All[page]);
        for (var left = random.Next(MaxTextMutations + 1); left > 0; left--)
        {
            var mutation = random.Any(TextMutations.All);
            story.Add(mutation.Name);
            text = mutation.Apply(text, random);
            text = text[..Math.Min(text.Length, TextMutations.MaxLength)];
        }

        if (random.Next(8) == 0)
        {
            return new(Told("pasted"), [], text);
        }

        var (encoding, encode) = random.Any(PageEncodings.All);
        story.Add(encoding);
        var bytes = encode(text);
        for (var left = random.Next(2) * random.Next(MaxByteMutations + 1); left > 0; left--)
        {
            var mutation = random.Any(ByteMutations.All);
            story.Add(mutation.Name);
            bytes = mutation.Apply(bytes, random);
        }

        return new(Told($"{bytes.Length:N0} bytes"), bytes, null);

        string Told(string end) => string.Join(", ", [.. story, end]);
    }

    public ParseResult<NewsPage> Read() => Pasted is null ? NewsPageReader.Read(Bytes) : NewsPageReader.Read(Pasted);

    /// <summary>The same several times over.</summary>
    public FuzzInput Times(int count) =>
        this with { Bytes = [.. Enumerable.Repeat(Bytes, count).SelectMany(b => b)], Pasted = Pasted is null ? null : string.Concat(Enumerable.Repeat(Pasted, count)) };

    /// <summary>Why the reading of it is a defect; null when it isn't.</summary>
    public string? Failure()
    {
        try
        {
            return Read().Error is { Code: NoticeCodes.ParserFailed } caught ? caught.Message : null;
        }
#pragma warning disable CA1031 // Whatever it throws is what is looked for.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return $"The reader threw {thrown.GetType().Name}: {thrown.Message}";
        }
    }
}
