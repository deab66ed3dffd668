using System.Collections.Frozen;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Names;

/// <summary>
/// Names behind what each of them did, without a title: <c>글 홍길동 사진 김철수</c>, <c>취재 홍길동 / 사진 김철수</c>, <c>기자 : 홍길동</c>, <c>시민기자 홍길동</c>. The
/// line has nothing else but where the pictures come from (<c>글 : 홍길동 사진 : 누리극단</c>).
/// </summary>
static class LabelledNames
{
    const int Longest = 40;
    const int LongestCrew = 120;
    const int LongestLabel = 6;

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Labels = People.Labels.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Titles of those who write without reporting.</summary>
    static readonly FrozenSet<string> Titles = FrozenSet.Create("에디터", "작가", "편집장", "편집위원", "객원기자", "기자");

    /// <summary>The names with the title that the line leaves out, so that they are read like any byline; empty when the line is none.</summary>
    public static string In(ReadOnlySpan<char> line)
    {
        if (line.Length is < 5 or > LongestCrew || line.TrimStart("[<(■▶") is not ['글' or '사' or '취' or '영' or '기' or '필' or '작' or '촬' or '정' or '시' or '객' or '학' or '명' or '인', ..])
        {
            return "";
        }

        if (OfCrew(line) is { Length: > 0 } reporters)
        {
            return reporters;
        }

        var words = line.Length > Longest ? [] : BylineWords.Split(line);
        if (words.Count < 2 || !People.Roles.Contains(words[0].Text) || words[0].Text is "사진" or "영상" or "촬영" or "그래픽")
        {
            // 사진=누리시: a credit.
            return "";
        }

        var names = new List<string>();
        var isPictures = false;
        var isEditor = false;
        foreach (var word in words)
        {
            if (word.Text == "편집")
            {
                isEditor = names.Count > 0;
            }
            else if ((NameShape.IsUsualName(word.Text) || (word.Text.Length == 4 && NameShape.IsName(word.Text))) && word.Kind == WordKind.Other)
            {
                names.AddRange(isEditor ? [] : [word.Text]);
            }
            else if (People.Roles.Contains(word.Text))
            {
                isPictures = names.Count > 0 && word.Text == "사진";
            }
            else if (!isPictures && !(names.Count > 0 && Titles.Contains(word.Text)))
            {
                return "";
            }
        }

        return names.Count > 0 && !People.Roles.Contains(words[^1].Text) ? $"{string.Join('·', names)} 기자" : "";
    }

    /// <summary>Below a contribution, who wrote it and what they are: <c>*필자/홍길동. 나래문화연구소장. 수필가.</c>; empty when the line is none.</summary>
    public static ReadOnlySpan<char> OfWriter(ReadOnlySpan<char> line)
    {
        var text = line.TrimStart("*※■▶☞ ");
        if (!text.StartsWith("필자") || text[2..].TrimStart() is not ['/' or ':' or '=' or '·' or '_', .. var rest])
        {
            return default;
        }

        var name = rest.TrimStart();
        return name.Length >= 3 && NameShape.CanBeName(name[..3]) && (name.Length == 3 || !Text.Prose.IsHangul(name[3])) ? name[..3] : default;
    }

    /// <summary>Who put it on a board, and how often it was read: <c>홍길동 조회 수 691 추천 수 3 댓글 1</c>; empty when the line is none.</summary>
    public static ReadOnlySpan<char> BeforeCounters(ReadOnlySpan<char> line) =>
        line.Length > 3 && line[3..] is var counters && counters.StartsWith(" 조회") && char.IsAsciiDigit(line[^1]) && NameShape.IsUsualName(line[..3]) && ControlRow.Is(counters) ? line[..3] : default;

    /// <summary>A label alone on its line, whose name is on the next: <c>By</c>, <c>글쓴이</c>.</summary>
    public static bool IsLabel(ReadOnlySpan<char> line) => line.Length <= LongestLabel && !line.StartsWith("사진") && (line is "By" or "BY" || Labels.Contains(line.TrimEnd(" :")));

    /// <summary>
    /// Who reported, of those whom a broadcast names with their jobs: <c>(취재: 홍길동·김철수, 영상취재: 박영희, 제작: 디지털뉴스팀)</c>.
    /// </summary>
    static string OfCrew(ReadOnlySpan<char> line)
    {
        var text = line.Trim("[](){}<>■▶ ");
        if (!text.StartsWith("취재") || text[2..].TrimStart() is not [':' or '：' or '=' or 'ㅣ' or '|', .. var rest])
        {
            return "";
        }

        var jobs = rest.IndexOfAny(":：=ㅣ|");
        var end = jobs < 0 ? rest.Length : rest[..jobs].LastIndexOfAny(",/");
        var names = new List<string>();
        foreach (var word in end < 0 ? [] : BylineWords.Split(rest[..end]))
        {
            if (!NameShape.IsName(word.Text) || word.Kind != WordKind.Other)
            {
                return "";
            }

            names.Add(word.Text);
        }

        return names.Count > 0 ? $"{string.Join('·', names)} 기자" : "";
    }
}
