using Cms.Import.Pages;
using Cms.Import.Text;

namespace Cms.Import.Recognisers;

/// <summary>
/// A page that lists articles. Again and again it shows a headline and a bare time, none of them labelled; or the beginnings
/// of articles, cut off in mid-sentence (<c>… 한 달 만에 두 배로...</c>); or first paragraphs that each have a lead byline of their own.
/// </summary>
static class ListPage
{
    const int FewestItems = 4;
    const int FewestBeginnings = 3;
    const int ShortestBeginning = 40;

    public static bool Is(Page page) => HasTimes(page) || HasBeginnings(page) || IsSearch(page);

    /// <summary>What a search found: <c>검색결과 1,204건</c> above everything else.</summary>
    static bool IsSearch(Page page)
    {
        for (var i = 0; i < Math.Min(page.Lines.Length, 5); i++)
        {
            var text = page.Lines[i].Text;
            if (text.Length < 80 && (text.Contains("검색결과", StringComparison.Ordinal) || text.Contains("검색 결과", StringComparison.Ordinal))
                && (text.Contains('건') || text.Contains("입니다", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    static bool HasTimes(Page page)
    {
        var items = 0;
        var labelled = 0;
        var headline = false;
        for (var i = 0; i < page.Lines.Length; i++)
        {
            var line = page.Lines[i];
            if (line.Kind is LineKind.BoxHeading or LineKind.CommentHeading && items < FewestItems && i > 8)
            {
                break;
            }

            if (line.Kind == LineKind.Time && headline)
            {
                items++;
                labelled += page.Times[i].IsLabelled ? 1 : 0;
                headline = false;
            }
            else if (line.Kind is LineKind.Text or LineKind.Prose && line.Text.Length >= 8)
            {
                headline = true;
            }
        }

        return items >= FewestItems && (labelled == 0 || labelled >= FewestItems);
    }

    /// <summary>Above the first box or comment, most of the long lines are beginnings of articles.</summary>
    static bool HasBeginnings(Page page)
    {
        var cut = 0;
        var leads = 0;
        var whole = 0;
        for (var i = 0; i < page.Lines.Length; i++)
        {
            var line = page.Lines[i];
            if (line.Kind == LineKind.CommentHeading || (line.Kind is LineKind.BoxHeading or LineKind.Copyright && whole > cut))
            {
                break;
            }

            if (line.Kind is not (LineKind.Text or LineKind.Prose) || line.Text.Length < ShortestBeginning)
            {
                continue;
            }

            var isCut = IsCutOff(line.Text);
            cut += isCut ? 1 : 0;
            whole += !isCut && Prose.EndsAsSentence(line.Text) ? 1 : 0;
            leads += HasLead(line.Text) ? 1 : 0;
        }

        return (cut >= FewestBeginnings && cut > whole) || (leads >= FewestBeginnings && leads * 3 > (cut + whole) * 2);
    }

    /// <summary>Dots behind an unfinished word, perhaps with the day behind them; or prose that stops without any sign.</summary>
    static bool IsCutOff(ReadOnlySpan<char> line)
    {
        var end = line;
        if (line is [.., ']'] && line.LastIndexOf('[') is > 0 and var bracket && line.Length - bracket <= 14 && line[bracket + 1] is >= '1' and <= '2')
        {
            end = line[..bracket].TrimEnd();
        }

        return end.EndsWith("..") || end.EndsWith("…")
            || (Prose.IsHangul(end[^1]) && end.Length >= 60 && end.Contains("다.", StringComparison.Ordinal) && !end.EndsWith("다") && !Prose.EndsAsSentence(end));
    }

    static bool HasLead(ReadOnlySpan<char> line) => LeadByline.Read(line) is { } lead && (lead.Byline.People.Count > 0 || lead.Byline.Outlet is not null) && lead.Length < line.Length;
}
