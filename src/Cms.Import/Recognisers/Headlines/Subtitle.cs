using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Sites;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Headlines;

/// <summary>The lines between headline and body that are nothing else. A leading dash is a list's mark and is taken off.</summary>
static class Subtitle
{
    const int Shortest = 6;
    const int Longest = 140;
    const int MostLines = 8;
    const int LongestPictured = 40;
    const int FewestButtons = 2;
    const int LongestSection = 12;
    const int LongestProgramme = 14;
    const int FewestDigitsToCall = 9;

    /// <summary>What other lines open with: a byline, a form, the way to the next article.</summary>
    static readonly string[] Openings = ["By ", "작성자 ", "담당부서 ", "보도시점 ", "다음 기사 ", "이전 기사 "];

    static readonly string[] Labels = ["부제 :", "부제:", "<부제목>", "<부제>", "[부제]"];

    public static void Read(Page page)
    {
        var title = TitleAbove(page);
        if (title < 0 || page.Document.Subtitle is not null)
        {
            return;
        }

        MarkFigureTexts(page, title);
        FreeMarked(page, title);
        if (Labelled(page, title))
        {
            return;
        }

        var lines = new List<int>();
        var isBelowTime = false;
        var unrelated = (End: 0, Is: false);
        var bullets = (End: 0, AreButtons: false);
        for (var i = title + 1; i < page.BodyStart && lines.Count < MostLines; i++)
        {
            ref var line = ref page.Lines[i];
            isBelowTime |= line.Kind is LineKind.Time or LineKind.Byline;
            bullets = i < bullets.End ? bullets : Bullets(page, i);
            if (line.Kind != LineKind.Text || line.IsLink || !IsSubtitle(line.Text) || (line.IsBulleted && bullets.AreButtons) || IsAboveBulletedTime(page, i))
            {
                continue;
            }

            if (SceneLine.IsScene(line.Text) || (i + 1 < page.Lines.Length && page.Lines[i + 1].Text is "이미지 다운로드") || (i + 1 == page.BodyStart && lines.Count > 0 && IsPictured(BehindOffice(line.Text))) || (isBelowTime && (IsPictured(line.Text) || CaptionLine.NamesSource(line.Text))))
            {
                line.Kind = LineKind.Caption;
            }
            else if (page.Document.Categories.Any(c => Folded.Same(c, page.Lines[i].Text)))
            {
                line.Kind = LineKind.Section;
            }
            else if (Folded.Same(line.Text, page.Document.Title) || (page.Document.Title is { } headline && line.Text.EndsWith(headline)))
            {
                line.Kind = LineKind.Title;
            }
            else if (!(unrelated = i < unrelated.End ? unrelated : Judge(page, title, i)).Is)
            {
                line.Kind = LineKind.Subtitle;
                if (!lines.Exists(l => Folded.Same(page.Lines[l].Text, page.Lines[i].Text)))
                {
                    lines.Add(i);
                }
            }
        }

        if (lines.Count > 0)
        {
            ReadSection(page, lines[0]);
            var dashed = lines.All(i => page.Lines[i].Text is ['-' or '…' or '–' or 'ㆍ' or '·', ..]);
            page.Document = page.Document with { Subtitle = string.Join('\n', lines.Select(i => WithoutDash(BehindSection(page.Lines[i].Text)))) };
            page.Found(Field.Subtitle, lines.Select(i => page.Lines[i].Number), dashed ? "subtitle-dashed" : "subtitle-below-title", dashed || lines.Count == 1 ? 0.9 : 0.7);
        }
    }

    /// <summary>The section that a site sets before the subtitle between brackets with room: <c>[ 교회 ] 이웃 90가정 섬겨</c>.</summary>
    static void ReadSection(Page page, int index)
    {
        var text = page.Lines[index].Text;
        if (page.Document.Category is null && BehindSection(text).Length < text.Length)
        {
            ArticleCategory.Tell(page, text[1..text.IndexOf(']')].ToString(), index, "section-before-subtitle", 0.8);
        }
    }

