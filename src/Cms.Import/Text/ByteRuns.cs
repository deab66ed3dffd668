using System.Text;

namespace Cms.Import.Text;

/// <summary>
/// CP949 from characters that stand for bytes. Such text has often gone through more hands: two, three or four bytes that happen to be valid
/// UTF-8 became one character and are split again, and the byte 0xAD vanished as a soft hyphen. It can only be the second half of a
/// syllable (강, 화): it is put back where all others fit.
/// </summary>
static class ByteRuns
{
    const byte SoftHyphen = 0xAD;

    /// <summary>What a repair costs: less than what it wins where it makes a common syllable of an impossible one.</summary>
    const int Repair = 5;
    const int Split = 6;
    const int Common = 6;
    const int Possible = 3;
    const int Rare = 1;

    /// <summary>Letters of other scripts, frames of boxes.</summary>
    const int Exotic = -2;
    const int None = -8;
    const int Impossible = -1_000_000;

    /// <summary>The commonest syllables of newspapers, some nineteen of twenty in print: between two ways to mend a word they decide.</summary>
    const string CommonSyllables =
        "이다는에의하고을가로지기도사한시정대리자인어은일아해수라나스보부장서과있주전를들구상신비마치제여동경생그것조세원안용미소성무관방거오교국내되공모니적계우위산선학중만유진실간연당업개회민면했법게년문드바와물말단화강열할함합" +
        "행발분불재월차체추출통된될됐력련료률린립설심야약양역영예요운육음입작잡점접졌종준증직집참청최축층침타터투특판편평포표품항향현협형호확활황후히람홍온글누뉴김배길박으금새울명등습군곳맑권두트저었래늘혔남밝식본승달피반까목댓및" +
        "천크러숲노급버검석북빛건앞번네파독섯획겠감씨초코닭록른철속환언둘령첫데임난카토올날결책며농별루려창복더윤째없매밤봄송르혁병많메태근담옛츠객프림께든눈손처겨던막섬광친총질억론순밀줄좋취희례백름워벽돌센않격찰량디필변싼걸앙레" +
        "았때험충규맹찬색칠논커각따흐찾걷읽키외혼류받족져절술탐착능브갑쪽솜망견럼낮긴렸페났빈앵앤골끝꽃란움빙채악폭훈닥완잇갯얼흘쓰쇄힘왼같익맞먼닫택넘좌왔율였궁웃답놓갈락티힌솔뒤팀머너블늦쳐콘텐춘릉몰응엄탁덟꾼폐웰징측클플허효휴범";

