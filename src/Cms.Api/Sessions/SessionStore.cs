using System.Security.Cryptography;
using System.Text;
using Cms.Api.Auth;
using Cms.Api.Database;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Sessions;

/// <summary>Whose a session is, and what they are now.</summary>
sealed record SessionOwner
{
    public Guid SessionId { get; init; }
    public Guid AccountId { get; init; }
    public required string Name { get; init; }
    public Role Role { get; init; }
}

/// <summary>Every statement on the sessions of people, and on their attempts to sign in.</summary>
sealed class SessionStore(NpgsqlDataSource db, SiteSecret secret)
{
    /// <summary>A session that isn't used this long ends.</summary>
    static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>However much it is used.</summary>
    static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>So many attempts are free; each further one locks for twice as long as the last.</summary>
    const int FreeAttempts = 5;

    /// <summary>From all addresses together, so that nobody can lock out another from far away with a handful.</summary>
    const int FreeAttemptsOfAll = 100;

    /// <summary>The owner of a session that stands; null when it has ended.</summary>
    public async Task<SessionOwner?> OwnerAsync(Guid id, CancellationToken ct)
    {
        const string sql = """
            SELECT s.id AS session_id, a.id AS account_id, a.name, a.role FROM session s JOIN account a ON a.id = s.account_id
            WHERE s.id = @id AND s.revoked_at IS NULL AND s.expires_at > now() AND a.is_active
            """;
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<SessionOwner>(new(sql, new { id }, cancellationToken: ct));
    }

