namespace Cms.Api.Search;

/// <summary>Where a word was found.</summary>
public enum MatchField
{
    Title,
    Subtitle,
    Tags,
    Reporters,
    Body,
}

/// <summary>Why a search found an article.</summary>
public sealed record SearchMatch
{
    /// <summary>The words that were asked for, and what was found of each.</summary>
    public required IReadOnlyList<MatchedWord> Words { get; init; }

    /// <summary>Where they stand: what is short as a whole, and passages of the body.</summary>
    public required IReadOnlyList<MatchFragment> Fragments { get; init; }

    /// <summary>How well it fits: by the word that stands in the least prominent place.</summary>
    internal SearchField Rank { get; init; }
}

/// <summary>A word that was asked for, and what was found of it.</summary>
/// <param name="Word">The word or phrase as it was asked for.</param>
/// <param name="Found">What stands in the article.</param>
/// <param name="In">The most prominent place where it does.</param>
/// <param name="By">Why it counts as the word.</param>
public sealed record MatchedWord(string Word, string Found, MatchField In, MatchReason By);

/// <summary>A text of the article in which words were found.</summary>
/// <param name="Field">Of what it is the whole or a passage.</param>
/// <param name="Html">HTML whose only elements are <c>mark</c>, around what was found.</param>
public sealed record MatchFragment(MatchField Field, string Html);
