using Cms.Import.Pages;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>
/// Authors who are no reporters: <c>홍길동 한국대 교수</c>, <c>홍길동 / 시인</c>. Captions have the same shape, so the line must stand
/// beside the time, or the headline must say that this is a column.
/// </summary>
static class Columnist
{
    const int Longest = 40;

    static readonly Phrases ColumnMarks = new(["칼럼", "기고", "시론", "논단", "특별기고", "독자투고", "기자수첩", "에세이", "춘추", "세상읽기", "오피니언", "광장", "포럼]", "시평", "단상", "수필"]);

    public static void Read(Page page, Authors authors)
    {
        var isColumn = page.Document.Title is { } title && ColumnMarks.IsIn(title);
        for (var i = 0; i < page.Lines.Length; i++)
        {
            var isPlace = i < page.BodyStart || (i >= page.BodyEnd && i < page.BodyEnd + 3);
            if (!isPlace || page.Lines[i].Kind != LineKind.Text || !(isColumn || BesideTime(page, i)) || NameOf(page.Lines[i].Item) is not { } name)
            {
                continue;
            }

            page.Lines[i].Kind = LineKind.Byline;
            authors.AddPerson(new(name, null, null, IsStaff: false, 0.7), i, "columnist");
        }
    }

    static bool BesideTime(Page page, int index) =>
        (index > 0 && page.Lines[index - 1].Kind is LineKind.Time or LineKind.TimeLabel)
        || (index + 1 < page.Lines.Length && page.Lines[index + 1].Kind is LineKind.Time or LineKind.TimeLabel);

    static string? NameOf(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest)
        {
            return null;
        }

        var words = BylineWords.Split(line);
        var first = words.Count > 0 && People.Labels.Contains(words[0].Text) ? 1 : 0;
        if (words.Count - first is < 1 or > 6)
        {
            return null;
        }

        var endsInPost = words.Count - first > 1 && People.Posts.Any(p => words[^1].Text.EndsWith(p, StringComparison.Ordinal));
        return endsInPost && NameShape.IsName(words[first].Text) ? words[first].Text
            : words.Count - first > 1 && People.Posts.Any(p => words[^2].Text.EndsWith(p, StringComparison.Ordinal)) && NameShape.IsUsualName(words[^1].Text) ? words[^1].Text
            : words.Count - first == 1 && NameShape.IsUsualName(words[first].Text) ? words[first].Text
            : null;
    }
}
