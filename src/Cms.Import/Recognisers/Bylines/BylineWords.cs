using System.Collections.Frozen;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Bylines;

enum WordKind
{
    Other,
    Title,
    Mail,

    /// <summary>A name and its title without a space between: 홍길동기자.</summary>
    NameAndTitle,
}

/// <summary>A word of a byline and what separates it from the word before.</summary>
/// <param name="Text">The word; for <see cref="WordKind.NameAndTitle"/> the name alone.</param>
/// <param name="Kind">What it is by itself.</param>
/// <param name="Separator">A space, or the sign that stands between the words.</param>
readonly record struct BylineWord(string Text, WordKind Kind, char Separator);

/// <summary>Cuts a byline into words at spaces and at the signs that newspapers put between people.</summary>
static class BylineWords
{
    const string Signs = "〓/·ㆍ‧∙,;&|=:()[]<>【】〔〕｜ㅣ｢｣「」『』↔→▶▷■●◆*#\"'“”‘’_~Ⅰ∣│┃｜／•〈〉《》‹›＜＞ⓒⒸ©";

    const int LongestSpelling = 8;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Modifiers = People.Modifiers.GetAlternateLookup<ReadOnlySpan<char>>();

    public static List<BylineWord> Split(ReadOnlySpan<char> line)
    {
        var words = new List<BylineWord>();
        var separator = ' ';
        var start = 0;
        for (var i = 0; i <= line.Length; i++)
        {
            var c = i < line.Length ? line[i] : ' ';
            if (c == '(' && i > start && OwnBracket(line, start, i) is > 0 and var close)
            {
                i = close;
                continue;
            }

            if (Prose.IsHangul(c) || (c != ' ' && (!Signs.Contains(c) || (c == '_' && line.Contains('@')))))
            {
                continue;
            }

            if (i > start)
            {
                Add(words, line[start..i].Trim('.'), separator);
                separator = ' ';
            }

            if (c != ' ')
            {
                separator = c == '〓' ? '=' : c;
            }

            start = i + 1;
        }

        return words;
    }

    /// <summary>Where the bracket closes in which a newspaper spells its Latin letters (<c>누리Q(큐)</c>); 0 when it is none.</summary>
    static int OwnBracket(ReadOnlySpan<char> line, int start, int open)
    {
        var close = line[open..Math.Min(line.Length, open + LongestSpelling)].IndexOf(')') + open;
        return close > open + 1 && char.IsAsciiLetterUpper(line[open - 1]) && !line[start..open].Contains('@') && NameShape.IsHangulWord(line[(open + 1)..close])
            && !NameShape.IsUsualName(line[(open + 1)..close]) ? close : 0;
    }

    static void Add(List<BylineWord> words, ReadOnlySpan<char> word, char separator)
    {
        if (word.IsEmpty || word is "-" or "–" or "—")
        {
            return;
        }

        word = word.Length > 2 && word.StartsWith("by", StringComparison.OrdinalIgnoreCase) && Prose.IsHangul(word[2]) ? word[2..] : word;
        var at = word.IndexOf('@');
        if (at >= 0)
        {
            var mail = at;
            while (mail > 0 && !Prose.IsHangul(word[mail - 1]))
            {
                mail--;
            }

            if (mail > 0)
            {
                Add(words, word[..mail], separator);
                separator = ' ';
            }

            var end = word[at..].IndexOfAnyInRange('\uAC00', '\uD7A3');
            words.Add(new((end < 0 ? word[mail..] : word[mail..(at + end)]).ToString(), WordKind.Mail, separator));
            if (end > 0)
            {
                Add(words, word[(at + end)..], ' '); // hong@paper.example다른기사: a button's words
            }

            return;
        }

        foreach (var title in People.Titles.Sharing(word))
        {
            if (!word.EndsWith(title))
            {
                continue;
            }

            var name = word[..^title.Length];
            if (name.IsEmpty)
            {
                words.Add(new(title, WordKind.Title, separator));
                return;
            }

            if (Modifiers.Contains(name) || (title is "전문기자" or "칼럼니스트" or "에디터" && !NameShape.IsUsualName(name)) || (title == "특파원" && NameShape.IsPlace(name)))
            {
                words.Add(new(title, WordKind.Title, separator));
                return;
            }

            if (NameShape.CanBeName(name))
            {
                words.Add(new(name.ToString(), WordKind.NameAndTitle, separator));
                return;
            }
        }

        words.Add(new(word.ToString(), WordKind.Other, separator));
    }
}
