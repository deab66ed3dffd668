using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Lines;

/// <summary>Captions by what they say: what is to be seen, as a thing that is named or somebody doing something visible, and who stands where.</summary>
static class SceneLine
{
    const int LongestPlaces = 260;
    const int LongestSourced = 140;
    const int LongestScene = 100;
    const int LongestDay = 12;

    /// <summary>Somebody doing something, without a full stop: <c>성담스님이 법문을 하고 있다</c>. A headline ends so too, where it stands above everything else: <c>골목 상권이 무너지고 있다</c>.</summary>
    public static bool IsUnstopped(ReadOnlySpan<char> line) => line.Length <= LongestSourced && line.EndsWith("고 있다") && !line.Contains("다. ", StringComparison.Ordinal);

    /// <summary>A thing that is to be seen: <c>(활짝 웃는 모습)</c>, <c>새 청사 조감도</c>. Neither headline nor subtitle ends so; a paragraph may, behind a whole sentence.</summary>
    public static bool TellsScene(ReadOnlySpan<char> line) => line.Length <= LongestSourced && !line.Contains("다. ", StringComparison.Ordinal) && (line.EndsWith(" 전경") || line.EndsWith(" 전경 사진") || line.EndsWith(" 조감도") || line.EndsWith(" 투시도") || line.EndsWith("의 한 장면") || (line is ['(', ..] && line.EndsWith("모습)")));

    /// <summary>A mark that points to the picture, and one sentence of what is to be seen in it: <c>▲어민들이 꽃게를 떼어내고 있다.</c>.</summary>
    public static bool ShowsScene(ReadOnlySpan<char> line) =>
        line is ['▲' or '△' or '▼' or '◀' or '▶' or '◁', ..] && line.Length <= LongestSourced && (line.EndsWith("고 있다.") || line.EndsWith("모습이다.") || Scenes.Acts.End(line) || EndsInNoun(line)) && !line.Contains("다. ", StringComparison.Ordinal)
        || (line is ['▲' or '△', ..] && line.Length <= LongestSourced && line.IndexOf(". ") is > 3 and var stop && EndsInNoun(line[..(stop + 1)]) && line.Count(". ") == 1 && Prose.EndsAsSentence(line)); // ▲ 폐교를 고친 마을 극장. 객석은 서른 개다.

    /// <summary>What is to be seen, without a mark: a thing that is named (<c>폐교를 고쳐 만든 나래의 마을 캠핑장.</c>), or somebody doing something visible (<c>시민들이 책을 고르고 있다.</c>).</summary>
    public static bool IsScene(ReadOnlySpan<char> line) =>
        line.Length <= LongestScene && !line.Contains("다. ", StringComparison.Ordinal) && !line.ContainsAny('“', '"') && (Scenes.Acts.End(line) || (EndsInNoun(line) && !OpensInTime(line)) || IsMoment(line));

    /// <summary>A feature sets its first scene so: <c>지난 3일 오후 나래시 중앙시장의 한 골목.</c></summary>
    static bool OpensInTime(ReadOnlySpan<char> line) =>
        !line.EndsWith("모습.") && (line.StartsWith("지난 ") || StartsAsHour(line) || (char.IsAsciiDigit(line[0]) && line[..Math.Min(line.Length, LongestDay)] is var day && day.IndexOf("일 ") is > 0 and var end && StartsAsHour(day[(end + 2)..])));

    /// <summary>On which day, at which hour and where: <c>15일 오전 나래항 앞에서 어민들이 … 촉구하고 있다.</c> An article tells what happened (촉구했다), or of no people.</summary>
    static bool IsMoment(ReadOnlySpan<char> line) =>
        line.EndsWith("고 있다.") && line.IndexOf("에서 ") is > 0 and var place && line[place..].Contains("들이 ", StringComparison.Ordinal) && line[..Math.Min(line.Length, LongestDay)] is var day && day.IndexOf("일 ") is > 0 and var end && char.IsAsciiDigit(day[end - 1]) && (day[..end].Contains("월 ", StringComparison.Ordinal) || StartsAsHour(day[(end + 2)..]));

    static bool StartsAsHour(ReadOnlySpan<char> text) =>
        text.StartsWith("오전") || text.StartsWith("오후") || text.StartsWith("새벽") || text.StartsWith("아침") || text.StartsWith("저녁") || text.StartsWith("낮") || text.StartsWith("밤");

    /// <summary>A full stop behind a noun; sentences end in -다 or -요, summaries in -음.</summary>
    public static bool EndsInNoun(ReadOnlySpan<char> line) =>
        line is [.., var last, '.'] && (char.IsLetter(last) || last is ')') && last is not ('다' or '요' or '죠' or '까' or '네' or '라' or '자' or '음' or '함' or '됨' or '임' or '지' or '걸' or '데' or '서' or '고' or '만' or '로' or '군' or '게' or '가' or '나') && !Scenes.Predicates.End(line);

    /// <summary>Who stands where in the picture: <c>(왼쪽부터) 홍길동, 김철수</c>; no headline says so.</summary>
    public static bool TellsPlaces(ReadOnlySpan<char> line) => line.Length <= LongestPlaces && (line.StartsWith("(왼쪽") || line.StartsWith("좌측부터") || line.Contains("왼쪽부터", StringComparison.Ordinal) || line.Contains("시계방향", StringComparison.Ordinal));

    /// <summary>A thing or a person that is to be seen, and who photographed it: <c>나래지방법원 전경. 홍길동 기자 photo@paper.example</c>.</summary>
    public static bool NamesThing(ReadOnlySpan<char> line) =>
        line.Length <= LongestSourced && line.LastIndexOf(". ") is > 3 and var stop && EndsInNoun(line[..(stop + 1)]) && !NameShape.IsOutlet(line[..stop])
        && BylineReader.Read(line[(stop + 2)..]) is { People: [_], HasTitle: true, UnknownWords: 0 };
}
