using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Database;
using Cms.Api.Tests.Verbs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Cms.Api.Tests.Webhooks;

/// <summary>What leaves the newsroom, to a machine that may refuse it.</summary>
public sealed class WebhookDeliveryTests
{
    static readonly string[] Quick =
        ["--Cms:Webhooks:AllowPrivate=true", "--Cms:Webhooks:Delays:0=00:00:00.2", "--Cms:Webhooks:Delays:1=00:00:00.2", "--Cms:Webhooks:PauseAfter=6", "--Cms:Webhooks:Timeout=00:00:05"];

    [Fact]
    public async Task Changes_are_sent_signed_and_in_order_by_two_instances_and_again_until_they_are_received()
    {
        await using var database = await TestServer.StartAsync();
        using var program = await ServeProcess.StartAsync(database.ConnectionString, Quick);
        using var other = await ServeProcess.StartAsync(database.ConnectionString, Quick);
        await using var receiver = await Receiver.StartAsync();
        var webhook = await program.Editor.CreateAsync("/v1/webhooks", new { url = receiver.Address });
        Assert.DoesNotContain("secret", (await program.Editor.GetJsonAsync($"/v1/webhooks/{webhook["id"]}")).Select(m => m.Key));

        receiver.Refuse = message => message.Count == 1 ? 503 : 200; // of each message the first attempt
        var article = await program.Editor.PublishNewAsync(new { title = Answers.Unique("알릴 글") });
        for (var i = 0; i < 3; i++)
        {
            await (await program.Editor.SendAsync(HttpMethod.Patch, $"/v1/articles/{article["id"]}", new { subtitle = $"부제 {i}" }, "*")).JsonAsync();
        }

        await (await other.Editor.SendAsync(HttpMethod.Post, $"/v1/articles/{article["id"]}/kill", new { reason = "법원 결정" }, "*")).JsonAsync();
        var received = await receiver.WaitAsync(5);
        Assert.Equal(["article.published", "article.updated", "article.updated", "article.updated", "article.killed"], received.Select(m => (string?)m.Body["type"]));
        Assert.Equal([2, 3, 4, 5, 6], received.Select(m => (int)m.Body["data"]!["version"]!));
        Assert.All(receiver.All, m => Assert.Equal(m.Signature, Sign(webhook, m)));
        Assert.All(receiver.All, m => Assert.True(Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - m.Timestamp) < 60));

