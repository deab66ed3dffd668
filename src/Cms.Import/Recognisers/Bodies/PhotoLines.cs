using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Headlines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>
/// Captions that look like paragraphs: a sentence and who photographed it (<c>시민들이 걷고 있다. 홍길동 기자</c>), and a sentence with its
/// agency's credit in brackets on the next line, or a source behind ⓒ. A body's last paragraph may end in its author's name; so the body must go on below.
/// </summary>
static class PhotoLines
{
    const int Longest = 200;
    const int LongestCaption = 120;
    const int LongestBareCredit = 20;
    const int LongestTitle = 40;
    const int ShortestTwice = 24;
    const int ShortestHeadline = 8;

    const int MostLinesOfHead = 80;

    /// <summary>How far below the next paragraph may stand.</summary>
    const int Reach = 8;

    public static void Mark(Page page)
    {
        var writers = Writers(page);
        var isFirst = true;
        var arePicturesBare = page.Lines.Count(l => l.IsBelowPicture) is var pictures and > 0 && page.Lines.Count(l => l.AfterBlank) >= pictures * 2;
        for (var i = 1; i < page.Lines.Length; i++)
        {
            isFirst &= page.Lines[i - 1].Kind != LineKind.Prose;
            ref var line = ref page.Lines[i];
            if (AgencyPicture.Mark(page, i, isFirst))
            {
                continue;
            }

            if (IsCaption(page, i, isFirst, writers) || (arePicturesBare && !isFirst && IsBelowCell(line)))
            {
                line.Kind = LineKind.Caption;
            }
            else if (MakesCaptionAbove(page, i, isFirst, writers))
            {
                page.Lines[i - 1].Kind = LineKind.Caption;
                line.Kind = line.Kind == LineKind.Control ? LineKind.Control : LineKind.Caption;
            }
            else if (line.Kind == LineKind.Text && IsBracketedCredit(line.Text) && (line.Text.Contains("재판매", StringComparison.Ordinal) || line.Text.StartsWith("[촬영 ")))
            {
                line.Kind = LineKind.Caption;
            }
        }
    }

    /// <summary>
    /// A sentence with its photographer; above the first paragraph a scene; below who wrote the article another's photo (<c>…받고 있다./나래=홍길동 기자</c>); a picture's text
    /// and its caption on one line; among the paragraphs, who photographed it in brackets before (<c>[누리센=나래, 홍길동 기자]… 들어서고 있다. / hong@…</c>).
    /// </summary>
    static bool IsCaption(Page page, int index, bool isFirst, List<string> writers)
    {
        var line = page.Lines[index];
        return line.Kind is LineKind.Prose or LineKind.Text
            && (((IsSigned(line.Text) || IsSignedByAnother(line.Text, writers)) && BodyGoesOn(page, index))
                || (line.Kind == LineKind.Prose && isFirst && SceneLine.IsScene(line.Text) && IsAboveLonger(page, index))
                || (line.Kind == LineKind.Text && SceneLine.IsUnstopped(line.Text) && IsBelowHeadline(page, index))
                || (line.Kind == LineKind.Prose && page.Lines[index - 1].Kind == LineKind.Byline && page.Bylines.TryGetValue(index - 1, out var author) && author.HasMail && line.Text.IndexOf("고 있다./") > 0)
                || (line.Kind == LineKind.Prose && !isFirst && line.Text is ['[', ..] && line.Text.Contains('@') && line.Text.IndexOf("고 있다. /") > 0 && LeadByline.Read(line.Text) is { Byline.HasTitle: true })
                || (line.Text.Length >= ShortestTwice && index > 1 && Twice.Once(line.Text).Length < line.Text.Length));
    }

    /// <summary>Below the spaces that are left of a picture's cell.</summary>
    static bool IsBelowCell(in Line line) =>
        line is { Kind: LineKind.Text or LineKind.Prose, IsBelowPicture: true } && line.Text.Length <= LongestCaption && line.Text.Count("다. ") == 0 && !BylineReader.Read(line.Text).IsByline;

