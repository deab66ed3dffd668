using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Bylines;

/// <summary>
/// Authors who are no reporters: <c>홍길동 한국대 교수</c>, <c>홍길동 / 시인</c>. Captions have the same shape, so the line must stand
/// beside the time, or the headline must say that this is a column, or the name must stand with a writer's post.
/// </summary>
static class Columnist
{
    static readonly SearchValues<char> HeadlineSigns = SearchValues.Create("…,\"“‘?!");

    static readonly SearchValues<char> Account = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    const int Longest = 40;
    const int LongestPerson = 24;
    const int LongestPost = 16;
    const int ShortestBehindName = 5;
    const int LongestMark = 14;

    /// <summary>How many lines below the body may sign it.</summary>
    const int LinesOfEnd = 3;

    static readonly Phrases ColumnMarks = new(["칼럼", "기고", "시론", "논단", "특별기고", "독자투고", "기자수첩", "에세이", "춘추", "세상읽기", "오피니언", "광장", "포럼]", "시평", "단상", "수필", "축사", "창간사", "신년사", "기념사"]);

    public static void Read(Page page, Authors authors)
    {
        var isColumn = (page.Document.Title is { } title && ColumnMarks.IsIn(title)) || (page.Document.Category is { } section && ColumnMarks.IsIn(section));
        for (var i = 0; i < page.Lines.Length; i++)
        {
            if (page.Lines[i].Kind == LineKind.Time && i < page.BodyStart && !page.Bylines.ContainsKey(i) && page.Times.TryGetValue(i, out var time) && TimeBeside.Signature(time.Rest) is { Length: > 0 } beside && People.Posts.End(beside) && NameOf(beside) is { } signed)
            {
                authors.AddPerson(new(signed, null, null, IsStaff: false, 0.8), i, "columnist");
                continue;
            }

            if (page.Lines[i].Kind == LineKind.Text && i >= page.BodyEnd && i < page.BodyEnd + LinesOfEnd && GuestByline.NameWithPost(page.Lines[i].Item) is { } guest && !IsAmongGuests(page, i))
            {
                page.Lines[i].Kind = LineKind.Byline;
                authors.AddPerson(new(guest, null, null, IsStaff: false, 0.8), i, "byline-guest");
                continue;
            }

            if (i + 1 < page.BodyStart && IsNameAbovePost(page.Lines[i], page.Lines[i + 1]))
            {
                page.Lines[i].Kind = LineKind.Byline;
                page.Lines[i + 1].Kind = LineKind.Byline;
                authors.AddPerson(new(page.Lines[i].Item.ToString(), null, null, IsStaff: false, 0.8), i, "name-above-post");
                continue;
            }

            var isPlace = i < page.BodyStart || (i >= page.BodyEnd && i < page.BodyEnd + LinesOfEnd);
            if (!isPlace || page.Lines[i].Kind != LineKind.Text || !(isColumn || IsMarked(page.Lines[i].Item) || BesideTime(page, i) || (i < page.BodyStart && (IsNamedInTitle(page.Document.Title, page.Lines[i].Item) || IsPerson(page.Lines[i].Item) || BehindSection(page.Lines[i].Item) is not null))) || NameOf(page.Lines[i].Item) is not { } name)
            {
                continue;
            }

            if (BehindSection(page.Lines[i].Item) is not null && page.Document.Category is null)
            {
                page.Document = page.Document with { Category = page.Lines[i].Item[..^name.Length].ToString() };
                page.Found(Field.Category, [page.Lines[i].Number], "section-label", 0.7);
            }

            page.Lines[i].Kind = LineKind.Byline;
            authors.AddPerson(new(name, null, null, IsStaff: false, 0.7), i, IsMarked(page.Lines[i].Item) ? "columnist-marked" : "columnist");
        }
    }

    /// <summary>A column may be called after who writes it: <c>[홍길동의 골목 산책] …</c>.</summary>
    static bool IsNamedInTitle(ReadOnlySpan<char> title, ReadOnlySpan<char> line) =>
        line.IndexOf(' ') == 3 && title is ['[' or '<', ..] && title[1..].StartsWith(line[..3]) && title[4..] is ['의' or ' ', ..] && NameShape.IsUsualName(line[..3]);

    /// <summary>Several names with posts one below the other are a list of people.</summary>
    static bool IsAmongGuests(Page page, int index) =>
        (index > 0 && GuestByline.NameWithPost(page.Lines[index - 1].Item) is not null)
        || (index + 1 < page.Lines.Length && GuestByline.NameWithPost(page.Lines[index + 1].Item) is not null);

    /// <summary>Name and post of a writer in two elements: <c>홍길동</c>, <c>변호사</c>.</summary>
    static bool IsNameAbovePost(in Line name, in Line post) =>
        name.Kind == LineKind.Text && post.Kind == LineKind.Text && !post.AfterBlank && NameShape.IsUsualName(name.Item) && post.Item.Length <= LongestPost && !post.Item.ContainsAny(HeadlineSigns) && People.WritersPosts.End(post.Item);

