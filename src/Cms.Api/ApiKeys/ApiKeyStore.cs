using System.Security.Cryptography;
using Cms.Api.Database;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.ApiKeys;

/// <summary>Every statement on the keys of machines.</summary>
sealed class ApiKeyStore(NpgsqlDataSource db)
{
    const string Columns = "k.id, k.name, k.prefix, k.role, k.scopes, k.expires_at, k.last_used_at, k.revoked_at, k.previous_until, k.created_at, k.created_by";

    /// <summary>Whose key it is; null for one that is unknown, expired or revoked. The row is found by a part of the hash and the whole compared in constant time.</summary>
    public async Task<ApiKey?> IdentifyAsync(string key, CancellationToken ct)
    {
        const string sql = $"""
            SELECT {Columns}, k.hash AS found FROM api_key k
            WHERE substring(k.hash FROM 1 FOR 8) = @start AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
            UNION ALL
            SELECT {Columns}, k.previous_hash FROM api_key k
            WHERE substring(k.previous_hash FROM 1 FOR 8) = @start AND k.previous_until > now() AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())
            """;
        const string use = "UPDATE api_key SET last_used_at = now() WHERE id = @Id AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')";
        var hash = ApiKey.HashOf(key);
        await using var connection = await db.OpenConnectionAsync(ct);
        var candidates = await connection.QueryAsync<ApiKey, byte[], (ApiKey Key, byte[] Hash)>(
            new(sql, new { start = hash[..8] }, cancellationToken: ct), (found, itsHash) => (found, itsHash), splitOn: "found");
        if (candidates.FirstOrDefault(c => CryptographicOperations.FixedTimeEquals(c.Hash, hash)).Key is not { } known)
        {
            return null;
        }

        if (known.LastUsedAt is null || known.LastUsedAt < DateTimeOffset.UtcNow.AddMinutes(-1))
        {
            await connection.ExecuteAsync(new(use, new { known.Id }, cancellationToken: ct));
        }

        return known;
    }

    public async Task<ApiKey?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await FindAsync(connection, id, ct);
    }

    /// <summary>Keys, newest first; the revoked ones too.</summary>
    public Task<Page<ApiKey>> ListAsync(ListRequest request, CancellationToken ct) =>
        new ListStatement<ApiKey>(Columns, "api_key k", ListOrder.Newest<ApiKey>("k.id", k => k.Id)).PageAsync(db, request, ct);

    public Task<MadeApiKey> CreateAsync(ApiKeyInput input, string author, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string sql = """
            INSERT INTO api_key (id, name, prefix, hash, role, scopes, expires_at, created_by) VALUES (@id, @Name, @prefix, @hash, @role, @scopes, @ExpiresAt, @author)
            """;
        var (id, key) = (Guid.CreateVersion7(), ApiKey.Generate());
        var arguments = new
        {
            id,
            input.Name,
            prefix = ApiKey.PrefixOf(key),
            hash = ApiKey.HashOf(key),
            role = input.Role!.Value.ToString().ToLowerInvariant(),
            scopes = input.Scopes.Distinct().ToArray(),
            input.ExpiresAt,
            author,
        };
        await connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
        return Made((await FindAsync(connection, id, ct))!, key);
    }, ct);

    /// <summary>Gives a key's holder a new one, under the same name.</summary>
    /// <param name="id">The key.</param>
    /// <param name="overlap">How long the old one works on.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="ProblemException">404 for a key that doesn't work any more.</exception>
    public Task<MadeApiKey> RotateAsync(Guid id, TimeSpan overlap, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string sql = """
            UPDATE api_key SET previous_hash = hash, previous_until = now() + @overlap, hash = @hash, prefix = @prefix
            WHERE id = @id AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
            """;
        var key = ApiKey.Generate();
        var changed = await connection.ExecuteAsync(new(sql, new { id, overlap, hash = ApiKey.HashOf(key), prefix = ApiKey.PrefixOf(key) }, cancellationToken: ct));
        return changed > 0 ? Made((await FindAsync(connection, id, ct))!, key) : throw ProblemException.NotFound("key", id);
    }, ct);

    /// <summary>Ends a key; its name is free again.</summary>
    /// <exception cref="ProblemException">404 for a key that isn't there or has been revoked before.</exception>
    public Task RevokeAsync(Guid id, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string sql = "UPDATE api_key SET revoked_at = now() WHERE id = @id AND revoked_at IS NULL";
        return await connection.ExecuteAsync(new(sql, new { id }, cancellationToken: ct)) > 0 ? true : throw ProblemException.NotFound("key", id);
    }, ct);

    /// <summary>Makes this the admin's key, in place of an earlier one.</summary>
    public async Task SetAdminKeyAsync(string key, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO api_key (id, name, prefix, hash, role, scopes)
            VALUES (@id, 'admin', @prefix, @hash, 'admin', '{}')
            ON CONFLICT (name) WHERE revoked_at IS NULL DO UPDATE SET hash = EXCLUDED.hash, prefix = EXCLUDED.prefix, role = 'admin', scopes = '{}', created_at = now()
            WHERE api_key.hash <> EXCLUDED.hash
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new(sql, new { id = Guid.CreateVersion7(), prefix = ApiKey.PrefixOf(key), hash = ApiKey.HashOf(key) }, cancellationToken: ct));
    }

    public async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(new("SELECT EXISTS (SELECT FROM api_key WHERE role = 'admin' AND revoked_at IS NULL)", cancellationToken: ct));
    }

    static Task<ApiKey?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<ApiKey>(new($"SELECT {Columns} FROM api_key k WHERE k.id = @id", new { id }, cancellationToken: ct));

    static MadeApiKey Made(ApiKey key, string secret) => new()
    {
        Key = secret,
        Id = key.Id,
        Name = key.Name,
        Prefix = key.Prefix,
        Role = key.Role,
        Scopes = key.Scopes,
        ExpiresAt = key.ExpiresAt,
        PreviousUntil = key.PreviousUntil,
        CreatedAt = key.CreatedAt,
        CreatedBy = key.CreatedBy,
        LastUsedAt = key.LastUsedAt,
    };
}
