using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Headlines;

/// <summary>What headlines look like and where they stand, where nothing surer tells the headline.</summary>
static class HeadlineShape
{
    const int FewestLetters = 4;
    const int Longest = 120;
    const int LongestSeries = 24;
    const int LongestMotto = 20;

    static readonly SearchValues<char> HeadlineSigns = SearchValues.Create("“”‘’\"'…,·");

    /// <summary>How much a line looks like a headline and stands like one.</summary>
    public static int Score(Line line, bool isFirst, bool standsFirst, bool isBelowAnchor)
    {
        var text = line.Text;
        return (text.Length >= 12 ? 4 : text.Length >= 8 ? 2 : 0)
            + (text.Contains(' ') ? 2 : 0)
            + (text.ContainsAny(HeadlineSigns) && !IsQuotation(text) ? 1 : 0)
            + (standsFirst ? 3 : isFirst ? 1 : 0)
            + (line.IsTitle ? 6 : 0)
            - (Columnist.IsPerson(text) ? 5 : Columnist.BehindSection(text) is not null ? 8 : 0)
            - (text is ['(', .., ')'] ? 12 : IsSeries(text) ? 4 : 0)
            - (FewLetters(text) || IsIssue(text) ? 6 : 0)
            - (FurnitureLine.IsMenu(text) ? 5 : 0)
            - (text.Count(" / ") > 1 || text.Count(" | ") > 1 ? 5 : 0)
            - (text is ['-' or '…' or '·' or 'ㆍ' or '■' or '└' or '○' or '●', ..] || line.IsBulleted ? 4 : 0)
            - (isBelowAnchor ? 3 : 0)
            - (NameShape.IsOutlet(text) || IsOutletOfPlace(text) ? 4 : 0)
            - (Prose.EndsAsSentence(text) ? 3 : 0)
            - (text.Length > Longest ? 4 : 0)
            - (Prose.HasHangul(text) ? 0 : 2);
    }

    /// <summary>Whether nothing but the newspaper's name, its day and sections stands above, and the subtitle right below: the headline is the first line.</summary>
    public static bool StandsFirst(Page page, int index)
    {
        if (index + 1 >= page.Lines.Length || page.Lines[index + 1].AfterBlank || page.Next(index, page.BodyStart, LineKind.Navigation) >= 0)
        {
            return false;
        }

        for (var i = 0; i < index; i++)
        {
            if (page.Lines[i].Kind is not (LineKind.Section or LineKind.Masthead or LineKind.Breadcrumb or LineKind.Weather or LineKind.Control or LineKind.Time))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Without what a blog system writes behind the headline for readers of screens (<c>제목 본문</c>), or a site behind a picture's text (<c>제목 사진</c>).</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line) => line.EndsWith(" 본문") || line.EndsWith(" 사진") ? line[..^3] : line;

    /// <summary>The newspaper's name with what it says of itself: <c>나라의 소식 누리통신</c>; the site's logo has it for its text.</summary>
    public static bool IsMotto(ReadOnlySpan<char> line) => line.Length <= LongestMotto && line.LastIndexOf(' ') is > 0 and var space && NameShape.IsOutlet(line[(space + 1)..]) && !line.ContainsAny(HeadlineSigns);

    /// <summary>A newspaper's edition: <c>누리신문 LA</c>.</summary>
    static bool IsOutletOfPlace(ReadOnlySpan<char> text) => text.Length <= LongestMotto && text.IndexOf(' ') is > 3 and var space && text.Length - space <= 5 && NameShape.IsOutlet(text[..space]) && !text.ContainsAny(HeadlineSigns);

    /// <summary>A day, a counter: 06.18 (화).</summary>
    static bool FewLetters(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return letters < FewestLetters;
    }

    /// <summary>One quotation and nothing else, as subtitles often are.</summary>
    static bool IsQuotation(ReadOnlySpan<char> text) => text is ['“' or '"' or '‘' or '\'', .., '”' or '"' or '’' or '\''] && !text[1..^1].ContainsAny(HeadlineSigns);

    /// <summary>What a portal or a newspaper files the article under, above its headline: <c>이슈 마을 숲길</c>.</summary>
    static bool IsSeries(ReadOnlySpan<char> text) =>
        text is ['이', '슈', ' ', ..] or ['연', '재', ' ', ..] or ['기', '획', ' ', ..] && text.Length <= LongestSeries && !text.ContainsAny(HeadlineSigns);

    /// <summary>The printed issue's day and number: <c>April 12, 2022 제 89호</c>.</summary>
    static bool IsIssue(ReadOnlySpan<char> text) =>
        text is [.., >= '0' and <= '9', '호'] && text.Length < 40 && text.LastIndexOf('제') is >= 0 and var number && !text[(number + 1)..^1].Trim().ContainsAnyExceptInRange('0', '9');
}
