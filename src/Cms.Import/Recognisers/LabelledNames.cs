using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>
/// Names behind what each of them did, without a title: <c>글 홍길동 사진 김철수</c>, <c>취재 홍길동 / 사진 김철수</c>, <c>기자 : 홍길동</c>. The
/// line has nothing else.
/// </summary>
static class LabelledNames
{
    const int Longest = 40;

    /// <summary>The names with the title that the line leaves out, so that they are read like any byline; empty when the line is none.</summary>
    public static string In(ReadOnlySpan<char> line)
    {
        if (line.Length is < 5 or > Longest || line.TrimStart("[<(■▶") is not ['글' or '사' or '취' or '영' or '기' or '필' or '작' or '촬' or '정', ..])
        {
            return "";
        }

        var words = BylineWords.Split(line);
        if (words.Count < 2 || !People.Roles.Contains(words[0].Text) || words[0].Text is "사진" or "영상" or "촬영" or "그래픽")
        {
            // 사진=누리시: a credit.
            return "";
        }

        var names = new List<string>();
        foreach (var word in words)
        {
            if (NameShape.IsUsualName(word.Text) && word.Kind == WordKind.Other)
            {
                names.Add(word.Text);
            }
            else if (!People.Roles.Contains(word.Text))
            {
                return "";
            }
        }

        return names.Count > 0 && !People.Roles.Contains(words[^1].Text) ? $"{string.Join('·', names)} 기자" : "";
    }
}
