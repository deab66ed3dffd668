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

    readonly PartitionedRateLimiter<Asker> limiter;
    readonly Quota anonymous;
    readonly Quota known;

    public RateLimits(IConfiguration configuration)
    {
        anonymous = new(configuration.GetValue("Cms:RateLimits:Anonymous", 1_200));
        known = new(configuration.GetValue("Cms:RateLimits:Known", 12_000));
        Func<Asker, RateLimiter> bucket = asker => new TokenBucketRateLimiter(QuotaOf(asker).Options);
        limiter = PartitionedRateLimiter.Create<Asker, Asker>(asker => RateLimitPartition.Get(asker, bucket));
    }

    /// <summary>Lets through who has something left, and takes it when the answer turns out not to be a 304.</summary>
    public void Use(WebApplication app) => app.Use((http, next) =>
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<DisableRateLimitingAttribute>() is null)
        {
            var asker = http.IsKnown() ? new(http.CallerName(), null) : Anonymous(http);
            if (!HasLeft(asker))
            {
                Tell(http, asker);
                throw ProblemException.TooMany(TimeSpan.FromSeconds(1), $"This caller may ask {QuotaOf(asker).Limit} times a minute.");
            }

            http.Response.OnStarting(() =>
            {
                limiter.AttemptAcquire(asker, http.Response.StatusCode == StatusCodes.Status304NotModified ? 0 : 1).Dispose();
                Tell(http, asker);
                return Task.CompletedTask;
            });
        }

        return next(http);
    });

    /// <summary>Takes what an answer costs one who hasn't said who they are, and tells what is left; false with nothing left.</summary>
    public bool TryCharge(HttpContext http, bool isFree)
    {
        var asker = Anonymous(http);
        if (isFree ? !HasLeft(asker) : !Takes(asker))
        {
            return false;
        }

        Tell(http, asker);
        return true;
    }

    bool Takes(Asker asker)
    {
        using var lease = limiter.AttemptAcquire(asker);
        return lease.IsAcquired;
    }

    /// <remarks>To take nothing of a bucket with less than one left would be refused too.</remarks>
    bool HasLeft(Asker asker) => limiter.GetStatistics(asker) is not { CurrentAvailablePermits: 0 };

    void Tell(HttpContext http, Asker asker)
    {
        var quota = QuotaOf(asker);
        var left = limiter.GetStatistics(asker)?.CurrentAvailablePermits ?? 0;
        var seconds = (long)Math.Ceiling((quota.Limit - left) * Window.TotalSeconds / quota.Limit);
        http.Response.Headers["RateLimit-Policy"] = quota.Policy;
        http.Response.Headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={left};t={seconds}");
    }

    public void Dispose() => limiter.Dispose();

    static Asker Anonymous(HttpContext http) => new(null, ClientAddress.NetworkOf(http));

    Quota QuotaOf(Asker asker) => asker.Name is null ? anonymous : known;

    /// <summary>Whose quota it is: by name, or by address of who has none.</summary>
    readonly record struct Asker(string? Name, IPAddress? Address);

    /// <summary>So many requests in each window.</summary>
    sealed class Quota(int limit)
    {
        public int Limit => limit;

        public StringValues Policy { get; } = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={limit};w={Window.TotalSeconds}");

        public TokenBucketRateLimiterOptions Options { get; } = new()
        {
            TokenLimit = limit,
            TokensPerPeriod = Math.Max(1, limit / 60),
            ReplenishmentPeriod = Window / 60,
            QueueLimit = 0,
            AutoReplenishment = false, // all buckets share one timer
        };
    }
}
