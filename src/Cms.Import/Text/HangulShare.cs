namespace Cms.Import.Text;

/// <summary>Whether a decoding makes sense: what is not ASCII should be Hangul, ideographs and the signs that Korean prints.</summary>
static class HangulShare
{
    /// <summary>Korean whose syllables are those of print; bytes of Chinese or Japanese taken for CP949 yield all of them alike.</summary>
    public static bool IsUsual(ReadOnlySpan<char> text)
    {
        var syllables = 0;
        var common = 0;
        foreach (var c in text)
        {
            if (Prose.IsHangul(c))
            {
                syllables++;
                common += ByteRuns.IsCommon(c) ? 1 : 0;
            }
        }

        return common * 2 > syllables && IsKorean(text);
    }

    public static bool IsKorean(ReadOnlySpan<char> text)
    {
        var korean = 0;
        var other = 0;
        foreach (var c in text)
        {
            if (c < 0x80)
            {
                continue;
            }

            if (c is (>= '\uAC00' and <= '\uD7A3') or (>= '\u3131' and <= '\u318E'))
            {
                korean++;
            }
            else if (c is not ((>= '\u2000' and <= '\u33FF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uFF01' and <= '\uFF5E') or '\u00B7' or '\u00A0'))
            {
                other++;
            }
        }

        return korean > 0 && korean >= other * 4;
    }
}
