using System.Collections.Frozen;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Bylines;
using Cms.Import.Recognisers.Joints;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Bodies;

/// <summary>What belongs to the body's end though its shape is no paragraph's: the last words, a list; and what stands inside of the body and doesn't belong to it.</summary>
static class BodyEdges
{
    /// <summary>Into how many lines a speaker's sentence may be cut.</summary>
    const int MostBreaths = 4;
    const int LongestThanks = 20;

    const int ShortestBeginning = 14;
    const int FewestSpaces = 3;
    const int LongestLabel = 10;
    const int ShortestUnstopped = 30;

    /// <summary>A picture's text and its caption.</summary>
    const int LongestPicture = 2;

    /// <summary>Words that end like a topic and only go before a noun.</summary>
    static readonly Endings Adjectives = new("많은", "같은", "높은", "낮은", "깊은", "넓은", "좋은", "작은", "젊은", "하는", "되는", "있는", "없는", "드는", "끄는", "꾸는", "르는", "기는", "리는", "치는", "지는", "우는", "이는", "키는", "나는", "오는", "가는");

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Nouns = Furniture.Nouns.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="page">The page; its body's bounds become these, moved.</param>
    /// <param name="start">Index of the first paragraph.</param>
    /// <param name="last">Index of the last one.</param>
    public static void Set(Page page, int start, int last)
    {
        page.BodyStart = BodyHead.Find(page, start, last);
        page.BodyEnd = WithList(page, WithShortEnd(page, WithoutAddress(page, start, last) + 1));
        MarkBoxItems(page);
        FreeHeadings(page);
        BodyZone.FreePointedLists(page, page.BodyStart, page.BodyEnd, areAnnounced: true);
    }

    /// <summary>
    /// Below an article that is written plainly the site speaks to its reader, or the reporter below the byline: <c>현장에서 답을 찾겠습니다.</c>
    /// </summary>
    static int WithoutAddress(Page page, int start, int last)
    {
        var end = last;
        for (var lines = 0; end > start && lines < SiteAddress.Most && page.Previous(end, start, LineKind.Prose) is var above; lines++)
        {
            if (!SiteAddress.Is(page.Lines[end]) && !(SiteAddress.IsPolite(page.Lines[end]) && page.Next(above, end, LineKind.Byline) > 0))
            {
                break;
            }

            end = above;
        }

        if (end <= start || end == last || !Prose.IsPlain(page.Lines[end].Text) || Prose.IsPolite(page.Lines[start].Text))
        {
            return last;
        }

        for (var i = end + 1; i <= last; i++)
        {
            page.Lines[i].Kind = page.Lines[i].Kind == LineKind.Prose ? LineKind.Footer : page.Lines[i].Kind;
        }

        return end;
    }

    /// <summary>The last sentences may be shorter than any paragraph (날씨였습니다.), or cut into two lines; a speaker's into more.</summary>
    static int WithShortEnd(Page page, int end)
    {
        while (SpokenEnd(page, end) is var spoken && spoken > end)
        {
            end = spoken;
        }

        for (var i = end; i < Math.Min(end + 2, page.Lines.Length) && page.Lines[i].Kind == LineKind.Text && (!page.Lines[i].AfterBlank || EndsUnstopped(page.Lines[i].Text)); i++)
        {
            if (page.Lines[i].Text.EndsWith("다.") || page.Lines[i].Text.EndsWith("니다") || EndsUnstopped(page.Lines[i].Text))
            {
                return i + 1;
            }
        }

        if (end < page.Lines.Length && page.Lines[end].Kind == LineKind.Text && page.Lines[end].Text.TrimEnd(" ?!.").EndsWith("요") && page.Lines[end].Text is [.., '?' or '!' or '.'])
        {
            return end + 1; // 내일은 어디로 가 볼까요?
        }

        if (end < page.Lines.Length && page.Lines[end].Kind == LineKind.Text && page.Lines[end].Text.IndexOf("문의") is > 0 and var contact && char.IsAsciiDigit(page.Lines[end].Text[^1]) && page.Lines[end].Text[..contact].Contains(". ", StringComparison.Ordinal))
        {
            return end + 1; // 전석 3만 원. 문의 063-000-0402
        }

        return WithCutOff(page, end);
    }

