using System.Text;

namespace Cms.Import.Tests;

public sealed class ReadOptionsTests
{
    static readonly Encoding Cp949 = CodePagesEncodingProvider.Instance.GetEncoding(949)!;
    static readonly string Body = $"<h1>{Sample.Title}</h1><p>입력 2024-03-02 10:00</p><p>{Sample.First}</p><p>{Sample.Second}</p>";

    public static TheoryData<byte[], string?, string> Charsets => new()
    {
        { Encoding.UTF8.GetBytes($"<html><meta charset=euc-kr>{Body}"), null, "utf-8" },
        { Encoding.UTF8.GetBytes($"<html>{Body}"), "euc-kr", "utf-8" },
        { Cp949.GetBytes($"<html><meta charset=\"utf-8\">{Body}"), null, "cp949" },
        { Cp949.GetBytes($"<html>{Body}"), "ISO-8859-1", "cp949" },
        { Cp949.GetBytes($"<html><meta http-equiv=Content-Type content='text/html; charset=euc-kr'>{Body}"), null, "cp949" },
        { Cp949.GetBytes($"<html>{Body}"), "no-such-charset", "cp949" },
        { Cp949.GetBytes($"<html>{Body}"), null, "cp949" },
        { [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes($"<html><meta charset=utf-8>{Body}")], null, "utf-16be" },
        { Johab($"<html><meta charset='johab'>{Body}"), null, "johab" },
        { Johab($"<?xml version='1.0' encoding='johab'?><html>{Body}"), null, "johab" },
        { Johab($"<html>{Body}"), "johab", "johab" },
    };

    static byte[] Johab(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1361)!.GetBytes(text.Replace("“", "\"", StringComparison.Ordinal).Replace("”", "\"", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Charsets))]
    public void Evidence_outranks_the_charset_that_is_named(byte[] bytes, string? charset, string encoding)
    {
        var result = NewsPageReader.Read(bytes, new() { Charset = charset });

        Assert.Equal(encoding, result.Encoding, ignoreCase: true);
        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal(2, result.Document.Paragraphs.Count);
    }

    [Fact]
    public void A_charset_may_stand_in_the_media_type() =>
        Assert.Equal(Sample.Title, NewsPageReader.Read(Johab($"<html>{Body}"), new() { MediaType = "text/html; charset=\"johab\"" }).Document.Title);

    [Fact]
    public void A_european_page_is_read_as_it_says()
    {
        var bytes = Encoding.Latin1.GetBytes("<html><meta charset=iso-8859-1><h1>Café de la Gare, à Besançon</h1><p>Le maire a inauguré la nouvelle bibliothèque, où près de cent élèves étaient présents.</p>");
        var result = NewsPageReader.Read(bytes);

        Assert.Equal(("iso-8859-1", "Café de la Gare, à Besançon"), (result.Encoding, result.Document.Title));
    }

    [Fact]
    public void A_page_cut_inside_a_character_is_not_taken_for_latin()
    {
        var bytes = Cp949.GetBytes($"<html><meta charset=iso-8859-1>{Body}");

        Assert.Equal("cp949", NewsPageReader.Read(bytes.AsSpan(0, bytes.Length - 6)).Encoding);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("TEXT/HTML; charset=utf-8")]
    [InlineData("application/xhtml+xml")]
    public void The_media_type_says_that_a_page_is_html(string mediaType)
    {
        var text = $"마을 소식<hr>{Body}";

        Assert.Equal([Sample.First, Sample.Second], NewsPageReader.Read(text, new() { MediaType = mediaType }).Document.Paragraphs);
        Assert.NotNull(NewsPageReader.Read(text, new() { MediaType = "text/plain" }).Error);
    }

    [Fact]
    public void A_given_headline_outranks_the_pages_and_is_no_body()
    {
        var given = new ReadOptions { Title = "  숲길 여섯 곳이 이어진다 " };
        var text = NewsPageReader.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n", given);
        var html = NewsPageReader.Read($"<html><meta property='og:title' content='{Sample.Title}'>{Body}", given);

        Assert.All([text, html], result =>
        {
            Assert.Equal("숲길 여섯 곳이 이어진다", result.Document.Title);
            Assert.Equal(("title-given", 1), (result.Fields["title"].Rule, result.Fields["title"].Confidence));
            Assert.Empty(result.Fields["title"].Lines);
            Assert.Null(result.Document.Subtitle);
            Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        });
    }

    [Fact]
    public void A_given_headline_tells_its_lines_where_the_page_prints_it()
    {
        var result = NewsPageReader.Read($"{Sample.Title} - 누리일보\n{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n", new() { Title = Sample.Title });

        Assert.Equal([1, 2], result.Fields["title"].Lines);
        Assert.Equal("누리일보", result.Document.Outlet);
    }

    [Fact]
    public void With_a_given_headline_a_body_alone_is_an_article()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Seed.Folder("Pages"), "body-only.txt"));
        var result = NewsPageReader.Read(bytes, new() { Title = "거제 수양동 골목이 밝아진다" });

        Assert.Null(result.Error);
        Assert.Equal(3, result.Document.Paragraphs.Count);
        Assert.Equal(NoticeCodes.TitleMissing, NewsPageReader.Read(bytes, new() { Title = "  " }).Error?.Code);
    }
}
