using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Headlines;

/// <summary>Headlines where no line above the body has a headline's shape: those of photos and notices, below the lead, beside the time at the end.</summary>
static class OddHeadline
{
    const int Shortest = 8;
    const int ShortestName = 4;
    const int Longest = 120;
    const int ShortestBelowLead = 16;
    const int LongestLabel = 8;
    const int LongestCredit = 24;

    /// <summary>What headings inside a body have less often.</summary>
    static readonly SearchValues<char> Quotations = SearchValues.Create("…“”\"'‘’");

    public static void Read(Page page) => _ = OfPhotoOrNotice(page) || BelowLead(page) || BesideTimeAtEnd(page) || InMailForm(page);

    /// <summary>The page's first line is a photo's headline, whose words stand again on a line of their own, as the picture's text: <c>[사진] 풍년 예감</c>, <c>풍년 예감</c>.</summary>
    public static bool OfPhotoNamedAgain(Page page)
    {
        var first = page.BodyStart > 0 && page.Lines[0].Kind == LineKind.Caption ? page.Lines[0].Text : default;
        var name = first is ['[' or '<', ..] && first.IndexOfAny("]>") is > 2 and <= LongestLabel and var close ? first[(close + 1)..].Trim() : default;
        var indexes = new List<int> { 0 };
        for (var i = 1; i < page.BodyStart && name.Length >= ShortestName; i++)
        {
            if (page.Lines[i].Kind is LineKind.Text or LineKind.Caption && Folded.Same(page.Lines[i].Text, name))
            {
                indexes.Add(i);
            }
        }

        if (indexes.Count > 1)
        {
            Headline.Tell(page, first.ToString(), indexes, "title-of-photo", 0.9);
        }

        return indexes.Count > 1;
    }

    /// <summary>
    /// The headline of a photo, which has the photographer's name behind it (<c>[포토] 눈 덮인 산성 ⓒ 홍길동</c>); and that of a notice, which
    /// may be no more than what it is (<c>[부고]</c>).
    /// </summary>
    static bool OfPhotoOrNotice(Page page)
    {
        for (var i = 0; i < page.BodyStart && page.BodyStart < page.Lines.Length; i++)
        {
            var text = page.Lines[i].Text;
            var sign = page.Lines[i].Kind == LineKind.Caption && !CaptionLine.HasMark(text) ? text.LastIndexOfAny('ⓒ', '©') : -1;
            if (sign >= Shortest && text.Length - sign <= LongestCredit && !Prose.EndsAsSentence(text[..sign]))
            {
                Headline.Tell(page, text[..sign].TrimEnd(" /|").ToString(), [i], "title-of-photo", 0.6);
                page.Warn(NoticeCodes.TitleInferred, $"'{text}' was taken for the headline, though it has a photo's credit.", page.Lines[i].Number);
                return true;
            }

            if (page.Lines[i].Kind == LineKind.Section && text is ['[' or '<', .., ']' or '>'])
            {
                Headline.Tell(page, text.ToString(), [i], "title-of-notice", 0.6);
                page.Warn(NoticeCodes.TitleInferred, $"'{text}' was taken for the headline, since nothing else stands above the body.", page.Lines[i].Number);
                return true;
            }
        }

        return false;
    }

    /// <summary>A program may put the lead above the headline: the page's first line is a paragraph, the second a headline's by its signs, and the next one goes on.</summary>
    static bool BelowLead(Page page)
    {
        var index = page.BodyStart + 1;
        if (page.BodyStart != 0 || index + 1 >= page.BodyEnd || page.Lines[index] is not { Kind: LineKind.Text, AfterBlank: false, IsBulleted: false, Text.Length: >= ShortestBelowLead and <= Longest } line
            || page.Lines[index + 1].Kind != LineKind.Prose || !line.Text.ContainsAny(Quotations) || Prose.EndsAsSentence(line.Text) || page.BodyWords.AreFewIn(line.Text))
        {
            return false;
        }

        Headline.Tell(page, line.AsString(), [index], "title-below-lead", 0.5);
        page.Warn(NoticeCodes.TitleInferred, $"'{line.Text}' was taken for the headline, though it stands below the first paragraph.", line.Number);
        return true;
    }

    /// <summary>The form that sends an article on shows its headline: <c>기사제목</c>, and below it the headline.</summary>
    static bool InMailForm(Page page)
    {
        for (var i = page.BodyEnd; i + 1 < page.Lines.Length && page.BodyStart < page.Lines.Length; i++)
        {
            if (page.Lines[i].Text is "기사제목" or "기사 제목" && page.Lines[i + 1] is { Text.Length: >= Shortest and <= Longest } line)
            {
                Headline.Tell(page, line.AsString(), [i + 1], "title-in-form", 0.7);
                return true;
            }
        }

        return false;
    }

    /// <summary>Some pages' text has the headline behind the body, right above the article's time.</summary>
    static bool BesideTimeAtEnd(Page page)
    {
        for (var i = Math.Max(1, page.BodyEnd); i < page.Lines.Length && page.BodyStart < page.Lines.Length; i++)
        {
            if (page.Lines[i].Kind is LineKind.BoxHeading or LineKind.CommentHeading)
            {
                return false;
            }

            if (((page.Times.TryGetValue(i, out var time) && time.IsLabelled) || page.Lines[i].Kind == LineKind.TimeLabel) && page.Lines[i - 1] is { Kind: LineKind.Text, Text.Length: >= Shortest and <= Longest } line && i > page.BodyEnd)
            {
                Headline.Tell(page, line.AsString(), [i - 1], "title-below-body", 0.5);
                page.Warn(NoticeCodes.TitleInferred, $"'{line.Text}' was taken for the headline, since it stands with the article's time behind the body.", line.Number);
                return true;
            }
        }

        return false;
    }
}