    /// <summary>Behind a polite sentence, where the next one ends that is cut into lines: <c>길을 새로 낼 경우 마을에</c>, <c>부담이 될 것으로</c>, <c>보입니다.</c>; they become one line. The given index when there is none.</summary>
    static int SpokenEnd(Page page, int end)
    {
        for (var i = end; i < Math.Min(end + MostBreaths, page.Lines.Length) && page.Lines[end - 1].Text.TrimEnd(" .").EndsWith("니다") && page.Lines[i] is { Kind: LineKind.Text, IsBulleted: false } line && (!line.AfterBlank || IsThanks(line, i > end)); i++)
        {
            if (page.Lines[i].Text.TrimEnd(" .").EndsWith("니다"))
            {
                if (i > end)
                {
                    HardWrap.JoinLines(page, end, i + 1);
                }

                return i + 1;
            }
        }

        return end;
    }

    /// <summary>A speech's last words may stand apart: <c>감사합니다.</c></summary>
    static bool IsThanks(in Line line, bool goesOn) => !goesOn && line.Text.Length <= LongestThanks && line.Text.EndsWith("니다.") && !line.Text.EndsWith("입니다.") && !SiteAddress.Is(line);

    /// <summary>The writer forgot the full stop: <c>… 당부했다</c>.</summary>
    static bool EndsUnstopped(ReadOnlySpan<char> text) =>
        text.Length >= ShortestUnstopped && (text.EndsWith("했다") || text.EndsWith("혔다") || text.EndsWith("됐다") || text.EndsWith("였다") || text.EndsWith("이다") || text.EndsWith("있다"));

    /// <summary>A page that was cut off ends in the middle of its last paragraph, above which a picture may stand.</summary>
    static int WithCutOff(Page page, int end)
    {
        var last = page.Lines.Length - 1;
        if (end > last || last - end > LongestPicture || page.Lines[last].Kind != LineKind.Text || !Prose.HasHangul(page.Lines[last].Text))
        {
            return end;
        }

        for (var i = end; i < last; i++)
        {
            if (page.Lines[i].Kind is not (LineKind.Text or LineKind.Caption))
            {
                return end;
            }
        }

        return IsCutOff(page.Lines[last].Text) || (end == last && IsBeginning(page.Lines[last])) ? last + 1 : end;
    }

    /// <summary>Several words right below the last sentence, behind which the page has nothing more, are the next one's; a label or a name is shorter.</summary>
    static bool IsBeginning(in Line line) => !line.IsBulleted && line.Text.IndexOf(':') is not (> 0 and <= LongestLabel) && char.IsLetterOrDigit(line.Text.TrimStart("\"“‘'")[0]) && line.Text.Length >= ShortestBeginning && line.Text.Count(' ') >= FewestSpaces;

    /// <summary>
    /// A sentence says in its first words what it is about (<c>이날 홍길동은 2</c>), opens with one of the words that join it to the others, or stops
    /// behind a particle; a heading leaves the particles out.
    /// </summary>
    static bool IsCutOff(ReadOnlySpan<char> text)
    {
        foreach (var particle in (ReadOnlySpan<char>)['은', '는'])
        {
            if (text.IndexOf([particle, ' ']) is > 1 and var at && at - text[..at].LastIndexOf(' ') > 2 && !Adjectives.End(text[..(at + 1)]))
            {
                return true;
            }
        }

        foreach (var opener in (ReadOnlySpan<string>)["이날 ", "또 ", "또한 ", "한편 ", "특히 ", "이어 ", "이에 ", "하지만 ", "그러나 ", "앞서 ", "다만 ", "반면 ", "지난 ", "하지만, ", "그러나, ", "그러면서 ", "아울러 "])
        {
            if (text.StartsWith(opener))
            {
                return true;
            }
        }

        return text.Contains("다. ", StringComparison.Ordinal) || text.Contains("것이 ", StringComparison.Ordinal) || text.Contains("것을 ", StringComparison.Ordinal) || text.Contains("수 있", StringComparison.Ordinal)
            || (text.Contains(' ') && (text is [.., '은' or '는' or '을' or '를' or '의' or '며'] || text.EndsWith("에서") || (text.EndsWith("에") && text.Contains("에서 ", StringComparison.Ordinal))));
    }

