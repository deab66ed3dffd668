using System.Collections.Concurrent;
using Cms.Api.Http;

namespace Cms.Api.Caching;

/// <summary>Answers readers from memory; and where there is nothing, lets one of those who ask the same make it for all.</summary>
sealed class ServeFromMemory(AnswerCache cache, ClockTurns clock, RateLimits limits)
{
    /// <summary>How often somebody waits again for an answer that is evicted whenever it has been made.</summary>
    const int MaxWaits = 2;

    readonly ConcurrentDictionary<AnswerKey, AnswerFill> fills = new();

    /// <summary>What is in memory is answered before anything that such an answer doesn't need; a script of another site needs CORS.</summary>
    public void UseFirst(WebApplication app) => app.Use((http, next) =>
    {
        if (!cache.IsOpen || http.Request.Headers.Origin.Count > 0 || AnswerKey.Of(http) is not { } key || cache.Find(key) is not { } answer)
        {
            return next(http);
        }

        SecurityHeaders.Add(http, answer.IsPage);
        return TrySend(http, answer) ?? next(http);
    });

    /// <summary>What isn't in memory yet is made.</summary>
    public void Use(WebApplication app) => app.Use((http, next) =>
    {
        if (!cache.IsOpen || AnswerKey.Of(http) is not { } key)
        {
            return next(http);
        }

        return cache.Find(key) is { } answer ? TrySend(http, answer) ?? next(http) : FillAsync(http, key, next);
    });

    /// <summary>Null for one whose quota is used up, whom the limits refuse further on.</summary>
    Task? TrySend(HttpContext http, PublicAnswer answer)
    {
        var reply = answer.For(http.Request);
        if (!limits.TryCharge(http, reply.IsNotModified))
        {
            return null;
        }

        http.Response.Headers["Cache-Status"] = "cms-api; hit"; // RFC 9211
        return answer.SendAsync(http, reply);
    }

    /// <summary>One of those who ask makes the answer and the others wait for it; where it is evicted before they have it, one of them makes it anew.</summary>
    async Task FillAsync(HttpContext http, AnswerKey key, RequestDelegate next)
    {
        var fill = new AnswerFill();
        for (var wait = 0; fills.GetOrAdd(key, fill) is var first && first != fill; wait++)
        {
            var isForAll = await first.Done.WaitAsync(http.RequestAborted);
            var answer = cache.Find(key);
            if (answer is not null || !isForAll || wait == MaxWaits)
            {
                await ((answer is null ? null : TrySend(http, answer)) ?? next(http));
                return;
            }
        }

        try
        {
            var mark = cache.Mark();
            var expiresAt = await clock.NextAsync(http.RequestAborted);
            fill.Keep = answer =>
            {
                cache.TryKeep(key, answer, mark, expiresAt);
                fills.TryRemove(new(key, fill)); // before those who wait are told: they may have to make it anew
            };
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