    static ReadOnlySpan<char> BehindSection(ReadOnlySpan<char> text) => text is ['[', ' ', ..] && text.IndexOf(" ] ") is > 2 and <= LongestSection and var close ? text[(close + 3)..] : text;

    /// <summary>
    /// Several lines that stand neither below the headline nor above the body, and have none of the body's words, are of something else: a list of other
    /// articles, a motto. Lines that stand together are judged together, once.
    /// </summary>
    /// <returns>Where they end, and whether they are of something else.</returns>
    static (int End, bool IsOfElse) Judge(Page page, int title, int index)
    {
        var from = index;
        while (from > title + 1 && page.Lines[from - 1].Kind is LineKind.Text or LineKind.Subtitle)
        {
            from--;
        }

        var end = from;
        var isMissing = true;
        for (; end < page.BodyStart && page.Lines[end].Kind is LineKind.Text or LineKind.Subtitle; end++)
        {
            isMissing = isMissing && page.BodyWords.AreMissingIn(page.Lines[end].Text);
        }

        return (end, isMissing && from > title + 1 && end > from + 1 && end < page.BodyStart && page.Lines[end].Kind != LineKind.Caption);
    }

    /// <summary>Above the body, what a mark opens and no credit closes is no caption where it stands between headline and byline, or in several lines: <c>▲ 내년 봄 공사 마무리</c>.</summary>
    static void FreeMarked(Page page, int title)
    {
        for (var start = title + 1; start < page.BodyStart; start++)
        {
            var end = start;
            while (end < page.BodyStart && IsMarked(page.Lines[end]))
            {
                end++;
            }

            if (end - start > 1 || (end > start && start == title + 1 && end < page.BodyStart && page.Lines[end].Kind is LineKind.Byline or LineKind.Time or LineKind.TimeLabel))
            {
                foreach (ref var line in page.Lines.AsSpan(start..end))
                {
                    line.Kind = LineKind.Text;
                }
            }

            start = Math.Max(start, end - 1);
        }
    }

    static bool IsMarked(in Line line) => (line.Kind == LineKind.Footer && FooterLine.IsPointed(line.Text)) ||
        line.Kind == LineKind.Caption && CaptionLine.HasMark(line.Text) && !CaptionLine.HasCredit(line.Text) && !SceneLine.ShowsScene(line.Text) && !Prose.EndsAsSentence(line.Text);

    /// <summary>A board has a field of its own for it: <c>부제 : 겨울 손님 열일곱 마리뿐</c>.</summary>
    static bool Labelled(Page page, int title)
    {
        for (var i = title + 1; i < page.BodyStart; i++)
        {
            var text = page.Lines[i].Text;
            if (page.Lines[i].Kind == LineKind.Text && Array.Find(Labels, l => page.Lines[i].Text.StartsWith(l)) is { } label && text.Length > label.Length)
            {
                page.Lines[i].Kind = LineKind.Subtitle;
                page.Document = page.Document with { Subtitle = text[label.Length..].Trim().ToString() };
                page.Found(Field.Subtitle, [page.Lines[i].Number], "subtitle-labelled", 1);
                return true;
            }
        }

        return false;
    }

    /// <summary>The last line that is the headline, unless it stands below the time already: there it is a picture's text.</summary>
    static int TitleAbove(Page page)
    {
        var last = -1;
        var time = false;
        for (var i = 0; i < page.BodyStart; i++)
        {
            if (page.Lines[i].Kind == LineKind.Title && (last < 0 || !time))
            {
                last = i;
            }

            time |= last >= 0 && page.Lines[i].Kind == LineKind.Time && !ArticleTimes.IsToday(page, i);
        }

        return last;
    }

