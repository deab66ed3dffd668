using Cms.Api.Database;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Accounts;

/// <summary>Every statement on the accounts of people.</summary>
sealed class AccountStore(NpgsqlDataSource db)
{
    const string Columns = "a.id, a.name, a.display_name, a.email, a.role, a.is_active, a.created_at, a.updated_at";

    public async Task<Account?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await FindAsync(connection, id, ct);
    }

    /// <summary>The account and the hash of its password, for one who may sign in; null for all others.</summary>
    public async Task<(Account Account, string PasswordHash)?> FindToSignInAsync(string name, CancellationToken ct)
    {
        const string sql = $"SELECT {Columns}, a.password_hash FROM account a WHERE a.name = @name AND a.is_active";
        await using var connection = await db.OpenConnectionAsync(ct);
        var found = await connection.QueryAsync<Account, string, (Account, string)>(new(sql, new { name }, cancellationToken: ct), (account, hash) => (account, hash), splitOn: "password_hash");
        return found.Select(f => ((Account, string)?)f).SingleOrDefault();
    }

    /// <summary>Whether somebody whom an outside issuer has signed in is shut out here.</summary>
    public async Task<AccountStanding?> StandingAsync(string name, CancellationToken ct)
    {
        const string sql = "SELECT EXISTS (SELECT FROM account WHERE name = @name AND NOT is_active) AS is_barred";
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QuerySingleAsync<AccountStanding>(new(sql, new { name = name.ToLowerInvariant() }, cancellationToken: ct));
    }

    public Task<Page<Account>> ListAsync(ListRequest request, CancellationToken ct) =>
        new ListStatement<Account>(Columns, "account a", ListOrder.Newest<Account>("a.id", a => a.Id)).PageAsync(db, request, ct);

    public Task<Account> CreateAsync(AccountInput input, string passwordHash, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string sql = """
            INSERT INTO account (id, name, display_name, email, role, password_hash, is_active)
            VALUES (@id, @Name, COALESCE(@DisplayName, @Name), @Email, @role, @passwordHash, @IsActive)
            """;
        var id = Guid.CreateVersion7();
        await connection.ExecuteAsync(new(sql, Arguments(id, input, passwordHash), cancellationToken: ct));
        return (await FindAsync(connection, id, ct))!;
    }, ct);

    /// <summary>Changes an account. One that loses its password or may no longer sign in loses its sessions with it.</summary>
    /// <param name="id">The account.</param>
    /// <param name="change">What becomes of it.</param>
    /// <param name="hash">Of a new password.</param>
    /// <param name="ct">Cancels.</param>
    public Task<Account> UpdateAsync(Guid id, Func<Account, AccountInput> change, Func<string, Task<string>> hash, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string find = $"SELECT {Columns} FROM account a WHERE a.id = @id FOR UPDATE";
        const string sql = """
            UPDATE account
            SET display_name = COALESCE(@DisplayName, name), email = @Email, role = @role, password_hash = COALESCE(@passwordHash, password_hash), is_active = @IsActive, updated_at = now()
            WHERE id = @id
            """;
        var current = await connection.QuerySingleOrDefaultAsync<Account>(new(find, new { id }, cancellationToken: ct)) ?? throw ProblemException.NotFound("account", id);
        var input = change(current);
        if (input.Name != current.Name)
        {
            throw ProblemException.Invalid(FieldError.At("/name", FieldCode.Reserved, "The name of an account never changes: it stands behind its writes."));
        }

        var passwordHash = input.Password is { } password ? await hash(password) : null;
        await connection.ExecuteAsync(new(sql, Arguments(id, input, passwordHash), cancellationToken: ct));
        if (passwordHash is not null || !input.IsActive)
        {
            await EndSessionsAsync(connection, id, ct);
        }

        return (await FindAsync(connection, id, ct))!;
    }, ct);

    static Task EndSessionsAsync(NpgsqlConnection connection, Guid id, CancellationToken ct) =>
        connection.ExecuteAsync(new("UPDATE session SET revoked_at = now() WHERE account_id = @id AND revoked_at IS NULL", new { id }, cancellationToken: ct));

    static Task<Account?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<Account>(new($"SELECT {Columns} FROM account a WHERE a.id = @id", new { id }, cancellationToken: ct));

    static object Arguments(Guid id, AccountInput input, string? passwordHash) =>
        new { id, input.Name, input.DisplayName, input.Email, role = input.Role!.Value.ToString().ToLowerInvariant(), passwordHash, input.IsActive };
}

/// <summary>How somebody stands here whom others have signed in.</summary>
sealed record AccountStanding
{
    public bool IsBarred { get; init; }
}
