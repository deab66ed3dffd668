using System.Net;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Verbs;

namespace Cms.Api.Tests.Auth;

public sealed class QuotaTests
{
    [Fact]
    public async Task A_caller_is_told_what_is_left_and_refused_when_nothing_is()
    {
        await using var database = await TestServer.StartAsync();
        using var program = await ServeProcess.StartAsync(database.ConnectionString, "--Cms:RateLimits:Anonymous=60");
        using var reader = new HttpClient { BaseAddress = program.Address };
        var problems = new Uri("/v1/problems", UriKind.Relative);
        var first = await reader.GetAsync(problems);
        Assert.Equal("\"default\";q=60;w=60", Assert.Single(first.Headers.GetValues("RateLimit-Policy")));
        Assert.Equal("\"default\";r=59;t=1", Assert.Single(first.Headers.GetValues("RateLimit")));

        using var client = new HttpClient { BaseAddress = program.Address };
        client.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync(problems)).StatusCode); // free
        }

        var answers = new List<HttpResponseMessage>();
        while (answers.Count < 200 && answers.LastOrDefault()?.StatusCode != HttpStatusCode.TooManyRequests)
        {
            using var forwarded = new HttpRequestMessage(HttpMethod.Get, problems) { Headers = { { "X-Forwarded-For", $"203.0.113.{answers.Count}" } } };
            answers.Add(await reader.SendAsync(forwarded)); // from no proxy of ours, so it says nothing
        }

        Assert.InRange(answers.Count, 50, 100);
        await answers[^1].ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.Equal(1, answers[^1].Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        using var guesser = Newsroom.ClientAt(program.Address, "cms_" + new string('0', 64));
        var guess = await guesser.GetAsync(problems);
        for (var i = 0; i < 10 && guess.StatusCode == HttpStatusCode.Unauthorized; i++)
        {
            guess = await guesser.GetAsync(problems); // a second may have passed, which gives one back
        }

        await guess.ProblemAsync(HttpStatusCode.TooManyRequests, "too-many-requests");
        await program.Editor.GetJsonAsync("/v1/problems"); // a key has a quota of its own
    }

    [Fact]
    public async Task Behind_a_trusted_proxy_each_client_has_its_quota_and_a_page_of_ours_may_call()
    {
        await using var database = await TestServer.StartAsync();
        using var program = await ServeProcess.StartAsync(
            database.ConnectionString, "--Cms:RateLimits:Anonymous=60", "--Cms:TrustedProxies:0=127.0.0.1", "--Cms:Cors:Origins:0=https://news.example.com");
        using var proxy = new HttpClient { BaseAddress = program.Address };
        var left = new List<string>();
        foreach (var address in new[] { "203.0.113.1", "203.0.113.2", "2001:db8:1:2::3", "2001:db8:1:2:ffff::4" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/problems") { Headers = { { "X-Forwarded-For", address }, { "Origin", "https://news.example.com" } } };
            var answer = await proxy.SendAsync(request);
            left.Add(Assert.Single(answer.Headers.GetValues("RateLimit")).Split(';')[1]);
            Assert.Equal("https://news.example.com", Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
            Assert.Contains("ETag", Assert.Single(answer.Headers.GetValues("Access-Control-Expose-Headers")), StringComparison.Ordinal);
        }

        Assert.Equal(["r=59", "r=59", "r=59", "r=58"], left); // one network of 64 bits is one client

        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/v1/problems") { Headers = { { "Origin", "https://elsewhere.example.com" } } };
        Assert.False((await proxy.SendAsync(foreign)).Headers.Contains("Access-Control-Allow-Origin"));
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/v1/articles")
        {
            Headers = { { "Origin", "https://news.example.com" }, { "Access-Control-Request-Method", "POST" }, { "Access-Control-Request-Headers", "authorization, if-match" } },
        };
        var allowed = await proxy.SendAsync(preflight);
        Assert.Equal(HttpStatusCode.NoContent, allowed.StatusCode);
        Assert.Equal("POST", Assert.Single(allowed.Headers.GetValues("Access-Control-Allow-Methods")));
    }
}
