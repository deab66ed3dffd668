using Npgsql;

namespace Cms.Api.Database;

/// <summary>Finds the database to work on, so that a newcomer has nothing to set up and an operator decides everything.</summary>
/// <param name="folders">Where PostgreSQL's server programs are looked for.</param>
/// <param name="docker">Docker's client.</param>
public sealed class DatabaseFinder(IEnumerable<string> folders, string docker)
{
    const string Setting = "ConnectionStrings__Cms='Host=db.example.org;Database=cms;Username=cms;Password=…'";

    /// <summary>
    /// The server that <c>ConnectionStrings:Cms</c> names; outside production else a private PostgreSQL from the server programs
    /// on this machine, else one in a container.
    /// </summary>
    /// <exception cref="StartException">There is none; the message names the ways to get one.</exception>
    public static Task<DatabaseLease> FindAsync(IConfiguration config, bool production, ILogger log, CancellationToken ct) =>
        new DatabaseFinder(ServerBinaries.UsualFolders(), "docker").LeaseAsync(config, production, log, ct);

    /// <inheritdoc cref="FindAsync"/>
    public async Task<DatabaseLease> LeaseAsync(IConfiguration config, bool production, ILogger log, CancellationToken ct)
    {
        if (Configured(config) is { } configured)
        {
            return configured;
        }

        if (production)
        {
            throw new StartException($"No database is configured, and in production the program starts none of its own. Set {Setting}");
        }

        var folder = Folder(config);
        var found = await ServerBinaries.FindAsync(folders, ct);
        if (found.Count > 0)
        {
            return await new PrivateServer(folder, found, log).LeaseAsync(createsDatabases: false, ct);
        }

        if (await DockerServer.IsReachableAsync(docker, ct))
        {
            return await new DockerServer(folder, docker, log).LeaseAsync(createsDatabases: false, ct);
        }

        throw new StartException($"""
            There is no database to work on. Any one of these will do:
            1. Name a PostgreSQL {ServerBinaries.Oldest} or later: {Setting}
            2. Install PostgreSQL's server, and the program runs a private one: {Install()}
            3. Start Docker, and the program runs PostgreSQL in a container.
            """);
    }

    /// <summary>The server that <c>ConnectionStrings:Cms</c> names; null when it names none.</summary>
    public static DatabaseLease? Configured(IConfiguration config)
    {
        if (config.GetConnectionString("Cms") is not { } connectionString || string.IsNullOrWhiteSpace(connectionString))
        {
            return null;
        }

        try
        {
            var server = new NpgsqlConnectionStringBuilder(connectionString);
            return new DatabaseLease(connectionString, $"PostgreSQL on {server.Host}:{server.Port}, database {server.Database ?? server.Username}");
        }
        catch (ArgumentException e)
        {
            throw new StartException($"ConnectionStrings:Cms can't be read: {e.Message} It should look like {Setting}", e);
        }
    }

    static string Folder(IConfiguration config)
    {
        if (config["Cms:DataFolder"] is { Length: > 0 } configured)
        {
            return Path.GetFullPath(configured);
        }

        // Root's home is closed to the user that the server runs as.
        var parent = Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()
            ? "/var/lib"
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        return parent.Length > 0 ? Path.Combine(parent, "cms-api") : throw new StartException("This user has no home folder. Set Cms__DataFolder to where the database may be kept.");
    }

    static string Install() =>
        OperatingSystem.IsMacOS() ? "brew install postgresql@18"
        : OperatingSystem.IsWindows() ? "winget install PostgreSQL.PostgreSQL.18"
        : "apt-get install postgresql (as root), or your distribution's package of the server";
}
