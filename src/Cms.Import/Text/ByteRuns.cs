using System.Text;

namespace Cms.Import.Text;

/// <summary>
/// CP949 from characters that stand for bytes. Such text has often gone through more hands: two bytes that happen to be valid
/// UTF-8 became one character and are split again, and the byte 0xAD vanished as a soft hyphen. A run of bytes with
/// one missing has an odd length, and 0xAD can only be the second half of a syllable (강, 화): it is put back where all others fit.
/// </summary>
static class ByteRuns
{
    const byte SoftHyphen = 0xAD;

    /// <summary>The commonest syllables of newspapers, about nine of ten in print: between two ways to mend a word they decide.</summary>
    const string CommonSyllables = "이다는에의하고을가로지기도사한시정대리자인어은일아해수라나스보부장서과있주전를들구상신비마치제여동경생그것조세원안용미소성무관방거오교국내되공모니적계우위산선학중만유진실간연당업으개회민면했법게년문드바와물말단화강열할함합행발분불재월차체추출통된될됐력련료률린립선설심야약양업역영예요운육음의입작잡점접정졌종준증직집참청최축층치침타터투특판편평포표품하학합항향현협형호확활황후히";

    static readonly Encoding Cp949 =
        CodePagesEncodingProvider.Instance.GetEncoding(949, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <param name="text">Characters that stand for bytes, among others that stand for themselves.</param>
    /// <param name="restored">How many lost bytes were put back.</param>
    public static string ToCp949(string text, out int restored)
    {
        restored = 0;
        var result = new StringBuilder(text.Length);
        var run = new List<byte>();
        foreach (var c in text)
        {
            if (c is '\u00A0' && run.Count % 2 == 0)
            {
                Flush(run, result, ref restored);
                result.Append(' ');
            }
            else if (c is >= '\u0080' and <= '\u00FF')
            {
                run.Add((byte)c);
            }
            else if (c is > '\u00FF' and <= '\u07FF')
            {
                run.Add((byte)(0xC0 | (c >> 6)));
                run.Add((byte)(0x80 | (c & 0x3F)));
            }
            else if (run.Count > 0 && IsForeign(c))
            {
                run.Add((byte)(0xE0 | (c >> 12)));
                run.Add((byte)(0x80 | ((c >> 6) & 0x3F)));
                run.Add((byte)(0x80 | (c & 0x3F)));
            }
            else if (char.IsAsciiLetter(c) && run.Count % 2 == 1 && !IsHangulLead(run[^1]))
            {
                // The rarest syllables have a letter for their second byte.
                run.Add((byte)c);
            }
            else
            {
                Flush(run, result, ref restored);
                result.Append(c);
            }
        }

        Flush(run, result, ref restored);
        return result.ToString();
    }

    static void Flush(List<byte> run, StringBuilder result, ref int restored)
    {
        if (run.Count % 2 == 1 && MissingAt(run) is >= 0 and var at)
        {
            run.Insert(at, SoftHyphen);
            restored++;
        }

        if (run.Count > 0)
        {
            result.Append(Cp949.GetString([.. run]));
            run.Clear();
        }
    }

    /// <summary>Where the byte is missing: behind the first half that leaves the most whole syllables before and after; -1 when there is none.</summary>
    static int MissingAt(List<byte> run)
    {
        var behind = 0;
        for (var i = 1; i + 1 < run.Count; i += 2)
        {
            behind += Worth(run[i], run[i + 1]);
        }

        var best = -1;
        var bestScore = -1;
        var before = 0;
        for (var i = 0; i < run.Count; i += 2)
        {
            var score = before + behind + Worth(run[i], SoftHyphen);
            if (IsHangulLead(run[i]) && score > bestScore)
            {
                (best, bestScore) = (i + 1, score);
            }

            if (i + 2 < run.Count)
            {
                behind -= Worth(run[i + 1], run[i + 2]);
                before += Worth(run[i], run[i + 1]);
            }
        }

        return best;
    }

    static bool IsHangulLead(byte b) => b is >= 0xB0 and <= 0xC8;

    /// <summary>Scripts that no Korean page prints: three bytes taken for one character.</summary>
    static bool IsForeign(char c) => c is (>= '\u0800' and <= '\u1FFF') or (>= '\u2C00' and <= '\u2DFF') or (>= '\uA000' and <= '\uABFF');

    /// <summary>How likely two bytes are one character: a common syllable, a syllable or sign of KS X 1001, or none.</summary>
    static int Worth(byte lead, byte trail)
    {
        if (trail < 0xA1 || !(IsHangulLead(lead) || lead is 0xA1 or 0xA2 or 0xA3))
        {
            return 0;
        }

        Span<char> character = stackalloc char[2];
        Cp949.GetChars([lead, trail], character);
        return CommonSyllables.Contains(character[0]) ? 3 : 2;
    }
}