    /// <summary>Counts an attempt before it is judged, so that many at once count as many.</summary>
    /// <exception cref="ProblemException">429 while the name, there or not, is locked.</exception>
    public async Task CountAttemptAsync(string name, string address, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO sign_in_attempt AS a (key, attempts)
            SELECT key, 1 FROM unnest(@keys) key ORDER BY key
            ON CONFLICT (key) DO UPDATE SET
                attempts = CASE WHEN a.locked_until > now() THEN a.attempts WHEN a.last_at < now() - interval '1 day' THEN 1 ELSE a.attempts + 1 END,
                last_at = now(),
                locked_until = CASE WHEN a.locked_until > now() THEN a.locked_until
                                    WHEN a.last_at >= now() - interval '1 day' AND a.attempts + 1 > CASE WHEN a.key = @keys[1] THEN @FreeAttempts ELSE @FreeAttemptsOfAll END
                                    THEN now() + least(interval '1 hour', interval '5 seconds' * power(2, least(20, a.attempts + 1 - CASE WHEN a.key = @keys[1] THEN @FreeAttempts ELSE @FreeAttemptsOfAll END)))
                               END
            RETURNING greatest(0, extract(epoch FROM locked_until - now()))::double precision
            """;
        const string forget = "DELETE FROM sign_in_attempt WHERE last_at < now() - interval '1 day' AND key <> ALL(@keys)";
        var keys = new[] { KeyOf(name, address), KeyOf(name, "") };
        await using var connection = await db.OpenConnectionAsync(ct);
        var waits = await connection.QueryAsync<double?>(new(sql, new { keys, FreeAttempts, FreeAttemptsOfAll }, cancellationToken: ct));
        await connection.ExecuteAsync(new(forget, new { keys }, cancellationToken: ct));
        if (waits.Max() is { } seconds and > 0)
        {
            throw ProblemException.TooMany(TimeSpan.FromSeconds(seconds), "Too many attempts to sign in under this name.");
        }
    }

    /// <summary>Forgets the attempts that came before one that succeeded.</summary>
    public async Task ForgetAttemptsAsync(string name, string address, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await connection.ExecuteAsync(new("DELETE FROM sign_in_attempt WHERE key = ANY(@keys)", new { keys = new[] { KeyOf(name, address), KeyOf(name, "") } }, cancellationToken: ct));
    }

    /// <summary>Begins a session, and forgets the attempts that came before it.</summary>
    public Task<(SessionOwner Owner, string RefreshToken)> BeginAsync(Guid accountId, string name, string address, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string sql = """
            INSERT INTO session (id, account_id, refresh_hash, expires_at) VALUES (@id, @accountId, @hash, now() + @Idle);
            DELETE FROM sign_in_attempt WHERE key = ANY(@keys);
            DELETE FROM session WHERE expires_at < now() - interval '30 days'
            """;
        var (id, token) = (Guid.CreateVersion7(), NewToken());
        await connection.ExecuteAsync(new(sql, new { id, accountId, hash = HashOf(token), Idle, keys = new[] { KeyOf(name, address), KeyOf(name, "") } }, cancellationToken: ct));
        return ((await FindOwnerAsync(connection, id, ct))!, token);
    }, ct);

    /// <summary>Goes on with a session; its refresh token is used up and replaced.</summary>
    /// <remarks>One that was used up before is in two hands, and ends the session (RFC 9700, 4.14.2).</remarks>
    /// <returns>Null when the session has ended.</returns>
    public Task<(SessionOwner Owner, string RefreshToken)?> RefreshAsync(string token, CancellationToken ct) => db.InTransactionAsync<(SessionOwner, string)?>(async connection =>
    {
        const string steal = "UPDATE session SET revoked_at = now() WHERE previous_hash = @hash AND revoked_at IS NULL";
        const string sql = """
            UPDATE session s
            SET previous_hash = refresh_hash, refresh_hash = @next, used_at = now(), expires_at = least(now() + @Idle, s.created_at + @Longest)
            FROM account a
            WHERE s.refresh_hash = @hash AND s.revoked_at IS NULL AND s.expires_at > now() AND a.id = s.account_id AND a.is_active
            RETURNING s.id AS session_id, a.id AS account_id, a.name, a.role
            """;
        var next = NewToken();
        var arguments = new { hash = HashOf(token), next = HashOf(next), Idle, Longest };
        var owner = await connection.QuerySingleOrDefaultAsync<SessionOwner>(new(sql, arguments, cancellationToken: ct));
        if (owner is not null)
        {
            return (owner, next);
        }

        await connection.ExecuteAsync(new(steal, arguments, cancellationToken: ct));
        return null;
    }, ct);

    /// <summary>Ends the session of a refresh token, if there is one.</summary>
    public Task RevokeAsync(string token, CancellationToken ct) => db.InTransactionAsync(connection =>
        connection.ExecuteAsync(new("UPDATE session SET revoked_at = now() WHERE (refresh_hash = @hash OR previous_hash = @hash) AND revoked_at IS NULL", new { hash = HashOf(token) }, cancellationToken: ct)), ct);

    /// <summary>Sets a person's password and ends their other sessions.</summary>
    public Task SetPasswordAsync(SessionOwner owner, string passwordHash, CancellationToken ct) => db.InTransactionAsync(connection =>
    {
        const string sql = """
            UPDATE account SET password_hash = @passwordHash, updated_at = now() WHERE id = @AccountId;
            UPDATE session SET revoked_at = now() WHERE account_id = @AccountId AND id <> @SessionId AND revoked_at IS NULL
            """;
        return connection.ExecuteAsync(new(sql, new { owner.AccountId, owner.SessionId, passwordHash }, cancellationToken: ct));
    }, ct);

    static Task<SessionOwner?> FindOwnerAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        const string sql = "SELECT s.id AS session_id, a.id AS account_id, a.name, a.role FROM session s JOIN account a ON a.id = s.account_id WHERE s.id = @id";
        return connection.QuerySingleOrDefaultAsync<SessionOwner>(new(sql, new { id }, cancellationToken: ct));
    }

    static string NewToken() => "cmr_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>Neither the names tried nor the addresses are anybody's to read.</summary>
    byte[] KeyOf(string name, string address) => HMACSHA256.HashData(secret.KeyFor("sign-in attempt"), Encoding.UTF8.GetBytes($"{name}\n{address}"));
}