    /// <summary>A list right below the last paragraph belongs to the body, also where the byline stands between them.</summary>
    static int WithList(Page page, int end)
    {
        if (TailByline.MailAtEnd(page.Lines[end - 1].Text) > 0)
        {
            return end; // what is marked below the author's address is other articles
        }

        var signed = end < page.Lines.Length && page.Lines[end].Kind == LineKind.Byline && IsListItem(page, end + 1);
        end += signed ? 1 : 0;
        for (; IsListItem(page, end) || (end < page.Lines.Length && CaptionLine.HasMark(page.Lines[end - 1].Text) && BodyZone.IsMarkedItem(page.Lines[end])); end++)
        {
            page.Lines[end].Kind = LineKind.Text;
        }

        return end;
    }

    static bool IsListItem(Page page, int index) =>
        index < page.Lines.Length && page.Lines[index].Kind == LineKind.Text
        && page.Lines[index].Text is ['△' or '▲' or '◇' or '◆' or '○' or '●' or '□' or '■' or '①' or '②' or '③' or '④' or '⑤' or '▷', ..];

    /// <summary>Inside the body, what follows a box's heading up to the next paragraph is the box's; in HTML its links are known, and what is none of them is not.</summary>
    static void MarkBoxItems(Page page)
    {
        var inBox = false;
        var hasLinks = false;
        for (var i = page.BodyStart; i < page.BodyEnd; i++)
        {
            ref var line = ref page.Lines[i];
            inBox = line.Kind == LineKind.BoxHeading || (inBox && line.Kind != LineKind.Prose && !(hasLinks && line.Kind == LineKind.Text));
            hasLinks = inBox && (hasLinks || line.Kind == LineKind.BoxItem);
            if (inBox && line.Kind is LineKind.Text or LineKind.Section or LineKind.Time)
            {
                line.Kind = LineKind.BoxItem;
            }
        }
    }

    /// <summary>Right between two paragraphs, a noun is a heading though sites call their sections and boxes so too: <c>교육</c>, <c>이슈</c>.</summary>
    public static bool IsHeading(Page page, int index)
    {
        var line = page.Lines[index];
        return index > 0 && index + 1 < page.Lines.Length && page.Lines[index - 1].Kind == LineKind.Prose && page.Lines[index + 1] is { Kind: LineKind.Prose } below && Prose.IsPlain(below.Text)
            && !line.IsBulleted && (line.Kind == LineKind.Section ? NameShape.IsHangulWord(line.Text) : line.Kind is LineKind.BoxHeading or LineKind.CommentHeading && Nouns.Contains(line.Text));
    }

    /// <summary>Among paragraphs, a hash before several words is a heading's (<c>#눈 덮인 골목</c>), a name behind a bracket a heading's too (<c>[책방] 홍길동 시민기자</c>), and what labels tags elsewhere (<c>키워드</c>).</summary>
    static void FreeHeadings(Page page)
    {
        for (var i = page.BodyStart + 1; i < page.BodyEnd; i++)
        {
            ref var line = ref page.Lines[i];
            if (IsHeading(page, i) || (line.Kind == LineKind.TagHeading && i + 1 < page.BodyEnd && page.Lines[i + 1].Kind == LineKind.Prose)
                || (line.Kind == LineKind.Tags && line.Text is ['#', ..] && line.Text.LastIndexOf('#') == 0 && line.Text.Contains(' '))
                || (line.Kind == LineKind.Byline && line.Text is ['[', ..] && line.Text.IndexOf("] ") > 0 && page.Bylines.TryGetValue(i, out var byline) && byline is { HasMail: false, UnknownWords: > 0 }))
            {
                line.Kind = LineKind.Text;
            }
        }
    }
}
