namespace Cms.Api.Tests.Invented;

/// <summary>Particles, whose form the last syllable of the word before them decides.</summary>
static class Josa
{
    public static string Topic(string word) => word + (HasFinal(word) ? "은" : "는");

    public static string Subject(string word) => word + (HasFinal(word) ? "이" : "가");

    public static string Object(string word) => word + (HasFinal(word) ? "을" : "를");

    public static string With(string word) => word + (HasFinal(word) ? "과" : "와");

    /// <summary>Whether the word ends in a consonant.</summary>
    static bool HasFinal(string word) => (word[^1] - '가') % 28 != 0;
}