    /// <summary>Whether the line tells that the one above is a caption: where the picture comes from, its button, or its photographer, twice.</summary>
    static bool MakesCaptionAbove(Page page, int index, bool isFirst, List<string> writers)
    {
        var line = page.Lines[index];
        var above = page.Lines[index - 1];
        return line.Kind switch
        {
            LineKind.Control => !isFirst && !line.AfterBlank && IsButtonBelow(line.Text) && above is { Kind: LineKind.Prose or LineKind.Text, Text.Length: <= LongestCaption } && (above.AfterBlank || StandsAbove(page, index - 2)) && BodyGoesOn(page, index),
            LineKind.Byline when line.Text is ['[', .., '자', ']'] && line.Text.SequenceEqual(above.Text) && page.Bylines.TryGetValue(index, out var credit) => writers.Exists(w => credit.People.All(p => p.Name != w)),
            LineKind.Caption or LineKind.Copyright or LineKind.Byline when IsBareCredit(line.Text) && above.Kind == LineKind.Prose && above.Text.Length <= Longest && (TellsPhoto(above.Text) || CaptionLine.HasMark(above.Text)) && BodyGoesOn(page, index - 1) => true,
            LineKind.Caption or LineKind.Copyright or LineKind.Text when IsBracketedCredit(line.Text) && !line.AfterBlank && index > 1 && (IsAboveCredit(page, index - 1) || IsTitleOfPicture(page, index)) => true,
            LineKind.Caption => !isFirst && !line.AfterBlank && IsCreditInBrackets(line.Text) && IsCaptionWithoutStop(page, index - 1), // 수술 전후 모습, (사진 : 나래센터)
            _ => false,
        };
    }

    /// <summary>Whether one of the next two paragraphs is longer; the first may be a short quotation.</summary>
    static bool IsAboveLonger(Page page, int index)
    {
        var body = page.Next(index + 1, Math.Min(index + Reach, page.Lines.Length), LineKind.Prose);
        while (body >= 0 && SceneLine.IsScene(page.Lines[body].Text))
        {
            body = page.Next(body + 1, Math.Min(index + Reach, page.Lines.Length), LineKind.Prose); // another picture's
        }

        var second = body < 0 ? -1 : page.Next(body + 1, Math.Min(body + Reach, page.Lines.Length), LineKind.Prose);
        return body > 0 && (page.Lines[body].Text.Length > page.Lines[index].Text.Length || (second > 0 && page.Lines[body].Text is ['“' or '"', ..] && page.Lines[second].Text.Length > page.Lines[index].Text.Length));
    }

