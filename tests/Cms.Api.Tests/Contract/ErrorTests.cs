using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Cms.Api.Tests.Contract;

[Collection(ApiCollection.Name)]
public sealed class ErrorTests(Api api)
{
    [Theory]
    [InlineData("/v1/articles?kategory=x", "kategory", "unknown-parameter")]
    [InlineData("/v1/articles?limit=5&limit=6", "limit", "repeated")]
    [InlineData("/v1/articles?limit=", "limit", "required")]
    [InlineData("/v1/articles?limit=many", "limit", "wrong-type")]
    [InlineData("/v1/articles?limit=0", "limit", "out-of-range")]
    [InlineData("/v1/articles?limit=101", "limit", "out-of-range")]
    [InlineData("/v1/articles?total=yes", "total", "wrong-type")]
    [InlineData("/v1/articles?category=a%00b", "category", "not-text")]
    [InlineData("/v1/categories?limit=5", "limit", "unknown-parameter")]
    [InlineData("/v1/problems?x=1", "x", "unknown-parameter")]
    public async Task A_wrong_parameter_is_a_400_that_names_it(string address, string parameter, string code)
    {
        var problem = await (await api.Reader.GetAsync(address)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([(parameter, code)], problem.Errors());
    }

    [Fact]
    public async Task An_unknown_parameter_is_told_which_ones_are_allowed()
    {
        var problem = await (await api.Reader.GetAsync("/v1/reporters?page=2")).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal("There is no parameter 'page': allowed are name, outlet, q, fields, limit, cursor, total.", (string?)problem["detail"]);
    }

    [Fact]
    public async Task Every_wrong_member_of_a_body_is_named_at_once()
    {
        const string body = """{ "title": 5, "headline": "x", "reporters": [ { "id": "k", "nick": 1 } ], "tags": "a", "category": { "id": null } }""";
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", body)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal(
            [("/title", "wrong-type"), ("/headline", "unknown-member"), ("/reporters/0/id", "wrong-type"), ("/reporters/0/nick", "unknown-member"), ("/tags", "wrong-type"), ("/category/id", "required")],
            problem.Errors());
    }

    [Theory]
    [InlineData("{ \"title\": \"a\",\n  \"body\": }", 2)]
    [InlineData("{ \"title\": \"a\"", 1)]
    [InlineData("", 1)]
    [InlineData("\uFEFF \n", 2)]
    [InlineData("{ \"title\": \"a\", \"title\": \"b\" }", null)]
    public async Task Malformed_json_is_a_400_that_names_the_line(string body, int? line)
    {
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", body)).ProblemAsync(HttpStatusCode.BadRequest, "malformed-json");
        Assert.Equal(line, (int?)problem["errors"]![0]!["line"]);
        Assert.Equal(string.IsNullOrWhiteSpace(body.Trim('\uFEFF')), (string?)problem["detail"] == "The body is empty; a JSON object is expected.");
    }

    [Fact]
    public async Task A_byte_order_mark_in_the_wrong_order_is_no_character_and_is_replaced()
    {
        var article = await api.Editor.CreateAsync("/v1/articles", new { title = "거꾸로 \uFFFE 표", body = "<p>\uFFFE</p>" });
        Assert.Equal("거꾸로 \uFFFD 표", (string?)article["title"]);
    }

    [Theory]
    [InlineData("""{ "title": "a\u0000b" }""", "/title")]
    [InlineData("""{ "title": "a\ud800b" }""", "/title")]
    [InlineData("""{ "title": "a", "tags": [ "x", "\udc00" ] }""", "/tags/1")]
    public async Task A_nul_or_half_a_surrogate_pair_is_a_400_that_names_the_member(string body, string pointer)
    {
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/articles", body)).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([(pointer, "not-text")], problem.Errors());
    }