    static bool BesideTime(Page page, int index) =>
        (index > 0 && page.Lines[index - 1].Kind is LineKind.Time or LineKind.TimeLabel)
        || (index + 1 < page.Lines.Length && page.Lines[index + 1].Kind is LineKind.Time or LineKind.TimeLabel);

    /// <summary>What it is, before who wrote it: <c>(기고) 나래소방서 소방위 홍길동</c>.</summary>
    static bool IsMarked(ReadOnlySpan<char> line) => line is ['(' or '[' or '<', ..] && line.IndexOfAny(")]>") is > 2 and <= LongestMark and var close && ColumnMarks.IsIn(line[1..close]);

    static string? NameOf(ReadOnlySpan<char> line)
    {
        if (line.Length > Longest)
        {
            return null;
        }

        if (GuestByline.NameWithPost(line) is { } guest)
        {
            return guest;
        }

        if (line is [.., ')'] && line.IndexOf('(') is >= 2 and <= 4 and var account && NameShape.IsName(line[..account]) && line[(account + 1)..^1] is { Length: > 2 } id && !id.ContainsAnyExcept(Account))
        {
            return line[..account].ToString(); // a citizen's name and account: 홍길동(hong)
        }

        line = WithoutLabel(line);
        line = line is [.., ')'] && line.IndexOf('(') is > ShortestBehindName and var bracket && IsPost(line[..bracket].TrimEnd()) && IsPost(line[..^1]) ? line[..bracket].TrimEnd() : line; // what else the author is
        if (EnglishByline.IsName(line))
        {
            return line.ToString();
        }

        var words = BylineWords.Split(IsMarked(line) ? line[(line.IndexOfAny(")]>") + 1)..] : line);
        if (words.Count > 2 && words[^1].Separator == '·' && IsPost(words[^2].Text))
        {
            // 홍길동 한국대 교수·사회학
            words.RemoveAt(words.Count - 1);
        }

        var first = words.Count > 0 && People.Labels.Contains(words[0].Text) ? 1 : 0;
        if (words.Count - first is < 1 or > 6)
        {
            return null;
        }

        var rest = words.Count - first;
        var endsInPost = rest > 1 && IsPost(words[^1].Text);
        return NameShape.IsName(words[first].Text) && (endsInPost || (rest > 2 && IsPost(words[first + 1].Text) && words[first + 2].Separator is '(' or '/')) ? words[first].Text
            : rest > 1 && IsPost(words[^2].Text) && NameShape.IsUsualName(words[^1].Text) ? words[^1].Text
            : rest > 2 && People.Ranks.End(words[^1].Text) && NameShape.IsUsualName(words[^2].Text) ? words[^2].Text // 누리소방서 홍길동 소방사
            : rest == 1 && NameShape.IsUsualName(words[first].Text) ? words[first].Text
            : rest == 1 ? BehindSection(words[first].Text)
            : null;
    }

    static bool IsPost(ReadOnlySpan<char> word) => People.Posts.End(word);

    /// <summary>The section and a name run together: <c>사회홍길동</c>.</summary>
    public static string? BehindSection(ReadOnlySpan<char> word) =>
        word.Length is >= 5 and <= 9 && NameShape.IsUsualName(word[^3..]) && Sections.IsName(word[..^3]) ? word[^3..].ToString() : null;

    /// <summary>A label of the time may follow the author: <c>홍길동 변호사 (한국대 교수) 입력 :</c>.</summary>
    static ReadOnlySpan<char> WithoutLabel(ReadOnlySpan<char> line)
    {
        var end = line.TrimEnd(" :");
        return end.Length < line.Length && (end.EndsWith("입력") || end.EndsWith("승인") || end.EndsWith("등록")) ? end[..^2].TrimEnd() : line;
    }

    /// <summary>A name and what a writer of columns is: <c>홍길동 한국대 교수</c>, <c>홍길동 교수(한국대)</c>, <c>홍길동 목사/ 누리교회</c>.</summary>
    public static bool IsPerson(ReadOnlySpan<char> line)
    {
        line = WithoutLabel(line);
        if (GuestByline.NameWithPost(line) is not null)
        {
            return true;
        }

        line = line.IndexOfAny('(', '<', '/') is > 4 and var bracket ? line[..bracket].TrimEnd() : line;
        if (line.Length is < 5 or > LongestPerson || line.IndexOf(' ') is not (2 or 3 or 4) || line.Count(' ') > 2 || line.ContainsAny(HeadlineSigns) || !NameShape.IsName(line[..line.IndexOf(' ')]))
        {
            return false;
        }

        return People.WritersPosts.End(line) || line.EndsWith("총장") || line.EndsWith("원장");
    }
}
