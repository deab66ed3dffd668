using System.Text;

namespace Cms.Benchmarks.Fuzzing;

/// <summary>Ways to spoil a page's text.</summary>
static class TextMutations
{
    /// <summary>Longer than most pages of newspapers; what is cut off here, the growth of time shows.</summary>
    public const int MaxLength = 40_000;

    static readonly string[] Pages = [.. SamplePages.All.Select(Encoding.UTF8.GetString)];

    static readonly string[] Special =
    [
        "\0", "\uD800", "\uDC00", "\uDC00\uD800", "😀", "\uFEFF", "\uFFFD", "\uFFFF", "\u200B", "\u200D", "\u202E", "\u00A0", "\u3000", "\u2028", "\u0085", "\v", "\u001B[0m", "\u007F",
        "e\u0301", new('\u0301', 40), "\u1112\u1161\u11AB", "\u115F", "ㄱ", "ﬁ", "İ", "ß", "９９９９", "２０２５－１２－０５", "［", "］", "＠", "：", "\r", "\r\n\r", "&#xD800;", "&amp;#0;", "&nbsp;", "<!--", "]]>",
        "기자", "홍가람 기자", "@", "a@b.example", "[", "]", "(서울=", "=", "입력", "2024-02-30 25:61", "℃", "ⓒ", "무단전재", "댓글 3", "└ ", "#", "홈 > 사회", "…", "▲", "관련기사", "AI 요약", "개의",
    ];

    public static readonly IReadOnlyList<Mutation<string>> All =
    [
        new("cut", (text, random) => text[random.Part(text.Length)]),
        new("delete", (text, random) => Replace(text, random.Part(text.Length), "")),
        new("duplicate", Duplicate),
        new("insert special characters", (text, random) => text.Insert(random.Next(text.Length + 1), random.Any(Special))),
        new("repeat special characters", (text, random) => text.Insert(random.Next(text.Length + 1), string.Concat(Enumerable.Repeat(random.Any(Special), 1 << random.Next(1, 9))))),
        new("splice in another page", (text, random) => Replace(text, random.Part(text.Length), PartOfAny(random))),
        new("join another page", (text, random) => text + PartOfAny(random)),
        new("repeat a line", RepeatLine),
        new("repeat syllables in many lines", RepeatSyllables),
        new("join all lines", (text, _) => text.ReplaceLineEndings(" ")),
        new("shuffle lines", ShuffleLines),
        new("break lines everywhere", (text, random) => string.Join('\n', text.Chunk(random.Next(1, 20)).Select(c => new string(c)))),
        new("double line breaks", (text, _) => text.Replace("\n", "\n\n", StringComparison.Ordinal)),
        new("make tags of brackets", (text, _) => text.Replace('[', '<').Replace(']', '>')),
        new("turn to full width", (text, random) => Map(text, random.Part(text.Length), c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c)),
        new("reverse a part", Reverse),
    ];

    static string Duplicate(string text, Random random)
    {
        var part = random.Part(text.Length);
        return text.Insert(random.Next(text.Length + 1), text[part]);
    }

    static string RepeatLine(string text, Random random)
    {
        var lines = text.Split('\n');
        var at = random.Next(lines.Length);
        var times = 1 << (random.Next(20) == 0 ? random.Next(8, 13) : random.Next(1, 7));
        var most = Math.Max(1, MaxLength / (lines[at].Length + 1));
        return string.Join('\n', lines[..at].Concat(Enumerable.Repeat(lines[at], Math.Min(times, most))).Concat(lines[at..]));
    }

    /// <summary>Lines that are one word again and again, as long as a button: what a rule tries in every combination shows here.</summary>
    static string RepeatSyllables(string text, Random random)
    {
        var at = random.Next(text.Length);
        var line = string.Concat(Enumerable.Repeat(text.Substring(at, Math.Min(random.Next(1, 5), text.Length - at)), random.Next(4, 24)));
        return text.Insert(at, string.Concat(Enumerable.Repeat($"\n{line}{random.Next(10)}", random.Next(1, 200))));
    }

    static string ShuffleLines(string text, Random random)
    {
        var lines = text.Split('\n');
        random.Shuffle(lines);
        return string.Join('\n', lines);
    }

    static string Reverse(string text, Random random)
    {
        var part = random.Part(text.Length);
        return Replace(text, part, new([.. text[part].Reverse()]));
    }

    static string Map(string text, Range part, Func<char, char> map) => Replace(text, part, new([.. text[part].Select(map)]));

    static string Replace(string text, Range part, string by) => string.Concat(text.AsSpan(0, part.Start.Value), by, text.AsSpan(part.End.Value));

    static string PartOfAny(Random random)
    {
        var page = random.Any(Pages);
        return page[random.Part(page.Length)];
    }
}
