using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Verbs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Cms.Api.Tests.Seeing;

public sealed class TelemetryTests
{
    const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task In_production_nothing_is_told_but_to_the_log_which_is_JSON_and_names_slow_statements_without_their_content()
    {
        const string word = "아무도모르는말";
        await using var database = await TestServer.StartAsync();
        using var program = await ServeProcess.StartAsync(database.ConnectionString, "--environment=Production", "--Cms:SlowStatementMilliseconds=0");
        using var search = new HttpRequestMessage(HttpMethod.Get, $"/v1/articles?q={word}&limit=3") { Headers = { { "traceparent", $"00-{TraceId}-b7ad6b7169203331-01" } } };
        var answer = await program.Editor.SendAsync(search);
        await answer.JsonAsync();
        Assert.False(answer.Headers.Contains("Server-Timing"));
        await program.Editor.GetJsonAsync("/v1/categories");
        await (await program.Editor.GetAsync("/metrics")).ProblemAsync(HttpStatusCode.NotFound, "route-not-found");

        var line = await program.LogAsync("Slow statement SearchStore.");
        Assert.StartsWith("{\"Timestamp\":\"", line, StringComparison.Ordinal);
        Assert.Contains(TraceId, await program.LogAsync($"traceId {TraceId}"), StringComparison.Ordinal);
        Assert.Matches(@"Slow statement CategoryStore\.\w+: [0-9]+ ms, plan [A-Z][A-Za-z ]+.*category", await program.LogAsync("Slow statement CategoryStore."));
        Assert.DoesNotContain(program.Log, l => l.Contains(word, StringComparison.Ordinal) || l.Contains("SELECT", StringComparison.Ordinal) || l.Contains(Api.Key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Traces_metrics_and_logs_go_where_OTLP_is_configured_to_go()
    {
        await using var collector = await Collector.StartAsync();
        await using var database = await TestServer.StartAsync();
        using var program = await ServeProcess.StartAsync(database.ConnectionString, $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--OTEL_BSP_SCHEDULE_DELAY=100", "--OTEL_METRIC_EXPORT_INTERVAL=500", "--OTEL_BLRP_SCHEDULE_DELAY=100", "--Cms:SlowStatementMilliseconds=0");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/articles/{Guid.NewGuid()}") { Headers = { { "traceparent", $"00-{TraceId}-b7ad6b7169203331-01" } } };
        var problem = await (await program.Editor.SendAsync(request)).ProblemAsync(HttpStatusCode.NotFound, "not-found");
        Assert.Equal(TraceId, (string?)problem["traceId"]);
        await program.Editor.GetAsync("/v1/accounts?cursor=secret@hanbit.example");

        var spans = await collector.WaitAsync("/v1/traces", text => text.Contains("ArticleStore.", StringComparison.Ordinal) && text.Contains("GET /v1/articles/{id}", StringComparison.Ordinal) && text.Contains("/v1/accounts", StringComparison.Ordinal));
        Assert.Contains(Encoding.Latin1.GetString(Convert.FromHexString(TraceId)), spans, StringComparison.Ordinal);
        Assert.Contains("cms-api", spans, StringComparison.Ordinal);
        var metrics = await collector.WaitAsync("/v1/metrics", text => text.Contains("http.server.request.duration", StringComparison.Ordinal) && text.Contains("cms.search.waiting", StringComparison.Ordinal));
        var logs = await collector.WaitAsync("/v1/logs", text => text.Contains("Slow statement", StringComparison.Ordinal));
        Assert.All([spans, metrics, logs], text => Assert.DoesNotMatch($"{Api.Key}|Bearer|secret@|Password=", text));
        Assert.DoesNotContain("WebhookStore", spans, StringComparison.Ordinal); // which no request asked for
    }

    /// <summary>What receives OTLP over HTTP. Its texts can be read in protobuf's bytes.</summary>
    sealed class Collector : IAsyncDisposable
    {
        readonly WebApplication app;
        readonly ConcurrentQueue<(string Path, string Text)> received = new();

        Collector(WebApplication app) => this.app = app;

        public string Address => app.Urls.First();

        public static async Task<Collector> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var collector = new Collector(builder.Build());
            collector.app.Run(async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                collector.received.Enqueue((http.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
            });
            await collector.app.StartAsync();
            return collector;
        }

        /// <summary>All that has come to an address, once it has what is waited for.</summary>
        public async Task<string> WaitAsync(string path, Func<string, bool> isThere)
        {
            var text = "";
            for (var i = 0; i < 150; i++)
            {
                text = string.Concat(received.Where(r => r.Path == path).Select(r => r.Text));
                if (isThere(text))
                {
                    return text;
                }

                await Task.Delay(100);
            }

            throw new InvalidOperationException($"{path} has got {text.Length} bytes, without what was waited for.");
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
