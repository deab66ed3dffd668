using Dapper;
using Npgsql;

namespace Cms.Api.Database;

/// <summary>The two roles and the one database on a server of our own.</summary>
static class ServerRoles
{
    /// <summary>Only for set-up.</summary>
    public const string Superuser = "postgres";

    /// <summary>What the program works as: no superuser, owner of its database.</summary>
    public const string Program = "cms";

    public const string Database = "cms";

    /// <summary>Refuses any server that would have the password itself: another one may have got the port.</summary>
    public static string ConnectionString(int port, string role, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = port,
        Username = role,
        Password = password,
        Database = database,
        Timeout = 5,
        RequireAuth = "ScramSHA256",
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
        Pooling = role == Program,
    }.ConnectionString;

    /// <summary>Brings role and database to what they should be, from whatever an interrupted start has left.</summary>
    public static async Task SetUpAsync(string superuser, string password, bool createsDatabases, CancellationToken ct)
    {
        await using var connection = new NpgsqlConnection(superuser);
        await connection.OpenAsync(ct);
        const string exists = """
            SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = @Program) AS role,
                   EXISTS (SELECT FROM pg_database WHERE datname = @Database) AS database
            """;
        var (role, database) = await connection.QuerySingleAsync<(bool, bool)>(new(exists, new { Program, Database }, cancellationToken: ct));
        var rights = createsDatabases ? "CREATEDB" : "NOCREATEDB";
        await connection.ExecuteAsync(new(
            $"{(role ? "ALTER" : "CREATE")} ROLE {Program} LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION {rights} PASSWORD '{password}'", cancellationToken: ct));
        if (!database)
        {
            await connection.ExecuteAsync(new(
                $"CREATE DATABASE {Database} OWNER {Program} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", cancellationToken: ct));
        }
    }
}
