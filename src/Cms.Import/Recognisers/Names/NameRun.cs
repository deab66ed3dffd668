using Cms.Import.Recognisers.Bylines;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Names;

/// <summary>The names before a title: <c>홍길동 김철수 기자</c>, <c>홍길동·김철수 기자</c>, <c>홍 길동 기자</c>, <c>홍길동 인턴 기자</c>.</summary>
static class NameRun
{
    /// <summary>Takes the names off the end of the words, in the order of the line.</summary>
    /// <param name="words">The words before the title.</param>
    /// <param name="isAbroad">Whether the title is a correspondent's: what stands before the name is their city, even if it looks like a name.</param>
    /// <param name="outlet">The newspaper between name and title.</param>
    public static List<string> TakeFrom(List<BylineWord> words, bool isAbroad, out string? outlet)
    {
        outlet = null;
        var names = new List<string>();
        if (words.Count > 1 && People.Modifiers.Contains(words[^1].Text))
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count > 1 && NameShape.IsUsualName(words[^2].Text) && IsBetween(words[^1], isAbroad))
        {
            outlet = NameShape.IsOutlet(words[^1].Text) ? words[^1].Text : null;
            words.RemoveAt(words.Count - 1);
        }

        var i = words.Count - 1;
        if (PiecesOfName(words) is > 0 and var pieces)
        {
            names.Add(string.Concat(words.TakeLast(pieces).Select(w => w.Text)));
            i -= pieces;
        }
        else if (i >= 0 && (NameShape.CanBeName(words[i].Text) || NameShape.IsDesk(words[i].Text)))
        {
            names.Add(words[i].Text);
            i--;
        }

        while (names.Count > 0 && i >= 0 && IsAnother(words[i].Text, words[i + 1].Separator) && !IsPlaceOf(words, i) && !(isAbroad && words[i + 1].Separator is ' ' or '/'))
        {
            names.Add(words[i].Text);
            i--;
        }

        words.RemoveRange(i + 1, words.Count - i - 1);
        names.Reverse();
        return names;
    }

    /// <summary>
    /// What may stand between a name and a title: an office (홍길동 호남취재본부 기자), a newspaper (홍길동 가온일보 기자), a correspondent's
    /// city (홍길동 방콕 특파원).
    /// </summary>
    static bool IsBetween(BylineWord word, bool isAbroad) =>
        isAbroad ? word.Separator == ' ' && !NameShape.IsUsualName(word.Text)
            : !NameShape.IsName(word.Text) && (NameShape.IsDesk(word.Text) || NameShape.IsDepartment(word.Text) || (word.Separator == ' ' && NameShape.IsOutlet(word.Text)));

    /// <summary>Into how many words a name was cut, as older pages set them: 홍 길동, 홍 길 동, 황보 솔; 0 when it wasn't.</summary>
    static int PiecesOfName(List<BylineWord> words)
    {
        if (words.Count < 2 || words[^1].Separator != ' ' || words[^1].Text.Length > 2)
        {
            return 0;
        }

        var (given, before) = (words[^1].Text, words[^2].Text);
        return words.Count > 2 && given.Length == 1 && before.Length == 1 && words[^3].Text.Length == 1 && words[^2].Separator == ' ' && NameShape.IsUsualName(words[^3].Text + before + given) ? 3
            : before.Length == 1 && NameShape.IsName(before + given) ? 2
            : before.Length == 2 && People.LongSurnames.Contains(before) ? 2
            : 0;
    }

    /// <summary>Between a newspaper and a reporter of three syllables stands where it was written, by whatever name: <c>누리스포츠=고척, 홍길동 기자</c>.</summary>
    static bool IsPlaceOf(List<BylineWord> words, int index) => words[index] is { Separator: '=', Text.Length: 2 } && words[index + 1] is { Separator: ',', Text.Length: 3 };

    static bool IsAnother(string word, char separator) =>
        separator is '·' or ',' or '/' or '&' or 'ㆍ' or '‧' or '∙' or ';' ? NameShape.IsName(word) : separator == ' ' && NameShape.IsUsualName(word);
}
