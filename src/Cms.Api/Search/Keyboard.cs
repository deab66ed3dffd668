using System.Text;
using Cms.Api.Text;

namespace Cms.Api.Search;

/// <summary>What was meant by Latin letters that were typed with the keyboard left on Latin: gksrmf is 한글 (the two-set layout, KS X 5002).</summary>
static class Keyboard
{
    const string Keys = "rRseEfaqQtTdwWczxvgkoiOjpuPhynbml";
    const string Jamo = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅛㅜㅠㅡㅣ";

    /// <summary>What is typed in two strokes: of vowels, and of consonants at the end of a syllable.</summary>
    static readonly Dictionary<(char First, char Second), char> Pairs =
        "ㅗㅏㅘ ㅗㅐㅙ ㅗㅣㅚ ㅜㅓㅝ ㅜㅔㅞ ㅜㅣㅟ ㅡㅣㅢ ㄱㅅㄳ ㄴㅈㄵ ㄴㅎㄶ ㄹㄱㄺ ㄹㅁㄻ ㄹㅂㄼ ㄹㅅㄽ ㄹㅌㄾ ㄹㅍㄿ ㄹㅎㅀ ㅂㅅㅄ".Split(' ').ToDictionary(p => (p[0], p[1]), p => p[2]);

    /// <summary>The syllables that these keys type; null when they type anything else, or less than two syllables.</summary>
    public static string? ToHangul(string latin)
    {
        var jamo = latin.Select(KeyOf).ToList();
        if (jamo.Contains('\0'))
        {
            return null;
        }

        var syllables = new StringBuilder();
        for (var at = 0; at < jamo.Count;)
        {
            if (Initial(at) is not (>= 0 and var initial) || Vowel(at + 1) is not (>= 0 and var vowel))
            {
                return null;
            }

            at += 2;
            if (Vowel(at) >= 0 && Pairs.TryGetValue((jamo[at - 1], jamo[at]), out var diphthong))
            {
                vowel = Hangul.Vowels.IndexOf(diphthong, StringComparison.Ordinal);
                at++;
            }

            // A consonant ends the syllable unless a vowel follows, which it then begins the next one with.
            var final = Final(at) > 0 && Vowel(at + 1) < 0 ? Final(at) : 0;
            at += final > 0 ? 1 : 0;
            if (final > 0 && at < jamo.Count && Vowel(at) < 0 && Vowel(at + 1) < 0 && Pairs.TryGetValue((jamo[at - 1], jamo[at]), out var cluster))
            {
                final = Hangul.Finals.IndexOf(cluster, StringComparison.Ordinal);
                at++;
            }

            syllables.Append(Hangul.Syllable(initial, vowel, final));
        }

        return syllables.Length < 2 ? null : syllables.ToString();

        int Initial(int at) => Place(Hangul.Initials, at);

        int Vowel(int at) => Place(Hangul.Vowels, at);

        int Final(int at) => Place(Hangul.Finals, at);

        int Place(string list, int at) => at < jamo.Count ? list.IndexOf(jamo[at], StringComparison.Ordinal) : -1;
    }

    /// <summary>Shift means something on seven keys only.</summary>
    static char KeyOf(char key) =>
        Keys.IndexOf(key, StringComparison.Ordinal) is >= 0 and var at ? Jamo[at] : Keys.IndexOf(char.ToLowerInvariant(key), StringComparison.Ordinal) is >= 0 and var lower ? Jamo[lower] : '\0';
}
