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
        Assert.False((await api.Reader.GetAsync("/swagger/index.html")).Headers.Contains("Content-Security-Policy"));
    }
}