        await Task.Delay(300); // the last answer is written down behind it
        var deliveries = (await program.Editor.GetJsonAsync($"/v1/webhooks/{webhook["id"]}/deliveries?status=delivered"))["data"]!.AsArray();
        Assert.Equal(5, deliveries.Count);
        Assert.All(deliveries, d => Assert.Equal([503, 200], d!["attempts"]!.AsArray().Select(a => (int)a!["status"]!)));
        Assert.Equal("고맙습니다", (string?)deliveries[0]!["attempts"]![1]!["answer"]);
    }

    [Fact]
    public async Task What_is_never_received_is_a_dead_letter_that_can_be_sent_again_and_pauses_the_webhook()
    {
        await using var database = await TestServer.StartAsync();
        using var program = await ServeProcess.StartAsync(database.ConnectionString, Quick);
        await using var receiver = await Receiver.StartAsync();
        receiver.Refuse = _ => 500;
        var webhook = await program.Editor.CreateAsync("/v1/webhooks", new { url = receiver.Address, types = new[] { "reporter.created" } });
        var reporter = await program.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("김하늘") });
        await program.Editor.CreateAsync("/v1/categories", new { name = "말하지 않을 것" });
        var dead = (await DeliveriesAsync(program, webhook, "dead", 1)).Single()!;
        Assert.Equal([500, 500, 500], dead["attempts"]!.AsArray().Select(a => (int)a!["status"]!));
        Assert.Equal(((string?)reporter["id"], null), ((string?)dead["entityId"], dead["nextAt"]));

        receiver.Refuse = _ => 200;
        await (await program.Editor.SendAsync(HttpMethod.Post, $"/v1/webhook-deliveries/{dead["id"]}/redeliver", new { })).JsonAsync();
        Assert.Equal(4, (await DeliveriesAsync(program, webhook, "delivered", 1)).Single()!["attempts"]!.AsArray().Count);
        Assert.Single(receiver.All.Select(m => m.Id).Distinct());

        receiver.Refuse = _ => 500;
        for (var i = 0; i < 2; i++)
        {
            await program.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("이도윤") });
        }

        await DeliveriesAsync(program, webhook, "dead", 2);
        var paused = await program.Editor.GetJsonAsync($"/v1/webhooks/{webhook["id"]}");
        Assert.Equal((true, "6 attempts in a row have failed."), ((bool)paused["isPaused"]!, (string?)paused["pauseReason"]));
        receiver.Refuse = _ => 200;
        await program.Editor.CreateAsync("/v1/reporters", new { name = Answers.Unique("박서준") });
        await Task.Delay(1500);
        Assert.Single(await DeliveriesAsync(program, webhook, "pending", 1));
        await (await program.Editor.SendAsync(HttpMethod.Patch, $"/v1/webhooks/{webhook["id"]}", new { isPaused = false })).JsonAsync();
        await DeliveriesAsync(program, webhook, "delivered", 2);
    }

    static async Task<JsonArray> DeliveriesAsync(ServeProcess program, JsonObject webhook, string status, int count)
    {
        for (var i = 0; ; i++)
        {
            var data = (await program.Editor.GetJsonAsync($"/v1/webhooks/{webhook["id"]}/deliveries?status={status}"))["data"]!.AsArray();
            if (data.Count >= count)
            {
                return data;
            }

            Assert.True(i < 150, $"{data.Count} of {count} deliveries are {status}.");
            await Task.Delay(200);
        }
    }

    static string Sign(JsonObject webhook, Message message) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        Convert.FromBase64String(((string)webhook["secret"]!)["whsec_".Length..]), Encoding.UTF8.GetBytes($"{message.Id}.{message.Timestamp}.{message.Text}")));

    sealed record Message(string Id, long Timestamp, string Signature, string Text, int Count)
    {
        public JsonNode Body => JsonNode.Parse(Text)!;
    }

    /// <summary>A machine that is told.</summary>
    sealed class Receiver : IAsyncDisposable
    {
        readonly WebApplication app;
        readonly ConcurrentQueue<Message> accepted = new();
        readonly ConcurrentDictionary<string, int> counts = new();

        Receiver(WebApplication app) => this.app = app;

        public string Address => app.Urls.First() + "/hook";

        public ConcurrentQueue<Message> All { get; } = new();

        /// <summary>The status to answer with.</summary>
        public Func<Message, int> Refuse { get; set; } = _ => 200;

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var receiver = new Receiver(builder.Build());
            receiver.app.Run(receiver.ReceiveAsync);
            await receiver.app.StartAsync();
            return receiver;
        }

        public async Task<List<Message>> WaitAsync(int count)
        {
            for (var i = 0; accepted.Count < count; i++)
            {
                Assert.True(i < 300, $"{accepted.Count} of {count} messages have come.");
                await Task.Delay(100);
            }

            return [.. accepted];
        }

        async Task ReceiveAsync(HttpContext http)
        {
            using var reader = new StreamReader(http.Request.Body);
            var headers = http.Request.Headers;
            var id = headers["webhook-id"].ToString();
            var message = new Message(id, long.Parse(headers["webhook-timestamp"].ToString(), System.Globalization.CultureInfo.InvariantCulture), headers["webhook-signature"].ToString(),
                await reader.ReadToEndAsync(), counts.AddOrUpdate(id, 1, (_, n) => n + 1));
            All.Enqueue(message);
            http.Response.StatusCode = Refuse(message);
            if (http.Response.StatusCode == 200)
            {
                accepted.Enqueue(message);
            }

            await http.Response.WriteAsync("고맙습니다");
        }

        public async ValueTask DisposeAsync() => await app.DisposeAsync();
    }
}
