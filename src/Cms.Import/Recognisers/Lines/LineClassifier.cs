using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Recognisers.Sites;
using Cms.Import.Recognisers.Times;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Lines;

/// <summary>Says of each line by itself what it looks like. The cheap and sure tests come first; most lines meet two or three.</summary>
static class LineClassifier
{
    const int LongestByline = 140;
    const int LongestSigned = 60;
    const int LongestCopyright = 160;
    const int ShortestOpening = 30;
    const int FewestHeadlines = 3;

    static readonly SearchValues<char> LeadSigns = SearchValues.Create("=|ㅣ])】");

    static readonly Phrases BylineSigns = new(["@", "＠", "부 차장", "부 부장", "부 팀장", .. People.Titles, .. People.DeskEndings]);

    public static void Classify(Page page)
    {
        for (var i = 0; i < page.Lines.Length; i++)
        {
            ref var line = ref page.Lines[i];
            if (line.Kind == LineKind.Text)
            {
                line.Kind = KindOf(page, i, line.Text, line.Item);
            }
        }
    }

    static LineKind KindOf(Page page, int index, ReadOnlySpan<char> text, ReadOnlySpan<char> item)
    {
        if (FurnitureLine.LabelKind(item) is { } label)
        {
            return label == LineKind.Control && IsByline(page, index, FurnitureLine.WithoutSubscription(item)) ? LineKind.Byline
                : label is LineKind.Section or LineKind.Control && item is ['#', not '#', ..] && Prose.HasHangul(item) ? LineKind.Tags
                : label == LineKind.Section && char.IsLetter(item[0]) && item.ContainsAnyInRange('0', '9') && NameShape.IsOutlet(item) ? LineKind.Text
                : label;
        }

        var copyright = CopyrightLine.Find(text);
        page.Lines[index].CopyrightStart = copyright;
        if (copyright >= 0)
        {
            if (copyright > 2 && BylineReader.Read(text[..copyright]) is ({ IsByline: true, HasTitle: true } or { People.Count: 0, LooseMails.Count: > 0, UnknownWords: <= 2 }) and var byline)
            {
                page.Bylines[index] = byline;
            }

            if (text.EndsWith("송고") && text.Length - copyright <= LongestCopyright && TimeLine.Read(text[copyright..]) is { IsLabelled: true } sent)
            {
                // <저작권자(c) 누리통신, 무단 전재-재배포 금지> 2025/12/05 10:55 송고
                page.Times[index] = sent;
            }

            return copyright > 0 && CaptionLine.AgencyTail(text[..copyright].TrimEnd()) > 0 ? LineKind.Caption
                : copyright > 0 && Prose.IsParagraph(text[..copyright].TrimEnd()) && !FooterLine.IsImprint(text[..copyright]) && !IsListOfHeadlines(text[..copyright]) ? LineKind.Prose : LineKind.Copyright;
        }

        if (FurnitureLine.OpeningKind(text) is { } opening)
        {
            return opening;
        }

        if (text.StartsWith("![") || text.Trim("()") is EmailShape.Shielded || FurnitureLine.IsFile(text) || FurnitureLine.IsPlaceholder(text) || FurnitureLine.IsPageLabel(text) || FurnitureLine.IsAccountRow(text) || FurnitureLine.IsScript(text) || FurnitureLine.IsRunTogether(text) || BroadcastLine.IsCue(text) || FurnitureLine.IsNote(text))
        {
            return LineKind.Control;
        }

        if (FooterLine.IsSource(text))
        {
            return LineKind.Footer;
        }

        if (FurnitureLine.CountsComments(text))
        {
            return LineKind.CommentHeading;
        }

        if (LabelledNames.OfWriter(text) is { Length: > 0 } writer)
        {
            page.Bylines[index] = BylineReader.OfNames(writer);
            return LineKind.Byline;
        }

        var isHeadline = index == 0 && text.Length <= LongestSigned && !text.EndsWith("다.") && (SceneLine.EndsInNoun(text) || (text.EndsWith(".") && text[..^1].Contains("..", StringComparison.Ordinal))); // a full stop behind it is the writer's slip
        if (Prose.IsParagraph(text) && !text.StartsWith("#") && !isHeadline)
        {
            return !text.EndsWith('.') && FurnitureLine.IsMenu(text) ? LineKind.Control
                : CaptionLine.IsOfAgency(text) || text.StartsWith("<사진설명>") || (CaptionLine.HasMark(text) && CaptionLine.HasCredit(text)) || SceneLine.ShowsScene(text) || CaptionLine.IsEnlarged(text) ? LineKind.Caption
                : FooterLine.IsCall(text) ? LineKind.Footer
                : FooterLine.IsImprint(text) ? LineKind.Footer
                : CopyrightLine.IsBareSign(item) ? LineKind.Copyright
                : (CaptionLine.HasCredit(text) && CaptionLine.IsOfPhoto(text)) || (text is ['(', ..] && SceneLine.TellsScene(text)) ? LineKind.Caption
                : LineKind.Prose;
        }

        if (TagLine.IsHeading(item))
        {
            return LineKind.TagHeading;
        }

        if (item is ['#', ..] || text.StartsWith("태그") || text.StartsWith("키워드") || text.StartsWith("관련") || text.StartsWith("해시") || text.StartsWith("T") || text.StartsWith("t") || text.StartsWith("K") || text.StartsWith("k"))
        {
            if (TagLine.Read(item) is not null)
            {
                return LineKind.Tags;
            }
        }

        return FurnitureLine.IsClock(item) ? LineKind.Control
            : CaptionLine.AgencyTail(text) >= 0 || SceneLine.NamesThing(text) || CaptionLine.IsBracketedSource(text) ? LineKind.Caption
            : TimeBeside.Read(page, index, item) ? LineKind.Time
            : TimeLine.LabelAlone(item) != TimeRole.Unlabelled ? LineKind.TimeLabel
            : IsByline(page, index, FurnitureLine.WithoutSubscription(item)) ? LineKind.Byline
            : text.IndexOf('ⓒ') is > 4 and var sign && text[..sign].Contains('@') && IsByline(page, index, text[..sign].TrimEnd(" <[(")) ? LineKind.Byline // 홍길동 기자 hong@example.comⓒ 내일을 보는 눈, 누리일보
            : FooterLine.IsImprint(text) ? LineKind.Footer
            : IsPointedByline(page, index, text, item) ? LineKind.Byline
            : FooterLine.IsCall(text) ? LineKind.Footer
            : BroadcastLine.IsCrew(text) ? LineKind.Control
            : CaptionLine.NamesPhotographer(text) ? LineKind.Caption
            : IsByline(page, index, item) || IsLead(page, index, text) ? LineKind.Byline
            : OpensBody(text) ? LineKind.Prose
            : CaptionLine.IsBareSource(text) ? LineKind.Caption
            : (text.ContainsAny('>', '<') && Breadcrumb.Read(text) is not null) || (text is ['홈' or '현' or 'H' or 'h', ..] && Breadcrumb.ReadGlued(text) is not null) ? LineKind.Breadcrumb
            : ControlRow.Is(item) ? LineKind.Control
            : CopyrightLine.IsBareSign(item) ? LineKind.Copyright
            : CaptionLine.HasMark(text) || CaptionLine.IsEnlarged(text) || SceneLine.TellsPlaces(text) || SceneLine.TellsScene(text) || (CaptionLine.HasCredit(text) && !(index == 0 && IsTitleOfSite(text))) || CaptionLine.IsOfAgency(text) ? LineKind.Caption
            : LineKind.Text;
    }

