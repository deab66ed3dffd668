using System.Text.RegularExpressions;
using Cms.Api.Problems;
using Cms.Api.Text;

namespace Cms.Api.Search;

/// <summary>By what a word was found.</summary>
public enum MatchReason
{
    /// <summary>It stands there as it was asked for.</summary>
    Text,

    /// <summary>Editors hold it for the same.</summary>
    Synonym,

    /// <summary>It stands there without the particle.</summary>
    Particle,

    /// <summary>Its initial consonants were asked for.</summary>
    Initials,

    /// <summary>It was typed with the keyboard left on Latin.</summary>
    Keyboard,
}

/// <summary>Something to look for.</summary>
/// <param name="Text">Folded text, or initial consonants.</param>
/// <param name="By">How it comes to be looked for.</param>
sealed record SearchPattern(string Text, MatchReason By)
{
    /// <summary>These are initial consonants, which are looked for in title and head alone: any two stand somewhere in every body.</summary>
    public bool IsInitials { get; init; }

    /// <summary>What an article that has it has among its terms.</summary>
    public IReadOnlyList<long> Terms { get; private init; } = [];

    public static SearchPattern Of(string text, MatchReason by) => new(text, by) { Terms = SearchTerms.OfPattern(text) };

    public static SearchPattern OfInitials(string initials) => new(initials, MatchReason.Initials) { IsInitials = true, Terms = SearchTerms.OfInitialsPattern(initials) };
}

/// <summary>A word or phrase that was asked for; any of its patterns will do.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Patterns">What it is looked for by.</param>
sealed record SearchWord(string Text, IReadOnlyList<SearchPattern> Patterns);

/// <summary>What is searched for: all the words, and none of the excluded.</summary>
/// <param name="Words">At least one; signs that stand alone aren't among them.</param>
/// <param name="Excluded">Folded.</param>
sealed partial record SearchQuery(IReadOnlyList<SearchWord> Words, IReadOnlyList<string> Excluded)
{
    public const int MaxLength = 200;
    const int MaxWords = 10;

    /// <param name="text">Words, phrases in quotes, and a hyphen before what must not be there.</param>
    /// <exception cref="ProblemException">400 when nothing is left to look for, or too much.</exception>
    public static SearchQuery Parse(string text)
    {
        List<SearchWord> words = [];
        List<string> excluded = [];
        foreach (var part in Parts().Matches(CmsText.Normalize(text)).Cast<Match>())
        {
            var phrase = part.Groups["phrase"];
            var written = (phrase.Success ? phrase : part.Groups["word"]).Value.Trim();
            if (part.Groups["not"].Length > 0)
            {
                excluded.Add(SearchText.Fold(written));
            }
            else
            {
                words.Add(new(written, phrase.Success ? [SearchPattern.Of(SearchText.Fold(written), MatchReason.Text)] : [.. PatternsOf(written)]));
            }
        }

        words.RemoveAll(w => w.Patterns.All(p => p.Terms.Count == 0));
        if (words.Count == 0)
        {
            throw Wrong(FieldCode.Required, "'q' needs a letter or digit to look for, beside what is excluded.");
        }

        return words.Count + excluded.Count <= MaxWords ? new(words, excluded) : throw Wrong(FieldCode.TooMany, $"'q' is at most {MaxWords} words and phrases.");
    }

    /// <summary>The same query with the synonyms of its words.</summary>
    /// <param name="synonyms">Folded words, by the folded words they are held for.</param>
    public SearchQuery With(ILookup<string, string> synonyms) => this with
    {
        Words = [.. Words.Select(w => w with { Patterns = [.. w.Patterns, .. w.Patterns.SelectMany(p => synonyms[p.Text]).Distinct().Where(s => w.Patterns.All(p => p.Text != s)).Select(s => SearchPattern.Of(s, MatchReason.Synonym))] })],
    };

    static IEnumerable<SearchPattern> PatternsOf(string word)
    {
        var folded = SearchText.Fold(word);
        yield return SearchPattern.Of(folded, MatchReason.Text);
        if (Particles.StemOf(folded) is { } stem)
        {
            yield return SearchPattern.Of(stem, MatchReason.Particle);
        }

        if (word.Length > 1 && word.All(Hangul.Initials.Contains))
        {
            yield return SearchPattern.OfInitials(word);
        }

        if (Keyboard.ToHangul(word) is { } meant)
        {
            yield return SearchPattern.Of(meant, MatchReason.Keyboard);
        }
    }

    static ProblemException Wrong(string code, string message) => ProblemException.Invalid(FieldError.Of("q", code, message));

    [GeneratedRegex("""(?<not>-?)["“](?<phrase>[^"”]*[^"”\s][^"”]*)["”]?|(?<not>-?)(?<word>[^\s"“”]+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Parts();
}
