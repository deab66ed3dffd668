using System.Net;
using Cms.Api.Tests.Auth;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.Seeing;

[Collection(ApiCollection.Name)]
public sealed class MetricsTests(Api api)
{
    [Fact]
    public async Task Metrics_tell_requests_by_their_routes_and_never_by_what_was_asked_for()
    {
        var article = await api.Editor.PublishNewAsync(new { title = Answers.Unique("재는 글"), body = "<p>본문</p>" });
        await api.Reader.GetJsonAsync($"/v1/articles/{article["id"]}");
        await api.Reader.GetAsync($"/no/such/{article["id"]}");

        var answer = await api.Editor.GetAsync("/metrics");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Contains(Lines(text, "http_server_request_duration_seconds_count"), l => l.Contains("http_route=\"/v1/articles/{id}\"", StringComparison.Ordinal)
            && l.Contains("http_request_method=\"GET\"", StringComparison.Ordinal) && l.Contains("http_response_status_code=\"200\"", StringComparison.Ordinal));
        Assert.Contains(Lines(text, "http_server_request_duration_seconds_count"), l => l.Contains("http_response_status_code=\"404\"", StringComparison.Ordinal));
        Assert.DoesNotContain((string)article["id"]!, text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)password=|no/such|[0-9a-f]{8}-[0-9a-f]{4}-", text);
    }

    [Fact]
    public async Task Metrics_tell_the_database_the_runtime_and_what_is_waiting()
    {
        await api.Reader.GetJsonAsync("/v1/articles");
        var text = "";
        for (var i = 0; i < 50 && !text.Contains("cms_search_waiting", StringComparison.Ordinal); i++)
        {
            text = await api.Editor.GetStringAsync("/metrics");
            await Task.Delay(100);
        }

        Assert.Contains(Lines(text, "db_client_connection_count"), l => l.Contains("db_client_connection_pool_name=\"cms\"", StringComparison.Ordinal));
        foreach (var name in new[] { "db_client_operation_duration_seconds_count", "dotnet_gc_collections", "cms_imports_running", "cms_imports_waiting", "cms_search_waiting", "cms_webhooks_waiting", "cms_webhooks_dead" })
        {
            Assert.NotEmpty(Lines(text, name));
        }
    }

    [Fact]
    public async Task Metrics_are_for_who_may_read_them()
    {
        await (await api.Reader.GetAsync("/metrics")).ProblemAsync(HttpStatusCode.Unauthorized, "key-required");
        var editor = await api.Editor.CreateAsync("/v1/api-keys", new { name = Answers.Unique("메트릭"), role = "editor" });
        using var refused = Newsroom.ClientAt(api.Address, (string)editor["key"]!);
        var problem = await (await refused.GetAsync("/metrics")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.Contains("metrics:read", (string?)problem["detail"], StringComparison.Ordinal);

        var scraper = await api.Editor.CreateAsync("/v1/api-keys", new { name = Answers.Unique("프로메테우스"), role = "admin", scopes = new[] { "metrics:read" } });
        using var allowed = Newsroom.ClientAt(api.Address, (string)scraper["key"]!);
        Assert.Equal(HttpStatusCode.OK, (await allowed.GetAsync("/metrics")).StatusCode);
        await (await allowed.GetAsync("/v1/accounts")).ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    static IEnumerable<string> Lines(string text, string metric) => text.Split('\n').Where(l => l.StartsWith(metric, StringComparison.Ordinal));
}
