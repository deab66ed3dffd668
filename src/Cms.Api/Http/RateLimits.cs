using System.Globalization;
using System.Threading.RateLimiting;
using Cms.Api.Auth;
using Cms.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace Cms.Api.Http;

/// <summary>
/// How much one caller may ask: each key or person has a quota, and each client address that has neither. <c>RateLimit</c> and
/// <c>RateLimit-Policy</c> tell it (draft-ietf-httpapi-ratelimit-headers-10). A 304 is free.
/// </summary>
sealed class RateLimits : IDisposable
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<HttpContext> limiter;
    readonly int anonymous;
    readonly int known;

    public RateLimits(IConfiguration configuration)
    {
        anonymous = configuration.GetValue("Cms:RateLimits:Anonymous", 1_200);
        known = configuration.GetValue("Cms:RateLimits:Known", 12_000);
        limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
        {
            var quota = QuotaOf(http);
            return RateLimitPartition.GetTokenBucketLimiter(http.IsKnown() ? "who:" + http.CallerName() : "at:" + ClientAddress.Of(http), _ => new()
            {
                TokenLimit = quota,
                TokensPerPeriod = Math.Max(1, quota / 60),
                ReplenishmentPeriod = Window / 60,
                QueueLimit = 0,
            });
        });
    }

    public void Use(WebApplication app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null)
        {
            Admit(http);
        }

        return next(http);
    });

    /// <summary>Lets through who has something left, and takes it when the answer turns out not to be a 304.</summary>
    /// <exception cref="ProblemException">429 with nothing left.</exception>
    public void Admit(HttpContext http)
    {
        var quota = QuotaOf(http);
        if (limiter.GetStatistics(http) is { CurrentAvailablePermits: 0 })
        {
            Tell(http, quota, 0);
            throw ProblemException.TooMany(TimeSpan.FromSeconds(1), $"This caller may ask {quota} times a minute.");
        }

        http.Response.OnStarting(() =>
        {
            if (http.Response.StatusCode != StatusCodes.Status304NotModified)
            {
                limiter.AttemptAcquire(http).Dispose();
            }

            Tell(http, quota, limiter.GetStatistics(http)?.CurrentAvailablePermits ?? 0);
            return Task.CompletedTask;
        });
    }

    public void Dispose() => limiter.Dispose();

    int QuotaOf(HttpContext http) => http.IsKnown() ? known : anonymous;

    static void Tell(HttpContext http, int quota, long left)
    {
        var seconds = (long)Math.Ceiling((quota - left) * Window.TotalSeconds / quota);
        http.Response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={quota};w={Window.TotalSeconds}");
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={left};t={seconds}");
    }
}
