using System.Buffers;
using Cms.Import.Pages;
using Cms.Import.Recognisers.Lines;
using Cms.Import.Recognisers.Names;

namespace Cms.Import.Recognisers.Sites;

/// <summary>The newspaper's name alone on a line above the headline, where a page's logo stands, and in the imprint (<c>제호 : 누리일보</c>).</summary>
static class Masthead
{
    const int Longest = 16;
    const string NameLabel = "제호";

    static readonly SearchValues<char> NameEnds = SearchValues.Create("|ㅣ,/·(<[");

    public static void Read(Page page, OutletName outlets)
    {
        for (var i = 0; i < page.BodyStart; i++)
        {
            ref var line = ref page.Lines[i];
            if (line.Kind == LineKind.Text && line.Text.Length <= Longest && NameShape.IsOutlet(line.Item) && !IsMotto(line.Item))
            {
                line.Kind = LineKind.Masthead;
                outlets.Vote(WithoutSection(line.Item.Trim("[]<>| ")).ToString(), line.Number, "outlet-masthead", 2);
            }
        }

        ReadImprint(page, outlets);
    }

    /// <summary>What a site says of itself in several words: <c>지면보다 빠른 뉴스</c>.</summary>
    static bool IsMotto(ReadOnlySpan<char> line) => line.Count(' ') > 1 && line[..line.IndexOf(' ')] is [.., '다' or '는' or '은' or '의' or '를' or '을' or '한'];

    /// <summary>What the imprint gives as the paper's name, up to the next sign.</summary>
    static void ReadImprint(Page page, OutletName outlets)
    {
        for (var i = page.BodyEnd; i < page.Lines.Length; i++)
        {
            ref readonly var line = ref page.Lines[i];
            if (line.Kind != LineKind.Footer || line.Text.IndexOf(NameLabel) is not (>= 0 and var label))
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
