using System.Collections.Concurrent;
using Cms.Api.Http;

namespace Cms.Api.Caching;

/// <summary>Answers readers from memory, before routing; and where there is nothing, lets one of those who ask the same make it for all.</summary>
sealed class ServeFromMemory(AnswerCache cache, ClockTurns clock, RateLimits limits)
{
    readonly ConcurrentDictionary<AnswerKey, AnswerFill> fills = new();
    readonly Action<HttpContext, bool> charge = limits.Charge;

    public void Use(WebApplication app) => app.Use((http, next) =>
    {
        if (!cache.IsOpen || AnswerKey.Of(http) is not { } key)
        {
            return next(http);
        }

        return cache.Find(key) is { } answer ? SendAsync(http, answer) : FillAsync(http, key, next);
    });

    Task SendAsync(HttpContext http, PublicAnswer answer)
    {
        http.Response.Headers["Cache-Status"] = "cms-api; hit"; // RFC 9211
        return answer.SendAsync(http, charge);
    }

    async Task FillAsync(HttpContext http, AnswerKey key, RequestDelegate next)
    {
        var fill = new AnswerFill();
        var first = fills.GetOrAdd(key, fill);
        if (first != fill)
        {
            await first.Done.WaitAsync(http.RequestAborted);
            await (cache.Find(key) is { } answer ? SendAsync(http, answer) : next(http));
            return;
        }

        try
        {
            var mark = cache.Mark();
            var expiresAt = await clock.NextAsync(http.RequestAborted);
            fill.Keep = answer => cache.TryKeep(key, answer, mark, expiresAt);
            http.Features.Set(fill);
            http.Response.OnStarting(static state =>
            {
                ((AnswerFill)state).GiveUp(); // what is begun without having been offered isn't for everybody: a problem, a stream
                return Task.CompletedTask;
            }, fill);
            await next(http);
        }
        finally
        {
            fill.GiveUp();
            fills.TryRemove(new(key, fill));
        }
    }
}
