using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;
using Cms.Import.Text;
using Cms.Import.Vocabulary;

namespace Cms.Import.Recognisers.Sites;

/// <summary>The newspaper's name alone on a line above the headline, where a page's logo stands, in the imprint (<c>제호 : 누리일보</c>), and in what a site or a portal says below the body.</summary>
static class Masthead
{
    const int Longest = 16;
    const string NameLabel = "제호";

    const int LongestCall = 60;

    /// <summary>More than that of the copyright, which is the portal's.</summary>
    const int WeightOfProvider = 5;

    static readonly Phrases Asking = new(["제보", "구독", "검색", "소개", "문의"]);
    static readonly SearchValues<char> WordEnds = SearchValues.Create(" []()'\",:");
    static readonly SearchValues<char> NameEnds = SearchValues.Create("|ㅣ,/·(<[");

    public static void Read(Page page, OutletName outlets)
    {
        for (var i = 0; i < page.BodyStart; i++)
        {
            ref var line = ref page.Lines[i];
            if (line.Kind == LineKind.Text && !ReadWithSection(page, i, outlets) && line.Text.Length <= Longest && NameShape.IsOutlet(line.Item) && !IsMotto(line.Item))
            {
                line.Kind = LineKind.Masthead;
                outlets.Vote(WithoutSection(line.Item.Trim("[]<>| ")).ToString(), line.Number, "outlet-masthead", 2);
            }
        }

        ReadImprint(page, outlets);
        ReadCalls(page, outlets);
    }

    /// <summary>Where nothing else names the newspaper, what it asks its readers for does: <c>누리일보에 제보하기</c>, <c>네이버에서 누리일보를 구독하세요</c>, <c>누리일보 소개 및 약관</c>.</summary>
    static void ReadCalls(Page page, OutletName outlets)
    {
        for (var i = page.BodyEnd; i < page.Lines.Length; i++)
        {
            ref readonly var line = ref page.Lines[i];
            if (Provider(line.Text) is { Length: >= 2 and <= Longest } provider)
            {
                outlets.Vote(provider.ToString(), line.Number, "outlet-portal", WeightOfProvider);
                return;
            }

            if (line.Text.Length > LongestCall || !(line.Kind is LineKind.Footer or LineKind.Control || (line.Kind == LineKind.Text && line.Text.Contains(" 소개", StringComparison.Ordinal))) || !Asking.IsIn(line.Text))
            {
                continue;
            }

            foreach (var range in line.Text.SplitAny(WordEnds))
            {
                var word = line.Text[range].TrimEnd("에를을의");
                if (NameShape.IsOutlet(word) && !Outlets.Portals.Contains(word.ToString()))
                {
                    outlets.Vote(word.ToString(), line.Number, "outlet-call", 1);
                    return;
                }
            }
        }
    }

    /// <summary>The newspaper whose article a portal shows: <c>기사제공 누리일보</c>, <c>[Source : 누리일보]</c>; empty when the line is another.</summary>
    static ReadOnlySpan<char> Provider(ReadOnlySpan<char> line) =>
        line.StartsWith("기사제공 ") ? line[5..].Trim()
        : line.StartsWith("[Source :") && line is [.., ']'] ? line[9..^1].Trim()
        : default;

    /// <summary>The name and the article's section: <c>누리일보|사회</c>.</summary>
    static bool ReadWithSection(Page page, int index, OutletName outlets)
    {
        var text = page.Lines[index].Text;
        if (text.Length > Longest || text.IndexOf('|') is not (> 1 and var bar) || !NameShape.IsOutlet(text[..bar].TrimEnd()) || text[(bar + 1)..].Trim() is not { Length: > 1 } section || !Sections.IsName(section))
        {
            return false;
        }

        outlets.Vote(text[..bar].TrimEnd().ToString(), page.Lines[index].Number, "outlet-masthead", 2);
        page.Lines[index].Kind = LineKind.Masthead;
        return ArticleCategory.Tell(page, section.ToString(), index, "section-label", 0.8);
    }

    /// <summary>What a site says of itself in several words: <c>지면보다 빠른 뉴스</c>.</summary>
    static bool IsMotto(ReadOnlySpan<char> line) => line.Count(' ') > 1 && line[..line.IndexOf(' ')] is [.., '다' or '는' or '은' or '의' or '를' or '을' or '한'];

    /// <summary>What the imprint gives as the paper's name, up to the next sign.</summary>
    static void ReadImprint(Page page, OutletName outlets)
    {
        for (var i = page.BodyEnd; i < page.Lines.Length; i++)
        {
            ref readonly var line = ref page.Lines[i];
            var label = line.Kind != LineKind.Footer ? -1 : FooterLine.IsSource(line.Text) ? 0 : line.Text.IndexOf(NameLabel);
            if (label < 0)
            {
                continue;
            }

            var rest = line.Text[(label + NameLabel.Length)..].TrimStart(" :：");
            var name = rest[..(rest.IndexOfAny(NameEnds) is >= 0 and var sign ? sign : rest.Length)].Trim();
            if (NameShape.IsOutlet(name))
            {
                outlets.Vote(name.ToString(), line.Number, "outlet-imprint", 2);
                return;
            }
        }
    }

    /// <summary>The article's section may stand before the name: <c>사회 누리TV NEWS</c>.</summary>
    static ReadOnlySpan<char> WithoutSection(ReadOnlySpan<char> name) =>
        name.IndexOf(' ') is > 0 and var space && FurnitureLine.LabelKind(name[..space]) == LineKind.Section && NameShape.IsOutlet(name[(space + 1)..]) ? name[(space + 1)..] : name;
}
