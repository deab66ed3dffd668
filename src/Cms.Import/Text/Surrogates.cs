namespace Cms.Import.Text;

/// <summary>Halves of surrogate pairs that stand alone: no encoding can carry them and no database takes them.</summary>
static class Surrogates
{
    public static string Replace(string text, out int firstIndex)
    {
        firstIndex = FirstLone(text, 0);
        if (firstIndex < 0)
        {
            return text;
        }

        var result = text.ToCharArray();
        for (var i = firstIndex; i >= 0; i = FirstLone(text, i + 1))
        {
            result[i] = '\uFFFD';
        }

        return new string(result);
    }

    static int FirstLone(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var next = text[i..].IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
            {
                return -1;
            }

            i += next;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else
            {
                return i;
            }
        }

        return -1;
    }
}
