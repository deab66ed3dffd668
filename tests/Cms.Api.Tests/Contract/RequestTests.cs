using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Cms.Api.Tests.Contract;

/// <summary>What is refused of a request, whole resources sent back, and bodies beyond their limits.</summary>
[Collection(ApiCollection.Name)]
public sealed class RequestTests(Api api)
{
    [Theory]
    [InlineData("limit=%205", "limit", "wrong-type")]
    [InlineData("limit=5.0", "limit", "wrong-type")]
    [InlineData("limit=99999999999", "limit", "wrong-type")]
    [InlineData("limit=%D9%A5", "limit", "wrong-type")]
    [InlineData("limit=-1", "limit", "out-of-range")]
    [InlineData("limit", "limit", "required")]
    [InlineData("Limit=5", "Limit", "unknown-parameter")]
    [InlineData("=5", "", "unknown-parameter")]
    [InlineData("category[]=a", "category[]", "unknown-parameter")]
    [InlineData("status=Draft", "status", "wrong-type")]
    [InlineData("status=0", "status", "wrong-type")]
    [InlineData("total=Exact", "total", "wrong-type")]
    public async Task A_parameter_is_taken_as_documented_or_not_at_all(string query, string parameter, string code)
    {
        var problem = await (await api.Editor.GetAsync("/v1/articles?" + query)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([(parameter, code)], problem.Errors());
    }

    [Theory]
    [InlineData("x")]
    [InlineData("%EA%B0%80")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAA%20AAAA")]
    [InlineData("====")]
    public async Task A_cursor_that_no_list_gave_is_a_400(string cursor)
    {
        var problem = await (await api.Reader.GetAsync("/v1/articles?cursor=" + cursor)).ProblemAsync(HttpStatusCode.BadRequest, "invalid-cursor");
        Assert.Equal([("cursor", "pattern")], problem.Errors());
    }

    [Theory]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF")]
    [InlineData("a%00")]
    public async Task A_parameter_that_is_no_text_is_a_400(string category)
    {
        // Without the client: it would correct the escapes.
        var answer = await RawAsync($"GET /v1/articles?category={category} HTTP/1.1");
        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("\"not-text\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json; charset=\"utf-8\"")]
    [InlineData("Application/JSON;charset=UTF-8")]
    public async Task A_content_type_may_be_spelt_in_any_way_that_http_knows(string contentType)
    {
        using var body = new StringContent($$"""{ "title": "{{Answers.Unique("글자표")}}" }""");
        body.Headers.Remove("Content-Type");
        body.Headers.TryAddWithoutValidation("Content-Type", contentType);
        await (await api.Editor.PostAsync("/v1/articles", body)).JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_compressed_body_is_a_415()
    {
        using var body = new StringContent("{ \"title\": \"a\" }", Encoding.UTF8, new MediaTypeHeaderValue("application/json")) { Headers = { ContentEncoding = { "gzip" } } };
        await (await api.Editor.PostAsync("/v1/articles", body)).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
    }

    [Fact]
    public async Task Every_wrong_parameter_is_named_at_once()
    {
        var unknown = await (await api.Editor.GetAsync("/v1/articles?page=2&order=title&limit=1&limit=2")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("limit", "repeated"), ("order", "unknown-parameter"), ("page", "unknown-parameter")], unknown.Errors().Order());

        var wrong = await (await api.Editor.GetAsync("/v1/articles?limit=x&status=y&total=z")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("limit", "wrong-type"), ("status", "wrong-type"), ("total", "wrong-type")], wrong.Errors().Order());
    }

    [Fact]
    public async Task A_query_never_reaches_the_body_beside_it()
    {
        var title = Answers.Unique("질의");
        var answer = await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles?title=" + Uri.EscapeDataString(title), new { title });
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("title", "unknown-parameter")], problem.Errors());
        Assert.DoesNotContain(title, await DraftsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_that_names_a_content_type_or_has_a_body_is_answered_like_any_other()
    {
        var answer = await api.Reader.SendAsync(HttpMethod.Get, "/v1/articles?limit=1", "{ \"limit\": 0 }");
        Assert.Equal(1, (int)(await answer.JsonAsync())["page"]!["limit"]!);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"title\"")]
    [InlineData("5")]
    public async Task A_body_that_is_no_object_is_a_400(string body)
    {
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", body)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("", "wrong-type")], problem.Errors());
    }

