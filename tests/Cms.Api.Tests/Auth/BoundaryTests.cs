using System.Net;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Auth;

[Collection(ApiCollection.Name)]
public sealed class BoundaryTests(Api api)
{
    [Fact]
    public async Task A_body_larger_than_its_endpoint_needs_is_refused()
    {
        var answer = await api.Reader.SendAsync(HttpMethod.Post, "/v1/auth/token", new { name = "x", password = new string('x', 5000) });
        var problem = await answer.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");
        Assert.Contains("4 KB", (string?)problem["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_says_how_browsers_may_use_it()
    {
        var answer = await api.Reader.GetAsync("/v1/problems");
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        var page = await api.Reader.GetAsync("/swagger/index.html");
        Assert.False(page.Headers.Contains("Content-Security-Policy"));

        // Opened once more it is asked for by its tag: a policy of the 304 would replace that of the page, whose scripts would be blocked.
        using var again = new HttpRequestMessage(HttpMethod.Get, "/swagger/index.html") { Headers = { { "If-None-Match", page.Headers.ETag!.ToString() } } };
        var unchanged = await api.Reader.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.False(unchanged.Headers.Contains("Content-Security-Policy"));
        Assert.Equal("nosniff", Assert.Single(unchanged.Headers.GetValues("X-Content-Type-Options")));
    }
}
