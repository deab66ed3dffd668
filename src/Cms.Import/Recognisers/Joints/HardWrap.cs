using System.Text;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Text;

namespace Cms.Import.Recognisers.Joints;

/// <summary>
/// Paragraphs that an old page cut into lines of equal width. A line was cut where the next word had no room: line and next
/// word together are wider than the widest line. Where most lines are so, each is joined to the one before it, up to the
/// end of a sentence; where blank lines part the paragraphs, up to those. An old browser cut Korean anywhere: there the lines are equally wide, and a
/// space is left behind those whose last word is whole, and a particle may open a line.
/// </summary>
static class HardWrap
{
    /// <summary>No page is wrapped at more characters; two longer sentences on lines of their own show that the page isn't, one may be the site's.</summary>
    const int LongestLine = 100;

    /// <summary>Columns of the narrowest wrapped text; a Hangul syllable takes two.</summary>
    const int Narrowest = 30;
    const int FewestCuts = 3;

    /// <summary>How far the widths of lines may lie apart, since a page counts bytes, letters or pixels.</summary>
    const int Tolerance = 4;

    /// <summary>How far they do where lines are cut anywhere.</summary>
    const int ToleranceAnywhere = 4;

    /// <summary>Longer words in 은, 을 and 의 have a particle (남구청은); shorter ones may be nouns (마을, 회의).</summary>
    const int LongestNoun = 3;

    public static void Join(Page page)
    {
        var longer = 0;
        foreach (ref readonly var line in page.Lines.AsSpan())
        {
            if (line.Text.Length > LongestLine && Prose.EndsAsSentence(line.Text) && ++longer > 1)
            {
                return;
            }
        }

        SpokenScript.Join(page);
        if (Measure(page) is not { } wrap)
        {
            return;
        }

        for (var i = 0; i < page.Lines.Length; i++)
        {
            var end = i + 1;
            while (end < page.Lines.Length && IsJoined(page, end, wrap))
            {
                end++;
            }

            if (end > i + 1)
            {
                JoinLines(page, i, end, wrap.IsAnywhere);
                i = end - 1;
            }
        }
    }

    /// <param name="Columns">The widest line.</param>
    /// <param name="BlankLinesPart">Whether blank lines stand between paragraphs, so that a sentence's end is none of a paragraph.</param>
    /// <param name="IsAnywhere">Whether words were cut too.</param>
    readonly record struct Wrap(int Columns, bool BlankLinesPart, bool IsAnywhere);

    static Wrap? Measure(Page page)
    {
        var columns = 0;
        for (var i = 0; i + 1 < page.Lines.Length; i++)
        {
            if (IsCandidate(page, i) && page.Lines[i].Text.Length <= LongestLine && !page.Lines[i + 1].AfterBlank)
            {
                columns = Math.Max(columns, Columns(page.Lines[i].Text));
            }
        }

        var cuts = 0;
        var others = 0;
        var sentences = 0;
        var ends = 0;
        var gaps = 0;
        var wide = 0;
        var anywhere = 0;
        var whole = 0;
        for (var i = 0; i + 1 < page.Lines.Length && columns >= Narrowest; i++)
        {
            if (!IsCandidate(page, i))
            {
                continue;
            }

            var endsSentence = Prose.EndsAsSentence(page.Lines[i].Text);
            if (endsSentence && Columns(page.Lines[i].Text) > columns)
            {
                return null;
            }

            sentences += endsSentence || page.Lines[i].Text.Contains("다. ", StringComparison.Ordinal) ? 1 : 0;
            if (page.Lines[i + 1].AfterBlank)
            {
                gaps += endsSentence ? 1 : 0;
            }
            else if (endsSentence)
            {
                ends++;
            }
            else
            {
                // Buttons and bylines are short; only lines of a paragraph's length tell whether the page is wrapped.
                cuts += IsCut(page, i, columns) ? 1 : 0;
                var isWide = Columns(page.Lines[i].Text) > columns - ToleranceAnywhere;
                wide += isWide ? 1 : 0;
                whole += isWide && page.Lines[i].EndsInSpace ? 1 : 0;
                anywhere += isWide && !page.Lines[i].EndsInSpace && page.Lines[i + 1].Text is ['을' or '를' or '은' or '는' or '가' or '의' or '에' or '로' or '와' or '과', ' ', ..] ? 1 : 0;
                others += !IsCut(page, i, columns) && Columns(page.Lines[i].Text) * 2 > columns ? 1 : 0;
            }
        }

        // A paragraph has more than two lines: where most lines end a sentence, each is a paragraph of its own.
        return cuts >= FewestCuts && sentences >= 2 && cuts >= others && cuts * 3 >= ends * 2 ? new(columns, gaps >= 2, (whole > 1 || anywhere > 1) && whole < wide && wide * 5 >= cuts * 4) : null;
    }

