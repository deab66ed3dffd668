using System.Security.Cryptography;
using System.Text.Json;
using Cms.Api.Auth;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Idempotency;

/// <summary>An answer as it was given.</summary>
sealed record KeptAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);

/// <summary>Every statement on requests that are carried out once; all instances share them.</summary>
sealed class IdempotencyStore(NpgsqlDataSource db, SiteSecret secret)
{
    static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>Nothing that answers at once takes longer.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    readonly Lazy<byte[]> key = new(() => secret.KeyFor("kept answer"));

    /// <summary>Takes a key for a request.</summary>
    /// <returns>Null when it is the first: it is to be carried out. Otherwise the answer it got.</returns>
    /// <exception cref="ProblemException">422 for another request under this key; 409 while the first is at work, or when its answer was lost.</exception>
    public async Task<KeptAnswer?> ClaimAsync(IdempotencyClaim claim, CancellationToken ct)
    {
        const string forget = "DELETE FROM idempotent_request WHERE created_at < now() - @Memory";
        const string take = """
            INSERT INTO idempotent_request AS r (caller, key, request_hash, leased_until) VALUES (@Caller, @Key, @RequestHash, now() + @Lease)
            ON CONFLICT (caller, key) DO UPDATE SET request_hash = EXCLUDED.request_hash, leased_until = EXCLUDED.leased_until, created_at = now()
            WHERE NOT r.is_done AND r.leased_until < now()
            RETURNING true
            """;
        const string find = "SELECT request_hash, is_done AND leased_until < now() AS is_lost, status, headers::text AS headers, body FROM idempotent_request WHERE caller = @Caller AND key = @Key";
        await using var connection = await db.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new(forget, new { Memory }, cancellationToken: ct));
        if (await connection.ExecuteScalarAsync<bool>(new(take, new { claim.Caller, claim.Key, claim.RequestHash, Lease }, cancellationToken: ct)))
        {
            return null;
        }

        return await connection.QuerySingleOrDefaultAsync<Row>(new(find, claim, cancellationToken: ct)) switch
        {
            null => throw InProgress(), // it has just been given back
            { } row when !row.RequestHash.AsSpan().SequenceEqual(claim.RequestHash) => throw new ProblemException(ProblemCode.IdempotencyMismatch,
                "This key was used for another request; take a new one.", FieldError.Of(IdempotencyKey.Header, FieldCode.Taken, "The key belongs to another request.")),
            { Status: { } status } row => new(status, JsonSerializer.Deserialize<Dictionary<string, string>>(row.Headers!)!, Decrypt(row.Body!)),
            { IsLost: true } => throw new ProblemException(ProblemCode.IdempotencyAnswerLost, "It was carried out, but its answer was lost: read what it changed."),
            _ => throw InProgress(),
        };
    }

    /// <summary>Keeps the answer for those who ask again.</summary>
    public async Task KeepAsync(IdempotencyClaim claim, KeptAnswer answer, CancellationToken ct)
    {
        const string sql = "UPDATE idempotent_request SET is_done = true, status = @Status, headers = @headers::jsonb, body = @body WHERE caller = @Caller AND key = @Key";
        await using var connection = await db.OpenConnectionAsync(ct);
        var arguments = new { claim.Caller, claim.Key, answer.Status, headers = JsonSerializer.Serialize(answer.Headers), body = Encrypt(answer.Body) };
        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }

    /// <summary>Gives the key back after a failure, unless something was done all the same.</summary>
    public async Task ReleaseAsync(IdempotencyClaim claim, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new("DELETE FROM idempotent_request WHERE caller = @Caller AND key = @Key AND NOT is_done", claim, cancellationToken: ct));
    }

    static ProblemException InProgress() => new(ProblemCode.IdempotencyInProgress, "The first request with this key is still at work.") { RetryAfter = TimeSpan.FromSeconds(1) };

    /// <summary>AES-GCM: nonce, tag, and the text.</summary>
    byte[] Encrypt(byte[] text)
    {
        var box = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + text.Length];
        var (nonce, tag, cipher) = Parts(box);
        RandomNumberGenerator.Fill(nonce.Span);
        using var aes = new AesGcm(key.Value, AesGcm.TagByteSizes.MaxSize);
        aes.Encrypt(nonce.Span, text, cipher.Span, tag.Span);
        return box;
    }

    byte[] Decrypt(byte[] box)
    {
        var (nonce, tag, cipher) = Parts(box);
        var text = new byte[cipher.Length];
        using var aes = new AesGcm(key.Value, AesGcm.TagByteSizes.MaxSize);
        aes.Decrypt(nonce.Span, cipher.Span, tag.Span, text);
        return text;
    }

    static (Memory<byte> Nonce, Memory<byte> Tag, Memory<byte> Cipher) Parts(byte[] box)
    {
        var (nonce, tag) = (AesGcm.NonceByteSizes.MaxSize, AesGcm.TagByteSizes.MaxSize);
        return (box.AsMemory(0, nonce), box.AsMemory(nonce, tag), box.AsMemory(nonce + tag));
    }

    sealed record Row
    {
        public required byte[] RequestHash { get; init; }

        /// <summary>It was done, and who did it has been gone for longer than an answer takes.</summary>
        public bool IsLost { get; init; }
        public short? Status { get; init; }
        public string? Headers { get; init; }
        public byte[]? Body { get; init; }
    }
}