    /// <summary>Whether something stands above that can be the headline: several words that are not the newspaper's name.</summary>
    static bool IsBelowHeadline(Page page, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (page.Lines[i] is { Kind: LineKind.Text or LineKind.Prose, Text.Length: >= ShortestHeadline } line && line.Text.Contains(' ') && !NameShape.IsOutlet(line.Text) && !HeadlineShape.IsMotto(line.Text) && !FurnitureLine.IsMenu(line.Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A picture's title, as an agency prints it right above its credit: <c>내려앉은 해안도로</c>, <c>[독자 제공. 재판매 및 DB 금지]</c>.</summary>
    static bool IsTitleOfPicture(Page page, int index) =>
        page.Lines[index - 1] is { Kind: LineKind.Text, Text.Length: <= LongestTitle } && page.Lines[index].Text.Contains("재판매", StringComparison.Ordinal) && IsBelowHeadline(page, index - 1) && BodyGoesOn(page, index);

    static bool IsCreditInBrackets(ReadOnlySpan<char> line) => line is ['(', .., ')'] && line.Length <= LongestCaption && line[1..].StartsWith("사진");

    /// <summary>What a credit on the next line makes a caption, though no full stop closes it.</summary>
    static bool IsCaptionWithoutStop(Page page, int index) =>
        page.Lines[index] is { Kind: LineKind.Text, AfterBlank: true, Text.Length: <= LongestCaption } line && !Prose.EndsAsSentence(line.Text) && BodyGoesOn(page, index);

    /// <summary>The button below a picture, as one newspaper's pages have it.</summary>
    static bool IsButtonBelow(ReadOnlySpan<char> line) => line is "원본보기 아이콘" or "원본보기";

    /// <summary>Whether the line stands among the page's first ones too, as a headline does that is a picture's text.</summary>
    static bool StandsAbove(Page page, int index)
    {
        for (var i = 0; i < Math.Min(index, MostLinesOfHead); i++)
        {
            if (Folded.Same(page.Lines[i].Text, page.Lines[index].Text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the picture comes from, alone on the line below the caption: <c>ⓒ 나래군</c>, <c>/누리통신</c>, <c>사진제공=나래군</c>.</summary>
    static bool IsBareCredit(ReadOnlySpan<char> line) =>
        line.Length <= LongestBareCredit && (line is ['ⓒ' or '©' or 'Ⓒ' or '/', ..] || line.StartsWith("사진=") || line.StartsWith("사진제공") || line.StartsWith("사진 제공"));

    /// <summary>An agency's credit alone on its line: <c>[누리시 제공. 재판매 및 DB 금지]</c>, <c>[누리통신 자료사진]</c>.</summary>
    public static bool IsBracketedCredit(ReadOnlySpan<char> line) =>
        line is ['[', .., ']'] && line.Length <= LongestCaption && (line.Contains("재판매", StringComparison.Ordinal) || line.StartsWith("[촬영 ") || line.EndsWith("자료사진]") || line.EndsWith("제공]") || line.Contains('='));

    /// <summary>One sentence of what is to be seen, then a name and a title without an address.</summary>
    static bool IsSigned(ReadOnlySpan<char> line) =>
        line.Length <= Longest && (line is [.., '자'] || line.Contains('@'))
        && TailByline.Find(line, out var byline) is > 0 and var end && byline is { People.Count: 1, HasTitle: true } && TellsPhoto(line[..end]);

    /// <summary>Who wrote the article, when a line above the first paragraph says so.</summary>
    static List<string> Writers(Page page)
    {
        var first = page.Next(0, page.Lines.Length, LineKind.Prose);
        return [.. page.Bylines.Where(b => b.Key < first).SelectMany(b => b.Value.People).Select(p => p.Name)];
    }

    /// <summary>Several sentences may stand below a picture; the name behind them is another's than the article's: <c>… 라고 했다. /김누리 기자</c>.</summary>
    static bool IsSignedByAnother(ReadOnlySpan<char> line, List<string> writers) =>
        writers.Count > 0 && line.Length <= Longest && line is not [.., '.' or '"' or '”'] && TailByline.Find(line, out var byline) > 0 && byline is { People: [var person], HasTitle: true } && !writers.Contains(person.Name);

    static bool TellsPhoto(ReadOnlySpan<char> sentence) =>
        (sentence.EndsWith("있다.") || sentence.EndsWith("모습.") || sentence.EndsWith("모습이다.")) && sentence.Count("다. ") == 0;

    /// <summary>One sentence below something else than a paragraph; never the headline.</summary>
    static bool IsAboveCredit(Page page, int index)
    {
        var line = page.Lines[index];
        return line.Kind == LineKind.Prose && line.Text.Length <= LongestCaption && line.Text.Count("다. ") == 0 && BodyGoesOn(page, index)
            && (line.AfterBlank || page.Lines[index - 1].Kind != LineKind.Prose || SceneLine.IsScene(line.Text) || TellsPhoto(line.Text));
    }

    static bool BodyGoesOn(Page page, int index)
    {
        for (var i = index + 1; i <= Math.Min(index + Reach, page.Lines.Length - 1) && page.Lines[i].Kind is not (LineKind.BoxHeading or LineKind.CommentHeading); i++)
        {
            if (page.Lines[i].Kind == LineKind.Prose && !page.Lines[i].Text.SequenceEqual(page.Lines[index].Text))
            {
                return true;
            }
        }

        return false;
    }
}
