using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>The paragraphs: the body's lines without what only stands among them. Bylines at its first and last line go to the authors.</summary>
static class BodyText
{
    const int LongestCaption = 120;

    /// <summary>Two paragraphs that begin with the same characters, this many, begin alike.</summary>
    const int Opening = 30;
    const int LongestButtons = 60;
    const int ShortestRepeated = 8;
    const int LongestName = 12;
    const int ShortestDeck = 14;
    const int LongestDeck = 140;

    /// <summary>An editor's note may stand before the paragraph that opens with the byline.</summary>
    const int MostOpenings = 3;

    public static void Read(Page page, Authors authors)
    {
        MarkFigureTexts(page);
        MarkRepeated(page);
        MarkCaptionBelowTitle(page);
        MarkCaptionBeforeTitle(page);
        MarkSourced(page);
        var most = page.BodyEnd - page.BodyStart;
        var paragraphs = new List<string>(most);
        var numbers = new List<int>(most);
        var seen = new HashSet<string>(most);
        var openings = new Dictionary<string, string>(most);
        var prose = 0;
        var last = LastProse(page);
        for (var i = page.BodyStart; i < page.BodyEnd; i++)
        {
            ref var line = ref page.Lines[i];
            if (!(line.Kind is LineKind.Prose or LineKind.Text || IsListItem(page, i)))
            {
                continue;
            }

            var text = BroadcastLine.BehindCue(line.Text);
            if (line.CopyrightStart is > 0 and var copyright)
            {
                text = text[..copyright].TrimEnd();
            }

            if (line.Kind == LineKind.Prose && prose++ < MostOpenings && page.Document.Dateline is null)
            {
                text = WithoutLead(page, i, text, authors, isFirst: prose == 1);
                text = WithoutPicture(text);
                if (prose == 1 && IsDeck(text))
                {
                    page.Document = page.Document with { Subtitle = text[1..^1].Trim().ToString() };
                    page.Found(Field.Subtitle, [line.Number], "subtitle-in-brackets", 0.8);
                    line.Kind = LineKind.Subtitle;
                    continue;
                }
            }

            if (CaptionLine.AgencyTail(text) is > 0 and var day)
            {
                authors.AddPhotographer(text[day..], i);
                text = text[..day].TrimEnd();
            }

            text = i >= last ? TailByline.WithoutShield(TailByline.WithoutDay(text)) : text;
            if (TailByline.MailAtEnd(text) is > 0 and var mail && i >= last)
            {
                authors.AddLoose(text[mail..], i);
                text = text[..mail].TrimEnd(" /");
            }

            if ((CaptionLine.HasMark(text) || i >= last || text.LastIndexOf("다. /") > 0) && TailByline.Find(text, out var byline) is > 0 and var tail && (i >= last || byline!.UnknownWords == 0))
            {
                authors.Add(byline!, i, "byline-inline");
                text = text[..tail].TrimEnd();
            }

            if (i >= last && TailByline.NameAtEnd(text) is { Length: > 0 } name)
            {
                authors.AddPerson(new(name, null, null, IsStaff: true, 0.6), i, "byline-name");
                text = text[..^name.Length].TrimEnd();
            }

            if (i >= last && GuestByline.Find(text, out var guest) is > 0 and var signature)
            {
                authors.AddPerson(new(guest, null, null, IsStaff: false, 0.8), i, "byline-guest");
                text = text[..signature].TrimEnd();
            }

            if (line.Kind == LineKind.Prose)
            {
                text = CaptionLine.WithoutCredit(text);
                text = i >= last ? TailByline.WithoutDay(text) : text;
            }

            line.Kind = LineKind.Paragraph;
            if (text.IsEmpty || IsTitle(page, text))
            {
                continue;
            }

            var paragraph = WithoutButtons(WithoutDateline(page, text)).ToString();
            if ((!seen.Add(paragraph) && paragraph.Length >= 20) || IsCopy(openings, paragraph))
            {
                page.Warn(NoticeCodes.ParagraphRepeated, "The paragraph stands on the page before.", line.Number);
                continue;
            }

            paragraphs.Add(paragraph);
            for (var number = line.Number; number <= line.LastNumber; number++)
            {
                numbers.Add(number);
            }
        }

        if (paragraphs.Count > 0)
        {
            var inferred = page.Notices.Exists(n => n.Code == NoticeCodes.BodyInferred);
            page.Document = page.Document with { Paragraphs = paragraphs };
            page.Found(Field.Paragraphs, numbers, inferred ? "body-lines" : "body-prose", inferred ? 0.5 : paragraphs.Count > 1 ? 1 : 0.8);
        }
    }

