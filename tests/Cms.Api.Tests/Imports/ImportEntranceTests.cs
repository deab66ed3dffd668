using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Imports;

/// <summary>The ways in which documents come: whatever is wrong with one of them is told of that one, and alike by every way.</summary>
[Collection(ApiCollection.Name)]
public sealed class ImportEntranceTests(Api api)
{
    const int PageLimit = 8 * 1024 * 1024;

    static readonly Encoding Cp949 = CodePagesEncodingProvider.Instance.GetEncoding(949)!;

    [Fact]
    public async Task Misread_korean_is_recovered_by_whatever_way_it_comes()
    {
        var title = Answers.Unique("잘못 읽힌 기사");
        var misread = Encoding.Latin1.GetString(Cp949.GetBytes(SeedPage.Like(title).Replace("ⓒ", "(c)", StringComparison.Ordinal).Replace("•", "·", StringComparison.Ordinal).Replace('\u00A0', ' ')));
        HttpResponseMessage[] answers =
        [
            await api.Editor.ImportArchiveAsync("text/plain", Encoding.UTF8.GetBytes(misread), "?dryRun=true"),
            await api.Editor.ImportArchiveAsync("text/plain", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(misread)], "?dryRun=true"),
            await api.Editor.ImportArchiveAsync("text/plain", Encoding.BigEndianUnicode.GetBytes(misread), "?dryRun=true"),
            await api.Editor.ImportLinesAsync(JsonSerializer.Serialize(new { source = "q", externalId = title, text = misread }), "?dryRun=true"),
        ];
        foreach (var answer in answers)
        {
            var item = (await answer.JsonAsync())["items"]![0]!;
            Assert.Equal((title, "cp949"), ((string?)item["document"]!["title"], (string?)item["encoding"]));
            Assert.Contains("mojibake-recovered", Codes(item));
        }
    }

    [Fact]
    public async Task A_nul_is_taken_out_of_a_page_by_whatever_way_it_comes()
    {
        var page = SeedPage.Like(Answers.Unique("널 있는 기사")).Replace("행정안전부", "행정\0안전부", StringComparison.Ordinal);
        var plain = await (await api.Editor.ImportArchiveAsync("text/plain", Encoding.UTF8.GetBytes(page), "?dryRun=true")).JsonAsync();
        var line = await (await api.Editor.ImportLinesAsync(JsonSerializer.Serialize(new { text = page }), "?dryRun=true")).JsonAsync();
        Assert.Contains("nul-removed", Codes(line["items"]![0]!));
        Assert.True(JsonNode.DeepEquals(plain["items"]![0]!["document"], line["items"]![0]!["document"]));
        Assert.True(JsonNode.DeepEquals(plain["items"]![0]!["warnings"], line["items"]![0]!["warnings"]));
    }

    [Fact]
    public async Task A_damaged_file_of_a_zip_fails_and_the_others_go_on()
    {
        (string, byte[])[] files = [.. Enumerable.Range(0, 3).Select(i => ($"{i}.txt", Encoding.UTF8.GetBytes(SeedPage.Like(Answers.Unique($"묶음 {i}")))))];
        var changed = Stored(files);
        changed[changed.AsSpan().LastIndexOf("말했다"u8)] ^= 1; // in the last file
        var cut = Stored(files);
        var entry = cut.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteInt32LittleEndian(cut.AsSpan(entry + 20), 10);
        BinaryPrimitives.WriteInt32LittleEndian(cut.AsSpan(entry + 24), 10);
        var encrypted = Stored(files);
        encrypted[encrypted.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + 8] |= 1;
        encrypted[encrypted.AsSpan().LastIndexOf("PK\u0003\u0004"u8) + 6] |= 1;
        foreach (var (zip, code, message) in new[] { (changed, "document-damaged", "checksum"), (cut, "document-damaged", "checksum"), (encrypted, "document-encrypted", "encrypted") })
        {
            var receipt = await (await api.Editor.ImportArchiveAsync("application/zip", zip, "?mode=partial")).JsonAsync();
            Assert.Equal((3, 1), ((int)receipt["counts"]!["done"]!, (int)receipt["counts"]!["failed"]!));
            var failed = receipt["items"]![2]!;
            Assert.Equal(("2.txt", code), ((string?)failed["fileName"], (string?)failed["error"]!["code"]));
            Assert.Contains(message, (string?)failed["error"]!["message"], StringComparison.Ordinal);

            var problem = await (await api.Editor.ImportArchiveAsync("application/zip", zip)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "import-failed");
            Assert.Equal(("2.txt", code), ((string?)problem["errors"]![0]!["fileName"], (string?)problem["errors"]![0]!["code"]));
        }
    }

    [Fact]
    public async Task What_is_too_large_fails_by_its_name_and_the_others_go_on()
    {
        var source = Answers.Unique("큰 줄");
        var large = $$"""{"title":"{{new string('x', PageLimit)}}"}""";
        var laidOut = $"{{\n\"title\": \"{new string('x', PageLimit)}\"\n}}";
        var lines = await (await api.Editor.ImportLinesAsync($"{Archive.Line(source, 1)}\n{large}\n{Archive.Line(source, 2)}\n{laidOut}\n{Archive.Line(source, 3)}", "?mode=partial")).JsonAsync();
        Assert.Equal(["created", "failed", "created", "failed", "created"], Outcomes(lines));
        Assert.Equal([("line 2", 2, "document-too-large"), ("line 4", 4, "document-too-large")], Failures(lines));
        Assert.Contains("8 MB", (string?)lines["items"]![1]!["error"]!["message"], StringComparison.Ordinal);

        var good = Encoding.UTF8.GetBytes(SeedPage.Like(Answers.Unique("작은 것")));
        var zip = await (await api.Editor.ImportArchiveAsync("application/zip", Archive.Zip(null, ("bomb.txt", new byte[PageLimit + 1]), ("good.txt", good)), "?mode=partial")).JsonAsync();
        Assert.Equal([("bomb.txt", null, "document-too-large")], Failures(zip));
        Assert.Equal(["failed", "created"], Outcomes(zip));

        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[PageLimit + 1]), "files", "large.txt" }, { new ByteArrayContent(good), "files", "good.txt" } };
        var files = await (await api.Editor.PostAsync("/v1/imports?mode=partial", form)).JsonAsync();
        Assert.Equal([("large.txt", null, "document-too-large")], Failures(files));
        Assert.Equal(["failed", "unchanged"], Outcomes(files));
    }

    [Fact]
    public async Task The_line_of_a_fault_is_the_archives_and_is_told_once()
    {
        var source = Answers.Unique("줄 번호");
        var lines = Archive.Lines(source, 107).Split('\n');
        lines[1] = lines[1][..^20];
        lines[104] = new string('x', PageLimit + 1);
        lines[105] = """{"title":"본문 없는 글"}""";
        lines[106] = "{\n  \"title\": \"펼친 글\",\n  \"body\": \"<p>x</p>\",\n  tags\n}";
        var job = await api.Editor.EndOfAsync((string?)(await (await api.Editor.ImportLinesAsync(string.Join('\n', lines))).JsonAsync(HttpStatusCode.Accepted))["id"]);
        var failed = (await api.Editor.GetJsonAsync($"/v1/imports/{job["id"]}/items?outcome=failed"))["data"]!.AsArray();

        Assert.Equal([("line 2", 2), ("line 105", 105), ("line 106", 106), ("line 107", 110)], failed.Select(i => ((string?)i!["fileName"], (int?)i["error"]!["line"])));
        Assert.All(failed, i => Assert.DoesNotContain("line 1", (string?)i!["error"]!["message"], StringComparison.Ordinal));

        var problem = await (await api.Editor.ImportLinesAsync(string.Join('\n', lines[..3]))).ProblemAsync(HttpStatusCode.UnprocessableEntity, "import-failed");
        Assert.Equal((1, "line 2", 2), ((int)problem["errors"]![0]!["index"]!, (string?)problem["errors"]![0]!["fileName"], (int?)problem["errors"]![0]!["line"]));
        var given = await (await api.Editor.ImportLinesAsync($"\n\n{lines[0]}", "?dryRun=true")).JsonAsync();
        Assert.Equal(3, (int)given["items"]![0]!["fields"]!["title"]!["lines"]![0]!);
    }

    [Theory]
    [InlineData("""{"title":"글","body":"<p>글</p>","category":"CATEGORY"}""", "too-long", "'category'", "100 characters")]
    [InlineData("""{"title":"글","body":"<p>글</p>","source":"q","externalId":"EXTERNAL"}""", "too-long", "'externalId'", "200 characters")]
    [InlineData("""{"title":"글","body":"<p>글</p>","paragraphs":["글"]}""", "duplicate", "'body' or 'paragraphs'", "not both")]
    [InlineData("[]", "wrong-type", "object", "\"text\"")]
    [InlineData("5", "wrong-type", "object", "\"text\"")]
    public async Task A_faulty_line_is_told_in_the_archives_own_words(string line, string code, params string[] words)
    {
        var whole = line.Replace("CATEGORY", new string('가', 200), StringComparison.Ordinal).Replace("EXTERNAL", new string('1', 201), StringComparison.Ordinal);
        var error = (await (await api.Editor.ImportLinesAsync("\n" + whole, "?mode=partial")).JsonAsync())["items"]![0]!["error"]!;
        Assert.Equal((code, 2), ((string?)error["code"], (int?)error["line"]));
        Assert.All(words, w => Assert.Contains(w, (string?)error["message"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lines_in_another_encoding_are_told_that_they_must_be_utf8()
    {
        var line = Archive.Line(Answers.Unique("옛 글자"), 1);
        var bytes = await (await api.Editor.ImportArchiveAsync("application/x-ndjson", Cp949.GetBytes(line), "?mode=partial")).JsonAsync();
        Assert.Equal([("line 1", 1, "unreadable")], Failures(bytes));
        Assert.Contains("UTF-8", (string?)bytes["items"]![0]!["error"]!["message"], StringComparison.Ordinal);

        var named = await (await api.Editor.ImportArchiveAsync("application/x-ndjson; charset=euc-kr", Cp949.GetBytes(line))).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        Assert.Contains("UTF-8", (string?)named["detail"], StringComparison.Ordinal);
        var wide = await (await api.Editor.ImportArchiveAsync("application/x-ndjson", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(line)])).ProblemAsync(HttpStatusCode.BadRequest, "malformed-archive");
        Assert.Contains("UTF-8", (string?)wide["detail"], StringComparison.Ordinal);
        var utf8 = await (await api.Editor.ImportArchiveAsync("application/x-ndjson; charset=utf-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(line)])).JsonAsync();
        Assert.Equal(["created"], Outcomes(utf8));
        var mark = await (await api.Editor.ImportArchiveAsync("application/x-ndjson", [0xEF, 0xBB, 0xBF])).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal("The body has no document.", (string?)mark["detail"]);
    }

    [Fact]
    public async Task A_form_that_breaks_off_is_told_so_and_an_empty_file_by_its_name()
    {
        var broken = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/imports", "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nx", contentType: "multipart/form-data; boundary=b"))
            .ProblemAsync(HttpStatusCode.BadRequest, "malformed-form");
        Assert.DoesNotContain("component", (string?)broken["detail"], StringComparison.Ordinal);
        Assert.Contains("breaks off", (string?)broken["detail"], StringComparison.Ordinal);

        using var form = new MultipartFormDataContent { { new ByteArrayContent([]), "files", "empty.txt" } };
        var problem = await (await api.Editor.PostAsync("/v1/imports", form)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "import-failed");
        Assert.Equal(("empty.txt", "page-empty"), ((string?)problem["errors"]![0]!["fileName"], (string?)problem["errors"]![0]!["code"]));
    }

    [Fact]
    public async Task Names_of_files_are_kept_with_their_folders_and_without_control_characters()
    {
        var page = Encoding.UTF8.GetBytes("no article");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(page), "files", "2025/기사\u001B[31m.txt" } };
        var files = await (await api.Editor.PostAsync("/v1/imports?mode=partial", form)).JsonAsync();
        Assert.Equal("2025/기사\uFFFD[31m.txt", (string?)files["items"]![0]!["fileName"]);
        var zip = await (await api.Editor.ImportArchiveAsync("application/zip", Archive.Zip(Encoding.UTF8, ("기사\u001B[31m\u202E.txt", page)), "?mode=partial")).JsonAsync();
        Assert.Equal("기사\uFFFD[31m\uFFFD.txt", (string?)zip["items"]![0]!["fileName"]);
    }

    [Fact]
    public async Task Names_in_a_form_are_read_as_cp949_where_they_are_no_utf8()
    {
        byte[] Part(Encoding encoding, string name) => encoding.GetBytes($"--b\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\nno article\r\n");
        byte[] form = [.. Part(Encoding.UTF8, "한글 하나.txt"), .. Part(Cp949, "한글 둘.txt"), .. Part(Cp949, "폴더/셋.txt"), .. "--b--\r\n"u8];
        var receipt = await (await api.Editor.ImportArchiveAsync("multipart/form-data; boundary=b", form, "?mode=partial")).JsonAsync();
        Assert.Equal(["한글 하나.txt", "한글 둘.txt", "폴더/셋.txt"], receipt["items"]!.AsArray().Select(i => (string)i!["fileName"]!));
    }

    [Fact]
    public async Task Names_in_a_zip_are_read_as_utf8_also_where_it_doesnt_say_so()
    {
        var zip = Archive.Zip(Encoding.UTF8, ("한글 기사.txt", "no article"u8.ToArray()), (".git/config", "x"u8.ToArray()), ("./둘째.txt", "no article"u8.ToArray()));
        foreach (var (signature, flags) in new[] { ("PK\u0001\u0002"u8.ToArray(), 9), ("PK\u0003\u0004"u8.ToArray(), 7) })
        {
            for (int at = 0, next; (next = zip.AsSpan(at).IndexOf(signature)) >= 0; at += next + 1)
            {
                zip[at + next + flags] &= 0xF7; // the flag that names are UTF-8, which macOS leaves out
            }
        }

        var receipt = await (await api.Editor.ImportArchiveAsync("application/zip", zip, "?mode=partial")).JsonAsync();
        Assert.Equal(["한글 기사.txt", "./둘째.txt"], receipt["items"]!.AsArray().Select(i => (string)i!["fileName"]!));
    }

    [Fact]
    public async Task A_callers_title_is_plain_text_and_not_blank()
    {
        const string page = "한빛시가 청년 창업센터를 새로 단장했다고 5일 밝혔다. 상담실은 네 곳에서 여덟 곳으로 늘었다.\n\n시 관계자는 “창업을 준비하는 청년이 언제든 들러 도움을 받을 수 있게 하겠다”고 말했다.\n";
        var bytes = Encoding.UTF8.GetBytes(page);
        foreach (var parameter in new[] { "title", "source", "externalId" })
        {
            var blank = await (await api.Editor.ImportArchiveAsync("text/plain", bytes, $"?{parameter}=%20")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
            Assert.Equal([(parameter, "required")], blank.Errors());
        }

        var title = Answers.Unique("제목 &amp; <b>글</b> &lt;");
        var item = (await (await api.Editor.ImportArchiveAsync("text/plain", bytes, "?dryRun=true&title=" + Uri.EscapeDataString(title))).JsonAsync())["items"]![0]!;
        Assert.Equal(title, (string?)item["document"]!["title"]);
        var line = (await (await api.Editor.ImportLinesAsync(JsonSerializer.Serialize(new { title, text = page }), "?dryRun=true")).JsonAsync())["items"]![0]!;
        Assert.Equal(title, (string?)line["document"]!["title"]);
    }

    [Theory]
    [InlineData("archived")]
    [InlineData("gone")]
    public async Task A_status_that_no_new_article_has_is_told_those_that_one_may_have(string status)
    {
        var problem = await (await api.Editor.ImportArchiveAsync("text/plain", "x"u8.ToArray(), "?status=" + status)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal("'status' must be one of published, draft.", (string?)problem["errors"]![0]!["message"]);
    }

    [Fact]
    public async Task Of_one_warning_only_so_many_are_told_and_then_how_many_more()
    {
        var page = SeedPage.Like(Answers.Unique("되풀이된 기사"));
        var repeated = string.Join("\n\n", Enumerable.Repeat("한빛시가 청년 창업센터를 새로 단장했다고 5일 밝혔고 상담실은 여덟 곳으로 늘었다.", 500));
        var long_ = page.Replace("청주 오스코(OSCO)에서", "청주 오스코(OSCO)에서\n\n" + repeated + "\n\n", StringComparison.Ordinal);
        var receipt = await (await api.Editor.ImportArchiveAsync("text/plain", Encoding.UTF8.GetBytes(long_))).JsonAsync();
        var told = receipt["items"]![0]!["warnings"]!.AsArray().Where(w => (string?)w!["code"] == "paragraph-repeated").ToList();
        Assert.Equal(21, told.Count);
        Assert.Contains("479 more", (string?)told[20]!["message"], StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(receipt, await api.Editor.GetJsonAsync($"/v1/imports/{receipt["id"]}")));
    }

    [Fact]
    public async Task Who_has_seen_the_end_of_an_import_and_comes_again_is_told_that_nothing_follows()
    {
        var id = (string?)(await (await api.Editor.ImportLinesAsync(Archive.Line(Answers.Unique("끝난 기록"), 1))).JsonAsync())["id"];
        Assert.StartsWith("event: end\ndata: {", await api.Editor.GetStringAsync($"/v1/imports/{id}/events"), StringComparison.Ordinal);
        Assert.EndsWith("\nid: end\n\n", await api.Editor.GetStringAsync($"/v1/imports/{id}/events"), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/v1/imports/{id}/events") { Headers = { { "Last-Event-ID", "end" } } };
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(again)).StatusCode);
        using var cutOff = new HttpRequestMessage(HttpMethod.Get, $"/v1/imports/{id}/events") { Headers = { { "Last-Event-ID", "0" } } };
        Assert.Contains("event: end", await (await api.Editor.SendAsync(cutOff)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    static IEnumerable<string?> Codes(JsonNode item) => item["warnings"]!.AsArray().Select(w => (string?)w!["code"]);

    static IEnumerable<string> Outcomes(JsonNode receipt) => receipt["items"]!.AsArray().Select(i => (string)i!["outcome"]!);

    static IEnumerable<(string? FileName, int? Line, string? Code)> Failures(JsonNode receipt) =>
        receipt["items"]!.AsArray().Where(i => i!["error"] is not null).Select(i => ((string?)i!["fileName"], (int?)i["error"]!["line"], (string?)i["error"]!["code"]));

    static byte[] Stored((string Name, byte[] Bytes)[] files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(bytes);
            }
        }

        return buffer.ToArray();
    }
}
