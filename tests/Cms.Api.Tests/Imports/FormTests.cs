using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Imports;

/// <summary>What comes as the files of a form.</summary>
[Collection(ApiCollection.Name)]
public sealed class FormTests(Api api)
{
    const string Reason = "application/problem+json";

    [Fact]
    public async Task A_document_that_its_sender_could_not_read_fails_for_his_reason()
    {
        var title = Answers.Unique("읽힌 글");
        using var form = Form(
            ("page.txt", "text/plain", SeedPage.Like(title)),
            ("잠긴 것.txt", Reason, """{ "code": "document-encrypted", "message": "The file is encrypted." }"""));

        var receipt = await (await api.Editor.PostAsync("/v1/imports?mode=partial", form)).JsonAsync();
        Assert.Equal([("page.txt", "created"), ("잠긴 것.txt", "failed")], receipt["items"]!.AsArray().Select(i => ((string)i!["fileName"]!, (string)i["outcome"]!)));
        Assert.Equal((2, 2, 1, 1), Archive.Counts(receipt));
        Assert.Equal(("document-encrypted", "The file is encrypted."), Error(receipt["items"]![1]!));
        Assert.Equal(title, (string?)(await api.Reader.GetJsonAsync($"/v1/articles/{receipt["items"]![0]!["articleId"]}"))["title"]);
        Assert.True(JsonNode.DeepEquals(receipt, await api.Editor.GetJsonAsync($"/v1/imports/{receipt["id"]}")));

        using var atomic = Form(("잠긴 것.txt", Reason, """{ "code": "document-encrypted", "message": "The file is encrypted." }"""));
        var refused = await (await api.Editor.PostAsync("/v1/imports", atomic)).ProblemAsync(HttpStatusCode.UnprocessableEntity, "import-failed");
        Assert.Equal(("잠긴 것.txt", "document-encrypted"), ((string?)refused["errors"]![0]!["fileName"], (string?)refused["errors"]![0]!["code"]));
    }

    [Fact]
    public async Task A_reason_without_code_or_message_is_refused_for_that_document_alone()
    {
        string[] reasons = ["{}", """{ "code": "document-damaged" }""", """{ "message": "Damaged." }""", """{ "code": null, "message": "Damaged." }""", """{ "code": 5, "message": "" }""", "null", "no JSON", ""];
        using var form = Form([.. reasons.Select((r, i) => ($"{i}.txt", Reason, r)), ("page.txt", "text/plain", SeedPage.Like(Answers.Unique("그래도 읽힌 글")))]);

        var receipt = await (await api.Editor.PostAsync("/v1/imports?mode=partial", form)).JsonAsync();
        Assert.Equal((reasons.Length + 1, reasons.Length + 1, 1, reasons.Length), Archive.Counts(receipt));
        Assert.All(receipt["items"]!.AsArray().SkipLast(1), i => Assert.Equal(("unreadable", "The reason why the document can't be read must be JSON with a 'code' and a 'message'."), Error(i!)));
        Assert.Equal("created", (string?)receipt["items"]![reasons.Length]!["outcome"]);
    }

    [Fact]
    public async Task A_form_of_many_files_is_a_job_and_one_that_is_too_large_fails_by_its_name()
    {
        const int count = 120;
        var source = Answers.Unique("긴 양식");
        using var form = Form([.. Enumerable.Range(0, count).Select(i => ($"{i}.json", "application/json", Archive.Line(source, i)))]);
        form.Add(new ByteArrayContent(new byte[20_000_000]), "files", "large.txt");
        form.Add(new StringContent("no article"), "files", "last.txt");

        var answer = await api.Editor.PostAsync("/v1/imports", form);
        var job = await answer.JsonAsync(HttpStatusCode.Accepted);
        Assert.Equal($"/v1/imports/{job["id"]}", answer.Headers.Location!.ToString());
        Assert.Equal((count + 2, count + 2, count, 2), Archive.Counts(await api.Editor.EndOfAsync((string?)job["id"])));
        var failed = (await api.Editor.GetJsonAsync($"/v1/imports/{job["id"]}/items?outcome=failed"))["data"]!.AsArray();
        Assert.Equal([("large.txt", "document-too-large"), ("last.txt", "body-missing")], failed.Select(i => ((string)i!["fileName"]!, Error(i).Code!)));
    }

    [Fact]
    public async Task Of_a_form_of_many_files_that_breaks_off_nothing_is_stored()
    {
        var source = Answers.Unique("끊긴 양식");
        var parts = Enumerable.Range(0, 450).Select(i => $"--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{i}.json\"\r\nContent-Type: application/json\r\n\r\n{Archive.Line(source, i)}\r\n");
        var answer = await api.Editor.ImportArchiveAsync("multipart/form-data; boundary=b", Encoding.UTF8.GetBytes(string.Concat(parts)));
        await answer.ProblemAsync(HttpStatusCode.BadRequest, "malformed-form");
        Assert.Empty((await api.Editor.GetJsonAsync("/v1/imports?status=receiving"))["data"]!.AsArray());
        Assert.Empty((await api.Editor.GetJsonAsync($"/v1/articles?source={Uri.EscapeDataString(source)}"))["data"]!.AsArray());
    }

    [Fact]
    public async Task A_form_of_more_than_a_gigabyte_is_refused_before_it_is_sent()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/imports") { Content = new ByteArrayContent([]) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        request.Content.Headers.ContentLength = 1_100_000_000;
        request.Headers.ExpectContinue = true;
        var problem = await (await api.Editor.SendAsync(request)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Contains("1024 MB", (string?)problem["detail"], StringComparison.Ordinal);
    }

    static MultipartFormDataContent Form(params (string Name, string MediaType, string Text)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, mediaType, text) in files)
        {
            form.Add(new StringContent(text, Encoding.UTF8, mediaType), "files", name);
        }

        return form;
    }

    static (string? Code, string? Message) Error(JsonNode item) => ((string?)item["error"]!["code"], (string?)item["error"]!["message"]);
}