    /// <summary>Where the picture above is from, behind the newspaper and before the first word: <c>[누리닷컴][이미지 출처 : 누리사진]시는 …</c>.</summary>
    static ReadOnlySpan<char> WithoutPicture(ReadOnlySpan<char> text) =>
        (text.StartsWith("[이미지") || text.StartsWith("[사진")) && text.IndexOf(']') is > 0 and <= LongestName * 3 and var close && close + 1 < text.Length ? text[(close + 1)..].TrimStart() : text;

    /// <summary>A subtitle in brackets, which some papers print behind the byline and above the picture: <c>[누리경제 홍길동 기자] [["물길이 열린다"…내년 봄부터]]</c>.</summary>
    static bool IsDeck(ReadOnlySpan<char> text) =>
        text is ['[', .., ']'] && text.Length is >= ShortestDeck and <= LongestDeck && text[1..^1].Count(']') == text[1..^1].Count('[') && !text.Contains("다.", StringComparison.Ordinal) && !text.Contains('=') && !text.Contains('@');

    /// <summary>A page that prints its body twice may cut the second copy's paragraphs otherwise: they begin alike, and one goes on.</summary>
    static bool IsCopy(Dictionary<string, string> openings, string paragraph) =>
        paragraph.Length >= Opening && !openings.TryAdd(paragraph[..Opening], paragraph)
        && openings[paragraph[..Opening]] is var first && (first.StartsWith(paragraph, StringComparison.Ordinal) || paragraph.StartsWith(first, StringComparison.Ordinal));

    /// <summary>The second copy of a body begins with the dateline again.</summary>
    static ReadOnlySpan<char> WithoutDateline(Page page, ReadOnlySpan<char> text) =>
        page.Document.Dateline is { } dateline && text.StartsWith(dateline) ? text[dateline.Length..].TrimStart(" =:ㅣ|-") : text;

    /// <summary>Buttons, or the newspaper's name, that the text has on the line of its last sentence: <c>… 밝혔다. 페이스북 트위터 인쇄</c>, <c>… 밝혔다./연합</c>, <c>… 밝혔다. &lt;누리나래&gt;</c>.</summary>
    static ReadOnlySpan<char> WithoutButtons(ReadOnlySpan<char> text)
    {
        if (text.LastIndexOf("다./") is > 0 and var slash && (text[(slash + 3)..] is "연합" || NameShape.IsOutlet(text[(slash + 3)..])))
        {
            return text[..(slash + 2)];
        }

        if (text is [.., '>'] && text.LastIndexOf('<') is > 2 and var open && text.Length - open <= LongestName && text[..open].TrimEnd().EndsWith("다.") && NameShape.IsHangulWord(text[(open + 1)..^1]))
        {
            return text[..open].TrimEnd();
        }

        var end = text.LastIndexOf("다. ");
        if (end < 0 || text.Length - end > LongestButtons || Prose.EndsAsSentence(text))
        {
            return text;
        }

        var rest = text[(end + 3)..];
        return ControlRow.Is(rest) || FurnitureLine.LabelKind(rest) is LineKind.Control or LineKind.BoxHeading || NameShape.IsOutlet(rest[..(rest.IndexOf(',') is > 0 and var comma ? comma : rest.Length)])
            ? text[..(end + 2)] : text;
    }

    /// <summary>A line that stands there twice, one below the other, is a picture's text and its caption.</summary>
    static void MarkFigureTexts(Page page)
    {
        for (var i = page.BodyStart; i + 1 < page.BodyEnd; i++)
        {
            if (page.Lines[i].Kind is LineKind.Text or LineKind.Byline && page.Lines[i + 1].Kind == page.Lines[i].Kind
                && Folded.Same(page.Lines[i].Text, page.Lines[i + 1].Text))
            {
                page.Lines[i].Kind = LineKind.Caption;
                page.Lines[i + 1].Kind = LineKind.Caption;
            }
        }
    }

    /// <summary>Between other lines that are no sentences, as a poem's refrain stands.</summary>
    static bool IsAmongLines(Page page, int index) =>
        (index > page.BodyStart && page.Lines[index - 1].Kind == LineKind.Text && !page.Lines[index - 1].Text.SequenceEqual(page.Lines[index].Text))
        || (index + 1 < page.BodyEnd && page.Lines[index + 1].Kind == LineKind.Text && !page.Lines[index + 1].Text.SequenceEqual(page.Lines[index].Text));

    /// <summary>A line that is no sentence and stands among the paragraphs again and again is the text of their pictures.</summary>
    static void MarkRepeated(Page page)
    {
        Dictionary<string, int>? first = null;
        for (var i = page.BodyStart; i < page.BodyEnd; i++)
        {
            if (page.Lines[i].Kind == LineKind.Text && !IsAmongLines(page, i) && page.Lines[i].Text.Length >= ShortestRepeated && char.IsLetterOrDigit(page.Lines[i].Text[0]) && !(first ??= []).TryAdd(page.Lines[i].AsString(), i))
            {
                page.Lines[first[page.Lines[i].AsString()]].Kind = LineKind.Caption;
                page.Lines[i].Kind = LineKind.Caption;
            }
        }
    }

