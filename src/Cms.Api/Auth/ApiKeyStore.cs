using System.Security.Cryptography;
using Dapper;
using Npgsql;

namespace Cms.Api.Auth;

/// <summary>Every statement on the keys.</summary>
sealed class ApiKeyStore(NpgsqlDataSource db)
{
    /// <summary>The key's owner; null for an unknown or expired key. The row is found by a part of the hash and the whole compared in constant time.</summary>
    public async Task<ApiKey?> FindAsync(string key, CancellationToken ct)
    {
        const string sql = """
            SELECT name, hash, scopes, expires_at
            FROM api_key
            WHERE substring(hash FROM 1 FOR 8) = @start AND (expires_at IS NULL OR expires_at > now())
            """;
        var hash = ApiKey.HashOf(key);
        await using var connection = await db.OpenConnectionAsync(ct);
        var candidates = await connection.QueryAsync<ApiKey>(new(sql, new { start = hash[..8] }, cancellationToken: ct));
        return candidates.FirstOrDefault(k => CryptographicOperations.FixedTimeEquals(k.Hash, hash));
    }

    /// <summary>Makes this the admin's key, in place of an earlier one.</summary>
    public async Task SetAdminKeyAsync(string key, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO api_key (id, name, hash, scopes)
            VALUES (@id, 'admin', @hash, '{admin}')
            ON CONFLICT (name) DO UPDATE SET hash = EXCLUDED.hash, created_at = now()
            WHERE api_key.hash <> EXCLUDED.hash
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new(sql, new { id = Guid.CreateVersion7(), hash = ApiKey.HashOf(key) }, cancellationToken: ct));
    }

    public async Task<bool> AnyAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(new("SELECT EXISTS (SELECT FROM api_key)", cancellationToken: ct));
    }
}
