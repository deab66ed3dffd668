using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Seeing;

[Collection(ApiCollection.Name)]
public sealed class HealthTests(Api api)
{
    [Fact]
    public async Task A_server_that_can_serve_says_so_check_by_check()
    {
        var ready = await api.Reader.GetAsync("/health/ready");
        var checks = (await ready.JsonAsync())["checks"]!;
        Assert.Equal("no-store", ready.Headers.CacheControl?.ToString());
        Assert.Equal("application/json", ready.Content.Headers.ContentType?.ToString());
        Assert.Equal(["database", "migrations", "listening"], checks.AsObject().Select(c => c.Key));
        Assert.Equal(("healthy", "healthy"), ((string?)checks["database"]!["status"], (string?)checks["migrations"]!["status"]));

        var live = await api.Reader.GetAsync("/health/live");
        Assert.Equal("""{"status":"healthy","checks":{}}""", await live.Content.ReadAsStringAsync());
        Assert.Equal("no-store", live.Headers.CacheControl?.ToString());
        Assert.False(live.Headers.Contains("RateLimit"));
    }
}
