using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>The names before a title: <c>홍길동 김철수 기자</c>, <c>홍길동·김철수 기자</c>, <c>홍 길동 기자</c>, <c>홍길동 인턴 기자</c>.</summary>
static class NameRun
{
    /// <summary>Takes the names off the end of the words, in the order of the line.</summary>
    /// <param name="words">The words before the title.</param>
    /// <param name="isAbroad">Whether the title is a correspondent's: what stands before the name is their city, even if it looks like a name.</param>
    public static List<string> TakeFrom(List<BylineWord> words, bool isAbroad)
    {
        var names = new List<string>();
        if (words.Count > 1 && People.Modifiers.Contains(words[^1].Text))
        {
            words.RemoveAt(words.Count - 1);
        }

        if (words.Count > 1 && NameShape.IsUsualName(words[^2].Text) && (NameShape.IsDesk(words[^1].Text) || NameShape.IsDepartment(words[^1].Text)) && !NameShape.IsName(words[^1].Text))
        {
            // 홍길동 호남취재본부 기자: the office stands between name and title.
            words.RemoveAt(words.Count - 1);
        }

        var i = words.Count - 1;
        if (IsSpacedOut(words))
        {
            names.Add(words[i - 1].Text + words[i].Text);
            i -= 2;
        }
        else if (i >= 0 && (NameShape.CanBeName(words[i].Text) || NameShape.IsDesk(words[i].Text)))
        {
            names.Add(words[i].Text);
            i--;
        }

        while (names.Count > 0 && i >= 0 && IsAnother(words[i].Text, words[i + 1].Separator) && !(isAbroad && words[i + 1].Separator is ' ' or '/'))
        {
            names.Add(words[i].Text);
            i--;
        }

        words.RemoveRange(i + 1, words.Count - i - 1);
        names.Reverse();
        return names;
    }

    /// <summary>Surname and name with a space between, as older pages set them.</summary>
    static bool IsSpacedOut(List<BylineWord> words) =>
        words.Count > 1 && words[^1].Separator == ' ' && words[^1].Text.Length <= 2 && words[^2].Text.Length == 1
        && NameShape.IsName(words[^2].Text + words[^1].Text);

    static bool IsAnother(string word, char separator) =>
        separator is '·' or ',' or '/' or '&' or 'ㆍ' or '‧' or '∙' or ';' ? NameShape.IsName(word) : separator == ' ' && NameShape.IsUsualName(word);
}