    /// <summary>The page's first line is its title, where the newspaper's name stands behind a bar: <c>눈 덮인 산성 | 누리통신</c>.</summary>
    static bool IsTitleOfSite(ReadOnlySpan<char> text) => text.LastIndexOf(" | ") is > 0 and var bar && NameShape.IsOutlet(text[(bar + 3)..]);

    /// <summary>Other articles that ran together with the copyright: <c>누리TV 핫뉴스ㆍ길을 잃은 고라니ㆍ기름값 내림세ㆍ…ⓒ 누리TV</c>.</summary>
    static bool IsListOfHeadlines(ReadOnlySpan<char> text) => text.Count('ㆍ') >= FewestHeadlines && !text.Contains("다.", StringComparison.Ordinal);

    static bool IsByline(Page page, int index, ReadOnlySpan<char> text)
    {
        if (LabelledNames.In(text) is { Length: > 0 } names)
        {
            page.Bylines[index] = BylineReader.Read(names);
            return true;
        }

        if (text.StartsWith("기자명 ") && text.Length <= LongestSigned)
        {
            page.Bylines[index] = BylineReader.Read(text);
            return true;
        }

        if (LabelledNames.BeforeCounters(text) is { IsEmpty: false } poster)
        {
            page.Bylines[index] = BylineReader.OfNames(poster);
            return true;
        }

        if (text is ['▣', ' ', .. var marked] && NameShape.AreUsualNames(marked))
        {
            page.Bylines[index] = BylineReader.OfNames(marked);
            return true;
        }

        if (NameShape.BeforeId(text) is { IsEmpty: false } citizen)
        {
            page.Bylines[index] = BylineReader.OfNames(citizen);
            return true;
        }

        if (index > 0 && NameShape.AreUsualNames(text.Trim(" -|")) && LabelledNames.IsLabel(page.Lines[index - 1].Item))
        {
            page.Lines[index - 1].Kind = LineKind.Control;
            page.Bylines[index] = BylineReader.OfNames(text.Trim(" -|"));
            return true;
        }

        if (text.Length > LongestByline || text is ['\'' or '"' or '‘' or '“', ..] || !(BylineSigns.IsIn(text) || text.StartsWith("By ", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        var byline = BylineReader.Read(text);
        var isByline = byline.IsByline || (byline is { HasMail: true, UnknownWords: <= 2 });
        if (isByline)
        {
            page.Bylines[index] = byline;
        }

        return isByline;
    }

    /// <summary>Who wrote the article, behind a sign that calls have too: <c>☞홍길동 hong@example.com</c>, <c>▶누리신문 홍길동 기자 hong@example.com</c>. Behind an arrow the title must stand: <c>▶제보 tip@example.com</c>.</summary>
    static bool IsPointedByline(Page page, int index, ReadOnlySpan<char> text, ReadOnlySpan<char> item) =>
        text is ['☞' or '▶' or '►', ..] && text.Contains('@') && IsByline(page, index, item) && (text[0] == '☞' || page.Bylines[index] is { HasTitle: true, People.Count: > 0 });

    /// <summary>The lead byline on a line of its own, even without a name: (서울=연합뉴스); the agency alone below the body: /연합뉴스.</summary>
    static bool IsLead(Page page, int index, ReadOnlySpan<char> text)
    {
        if (text is ['/', ..] && NameShape.IsOutlet(text[1..]))
        {
            page.Bylines[index] = BylineReader.Read(text);
            return true;
        }

        if (text is ['[' or '【', .., ']' or '】'] && LeadByline.IsOutletAndName(text[1..^1]))
        {
            page.Bylines[index] = BylineReader.OfNames(text[1..^1]);
            return true;
        }

        if (text.Length > LongestByline || text is not (['(' or '[' or '【' or '<', ..] and [.., ')' or ']' or '】' or '>']) || !text.Contains('=')
            || LeadByline.Read(text) is not { } lead || lead.Length != text.Length)
        {
            return false;
        }

        page.Bylines[index] = lead.Byline;
        return true;
    }

    /// <summary>A first paragraph that ends in no full stop still opens with who wrote it: <c>매체 홍길동 기자 | 시는 …</c>.</summary>
    static bool OpensBody(ReadOnlySpan<char> text) =>
        text.Length >= ShortestOpening && text[..ShortestOpening].ContainsAny(LeadSigns) && LeadByline.Read(text) is { Byline.People.Count: > 0 } lead
        && text.Length - lead.Length >= ShortestOpening / 2;
}
