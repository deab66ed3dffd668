using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using static Cms.Api.Text.Hangul;

namespace Cms.Api.Comments;

/// <summary>
/// Finds a blocked word however it is dressed up: syllables taken apart (ㄷㅗㅂㅏㄱ), drawn out (도오박), repeated (도도박), parted by spaces, signs or digits (도.박, 도1박),
/// full width, invisible characters, letters of other alphabets and digits that look like Latin ones.
/// </summary>
/// <remarks>
/// Syllables are compared whole, so 호구 isn't in 호국. Where a text has spaces or signs its pieces are read as one only if each is a single syllable: in "다시 발표" nothing is
/// hidden; words of four syllables and more are found across a space too (도박 사이트). Latin words of up to four letters have to stand alone: longer ones are full of them.
/// </remarks>
static partial class WordFold
{
    const int LongHangul = 4;
    const int ShortLatin = 4;
    const char FirstInitial = '\u1100';
    const char FirstVowel = '\u1161';

    /// <summary>Cyrillic and Greek letters, digits and signs, and what they pass for in a Latin word.</summary>
    const string Alike = "аaеeоoрpсcуyхxіiјjѕsԁdԛqαaεeοoρpτtυuνvκk0o1i3e4a5s7t@a$s!i|i";

    static readonly Dictionary<char, char> Latin = Alike.Chunk(2).ToDictionary(p => p[0], p => p[1]);

    /// <summary>Jamo that are written as two: 닭 as 다ㄹㄱ, 과 as 고ㅏ.</summary>
    static readonly Dictionary<char, string> Pairs =
        "ㄳㄱㅅ ㄵㄴㅈ ㄶㄴㅎ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅀㄹㅎ ㅄㅂㅅ ㅐㅏㅣ ㅒㅑㅣ ㅔㅓㅣ ㅖㅕㅣ ㅘㅗㅏ ㅙㅘㅣ ㅚㅗㅣ ㅝㅜㅓ ㅞㅝㅣ ㅟㅜㅣ ㅢㅡㅣ".Split(' ').ToDictionary(c => c[0], c => c[1..]);

    /// <summary>One for each word that is blocked, and for its exceptions.</summary>
    static readonly ConcurrentDictionary<(string Word, bool IsException), Regex> Patterns = new();

    /// <summary>A blocked word as it is told from others; empty when nothing of it is a letter or digit.</summary>
    public static string Word(string word)
    {
        var letters = new StringBuilder();
        foreach (var c in Read(word).Where(c => c != ' '))
        {
            if (letters.Length > 0 && IsSyllable(letters[^1]) && !HasFinal(letters[^1]) && IsInitial(c) && Finals.IndexOf(Initials[c - FirstInitial], StringComparison.Ordinal) is > 0 and var final)
            {
                letters[^1] += (char)final;
            }
            else
            {
                letters.Append(c);
            }
        }

        return letters.ToString();
    }

    /// <summary>Whether a text has a word, other than in one of the exceptions.</summary>
    /// <param name="read">The text as <see cref="Read"/> gives it.</param>
    /// <param name="word">The word as it was written.</param>
    /// <param name="exceptions">Longer words that have it innocently.</param>
    public static bool Has(string read, string word, IEnumerable<string> exceptions) =>
        Pattern(word, false).IsMatch(read) && Pattern(word, false).IsMatch(exceptions.Aggregate(read, (rest, exception) => Pattern(exception, true).Replace(rest, "  ")));

    /// <summary>The letters of a text without spaces, digits and repetitions: texts that have them in common say the same.</summary>
    public static string Gist(string text) => Unsaid().Replace(Read(text), "$1");

    /// <summary>A text as words are looked for in it: its pieces as they are read, with a space between.</summary>
    public static string Read(string text)
    {
        var visible = string.Concat(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Where(c => !IsInvisible(c)).Select(Loose));
        var read = new StringBuilder();
        var last = "";
        foreach (var piece in Pieces().Matches(LatinRuns().Replace(visible, m => AsLatin(m.Value))).Select(m => m.Value))
        {
            if (last.Length > 0 && !(last.Length == 1 && piece.Length == 1) && !piece.All(c => IsInitial(c) || IsVowel(c)))
            {
                read.Append(' ');
            }

            read.Append(piece);
            last = piece;
        }

        return read.ToString().Normalize(NormalizationForm.FormC); // composes ㄷ ㅗ
    }

