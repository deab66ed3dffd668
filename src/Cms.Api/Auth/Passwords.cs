using Cms.Api.Problems;
using Microsoft.AspNetCore.Identity;

namespace Cms.Api.Auth;

/// <summary>Hashes and compares passwords as ASP.NET Core does (PBKDF2), a few at a time: each costs much, and a flood of them mustn't cost all.</summary>
sealed class Passwords : IDisposable
{
    /// <summary>More than this many waiting would wait too long.</summary>
    const int MaxWaiting = 50;

    static readonly PasswordHasher<object> Hasher = new();
    static readonly object Nobody = new();

    readonly SemaphoreSlim turn = new(Math.Max(1, Environment.ProcessorCount / 2));
    readonly Lazy<string> nobodysHash = new(() => Hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    int waiting;

    /// <exception cref="ProblemException">503 when too many wait.</exception>
    public Task<string> HashAsync(string password, CancellationToken ct) => InTurnAsync(() => Hasher.HashPassword(Nobody, password), ct);

    /// <param name="hash">Null where there is none to compare with: that takes as long, and is false.</param>
    /// <param name="password">The password tried.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ProblemException">503 when too many wait.</exception>
    public Task<bool> VerifyAsync(string? hash, string password, CancellationToken ct) =>
        InTurnAsync(() => Hasher.VerifyHashedPassword(Nobody, hash ?? nobodysHash.Value, password) != PasswordVerificationResult.Failed && hash is not null, ct);

    public void Dispose() => turn.Dispose();

    async Task<T> InTurnAsync<T>(Func<T> work, CancellationToken ct)
    {
        try
        {
            if (Interlocked.Increment(ref waiting) > MaxWaiting)
            {
                throw new ProblemException(ProblemCode.Busy, "Too many passwords are being checked; try again in a moment.");
            }

            await turn.WaitAsync(ct);
            try
            {
                return await Task.Run(work, ct);
            }
            finally
            {
                turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }
}
