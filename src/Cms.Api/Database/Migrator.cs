using DbUp;
using DbUp.Engine;
using Npgsql;

namespace Cms.Api.Database;

/// <summary>Runs the .sql files of Database/Migrations that this database has not seen, in order of name, each in a transaction of its own.</summary>
/// <remarks>Write the bodies of functions between $$: scripts are cut at semicolons, also at those between BEGIN ATOMIC and END.</remarks>
public static class Migrator
{
    /// <summary>Any number that no other user of the database locks on.</summary>
    const long Lock = 0x434D53;

    /// <summary>The table that remembers what has run.</summary>
    public const string Journal = "migration";
    const string Prefix = "Cms.Api.Database.Migrations.";

    /// <summary>Of every migration that this program knows.</summary>
    public static IEnumerable<string> Names => Resources().Select(name => name[Prefix.Length..]);

    /// <summary>Safe to call from several instances at once: they take turns, and the later find nothing left to do.</summary>
    /// <exception cref="StartException">The server can't be reached, or a migration failed (and left no trace).</exception>
    public static async Task MigrateAsync(string connectionString, ILogger log, CancellationToken ct)
    {
        // The lock belongs to this connection, and goes with it however the program ends.
        await using var db = NpgsqlDataSource.Create(Unlimited(connectionString));
        await using var connection = await OpenAsync(db, ct);
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = Lock } } };
        await command.ExecuteNonQueryAsync(ct);

        var pending = await PendingAsync(connection, ct);
        if (pending.Count == 0)
        {
            return;
        }

        log.Migrating(string.Join(", ", pending));
        var result = await Task.Run(Engine(connectionString).PerformUpgrade, CancellationToken.None);
        if (!result.Successful)
        {
            throw new StartException($"The migration {result.ErrorScript?.Name} failed: {result.Error.Message}", result.Error);
        }
    }

    /// <summary>The names of the migrations that this database lacks, in order.</summary>
    /// <exception cref="StartException">The server can't be reached.</exception>
    public static async Task<IReadOnlyList<string>> PendingAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var connection = await OpenAsync(db, ct);
        return await PendingAsync(connection, ct);
    }

    /// <summary>Asked without what runs migrations, which would read them all: at each start there are none.</summary>
    static async Task<IReadOnlyList<string>> PendingAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await using var command = new NpgsqlCommand($"SELECT scriptname FROM {Journal}", connection);
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                done.Add(reader.GetString(0));
            }
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            // none has run yet
        }

        return [.. Names.Where(name => !done.Contains(name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>For a server that doesn't migrate by itself (<c>Cms:MigrateOnStart</c> is false).</summary>
    /// <exception cref="StartException">The database lacks migrations, or can't be reached.</exception>
    public static async Task RequireMigratedAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        var pending = await PendingAsync(db, ct);
        if (pending.Count > 0)
        {
            throw new StartException(
                $"The database lacks {pending.Count} migrations, from {pending[0]} on. Run this program with the verb migrate (dotnet Cms.Api.dll migrate, "
                + "or dotnet run --project src/Cms.Api -- migrate), or set Cms__MigrateOnStart=true.");
        }
    }

    static UpgradeEngine Engine(string connectionString) =>
        DeployChanges.To.PostgresqlDatabase(Unlimited(connectionString)).WithScripts(Scripts()).JournalToPostgresqlTable("public", Journal)
            .WithTransactionPerScript().WithVariablesDisabled().LogToNowhere().Build();

    static IEnumerable<SqlScript> Scripts()
    {
        foreach (var resource in Resources())
        {
            yield return SqlScript.FromStream(resource[Prefix.Length..], typeof(Migrator).Assembly.GetManifestResourceStream(resource)!);
        }
    }

    static IEnumerable<string> Resources() => typeof(Migrator).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal));

    static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource db, CancellationToken ct)
    {
        try
        {
            return await db.OpenConnectionAsync(ct);
        }
        catch (NpgsqlException e)
        {
            var server = new NpgsqlConnectionStringBuilder(db.ConnectionString);
            throw new StartException($"The database {server.Database} on {server.Host}:{server.Port} can't be opened: {e.Message}", e);
        }
    }

    /// <summary>An index on a large table may take longer than a command usually may.</summary>
    static string Unlimited(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString) { CommandTimeout = 0, Pooling = false }.ConnectionString;
}
