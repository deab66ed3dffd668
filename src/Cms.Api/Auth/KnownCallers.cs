using Microsoft.Extensions.Caching.Memory;

namespace Cms.Api.Auth;

/// <summary>Remembers whose a key or session is, for less than a second: who is revoked is out that soon on every instance, whatever happens to it.</summary>
sealed class KnownCallers : IDisposable
{
    const int MaxKnown = 10_000;

    static readonly TimeSpan Memory = TimeSpan.FromMilliseconds(800);

    readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MaxKnown });

    /// <summary>What <paramref name="find"/> finds; nothing isn't remembered.</summary>
    public async Task<T?> FindAsync<T>(object credential, Func<Task<T?>> find) where T : class
    {
        if (known.TryGetValue(credential, out T? caller))
        {
            return caller;
        }

        var until = DateTimeOffset.UtcNow + Memory; // counted from before the look-up
        if (await find() is not { } found)
        {
            return null;
        }

        return known.Set(credential, found, new MemoryCacheEntryOptions { AbsoluteExpiration = until, Size = 1 });
    }

    public void Dispose() => known.Dispose();
}
