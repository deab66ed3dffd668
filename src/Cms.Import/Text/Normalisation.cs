using System.Buffers;

namespace Cms.Import.Text;

/// <summary>NFC. Nearly every page is in it already, and nearly every page has only characters that can't be out of it.</summary>
public static class Normalisation
{
    /// <summary>Composed Hangul, ideographs, Latin, punctuation and full-width forms: none decomposes, none combines with its neighbour.</summary>
    static readonly SearchValues<char> Composed = SearchValues.Create(string.Concat(
        Range('\0', '\u02FF'), Range('\u2010', '\u20CF'), Range('\u2100', '\u2125'), Range('\u2150', '\u2328'), Range('\u2460', '\u2ADB'),
        Range('\u3000', '\u3029'), Range('\u3131', '\u33FF'), Range('\u4E00', '\u9FFF'), Range('\uAC00', '\uD7A3'), Range('\uFF01', '\uFFEE'), "\uFFFD"));

    /// <summary>A byte order mark read in the wrong order. It is no character, and the one that .NET's normaliser refuses.</summary>
    const char ReversedMark = '\uFFFE';

    /// <summary>The text in NFC; the same instance where it is already. Halves of surrogate pairs must be gone.</summary>
    /// <exception cref="ArgumentException">Half a surrogate pair stands alone.</exception>
    public static string ToNfc(string text)
    {
        if (!text.AsSpan().ContainsAnyExcept(Composed))
        {
            return text;
        }

        var sound = text.Replace(ReversedMark, '\uFFFD');
        return sound.IsNormalized() ? sound : sound.Normalize();
    }

    static string Range(char first, char last) => string.Create(last - first + 1, first, static (span, start) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = (char)(start + i);
        }
    });
}
