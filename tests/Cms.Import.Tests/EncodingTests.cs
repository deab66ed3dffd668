using System.Buffers;
using System.Net;
using System.Text;

namespace Cms.Import.Tests;

public sealed class EncodingTests
{
    static readonly string Page = Encoding.UTF8.GetString(Seed.Bytes);
    static readonly Encoding Cp949 = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    public static TheoryData<string, byte[]> Encoded => new()
    {
        { "utf-8", Encoding.UTF8.GetBytes(Page) },
        { "utf-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Page)] },
        { "utf-16le", Encoding.Unicode.GetBytes(Page) },
        { "utf-16le", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Page)] },
        { "utf-16be", Encoding.BigEndianUnicode.GetBytes(Page) },
        { "utf-16be", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Page)] },
        { "utf-8", Encoding.UTF8.GetBytes(Page.Replace("\n", "\r\n", StringComparison.Ordinal)) },
        { "utf-8", Encoding.UTF8.GetBytes(Page.Replace('\n', '\r')) },
        { "utf-8", Encoding.UTF8.GetBytes(Page.Normalize(NormalizationForm.FormD)) },
    };

    [Theory]
    [MemberData(nameof(Encoded))]
    public void The_seed_reads_the_same_in_every_encoding(string encoding, byte[] bytes)
    {
        var expected = NewsPageReader.Read(Seed.Bytes);
        var result = NewsPageReader.Read(bytes);

        Assert.Null(result.Error);
        Assert.Equal(encoding, result.Encoding);
        Assert.Equal(expected.Document.Title, result.Document.Title);
        Assert.Equal(expected.Document.Paragraphs, result.Document.Paragraphs);
        Assert.Equal(expected.Document.Weather, result.Document.Weather);
        Assert.Equal(expected.Fields["title"].Lines, result.Fields["title"].Lines);
        Assert.Equal(expected.Document.PublishedAt, result.Document.PublishedAt);
    }

    [Fact]
    public void A_byte_order_mark_in_the_wrong_order_is_replaced()
    {
        var result = NewsPageReader.Read(Page.Replace("행정안전부(장관", "행정안전부\uFFFE(장관", StringComparison.Ordinal));
        Assert.Null(result.Error);
        Assert.StartsWith("행정안전부\uFFFD(장관", result.Document.Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Cp949_is_told_by_its_bytes()
    {
        var result = NewsPageReader.Read(Cp949.GetBytes($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First} 똠방각하 펲시.\n\n{Sample.Second}\n"));

        Assert.Equal("cp949", result.Encoding);
        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.EndsWith("똠방각하 펲시.", result.Document.Paragraphs[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rare_syllables_survive_where_no_byte_has_vanished(bool isWindows)
    {
        var page = $"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First} 햏자들은 강화에서 숖은 뷁을 믜리도 보았다.\n\n{Sample.Second}\n";
        var misread = Encoding.Latin1.GetString(Cp949.GetBytes(page));
        misread = isWindows ? misread.Replace('\u0099', '\u2122').Replace('\u0094', '\u201D').Replace('\u0092', '\u2019') : misread;
        var result = NewsPageReader.Read(Encoding.UTF8.GetBytes(misread));

        Assert.EndsWith("햏자들은 강화에서 숖은 뷁을 믜리도 보았다.", result.Document.Paragraphs[0], StringComparison.Ordinal);
        Assert.Contains(result.Warnings, w => w.Code == "mojibake-recovered" && !w.Message.Contains("vanished", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("shift_jis", "村の森の道がひとつにつながります。市は来年の春までに工事を終える計画だと発表しました。")]
    [InlineData("gb18030", "村庄周围的六条林间小路将连成一条。市政府表示，计划在明年春天之前完成全部工程，总投资十二亿元。")]
    public void What_is_declared_and_valid_is_not_taken_for_rare_Korean(string charset, string paragraph)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(charset)!.GetBytes($"{paragraph}\n\n2024-03-02 10:00\n\n{paragraph}{paragraph}\n");

        Assert.Equal(charset, NewsPageReader.Read(bytes, new() { MediaType = $"text/plain; charset={charset}" }).Encoding, ignoreCase: true);
    }

    [Fact]
    public void A_page_as_mail_once_sent_it_is_decoded()
    {
        var body = $"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n".Replace("“", "\"", StringComparison.Ordinal).Replace("”", "\"", StringComparison.Ordinal);
        var bytes = new List<byte>([0x1B, (byte)'$', (byte)')', (byte)'C', (byte)'\n']);
        var isKorean = false;
        foreach (var b in CodePagesEncodingProvider.Instance.GetEncoding(51949)!.GetBytes(body))
        {
            if (isKorean != b >= 0x80)
            {
                isKorean = !isKorean;
                bytes.Add(isKorean ? (byte)0x0E : (byte)0x0F);
            }

            bytes.Add((byte)(b & 0x7F));
        }

        var result = NewsPageReader.Read([.. bytes]);

        Assert.Equal("iso-2022-kr", result.Encoding);
        Assert.Equal((Sample.Title, Sample.First), (result.Document.Title, result.Document.Paragraphs[0]));
    }

    [Fact]
    public void Cp949_misread_as_latin1_is_recovered_and_told()
    {
        var mojibake = Encoding.Latin1.GetString(Cp949.GetBytes($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n"));
        var result = Sample.Read(mojibake);

        Assert.Equal("cp949", result.Encoding);
        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Contains(result.Warnings, w => w.Code == NoticeCodes.MojibakeRecovered);
    }

    [Fact]
    public void Bytes_that_vanished_as_soft_hyphens_are_put_back()
    {
        var mojibake = Encoding.Latin1.GetString(Cp949.GetBytes($"문화 강연 새로 열린다\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n")).Replace("\u00AD", "", StringComparison.Ordinal);
        var result = Sample.Read(mojibake);

        Assert.Equal("문화 강연 새로 열린다", result.Document.Title);
        Assert.Contains(result.Warnings, w => w.Code == NoticeCodes.MojibakeRecovered && w.Message.Contains("put back", StringComparison.Ordinal));
    }

    /// <summary>Programs that mend text took two or three bytes for UTF-8, so that they became one character; such bytes are split again.</summary>
    [Theory]
    [InlineData("홍태용 시장, 전통시장 찾아 민심 청취")]
    [InlineData("강남구보건소, 서울대와 웰에이징·시니어 협약")]
    [InlineData("경상북도는 27일 도청에서 시상식을 연다")]
    [InlineData("한동훈 장관. 뉴시스가 전한 화천 산천어 축제")]
    [InlineData("대립하던 김병기 시장, 인터뷰에서 \"기간 안에 화기애애하게\"")]
    [InlineData("시범 서비스 시작한 인스타그램, 얼마나 쓰나")]
    public void Bytes_that_were_joined_or_lost_are_mended(string title)
    {
        var bytes = Cp949.GetBytes($"{title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");
        var mojibake = new StringBuilder();
        for (var i = 0; i < bytes.Length;)
        {
            var isJoined = Rune.DecodeFromUtf8(bytes.AsSpan(i), out var joined, out var length) == OperationStatus.Done;
            mojibake.Append(isJoined ? joined.ToString() : $"{(char)bytes[i]}");
            i += isJoined ? length : 1;
        }

        mojibake.Replace("\u00AD", "");
        var result = Sample.Read(mojibake.ToString());

        Assert.Equal(title, result.Document.Title);
        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Utf8_misread_twice_is_recovered(int times)
    {
        var text = $"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n";
        for (var i = 0; i < times; i++)
        {
            text = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));
        }

        Assert.Equal(Sample.Title, Sample.Read(text).Document.Title);
    }

    [Fact]
    public void Utf16_without_mark_is_known_when_decomposed_or_cut()
    {
        var text = $"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n";
        byte[][] pages = [Encoding.Unicode.GetBytes(text.Normalize(NormalizationForm.FormD)), Encoding.BigEndianUnicode.GetBytes(text.Normalize(NormalizationForm.FormD)), [.. Encoding.Unicode.GetBytes(text), 0x0A]];

        Assert.All(pages, page => Assert.Equal(Sample.Title, NewsPageReader.Read(page).Document.Title));
    }

    [Fact]
    public void Signs_of_latin1_beside_korean_stay()
    {
        var mojibake = Encoding.Latin1.GetString(Cp949.GetBytes($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n저작권자 # 가온일보, 무단 전재 및 재배포 금지")).Replace('#', '©');

        Assert.Equal("저작권자 © 가온일보, 무단 전재 및 재배포 금지", Sample.Read(mojibake).Document.Copyright);
    }

    [Fact]
    public void Utf8_misread_as_windows1252_is_recovered()
    {
        var windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var result = Sample.Read(windows1252.GetString(Encoding.UTF8.GetBytes("가나다 나라 사람 이야기\n홍가람 기자\n입력 2024-03-02 10:00\n\n가나다라 마바사 아자차카 타파하 이야기를 들려줬다고 말했다.\n")));

        Assert.Equal("가나다 나라 사람 이야기", result.Document.Title);
    }

    [Fact]
    public void European_text_is_left_alone()
    {
        var result = Sample.Read("Café de la Gare, à Besançon\n\nLe maire a inauguré la nouvelle bibliothèque, où près de cent élèves étaient présents.\n");

        Assert.Equal("Café de la Gare, à Besançon", result.Document.Title);
    }

    [Fact]
    public void A_page_cut_inside_a_character_is_read_and_told()
    {
        var bytes = Encoding.UTF8.GetBytes($"{Sample.Title}\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}");
        var result = NewsPageReader.Read(bytes.AsSpan(0, bytes.Length - 2));

        Assert.Null(result.Error);
        Assert.Contains(result.Warnings, w => w.Code == NoticeCodes.BytesInvalid);
    }

    [Fact]
    public void Entities_spaces_and_nuls_are_made_plain()
    {
        var result = Sample.Read($"마을\u00A0숲길 &quot;여섯&nbsp;곳&quot; &hellip; \0이어진다\n홍가람 기자\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Equal("마을 숲길 \"여섯 곳\" … 이어진다", result.Document.Title);
        Assert.Contains(result.Warnings, w => w is { Code: NoticeCodes.NulRemoved, Line: 1 });
    }

    [Fact]
    public void Text_is_nfc_and_compatibility_ideographs_are_plain_ones()
    {
        var result = Sample.WithLead("\uF9DC(륭)과 \u1112\u1161\u11AB글이 함께 적혔다. ");

        Assert.StartsWith("隆(륭)과 한글이", result.Document.Paragraphs[0], StringComparison.Ordinal);
        Assert.All(result.Document.Paragraphs, p => Assert.True(p.IsNormalized()));
    }

    [Fact]
    public void A_lone_surrogate_is_replaced_and_told()
    {
        var result = NewsPageReader.Read($"{Sample.Title}\n입력 2024-03-02 10:00\n\n{Sample.First}\uD83D\n\n{Sample.Second}\n");

        Assert.DoesNotContain(result.Document.Paragraphs, p => p.Any(char.IsSurrogate));
        Assert.Contains(result.Warnings, w => w is { Code: NoticeCodes.SurrogateReplaced, Line: 4 });
    }

    [Theory]
    [InlineData(new byte[0], NoticeCodes.PageEmpty)]
    [InlineData(new byte[] { 0x20, 0x0A, 0x0D, 0x0A, 0xC2, 0xA0 }, NoticeCodes.PageEmpty)]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31 }, NoticeCodes.NotText)]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }, NoticeCodes.NotText)]
    [InlineData(new byte[] { 0x80, 0xFF, 0xC0, 0x81, 0xFE, 0xFF, 0x90, 0x00, 0xC1, 0xF8, 0x88 }, NoticeCodes.NotText)]
    [InlineData(new byte[] { 0x3C, 0x68, 0x74, 0x6D, 0x6C, 0x3E }, NoticeCodes.BodyMissing)]
    public void What_is_no_text_is_refused(byte[] bytes, string code)
    {
        var result = NewsPageReader.Read(bytes);

        Assert.Equal(code, result.Error?.Code);
        Assert.Empty(result.Document.Paragraphs);
    }

    [Theory]
    [InlineData('\u2028')]
    [InlineData('\u2029')]
    [InlineData('\u0085')]
    [InlineData('\u000B')]
    [InlineData('\u000C')]
    public void Ends_that_editors_do_not_count_cut_lines_and_number_none(char end)
    {
        var result = Sample.Read($"{Sample.Title}{end}입력 2024-03-02 10:00{end}홍가람 기자\r\n{end}\n{Sample.First}{end}\n\n{Sample.Second}\n");

        Assert.Equal([Sample.First, Sample.Second], result.Document.Paragraphs);
        Assert.Equal(Sample.Title, result.Document.Title);
        Assert.Equal("홍가람", Sample.Reporters(result));
        Assert.Equal([1], result.Fields["title"].Lines);
        Assert.Equal([1], result.Fields["reporters"].Lines);
        Assert.Equal([3, 5], result.Fields["paragraphs"].Lines);
    }

    public static TheoryData<string, string> Misread => new()
    {
        { "latin-1", Latin(c => $"{c}") },
        { "numeric entities", Latin(c => c < 0x80 ? $"{c}" : $"&#{(int)c};") },
        { "hexadecimal entities", Latin(c => c < 0x80 ? $"{c}" : $"&#x{(int)c:X};") },
        { "named entities", WebUtility.HtmlEncode(Latin(c => $"{c}")) },
    };

    /// <summary>The seed with a syllable that CP949 has and KS X 1001 hasn't, so that its first byte is a control of Latin-1.</summary>
    static string Latin(Func<char, string> written) =>
        string.Concat(Encoding.Latin1.GetString(Cp949.GetBytes(Page.Replace("포럼", "펲럼", StringComparison.Ordinal))).Select(written));

    [Theory]
    [MemberData(nameof(Misread))]
    public void Cp949_misread_is_recovered_however_its_bytes_were_written(string writing, string text)
    {
        var result = NewsPageReader.Read(Encoding.UTF8.GetBytes(text));

        Assert.True(result.Error is null, writing);
        Assert.Equal("cp949", result.Encoding);
        Assert.Contains(result.Warnings, w => w.Code == NoticeCodes.MojibakeRecovered);
        Assert.Equal(NewsPageReader.Read(Cp949.GetBytes(Page.Replace("포럼", "펲럼", StringComparison.Ordinal))).Document.Paragraphs, result.Document.Paragraphs);
    }

    [Fact]
    public void Entities_of_a_korean_page_stay_what_they_are() =>
        Assert.Equal("숲길의 폭은 2.5m±10cm · 3m이다. “넓다”고 했다.", Sample.Read($"{Sample.Title}\n{Sample.First}\n\n숲길의 폭은 2.5m&plusmn;10cm &middot; 3m이다. &ldquo;넓다&rdquo;고 했다.\n").Document.Paragraphs[^1]);
}