    [Theory]
    [InlineData("""{ "title": null }""", "/title", "required")]
    [InlineData("""{ "title": "a", "tags": null }""", "/tags", "required")]
    [InlineData("""{ "title": "a", "tags": [ null ] }""", "/tags/0", "wrong-type")]
    [InlineData("""{ "title": "a", "reporters": [ null ] }""", "/reporters/0", "wrong-type")]
    [InlineData("""{ "title": "a", "category": { } }""", "/category/id", "required")]
    [InlineData("""{ "Title": "a" }""", "/Title", "unknown-member")]
    [InlineData("""{ "title": "a", "x/y~z": 1 }""", "/x~1y~0z", "unknown-member")]
    [InlineData("""{ "title": "  \u00a0 " }""", "/title", "required")]
    public async Task A_member_that_breaks_the_contract_is_named_by_its_pointer(string body, string pointer, string code)
    {
        foreach (var (method, address) in new[] { (HttpMethod.Post, "/v1/articles"), (HttpMethod.Put, $"/v1/articles/{Guid.CreateVersion7()}") })
        {
            var problem = await (await api.Editor.SendAsync(method, address, body, ifMatch: method == HttpMethod.Put ? "*" : null)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
            Assert.Equal([(pointer, code)], problem.Errors());
        }
    }

    [Theory]
    [InlineData("{ \"title\": \"a\", }")]
    [InlineData("// a comment\n{ \"title\": \"a\" }")]
    [InlineData("{ \"title\": \"a\" } { }")]
    [InlineData("{ 'title': 'a' }")]
    [InlineData("title=a")]
    public async Task What_is_almost_json_is_a_400(string body) =>
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", body)).ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");

    [Fact]
    public async Task Json_that_nests_without_end_is_a_400()
    {
        var body = new string('[', 100_000) + new string(']', 100_000);
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", body)).ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_a_400_that_names_the_member()
    {
        using var body = new ByteArrayContent([.. "{ \"title\": \""u8, 0xC7, 0xD1, .. "\" }"u8]) { Headers = { ContentType = new("application/json") } };
        var problem = await (await api.Editor.PostAsync("/v1/articles", body)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([("/title", "not-text")], problem.Errors());
    }

    [Theory]
    [InlineData("multipart/form-data", "--b--\r\n")]
    [InlineData("multipart/form-data; boundary=", "--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "no form")]
    [InlineData("multipart/form-data; boundary=b", "--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nno header\r\n\r\nx\r\n--b--\r\n")]
    [InlineData("multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\nit breaks off")]
    public async Task A_form_that_cannot_be_read_is_a_400(string contentType, string body)
    {
        using var form = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        form.Headers.TryAddWithoutValidation("Content-Type", contentType);
        await (await api.Editor.PostAsync("/v1/imports", form)).ProblemAsync(HttpStatusCode.BadRequest, "malformed-form");
    }

    [Theory]
    [InlineData("/v1/articles", "application/json")]
    [InlineData("/v1/imports", "text/plain")]
    public async Task A_body_beyond_its_limit_stores_nothing_though_its_length_was_not_told(string address, string contentType)
    {
        var title = Answers.Unique("너무 긴 글");
        var (drafts, last) = (await DraftsAsync(), await LastImportAsync());
        var start = contentType == "application/json" ? $$"""{ "title": "{{title}}", "body": """ + "\"" : title + "\n";
        byte[] bytes = [.. Encoding.UTF8.GetBytes(start), .. Enumerable.Repeat((byte)'a', 20_000_000)];
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.TransferEncodingChunked = true;

        await (await api.Editor.SendAsync(request)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Equal(drafts, await DraftsAsync());
        Assert.Equal(last, await LastImportAsync());
    }

    [Theory]
    [InlineData("/v1/reporters", """{ "name": "NAME", "outlet": "한빛일보", "emails": [ "desk@example.com" ] }""")]
    [InlineData("/v1/categories", """{ "name": "NAME", "position": 7 }""")]
    [InlineData("/v1/weather-snapshots", """{ "source": "NAME", "observedAt": "2025-12-05T10:55:18+09:00", "observations": [ { "station": "강화", "stationId": 201, "condition": "overcast", "conditionText": "흐림", "temperatureC": -0.5 } ] }""")]
    [InlineData("/v1/comments", """{ "articleId": "ARTICLE", "authorName": "NAME", "body": "잘 읽었습니다." }""")]
    public async Task What_was_read_can_be_put_back_and_changes_nothing(string address, string body)
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("되돌려 쓰기") });
        var made = await (await api.Editor.SendAsync(HttpMethod.Post, address, body
            .Replace("NAME", Answers.Unique("가"), StringComparison.Ordinal).Replace("ARTICLE", (string)article["id"]!, StringComparison.Ordinal))).JsonAsync(HttpStatusCode.Created);
        var read = await api.Editor.GetJsonAsync($"{address}/{made["id"]}");

        await (await api.Editor.SendAsync(HttpMethod.Put, $"{address}/{made["id"]}", read.ToJsonString())).JsonAsync();
        var again = await api.Editor.GetJsonAsync($"{address}/{made["id"]}");
        Assert.Equal(Without(read, "updatedAt"), Without(again, "updatedAt"));
    }

    async Task<string> RawAsync(string requestLine)
    {
        using var client = new TcpClient(api.Address.Host, api.Address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{requestLine}\r\nHost: {api.Address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    static string Without(JsonObject resource, string member)
    {
        var rest = resource.DeepClone().AsObject();
        rest.Remove(member);
        return rest.ToJsonString();
    }

    async Task<string> DraftsAsync() => (await api.Editor.GetJsonAsync("/v1/articles?status=draft&limit=100&total=exact")).ToJsonString();

    async Task<string> LastImportAsync() => (await api.Editor.GetJsonAsync("/v1/imports?limit=1&total=exact")).ToJsonString();
}
