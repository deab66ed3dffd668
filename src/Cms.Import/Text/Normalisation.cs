using System.Numerics;
using System.Runtime.InteropServices;

namespace Cms.Import.Text;

/// <summary>NFC. Nearly every page is in it already, and nearly every page has only characters that can't be out of it.</summary>
public static class Normalisation
{
    /// <summary>Latin and composed Hangul, of which a page has the most: none decomposes, none combines with its neighbour.</summary>
    static readonly (char First, char Last)[] Usual = [('\0', '\u02FF'), ('\uAC00', '\uD7A3')];

    /// <summary>Others of which that is true: punctuation, signs, frames, compatibility letters, ideographs and full-width forms.</summary>
    static readonly (char First, char Last)[] Rarer =
    [
        ('\u2010', '\u20CF'), ('\u2100', '\u2125'), ('\u2150', '\u2328'), ('\u2460', '\u2ADB'),
        ('\u3000', '\u3029'), ('\u3131', '\u33FF'), ('\u4E00', '\u9FFF'), ('\uFF01', '\uFFEE'), ('\uFFFD', '\uFFFD'),
    ];

    /// <summary>A byte order mark read in the wrong order. It is no character, and the one that .NET's normaliser refuses.</summary>
    const char ReversedMark = '\uFFFE';

    /// <summary>The text in NFC; the same instance where it is already. Halves of surrogate pairs must be gone.</summary>
    /// <exception cref="ArgumentException">Half a surrogate pair stands alone.</exception>
    public static string ToNfc(string text)
    {
        if (IsComposed(text))
        {
            return text;
        }

        var sound = text.Replace(ReversedMark, '\uFFFD');
        return sound.IsNormalized() ? sound : sound.Normalize();
    }

    /// <summary>Whether all characters are in the ranges above; many are compared at a time.</summary>
    static bool IsComposed(ReadOnlySpan<char> text)
    {
        var rest = text;
        for (var vectors = MemoryMarshal.Cast<char, Vector<ushort>>(text); !vectors.IsEmpty; vectors = vectors[1..])
        {
            if (!IsComposed(vectors[0]))
            {
                return false;
            }

            rest = rest[Vector<ushort>.Count..];
        }

        foreach (var c in rest)
        {
            if (!IsComposed(new Vector<ushort>(c)))
            {
                return false;
            }
        }

        return true;
    }

    static bool IsComposed(Vector<ushort> characters)
    {
        var known = Within(characters, Usual);
        return Vector.EqualsAll(known, Vector<ushort>.AllBitsSet) || Vector.EqualsAll(known | Within(characters, Rarer), Vector<ushort>.AllBitsSet);
    }

    static Vector<ushort> Within(Vector<ushort> characters, (char First, char Last)[] ranges)
    {
        var within = Vector<ushort>.Zero;
        foreach (var (first, last) in ranges)
        {
            within |= Vector.LessThanOrEqual(characters - new Vector<ushort>(first), new Vector<ushort>((ushort)(last - first)));
        }

        return within;
    }
}
