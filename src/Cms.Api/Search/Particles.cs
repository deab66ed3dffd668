using Cms.Api.Text;

namespace Cms.Api.Search;

/// <summary>Takes the particle from a word that was copied from a sentence: 행정안전부는 is about 행정안전부.</summary>
/// <remarks>Only particles that nouns hardly ever end in, and only where the form fits what stands before: 강원도, 어린이, 하은 and 전문의 are left whole.</remarks>
static class Particles
{
    const int MinStem = 2;

    /// <summary>Before 의, which many short nouns end in.</summary>
    const int MinStemOfPossessive = 3;

    static readonly string[] AfterAny = ["에서는", "에서도", "에게는", "에게서", "까지는", "에서", "에게", "에는", "에도", "부터", "까지", "처럼", "보다", "마저", "조차", "에"];
    static readonly string[] AfterConsonant = ["으로는", "으로", "이라고", "이라는", "은", "을"];
    static readonly string[] AfterVowel = ["라고", "라는", "는", "를", "와"];

    /// <summary>The word without its particle; null when it has none.</summary>
    public static string? StemOf(string word)
    {
        if (!word.All(Hangul.IsSyllable))
        {
            return null;
        }

        if (word.EndsWith('의'))
        {
            return word.Length > MinStemOfPossessive ? word[..^1] : null;
        }

        return Without(AfterAny, _ => true) ?? Without(AfterConsonant, Hangul.HasFinal) ?? Without(AfterVowel, c => !Hangul.HasFinal(c));

        string? Without(string[] particles, Func<char, bool> fits) =>
            particles.FirstOrDefault(p => word.Length >= p.Length + MinStem && word.EndsWith(p, StringComparison.Ordinal) && fits(word[^(p.Length + 1)])) is { } particle
                ? word[..^particle.Length] : null;
    }
}