    static readonly Encoding Cp949 =
        CodePagesEncodingProvider.Instance.GetEncoding(949, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;

    /// <param name="text">Characters that stand for bytes, among others that stand for themselves.</param>
    /// <param name="restored">How many lost bytes were put back.</param>
    public static string ToCp949(string text, out int restored)
    {
        restored = 0;
        var result = new StringBuilder(text.Length);
        var run = new List<byte>();
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < '\u0080' && !char.IsAsciiLetter(c))
            {
                Flush(run, result, ref restored);
                result.Append(c);
            }
            else if (c is '\u00A0' && run.Count % 2 == 0)
            {
                Flush(run, result, ref restored);
                result.Append(' ');
            }
            else if (c is >= '\u0080' and <= '\u00FF')
            {
                run.Add((byte)c);
            }
            else if (c is > '\u00FF' and <= '\u07FF' && Windows1252.ByteOf(c) is null)
            {
                run.Add((byte)(0xC0 | (c >> 6)));
                run.Add((byte)(0x80 | (c & 0x3F)));
            }
            else if (Windows1252.ByteOf(c) is > 0x80 and var printed && !IsPunctuation(c))
            {
                run.Add(printed);
            }
            else if (run.Count > 0 && (IsJoined(c) || char.IsHighSurrogate(c)) && Rune.TryGetRuneAt(text, i, out var joined))
            {
                run.AddRange(bytes[..joined.EncodeToUtf8(bytes)]);
                i += joined.Utf16SequenceLength - 1;
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
        if (run.Count == 0)
        {
            return;
        }

        if (run is [>= 0xA1 and <= 0xBF and not (0xBC or 0xBF) and var sign])
        {
            // © and its like, which the page has in real Unicode; ¼ and ¿ are sooner what is left of 서 and 열.
            result.Append((char)sign);
            run.Clear();
            return;
        }

        var whole = run.Count % 2 == 0 && IsSound(run) ? run : Mended(run, ref restored);
        result.Append(Cp949.GetString([.. whole]));
        run.Clear();
    }

    /// <summary>Syllables and nothing else. Ideographs and signs also come of a run in which two bytes are missing.</summary>
    static bool IsSound(List<byte> run)
    {
        for (var i = 0; i < run.Count; i += 2)
        {
            if (!IsHangulLead(run[i]) || Worth(run[i], run[i + 1]) < Possible)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What is behind a byte: a whole character, the byte itself as a first half, or the half that it was joined to.</summary>
    const int Closed = 0;
    const int Open = 1;
    const int Joined = 2;

    /// <summary>The best way to one of the states behind a byte.</summary>
    /// <param name="Score">What the characters before are worth.</param>
    /// <param name="From">The state behind the byte before.</param>
    /// <param name="Loss">Whether a soft hyphen vanished between the two bytes.</param>
    /// <param name="Split">Whether the byte is two that became one.</param>
    readonly record struct Way(int Score, int From, bool Loss, bool Split);

    /// <summary>
    /// The reading with the most common syllables and the fewest repairs. Behind each byte the best way to each state is kept, so that
    /// the work is linear in the run.
    /// </summary>
    static List<byte> Mended(List<byte> run, ref int restored)
    {
        var ways = new Way[run.Count + 1, 3];
        ways[0, Open] = ways[0, Joined] = new(Impossible, Closed, false, false);
        for (var i = 0; i < run.Count; i++)
        {
            var (first, second) = Halves(run[i]);
            var (closed, open, joined) = (new Way(Impossible, Closed, false, false), new Way(Impossible, Closed, false, false), new Way(Impossible, Closed, false, false));
            for (var from = Closed; from <= Joined; from++)
            {
                var score = ways[i, from].Score;
                if (score <= Impossible)
                {
                    continue;
                }

                var whole = score;
                if (from != Closed)
                {
                    var waiting = from == Open ? run[i - 1] : Halves(run[i - 1]).Second;
                    whole = score + Worth(waiting, SoftHyphen) - Repair;
                    Keep(ref closed, new(score + Worth(waiting, run[i]), from, false, false));
                    if (first > 0)
                    {
                        Keep(ref joined, new(score + Worth(waiting, first) - Split, from, false, true));
                    }
                }

                Keep(ref open, new(whole, from, from != Closed, false));
                if (first > 0)
                {
                    Keep(ref closed, new(whole + Worth(first, second) - Split, from, from != Closed, true));
                }
            }

            (ways[i + 1, Closed], ways[i + 1, Open], ways[i + 1, Joined]) = (closed, open, joined);
        }

        return Rebuilt(run, ways, ref restored);
    }

    static void Keep(ref Way best, Way other) => best = other.Score > best.Score ? other : best;

    static List<byte> Rebuilt(List<byte> run, Way[,] ways, ref int restored)
    {
        var last = run[^1];
        var state = Closed;
        var score = ways[run.Count, Closed].Score;
        foreach (var (end, waiting) in new[] { (Open, last), (Joined, Halves(last).Second) })
        {
            var atEnd = ways[run.Count, end].Score + Worth(waiting, SoftHyphen) - Repair;
            (state, score) = atEnd > score ? (end, atEnd) : (state, score);
        }

        var bytes = new List<byte>(run.Count + 4);
        if (state != Closed)
        {
            bytes.Add(SoftHyphen);
            restored++;
        }

        for (var i = run.Count; i > 0; i--)
        {
            var way = ways[i, state];
            var (first, second) = Halves(run[i - 1]);
            if (way.Split)
            {
                bytes.Add(second);
                bytes.Add(first);
                restored++;
            }
            else
            {
                bytes.Add(run[i - 1]);
            }

            if (way.Loss)
            {
                bytes.Add(SoftHyphen);
                restored++;
            }

            state = way.From;
        }

        bytes.Reverse();
        return bytes;
    }

    /// <summary>
    /// The two bytes that UTF-8 reads as the character of this number, U+00A1 to U+00FF, or as the one that Windows-1252 prints for the byte (타 as Ÿ); zeros when
    /// there are none.
    /// </summary>
    static (byte First, byte Second) Halves(byte b) => b switch
    {
        >= 0xA1 and <= 0xBF => (0xC2, b),
        >= 0xE1 => (0xC3, (byte)(b - 0x40)),
        0x9A => (0xC5, 0xA1),
        0x9F => (0xC5, 0xB8),
        0x8E => (0xC5, 0xBD),
        0x9E => (0xC5, 0xBE),
        _ => (0, 0),
    };

    static bool IsHangulLead(byte b) => b is >= 0xB0 and <= 0xC8;

    /// <summary>What a page has in real Unicode more often than as a byte: its quotes and dashes were entities.</summary>
    static bool IsPunctuation(char c) => c is '\u2018' or '\u2019' or '\u201C' or '\u201D' or '\u2022' or '\u2013' or '\u2014' or '\u2026' or '\u2122';

    /// <summary>
    /// Whether a character behind a byte may be three bytes that happened to be valid UTF-8: it is of a script that no Korean page prints, or both its
    /// last bytes are of KS X 1001 (躴, 븳, 信); those of the signs that pages print in real Unicode aren't.
    /// </summary>
    public static bool IsJoined(char c) =>
        c is (>= '\u0800' and <= '\u1FFF') or (>= '\u2C00' and <= '\u2DFF') or (>= '\uA000' and <= '\uABFF')
        || (c >= '\u1000' && !char.IsSurrogate(c) && ((c >> 6) & 0x3F) >= 0x21 && (c & 0x3F) >= 0x21);

    /// <summary>How likely two bytes are one character: a common syllable, a syllable or sign of KS X 1001, an ideograph, or none.</summary>
    static int Worth(byte lead, byte trail)
    {
        if (lead < 0x81 || trail < 0x41)
        {
            return None;
        }

        if (trail < 0xA1 || lead < 0xA1)
        {
            return Rare;
        }

        if (!(IsHangulLead(lead) || lead is 0xA1 or 0xA2 or 0xA3))
        {
            return lead is >= 0xCA and <= 0xFD or 0xA4 ? Rare : Exotic;
        }

        Span<char> character = stackalloc char[2];
        Cp949.GetChars([lead, trail], character);
        return IsCommon(character[0]) ? Common : Possible;
    }

    /// <summary>Whether the syllable is one of the commonest.</summary>
    public static bool IsCommon(char syllable) => CommonSyllables.Contains(syllable, StringComparison.Ordinal);
}