    [Theory]
    [InlineData("POST", "/v1/articles", "text/plain")]
    [InlineData("POST", "/v1/articles", "application/json; charset=euc-kr")]
    [InlineData("PUT", "/v1/reporters/01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60", "application/merge-patch+json")]
    [InlineData("POST", "/v1/imports", "application/json")]
    public async Task Another_content_type_is_a_415_that_names_the_accepted_ones(string method, string address, string contentType)
    {
        var answer = await api.Editor.SendAsync(HttpMethod.Parse(method), address, """{ "title": "a" }""", contentType: contentType);
        var problem = await answer.ProblemAsync(HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        Assert.Equal([("Content-Type", "wrong-type")], problem.Errors());
    }

    [Theory]
    [InlineData("/v1/articles", "application/json", false, "4 MB")]
    [InlineData("/v1/articles", "application/json", true, "4 MB")]
    [InlineData("/v1/imports", "text/plain", false, "8 MB")]
    [InlineData("/v1/imports", "text/plain", true, "8 MB")]
    public async Task Twenty_megabytes_are_a_413_that_tells_the_limit(string address, string contentType, bool chunked, string limit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(new byte[20_000_000]) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = chunked;
        var problem = await (await api.Editor.SendAsync(request)).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Contains(limit, (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/v1/articles")]
    [InlineData("PATCH", "/v1/articles/01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60")]
    [InlineData("DELETE", "/v1/reporters/01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60")]
    [InlineData("GET", "/v1/imports")]
    [InlineData("GET", "/v1/imports/01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60")]
    [InlineData("GET", "/v1/articles?status=draft")]
    [InlineData("GET", "/v1/comments?status=pending")]
    public async Task Without_a_key_what_is_not_public_is_a_401(string method, string address)
    {
        var answer = await api.Reader.SendAsync(HttpMethod.Parse(method), address);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "key-required");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
    }

    [Theory]
    [InlineData("GET", "/v1/articles", "Bearer wrong")]
    [InlineData("GET", "/v1/problems", "Basic dXNlcjpwYXNz")]
    [InlineData("POST", "/v1/articles", "Bearer ")]
    [InlineData("GET", "/nowhere", "Bearer wrong")]
    [InlineData("GET", "/openapi.json", "Bearer wrong")]
    [InlineData("GET", "/swagger/index.html", "Bearer wrong")]
    public async Task A_wrong_key_is_a_401_everywhere(string method, string address, string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), address);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        var answer = await api.Reader.SendAsync(request);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "key-invalid");
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task An_unknown_address_is_a_404_and_an_unknown_method_a_405_that_names_the_known_ones()
    {
        await (await api.Reader.GetAsync("/v1/nothing")).ProblemAsync(HttpStatusCode.NotFound, "route-not-found");
        var answer = await api.Editor.SendAsync(HttpMethod.Put, "/v1/articles");
        await answer.ProblemAsync(HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        Assert.Equal(["GET", "POST"], answer.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("/v1/articles/01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60")]
    [InlineData("/v1/articles/no-such-slug")]
    [InlineData("/v1/articles/no-such-slug/comments")]
    [InlineData("/v1/reporters/no-such-slug")]
    [InlineData("/v1/categories/no-such-slug")]
    [InlineData("/v1/comments/01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60")]
    [InlineData("/v1/comments/not-a-uuid")]
    [InlineData("/v1/weather-snapshots/01939a52-6a01-7c3e-9d5b-2f4c8e1a7b60")]
    [InlineData("/v1/problems/no-such-code")]
    public async Task An_unknown_resource_is_a_404(string address) => await (await api.Reader.GetAsync(address)).ProblemAsync(HttpStatusCode.NotFound, "not-found");

    [Fact]
    public async Task Every_problem_code_is_listed_and_has_an_address()
    {
        var catalogue = await api.Reader.GetJsonAsync("/v1/problems");
        var codes = catalogue["data"]!.AsArray().Select(c => (string)c!["code"]!).ToList();

        Assert.Contains("version-stale", codes);
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.Contains("unknown-member", catalogue["fieldCodes"]!.AsArray().Select(c => (string)c!));
        Assert.Contains("time-missing", catalogue["importCodes"]!.AsArray().Select(c => (string)c!));
        foreach (var code in codes)
        {
            Assert.Equal(code, (string?)(await api.Reader.GetJsonAsync("/v1/problems/" + code))["code"]);
        }
    }

    [Theory]
    [InlineData("/v1/articles")]
    [InlineData("/v1/articles/nothing")]
    [InlineData("/swagger/index.html")]
    public async Task Every_answer_tells_browsers_not_to_guess_frame_or_leak(string address)
    {
        var answer = await api.Reader.GetAsync(address);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(answer.Headers.GetValues("X-Frame-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task A_byte_order_mark_before_json_is_no_error()
    {
        var title = Answers.Unique("표시");
        using var body = new ByteArrayContent([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(new JsonObject { ["title"] = title }.ToJsonString())]);
        body.Headers.ContentType = new("application/json");
        Assert.Equal(title, (string?)(await (await api.Editor.PostAsync("/v1/articles", body)).JsonAsync(HttpStatusCode.Created))["title"]);
    }
}
