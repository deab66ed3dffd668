using System.Diagnostics;

namespace Cms.Api.Seeing;

/// <summary>
/// The trace (W3C Trace Context) that problems, logs and the record of writes name: the caller's, or one of its own. The host would begin one for
/// every request if it logged requests; answers from memory need none, so the host logs nothing and this begins it behind them.
/// </summary>
static class RequestTrace
{
    public static void UseRequestTrace(this WebApplication app) => app.Use((http, next) => Activity.Current is null ? TraceAsync(http, next) : next(http)); // exported ones are the host's

    static async Task TraceAsync(HttpContext http, RequestDelegate next)
    {
        using var activity = new Activity("request");
        if (ActivityContext.TryParse(http.Request.Headers.TraceParent, http.Request.Headers.TraceState, isRemote: true, out var caller))
        {
            activity.SetParentId(caller.TraceId, caller.SpanId, caller.TraceFlags);
            activity.TraceStateString = caller.TraceState;
        }

        activity.Start();
        await next(http);
    }
}
