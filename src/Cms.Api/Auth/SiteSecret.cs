using System.Security.Cryptography;
using System.Text;
using Cms.Api.Database;
using Dapper;
using Npgsql;

namespace Cms.Api.Auth;

/// <summary>
/// The one secret of the site, shared by its instances: <c>Cms:Secret</c>, or else made at random and kept in the database. What signs
/// or digests something gets a key of its own derived from it (HKDF, RFC 5869), so that none can stand in for another.
/// </summary>
sealed class SiteSecret
{
    const int MinLength = 32;

    byte[]? root;

    /// <exception cref="StartException">The configured one is too short.</exception>
    public async Task LoadAsync(NpgsqlDataSource db, string? configured, CancellationToken ct)
    {
        const string sql = """
            WITH made AS (INSERT INTO secret (name, value) VALUES ('site', @made) ON CONFLICT DO NOTHING RETURNING value)
            SELECT value FROM made UNION ALL SELECT value FROM secret WHERE name = 'site'
            """;
        if (!string.IsNullOrWhiteSpace(configured))
        {
            root = configured.Length >= MinLength
                ? Encoding.UTF8.GetBytes(configured)
                : throw new StartException($"Cms:Secret has {configured.Length} characters; it needs at least {MinLength}. Make one with: openssl rand -hex 32");
            return;
        }

        await using var connection = await db.OpenConnectionAsync(ct);
        while (root is null) // of two instances that start at once, one may see neither row in its snapshot
        {
            root = await connection.QueryFirstOrDefaultAsync<byte[]>(new(sql, new { made = RandomNumberGenerator.GetBytes(32) }, cancellationToken: ct));
        }
    }

    /// <summary>A key of 32 bytes for one purpose.</summary>
    public byte[] KeyFor(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, root ?? throw new InvalidOperationException("The secret isn't loaded yet."), 32, info: Encoding.UTF8.GetBytes(purpose));
}
