using System.Net.ServerSentEvents;
using FastEndpoints;

namespace Cms.Api.Http;

/// <summary>Answers with server-sent events (HTML Living Standard, 9.2).</summary>
static class EventStream
{
    public const string MediaType = "text/event-stream";

    /// <summary>Proxies close a connection that is silent for a minute.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>Sends events until there are no more, the reader goes, or the program does.</summary>
    /// <param name="send">The endpoint's sender.</param>
    /// <param name="events">Makes the events, until the token is cancelled.</param>
    /// <param name="program">Whose end ends the stream.</param>
    /// <param name="ct">Cancelled when the reader goes.</param>
    public static async Task EventsAsync(this IResponseSender send, Func<CancellationToken, IAsyncEnumerable<SseItem<string>>> events, IHostApplicationLifetime program, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, program.ApplicationStopping);
        var response = send.HttpContext.Response;
        response.ContentType = MediaType;
        response.Headers.CacheControl = "no-store";
        send.HttpContext.MarkResponseStart();
        try
        {
            await response.Body.FlushAsync(stop.Token);
            if (send.HttpContext.IsHead())
            {
                return;
            }

            await SseFormatter.WriteAsync(events(stop.Token), response.Body, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
    }
}