    /// <summary>Matches in linear time whatever the text is.</summary>
    static Regex Pattern(string word, bool isException) => Patterns.GetOrAdd((word, isException), key =>
    {
        var letters = Word(key.Word);
        var between = key.IsException ? " ?" : letters.Length >= LongHangul && letters.All(IsSyllable) ? "[0-9]* ?" : "[0-9]*";
        var pattern = string.Concat(Repeats().Matches(letters).Select(m => $"(?:{Said(m.Value[0])}{between}){{{m.Length},}}"));
        if (!key.IsException && letters.Length <= ShortLatin && letters.All(char.IsAsciiLetter))
        {
            pattern = $"(?:^|[^a-z]){pattern}(?:[^a-z]|$)";
        }

        return new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    });

    /// <summary>The ways in which a letter is written.</summary>
    static string Said(char letter)
    {
        if (!IsSyllable(letter))
        {
            return letter.ToString();
        }

        var (initial, vowel, final) = Parts(letter);
        var open = Syllable(initial, vowel).ToString();
        if (Pairs.TryGetValue(Vowels[vowel], out var vowels))
        {
            open = $"(?:{open}|{Syllable(initial, Vowels.IndexOf(vowels[0], StringComparison.Ordinal))}{Alone(vowels[1])})";
        }

        open += $"(?:{Syllable(Silent, vowel)}|{Alone(Vowels[vowel])})*"; // 도오, 도ㅗ
        var stutter = $"{Alone(Initials[initial])}*"; // ㄷ도
        if (final == 0)
        {
            return stutter + open;
        }

        var split = Pairs.TryGetValue(Finals[final], out var finals)
            ? $"{open}{Alone(finals[0])}{Alone(finals[1])}|{Syllable(initial, vowel, Finals.IndexOf(finals[0], StringComparison.Ordinal))}{Alone(finals[1])}" // 다ㄹㄱ, 달ㄱ
            : open + Alone(Finals[final]);
        return $"{stutter}(?:{Syllable(initial, vowel, final)}|{split}|{open}{Syllable(Silent, vowel, final)})"; // 박, 바ㄱ, 바악
    }

    /// <summary>A jamo as it stands in a text that was read.</summary>
    static char Alone(char jamo) => Initials.IndexOf(jamo, StringComparison.Ordinal) is >= 0 and var i ? (char)(FirstInitial + i) : (char)(FirstVowel + Vowels.IndexOf(jamo, StringComparison.Ordinal));

    /// <summary>Final consonants that stand alone are written like initial ones, and ㅄ as ㅂㅅ.</summary>
    static string Loose(char c)
    {
        var jamo = c switch { '\u111A' => 'ㅀ', '\u1121' => 'ㅄ', > '\u11A7' and <= '\u11C2' => Finals[c - '\u11A7'], _ => '\0' };
        return jamo == '\0' ? c.ToString() : string.Concat((Pairs.TryGetValue(jamo, out var pair) ? pair : jamo.ToString()).Select(Alone));
    }

    /// <summary>What look-alikes pass for, beside letters that are Latin. Exclamation marks at the end are just that.</summary>
    static string AsLatin(string run) => run.Any(char.IsAsciiLetter) ? string.Concat(run.TrimEnd('!').Select(c => Latin.GetValueOrDefault(c, c))) + " "[..(run[^1] == '!' ? 1 : 0)] : run;

    static bool IsInitial(char c) => c >= FirstInitial && c < FirstInitial + Initials.Length;

    static bool IsVowel(char c) => c >= FirstVowel && c < FirstVowel + Vowels.Length;

    /// <summary>Format characters, marks, and the fillers of Hangul, which are letters to Unicode.</summary>
    static bool IsInvisible(char c) => c is '\u115F' or '\u1160' or '\u3164' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;

    [GeneratedRegex($"[a-z{Alike}]+", RegexOptions.CultureInvariant)]
    private static partial Regex LatinRuns();

    [GeneratedRegex(@"[\p{L}\p{Nd}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();

    [GeneratedRegex(@"(.)\1*", RegexOptions.CultureInvariant)]
    private static partial Regex Repeats();

    [GeneratedRegex(@"[\d ]+|(\D)\1*", RegexOptions.CultureInvariant)]
    private static partial Regex Unsaid();
}