    /// <summary>A caption that ran together with its picture's text, which is the headline again: <c>장터가 열린다. 설날 나눔 장터 개최</c>.</summary>
    static void MarkCaptionBeforeTitle(Page page)
    {
        for (var i = page.BodyStart; page.Document.Title is { } title && i + 1 < page.BodyEnd; i++)
        {
            if (page.Lines[i].Kind == LineKind.Prose && page.Lines[i].Text.Length > title.Length + 1 && page.Lines[i].Text.EndsWith(title) && page.Lines[i].Text[^(title.Length + 1)] is ' ' or '.')
            {
                page.Lines[i].Kind = LineKind.Caption;
            }
        }
    }

    /// <summary>A picture whose text is the headline again, below byline or time; the sentence under it is its caption.</summary>
    static void MarkCaptionBelowTitle(Page page)
    {
        for (var i = page.BodyStart; i + 1 < page.BodyEnd; i++)
        {
            if (page.Lines[i].Kind == LineKind.Prose && !page.Lines[i].AfterBlank && page.Lines[i + 1].AfterBlank && page.Lines[i].Text.Length <= LongestCaption && !Prose.IsPolite(page.Lines[i].Text)
                && i >= 2 && IsTitle(page, page.Lines[i - 1].Text) && page.Next(0, i - 1, LineKind.Title) is >= 0 and var title && page.Next(title, i - 1, LineKind.Time) > title)
            {
                page.Lines[i].Kind = LineKind.Caption;
            }
        }
    }

    /// <summary>Among the paragraphs too a line may say what is to be seen and where the picture comes from.</summary>
    static void MarkSourced(Page page)
    {
        for (var i = page.BodyStart; i < page.BodyEnd; i++)
        {
            if (page.Lines[i].Kind == LineKind.Text && CaptionLine.NamesSource(page.Lines[i].Text))
            {
                page.Lines[i].Kind = LineKind.Caption;
            }
        }
    }

    static ReadOnlySpan<char> WithoutLead(Page page, int index, ReadOnlySpan<char> text, Authors authors, bool isFirst)
    {
        if (LeadByline.Read(text) is not { } lead || !(isFirst || (lead.Rule != LeadByline.Open && lead.Byline is { HasTitle: true, People.Count: > 0 })))
        {
            return isFirst ? WithoutOwner(page, index, text) : text;
        }

        authors.Add(lead.Byline, index, lead.Rule);
        page.Document = page.Document with { Dateline = text[..lead.Length].ToString() };
        page.Found(Field.Dateline, [page.Lines[index].Number], lead.Rule, lead.Rule is "dateline-outlet" or LeadByline.Open ? 0.8 : 1);
        return text[lead.Length..].TrimStart(" =:ㅣ|-");
    }

    /// <summary>The newspaper's name in brackets, known to be one because the copyright line names it.</summary>
    static ReadOnlySpan<char> WithoutOwner(Page page, int index, ReadOnlySpan<char> text)
    {
        if (text is not ['[', ..] || page.Owner is not { } owner || text.IndexOf(']') is not (> 2 and < 24 and var close) || !Folded.Same(text[1..close], owner))
        {
            return text;
        }

        page.Document = page.Document with { Dateline = text[..(close + 1)].ToString() };
        page.Found(Field.Dateline, [page.Lines[index].Number], "dateline-owner", 0.9);
        return text[(close + 1)..].TrimStart();
    }

    /// <summary>Several lines with ▲ and no credit are a list, not captions.</summary>
    static bool IsListItem(Page page, int index) => IsMarked(page, index) && (IsMarked(page, index - 1) || IsMarked(page, index + 1));

    static bool IsMarked(Page page, int index) =>
        index >= page.BodyStart && index < page.BodyEnd && page.Lines[index].Text is ['▲' or '△', ..] && !CaptionLine.HasCredit(page.Lines[index].Text)
        && page.Lines[index].Kind is LineKind.Caption or LineKind.Paragraph;

    /// <summary>The index of the body's last paragraph.</summary>
    static int LastProse(Page page)
    {
        var last = page.BodyEnd - 1;
        while (last > page.BodyStart && page.Lines[last].Kind != LineKind.Prose)
        {
            last--;
        }

        return last;
    }

    static bool IsTitle(Page page, ReadOnlySpan<char> text) => page.Document.Title is { } title && Folded.Same(text, title);
}
