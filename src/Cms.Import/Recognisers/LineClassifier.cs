using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers;

/// <summary>Says of each line by itself what it looks like. The cheap and sure tests come first; most lines meet two or three.</summary>
static class LineClassifier
{
    const int LongestByline = 140;

    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789０１２３４５６７８９");
    static readonly Phrases BylineSigns = new(["@", .. People.Titles, .. People.DeskEndings]);

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
            return label;
        }

        var copyright = CopyrightLine.Find(text);
        page.Lines[index].CopyrightStart = copyright;
        if (copyright >= 0)
        {
            return copyright > 0 && Prose.IsParagraph(text[..copyright].TrimEnd()) ? LineKind.Prose : LineKind.Copyright;
        }

        if (Prose.IsParagraph(text) && !text.StartsWith("#"))
        {
            return CaptionLine.HasMark(text) && CaptionLine.HasCredit(text) ? LineKind.Caption
                : FurnitureLine.IsCall(text) ? LineKind.Footer
                : text.Length < 200 && FurnitureLine.IsImprint(text) ? LineKind.Footer
                : CaptionLine.HasCredit(text) && text.Length < 120 ? LineKind.Caption
                : LineKind.Prose;
        }

        if (item is ['#', ..] || text.StartsWith("태그") || text.StartsWith("키워드") || text.StartsWith("관련") || text.StartsWith("해시") || text.StartsWith("T") || text.StartsWith("t") || text.StartsWith("K") || text.StartsWith("k"))
        {
            if (TagLine.Read(item) is not null)
            {
                return LineKind.Tags;
            }
        }

        return FurnitureLine.IsClock(item) ? LineKind.Control
            : IsTime(page, index, item) ? LineKind.Time
            : TimeLine.LabelAlone(item) != TimeRole.Unlabelled ? LineKind.TimeLabel
            : FurnitureLine.IsImprint(text) ? LineKind.Footer
            : FurnitureLine.IsCall(text) ? LineKind.Footer
            : IsByline(page, index, item) ? LineKind.Byline
            : text.ContainsAny('>', '<') && Breadcrumb.Read(text) is not null ? LineKind.Breadcrumb
            : FurnitureLine.IsControlRow(item) ? LineKind.Control
            : CopyrightLine.IsBareSign(text) ? LineKind.Copyright
            : CaptionLine.HasMark(text) || CaptionLine.HasCredit(text) ? LineKind.Caption
            : LineKind.Text;
    }

    static bool IsTime(Page page, int index, ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny(Digits) < 0 || TimeLine.Read(text) is not { } time)
        {
            return false;
        }

        var rest = time.Rest;
        var people = BylineReader.Read(rest);
        var isTime = time.IsLabelled
            ? rest.Length <= 60 && !Prose.EndsAsSentence(rest) && !FurnitureLine.IsImprint(text)
            : rest.Length == 0 || FurnitureLine.IsControlRow(rest) || (people.IsByline && people.UnknownBehind == 0) || NameShape.IsOutlet(rest) || IsPageNumber(rest);
        if (isTime)
        {
            page.Times[index] = time;
            if (people.People.Count > 0 || people.HasMail)
            {
                page.Bylines[index] = people;
            }
        }

        return isTime;
    }

    static bool IsByline(Page page, int index, ReadOnlySpan<char> text)
    {
        if (text.Length > LongestByline || !BylineSigns.IsIn(text))
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

    /// <summary>The printed page behind a date: 9면, A12면, 지면 12면.</summary>
    static bool IsPageNumber(string rest) => rest.Length <= 12 && rest.EndsWith('면');
}