    static bool IsCandidate(Page page, int index) =>
        page.Lines[index].Kind == LineKind.Text && !page.Lines[index].IsBulleted && Prose.HasHangul(page.Lines[index].Text);

    /// <summary>Whether the line was cut because the next word had no room on it.</summary>
    static bool IsCut(Page page, int index, int columns)
    {
        var next = page.Lines[index + 1].Text;
        var word = next.IndexOf(' ') is > 0 and var space ? next[..space] : next;
        return Columns(page.Lines[index].Text) + 1 + Columns(word) > columns - Tolerance;
    }

    /// <summary>On a page that surely is wrapped, a long line without an end goes on too: not every page wraps as late as it could.</summary>
    static bool IsNearlyFull(ReadOnlySpan<char> line, int columns) => Columns(line) * 4 >= columns * 3 && !Prose.EndsAsSentence(line);

    /// <summary>A particle or an adnominal ending, behind which a sentence must go on; broadcasters cut their scripts where the speaker breathes.</summary>
    static bool IsOpen(ReadOnlySpan<char> line) =>
        line is [.., '는' or '를'] || (line is [.., '은' or '을' or '의'] && line.Length - line.LastIndexOf(' ') > LongestNoun);

    /// <summary>Whether a line continues the one above. The page's first line is its headline and continued by none.</summary>
    static bool IsJoined(Page page, int index, Wrap wrap) =>
        !page.Lines[index].AfterBlank && IsCandidate(page, index - 1) && IsCandidate(page, index)
        && index > 1 && page.Lines[index - 1].Text.Length <= LongestLine && (IsCut(page, index - 1, wrap.Columns) || IsNearlyFull(page.Lines[index - 1].Text, wrap.Columns) || IsOpen(page.Lines[index - 1].Text))
        && CopyrightLine.Find(page.Lines[index - 1].Text) < 0
        && (wrap.BlankLinesPart || (wrap.IsAnywhere && Columns(page.Lines[index - 1].Text) > wrap.Columns - ToleranceAnywhere) || !Prose.EndsAsSentence(page.Lines[index - 1].Text));

    /// <summary>Joins the lines of a script, which has no full stops, up to each verb.</summary>
    public static void JoinToVerbs(Page page, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var last = i;
            while (last + 1 < end && !page.Lines[last].Text.TrimEnd(" .?!").EndsWith("다"))
            {
                last++;
            }

            if (last > i)
            {
                JoinLines(page, i, last + 1);
                i = last;
            }
        }
    }

    /// <summary>Makes one line of several; the rest of them become <see cref="LineKind.Wrapped"/>.</summary>
    public static void JoinLines(Page page, int start, int end, bool isAnywhere = false)
    {
        var text = new StringBuilder();
        for (var i = start; i < end; i++)
        {
            text.Append(i == start || (isAnywhere && !page.Lines[i - 1].EndsInSpace) ? "" : " ").Append(page.Lines[i].Text);
            page.Lines[i].Kind = i > start ? LineKind.Wrapped : LineKind.Text;
        }

        page.Lines[start].Join(text.ToString(), page.Lines[end - 1].Number);
    }

    static int Columns(ReadOnlySpan<char> text)
    {
        var columns = text.Length;
        foreach (var c in text)
        {
            columns += c > '\u10FF' ? 1 : 0;
        }

        return columns;
    }
}
