namespace Cms.Api.Text;

/// <summary>How Hangul syllables are put together of jamo (Unicode, 3.12).</summary>
static class Hangul
{
    const int FirstSyllable = 0xAC00;
    const int LastSyllable = 0xD7A3;

    /// <summary>The consonants that begin a syllable, as letters of their own, in their order.</summary>
    public const string Initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";

    /// <summary>The vowels.</summary>
    public const string Vowels = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";

    /// <summary>The consonants that end a syllable; the first stands for none.</summary>
    public const string Finals = "\0ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ";

    /// <summary>ㅇ among the initials.</summary>
    public const int Silent = 11;

    public static bool IsSyllable(char c) => c is >= (char)FirstSyllable and <= (char)LastSyllable;

    /// <summary>The syllable's jamo, by their places in the lists above.</summary>
    public static (int Initial, int Vowel, int Final) Parts(char syllable) =>
        ((syllable - FirstSyllable) / (Vowels.Length * Finals.Length), (syllable - FirstSyllable) / Finals.Length % Vowels.Length, (syllable - FirstSyllable) % Finals.Length);

    public static char Syllable(int initial, int vowel, int final = 0) => (char)(FirstSyllable + (((initial * Vowels.Length) + vowel) * Finals.Length) + final);

    /// <summary>Whether a word ends in a consonant, by which its particle is chosen.</summary>
    public static bool HasFinal(char c) => IsSyllable(c) && Parts(c).Final > 0;
}
