using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Cms.Api.Tests.Contract;

/// <summary>What tests ask and expect again and again.</summary>
static class Answers
{
    /// <summary>Asserts that the answer is this problem, whole and in form, and returns it.</summary>
    public static async Task<JsonObject> ProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)status} expected, but {(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Equal("/v1/problems/" + code, (string?)problem["type"]);
        Assert.Equal((int)status, (int)problem["status"]!);
        Assert.False(string.IsNullOrEmpty((string?)problem["title"]));
        Assert.False(string.IsNullOrEmpty((string?)problem["detail"]));
        Assert.Equal(answer.RequestMessage!.RequestUri!.AbsolutePath, (string?)problem["instance"]);
        Assert.Matches("^[0-9a-f]{32}$", (string?)problem["traceId"]);
        Assert.NotNull(problem["errors"]);
        return problem;
    }

    /// <summary>Asserts the status and returns the body.</summary>
    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{(int)status} expected, but {(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }

    /// <summary>The pointer or parameter and the code of each error, in order.</summary>
    public static IEnumerable<(string? At, string? Code)> Errors(this JsonObject problem) =>
        problem["errors"]!.AsArray().Select(e => ((string?)(e!["pointer"] ?? e["parameter"]), (string?)e["code"]));

    public static async Task<JsonObject> GetJsonAsync(this HttpClient client, string address) => await (await client.GetAsync(new Uri(address, UriKind.Relative))).JsonAsync();

    /// <summary>Creates a resource and returns it as answered.</summary>
    public static async Task<JsonObject> CreateAsync(this HttpClient client, string address, object body) =>
        await (await client.PostAsJsonAsync(address, body)).JsonAsync(HttpStatusCode.Created);

    /// <summary>Creates an article and publishes it.</summary>
    public static async Task<JsonObject> PublishNewAsync(this HttpClient client, object body)
    {
        var article = await client.CreateAsync("/v1/articles", body);
        return await (await client.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/publish", ifMatch: "*")).JsonAsync();
    }

    /// <param name="client">The client.</param>
    /// <param name="method">The method.</param>
    /// <param name="address">The address.</param>
    /// <param name="body">Text is sent as it is; anything else as JSON.</param>
    /// <param name="ifMatch">The header, as it is.</param>
    /// <param name="contentType">Of the body.</param>
    public static async Task<HttpResponseMessage> SendAsync(
        this HttpClient client, HttpMethod method, string address, object? body = null, string? ifMatch = null, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            var json = body as string ?? System.Text.Json.JsonSerializer.Serialize(body);
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await client.SendAsync(request);
    }

    /// <summary>A title that no other test has.</summary>
    public static string Unique(string title) => $"{title} {Guid.NewGuid():N}";
}
