namespace Cms.Import.Text;

/// <summary>Texts compared by their letters and digits alone, so that quotes, dashes, dots and spaces may differ.</summary>
static class Folded
{
    /// <summary>Writes the letters and digits of <paramref name="text"/>, in lower case, as far as they fit.</summary>
    public static ReadOnlySpan<char> Into(Span<char> buffer, ReadOnlySpan<char> text, bool digits = true)
    {
        var length = 0;
        foreach (var c in text)
        {
            if (length < buffer.Length && (Prose.IsHangul(c) || char.IsLetter(c) || (digits && char.IsDigit(c))))
            {
                buffer[length++] = Lower(c);
            }
        }

        return buffer[..length];
    }

    public static string Of(ReadOnlySpan<char> text)
    {
        var buffer = text.Length <= 256 ? stackalloc char[256] : new char[text.Length];
        return Into(buffer, text).ToString();
    }

    public static bool Same(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (a.SequenceEqual(b))
        {
            return true;
        }

        var i = 0;
        var j = 0;
        while (true)
        {
            while (i < a.Length && !IsKept(a[i]))
            {
                i++;
            }

            while (j < b.Length && !IsKept(b[j]))
            {
                j++;
            }

            if (i == a.Length || j == b.Length)
            {
                return i == a.Length && j == b.Length;
            }

            if (Lower(a[i++]) != Lower(b[j++]))
            {
                return false;
            }
        }
    }

    /// <summary>Most letters are Hangul: of those Unicode's tables need not be asked, here and below.</summary>
    static bool IsKept(char c) => Prose.IsHangul(c) || char.IsLetterOrDigit(c);

    static char Lower(char c) => Prose.IsHangul(c) ? c : char.ToLowerInvariant(c);
}
