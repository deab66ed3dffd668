using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Cms.Api.Problems;

namespace Cms.Api.Webhooks;

/// <summary>POSTs to targets that an admin chose, and to nothing behind our own walls: the address that is checked is the one connected to.</summary>
sealed class WebhookTarget : IDisposable
{
    const int MaxAnswer = 1000;

    /// <summary>Networks that aren't the internet (RFC 6890), and those that stand for IPv4 addresses.</summary>
    static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    readonly WebhookRules rules;
    readonly HttpClient client;

    public WebhookTarget(WebhookRules rules)
    {
        this.rules = rules;
        client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectAsync, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
        {
            Timeout = Timeout.InfiniteTimeSpan, // each attempt has its own
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Cms.Api", "1"));
    }

    /// <exception cref="ProblemException">400 for a target that nothing will be sent to.</exception>
    public void RequireWelcome(string url)
    {
        var uri = new Uri(url);
        if (!rules.AllowPrivate && (uri.Scheme != Uri.UriSchemeHttps || (IPAddress.TryParse(uri.DnsSafeHost, out var address) && IsPrivate(address)) || uri.IsLoopback))
        {
            throw ProblemException.Invalid(FieldError.At("/url", FieldCode.OutOfRange, "'url' must be https, and no address of a private network."));
        }
    }

    /// <summary>Sends a message once. What goes wrong is part of the answer.</summary>
    public async Task<WebhookAttempt> SendAsync(string url, Guid id, DateTimeOffset at, string signature, string body, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", id.ToString());
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", signature);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(rules.Timeout);
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            return new() { At = at, DurationMs = (int)watch.ElapsedMilliseconds, Status = (int)answer.StatusCode, Answer = await BeginningAsync(answer, patience.Token) };
        }
        catch (Exception failure) when (failure is HttpRequestException or InvalidOperationException or IOException || (failure is OperationCanceledException && !ct.IsCancellationRequested))
        {
            var reason = failure is OperationCanceledException ? $"No answer within {rules.Timeout.TotalSeconds:0} s." : failure.Message;
            return new() { At = at, DurationMs = (int)watch.ElapsedMilliseconds, Answer = reason };
        }
    }

    static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        var bytes = new byte[MaxAnswer];
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        var length = await body.ReadAtLeastAsync(bytes, MaxAnswer, throwOnEndOfStream: false, ct);
        return Encoding.UTF8.GetString(bytes, 0, length).Replace("\0", "", StringComparison.Ordinal);
    }

    async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        if (!rules.AllowPrivate && addresses.Any(IsPrivate))
        {
            throw new HttpRequestException($"{context.DnsEndPoint.Host} is in a private network.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public static bool IsPrivate(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Private.Any(n => n.Contains(plain));
    }

    public void Dispose() => client.Dispose();
}