    /// <summary>A line that stands there twice, one below the other, is a picture's text and its caption; of two such pairs the first is the subtitle, as an agency prints it.</summary>
    static void MarkFigureTexts(Page page, int from)
    {
        var pairs = new List<int>();
        for (var i = from + 1; i + 1 < page.BodyStart; i++)
        {
            if (page.Lines[i].Kind == LineKind.Text && page.Lines[i + 1].Kind == LineKind.Text && Folded.Same(page.Lines[i].Text, page.Lines[i + 1].Text))
            {
                pairs.Add(i++);
            }
        }

        foreach (var pair in pairs.Skip(pairs.Count > 1 ? 1 : 0))
        {
            page.Lines[pair].Kind = LineKind.Caption;
            page.Lines[pair + 1].Kind = LineKind.Caption;
        }
    }

    /// <summary>Who is on the picture below byline and time: <c>홍길동 한빛병원 진료부장(내과)</c>.</summary>
    static bool IsPictured(ReadOnlySpan<char> text)
    {
        var post = text[..(text.IndexOf('(') is > 0 and var bracket ? bracket : text.Length)].TrimEnd();
        return text.Length <= LongestPictured && text.IndexOf(' ') == 3 && NameShape.IsUsualName(text[..3]) && People.Posts.End(post) && !post.ContainsAny(',', '…', '"');
    }

    /// <summary>Without the office before a name: <c>나래구의회 홍길동 의원</c>.</summary>
    static ReadOnlySpan<char> BehindOffice(ReadOnlySpan<char> text) => text.IndexOf(' ') is > 3 and var space ? text[(space + 1)..] : text;

    /// <summary>A section above the time, in a list with it.</summary>
    static bool IsAboveBulletedTime(Page page, int index) =>
        page.Lines[index].IsBulleted && !page.Lines[index].Item.Contains(' ') && index + 1 < page.Lines.Length && page.Lines[index + 1] is { Kind: LineKind.Time, IsBulleted: true };

    /// <summary>The list that a line is in: where it ends, and whether it is one of buttons, of which one may be called like nothing else (<c>• 나래여행</c>).</summary>
    static (int End, bool AreButtons) Bullets(Page page, int index)
    {
        while (index > 0 && page.Lines[index].IsBulleted && page.Lines[index - 1].IsBulleted)
        {
            index--;
        }

        var buttons = 0;
        for (; index < page.Lines.Length && page.Lines[index].IsBulleted; index++)
        {
            buttons += page.Lines[index].Kind == LineKind.Control ? 1 : 0;
        }

        return (index, buttons >= FewestButtons);
    }

    static bool OpensOther(ReadOnlySpan<char> text)
    {
        foreach (var opening in Openings)
        {
            if (text.StartsWith(opening))
            {
                return true;
            }
        }

        return false;
    }

    static bool IsSubtitle(ReadOnlySpan<char> text) =>
        text.Length is >= Shortest and <= Longest && Prose.HasHangul(text) && text.Contains(' ') && text[0] != '※' && !OpensOther(text) && text is not ['[', .., ']'] && !NameShape.IsOutlet(text) && !ControlRow.IsMostly(text) && !IsProgramme(text) && !HasNumberToCall(text)
        && !text.Contains("http", StringComparison.OrdinalIgnoreCase) && !text.Contains("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>A telephone number in one piece, which a site asks to note: <c>전용 전화번호 15567604088</c>.</summary>
    static bool HasNumberToCall(ReadOnlySpan<char> text)
    {
        var digits = 0;
        for (var i = 0; i < text.Length && digits < FewestDigitsToCall; i++)
        {
            digits = char.IsAsciiDigit(text[i]) ? digits + 1 : 0;
        }

        return digits == FewestDigitsToCall;
    }

    /// <summary>The news programme that broadcast it: <c>뉴스 9 (청주)</c>.</summary>
    static bool IsProgramme(ReadOnlySpan<char> text) => text.Length <= LongestProgramme && text.StartsWith("뉴스") && text.ContainsAnyInRange('0', '9');

    /// <summary>A dash before the line is a list's mark; one on either side is an ornament.</summary>
    static string WithoutDash(ReadOnlySpan<char> text) =>
        text is ['-' or '–', ..] ? text.Trim("-– ").ToString() : text.TrimStart("•ㆍ·■◆◇○●⊙◎▲△▶► ").ToString();
}
