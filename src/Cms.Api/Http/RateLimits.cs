using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Cms.Api.Auth;
using Cms.Api.Problems;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Primitives;

namespace Cms.Api.Http;

/// <summary>
/// How much one caller may ask: each key or person has a quota, and each client address that has neither. <c>RateLimit</c> and
/// <c>RateLimit-Policy</c> tell it (draft-ietf-httpapi-ratelimit-headers-10). A 304 is free.
/// </summary>
sealed class RateLimits : IDisposable
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<HttpContext> limiter;
    readonly Quota anonymous;
    readonly Quota known;

    public RateLimits(IConfiguration configuration)
    {
        anonymous = new(configuration.GetValue("Cms:RateLimits:Anonymous", 1_200));
        known = new(configuration.GetValue("Cms:RateLimits:Known", 12_000));
        limiter = PartitionedRateLimiter.Create<HttpContext, Asker>(http => http.IsKnown()
            ? RateLimitPartition.GetTokenBucketLimiter(new Asker(http.CallerName(), null), known.OptionsOf)
            : RateLimitPartition.GetTokenBucketLimiter(new Asker(null, ClientAddress.NetworkOf(http)), anonymous.OptionsOf));
    }

    /// <summary>Lets through who has something left, and takes it when the answer turns out not to be a 304.</summary>
    public void Use(WebApplication app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null)
        {
            Take(http, 0);
            http.Response.OnStarting(() =>
            {
                limiter.AttemptAcquire(http, http.Response.StatusCode == StatusCodes.Status304NotModified ? 0 : 1).Dispose();
                Tell(http);
                return Task.CompletedTask;
            });
        }

        return next(http);
    });

    /// <summary>Takes what an answer costs that is known already, and tells what is left.</summary>
    /// <exception cref="ProblemException">429 with nothing left.</exception>
    public void Charge(HttpContext http, bool isFree)
    {
        Take(http, isFree ? 0 : 1);
        Tell(http);
    }

    void Take(HttpContext http, int permits)
    {
        // Of a bucket with less than one left, no permit at all would be granted.
        using var lease = permits == 0 ? null : limiter.AttemptAcquire(http, permits);
        if (lease is null ? limiter.GetStatistics(http) is { CurrentAvailablePermits: 0 } : !lease.IsAcquired)
        {
            Tell(http);
            throw ProblemException.TooMany(TimeSpan.FromSeconds(1), $"This caller may ask {QuotaOf(http).Limit} times a minute.");
        }
    }

    void Tell(HttpContext http)
    {
        var quota = QuotaOf(http);
        var left = limiter.GetStatistics(http)?.CurrentAvailablePermits ?? 0;
        var seconds = (long)Math.Ceiling((quota.Limit - left) * Window.TotalSeconds / quota.Limit);
        http.Response.Headers["RateLimit-Policy"] = quota.Policy;
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={left};t={seconds}");
    }

    public void Dispose() => limiter.Dispose();

    Quota QuotaOf(HttpContext http) => http.IsKnown() ? known : anonymous;

    /// <summary>Whose quota it is: by name, or by address of who has none.</summary>
    readonly record struct Asker(string? Name, IPAddress? Address);

    /// <summary>So many requests in each window.</summary>
    sealed class Quota(int limit)
    {
        readonly TokenBucketRateLimiterOptions options = new()
        {
            TokenLimit = limit,
            TokensPerPeriod = Math.Max(1, limit / 60),
            ReplenishmentPeriod = Window / 60,
            QueueLimit = 0,
        };

        public int Limit => limit;

        public StringValues Policy { get; } = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={limit};w={Window.TotalSeconds}");

        public TokenBucketRateLimiterOptions OptionsOf(Asker asker) => options;
    }
}
