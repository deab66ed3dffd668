using System.Text;
using CsCheck;

namespace Cms.Import.Tests;

/// <summary>Pages that nobody wrote: mutated, cut and joined. Whatever comes in, a result comes out, and its evidence lies within the page.</summary>
public sealed class FuzzTests
{
    static readonly byte[][] Pages = [Seed.Bytes, .. Directory.GetFiles(Seed.Folder("Pages")).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    static readonly string[] Fragments =
    [
        "기자", "홍가람 기자", "@", "hong@paper.example", "[", "]", "(서울=", "=", "2024-03-02 10:00", "입력", "수정", "℃", "• 맑음서울4.3℃", "ⓒ", "무단전재", "댓글 3", "└ ", "#태그", "홈 > 사회", "\r", "\n", "\r\n", "\0", "\uFEFF", "&#xD800;", "&amp;#0;", "&nbsp;", "…", "다. ", "▲", "사진=", " - ", " : 네이버 뉴스", "많이 본 뉴스", "관련기사", "AI 요약", "￿", "20", "９９９９", "년", "오후", ":", "----------------------------------------------------------------", "....................................................", "|", "# ", "date 2024-03-02 ", "By Hong Ga-ram", "2024.3.2 hong@paper.example", "니다", "※", "〈", "[2024-03-02]", "Q. ", "태그", "\n\n",
        "<p>", "</p>", "<div class='comment'>", "</div>", "<br>", "<table><tr><td>", "</table>", "<html>", "<!--", "-->", "<script type='application/ld+json'>", "</script>", "{\"@type\":\"NewsArticle\",\"headline\":\"", "\"", "}", "<title>", "<article itemprop=articleBody>", "<aside>", "<nav>", "<a href=x>", "<li hidden>", "<meta property='og:title' content='", "'>", "<figure>", "&lt;", "&#0;", "<time datetime=2024-01-01>", "<ul class=breadcrumb>",
    ];

    static readonly Gen<byte[]> AnyPage = Gen.Int[0, Pages.Length - 1].Select(i => Pages[i]);
    static readonly Gen<string> AnyFragment = Gen.Int[0, Fragments.Length - 1].Select(i => Fragments[i]);

    static readonly Gen<byte[]> Mutated =
        from page in AnyPage
        from edits in Gen.Select(Gen.Int[0, page.Length - 1], Gen.Byte).Array[1, 24]
        select Mutate(page, edits);

    static readonly Gen<byte[]> Cut =
        from page in AnyPage
        from bounds in Gen.Select(Gen.Int[0, page.Length], Gen.Int[0, page.Length])
        select page[Math.Min(bounds.Item1, bounds.Item2)..Math.Max(bounds.Item1, bounds.Item2)];

    static readonly Gen<byte[]> Joined =
        from parts in Cut.Array[2, 4]
        select parts.SelectMany(p => p).ToArray();

    static readonly Gen<byte[]> Spliced =
        from page in AnyPage
        from inserts in Gen.Select(Gen.Int[0, 1_000_000], AnyFragment).Array[1, 12]
        select Splice(Encoding.UTF8.GetString(page), inserts);

    static readonly Gen<byte[]> Shuffled =
        from page in AnyPage
        from seed in Gen.Int[0, int.MaxValue]
        select Shuffle(Encoding.UTF8.GetString(page), seed);

    [Fact]
    public void Nothing_throws_and_all_evidence_lies_within_the_page() =>
        Gen.OneOf(Mutated, Cut, Joined, Spliced, Shuffled, Gen.Byte.Array[0, 200]).Sample(IsSound, iter: 4_000);

    [Fact]
    public void Pasted_text_of_any_characters_is_sound() =>
        Gen.OneOf(Gen.Char.Array[0, 300].Select(c => new string(c)), AnyFragment.Array[1, 60].Select(f => string.Concat(f)))
            .Sample(text => IsSound(NewsPageReader.Read(text), Lines(text)), iter: 4_000);

    static bool IsSound(byte[] bytes)
    {
        var result = NewsPageReader.Read(bytes);
        var again = NewsPageReader.Read(bytes);
        return IsSound(result, bytes.Length + 1) && result.Document.Title == again.Document.Title && result.Warnings.SequenceEqual(again.Warnings);
    }

    static bool IsSound(ParseResult<NewsPage> result, int lines)
    {
        var document = result.Document;
        return result.Error?.Code != NoticeCodes.ParserFailed
            && result.Fields.Values.All(f => f.Lines.Count > 0 && f.Lines.All(l => l >= 1 && l <= lines) && f.Confidence is > 0 and <= 1 && f.Rule.Length > 0)
            && result.Fields.Values.All(f => f.Lines.Zip(f.Lines.Skip(1), (a, b) => a < b).All(ascending => ascending))
            && result.Warnings.All(w => w.Line is null || (w.Line >= 1 && w.Line <= lines))
            && (result.Error is not null || (document.Title is { Length: > 0 } && document.Paragraphs.Count > 0))
            && Texts(document).All(IsPlain)
            && document.Title is null == !result.Fields.ContainsKey("title")
            && document.PublishedAt is null == !result.Fields.ContainsKey("publishedAt")
            && document.Paragraphs.Count == 0 == !result.Fields.ContainsKey("paragraphs")
            && document.Reporters.Count == 0 == !result.Fields.ContainsKey("reporters")
            && document.Weather.Count == 0 == !result.Fields.ContainsKey("weather");
    }

    static IEnumerable<string> Texts(NewsPage page) =>
        [page.Title ?? "", page.Subtitle ?? "", page.Outlet ?? "", page.Copyright ?? "", page.Dateline ?? "", .. page.Paragraphs, .. page.Captions, .. page.Tags, .. page.Categories, .. page.Reporters.Select(r => r.Name), .. page.Comments.Select(c => c.Text)];

    /// <summary>What PostgreSQL and JSON take: no NUL, no half surrogate, NFC.</summary>
    static bool IsPlain(string text) =>
        !text.Contains('\0', StringComparison.Ordinal) && Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text && text.IsNormalized();

    static int Lines(string text) => text.Split(["\r\n", "\n", "\r"], StringSplitOptions.None).Length;

    static byte[] Mutate(byte[] page, (int At, byte Value)[] edits)
    {
        var copy = page.ToArray();
        foreach (var (at, value) in edits)
        {
            copy[at] = value;
        }

        return copy;
    }

    static byte[] Splice(string text, (int At, string Fragment)[] inserts)
    {
        foreach (var (at, fragment) in inserts)
        {
            text = text.Insert(at % (text.Length + 1), fragment);
        }

        return Encoding.UTF8.GetBytes(text);
    }

    static byte[] Shuffle(string text, int seed)
    {
        var lines = text.Split('\n');
        new Random(seed).Shuffle(lines);
        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
