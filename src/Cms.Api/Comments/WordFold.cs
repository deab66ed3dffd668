using System.Globalization;
using System.Text;

namespace Cms.Api.Comments;

/// <summary>
/// Reduces a text to what it reads like, so that a blocked word is found however it is dressed up: syllables split into jamo (ㅅㅣㅂㅏㄹ), spaces and signs
/// between them (시.발, 시 발), full width, invisible characters, repeated letters, letters of other alphabets and digits that look like Latin ones.
/// </summary>
/// <remarks>Where a text has spaces or signs its pieces are read as one only if each is a single syllable: in "다시 발표" nothing is hidden.</remarks>
static class WordFold
{
    const int FirstSyllable = 0xAC00;
    const int LastSyllable = 0xD7A3;
    const int Vowels = 21;
    const int Finals = 28;
    const string Initial = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
    const string Medial = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
    const string Final = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    /// <summary>Cyrillic and Greek letters, digits and signs, and what they pass for in a Latin word.</summary>
    const string Alike = "аaеeоoрpсcуyхxіiјjѕsԁdԛqαaεeοoρpτtυuνvκk0o1i3e4a5s7t@a$s!i|i";

    /// <summary>Jamo that stand alone, by their places in the three blocks of Unicode.</summary>
    static readonly Dictionary<char, char> Conjoining = new[] { (0x1100, Initial), (0x1161, Medial), (0x11A7, Final) }
        .SelectMany(block => block.Item2.Select((jamo, i) => ((char)(block.Item1 + i), jamo))).Where(pair => pair.jamo != '\0').ToDictionary();

    static readonly Dictionary<char, char> Latin = Alike.Chunk(2).ToDictionary(p => p[0], p => p[1]);

    /// <summary>A blocked word as texts are searched for it; empty when nothing of it is a letter or digit.</summary>
    public static string Word(string word) => Fold(string.Concat(Pieces(word)));

    /// <summary>Whether a text has the word, other than in one of the exceptions.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">The word, folded.</param>
    /// <param name="exceptions">Longer words that have it innocently, folded.</param>
    public static bool Has(IReadOnlyList<string> text, string word, IEnumerable<string> exceptions) =>
        text.Any(run => exceptions.Aggregate(run, (rest, exception) => rest.Replace(exception, " ", StringComparison.Ordinal)).Contains(word, StringComparison.Ordinal));

    /// <summary>The stretches of a text that are read as one word, folded.</summary>
    public static IReadOnlyList<string> Runs(string text)
    {
        var runs = new List<string>();
        var pieces = new List<string>();
        foreach (var piece in Pieces(text))
        {
            if (pieces.Count > 0 && (piece.Length > 1 || pieces[^1].Length > 1) && !IsJamo(piece))
            {
                Close();
            }

            pieces.Add(piece);
        }

        Close();
        return runs;

        void Close()
        {
            if (pieces.Count > 0)
            {
                runs.Add(Fold(string.Concat(pieces)));
                pieces.Clear();
            }
        }
    }

    /// <summary>What stands between spaces and signs. Signs that pass for letters stay in a piece that has Latin ones.</summary>
    static IEnumerable<string> Pieces(string text)
    {
        var piece = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (IsInvisible(c))
            {
                continue;
            }

            if (char.IsLetterOrDigit(c) || (Latin.ContainsKey(c) && piece.Length > 0 && (char.IsAsciiLetterOrDigit(piece[^1]) || Latin.ContainsKey(piece[^1]))))
            {
                piece.Append(c);
            }
            else if (piece.Length > 0)
            {
                yield return piece.ToString();
                piece.Clear();
            }
        }

        if (piece.Length > 0)
        {
            yield return piece.ToString();
        }
    }

    /// <summary>Letters of a syllable that was taken apart; compatibility jamo among them, which NFKC has turned into these.</summary>
    static bool IsJamo(string piece) => piece.All(c => Conjoining.ContainsKey(c));

    /// <summary>Format characters, marks, and the fillers of Hangul, which are letters to Unicode.</summary>
    static bool IsInvisible(char c) => c is '\u115F' or '\u1160' or '\u3164' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark;

    static string Fold(string run)
    {
        var isLatin = run.Any(char.IsAsciiLetter);
        var isHangul = run.Any(c => c is >= (char)FirstSyllable and <= (char)LastSyllable || Conjoining.ContainsKey(c));
        var folded = new StringBuilder();
        foreach (var c in run)
        {
            if (c is >= (char)FirstSyllable and <= (char)LastSyllable)
            {
                var index = c - FirstSyllable;
                Add(Initial[index / (Vowels * Finals)]);
                Add(Medial[index / Finals % Vowels]);
                Add(Final[index % Finals]);
            }
            else if (!(isHangul && char.IsDigit(c))) // a digit between syllables only parts them
            {
                Add(Conjoining.TryGetValue(c, out var jamo) ? jamo : isLatin && Latin.TryGetValue(c, out var letter) ? letter : c);
            }
        }

        return folded.ToString();

        void Add(char c)
        {
            if (c != '\0' && (folded.Length == 0 || folded[^1] != c))
            {
                folded.Append(c);
            }
        }
    }
}
