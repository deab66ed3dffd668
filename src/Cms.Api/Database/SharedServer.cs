using Npgsql;

namespace Cms.Api.Database;

/// <summary>
/// A server of the project's own, shared by the programs that run at once: whoever comes first starts it, whoever leaves last stops it.
/// </summary>
/// <remarks>
/// Two files do that. Each program holds a shared lock on <c>users.lock</c> as long as it uses the server; starting and stopping
/// happens under an exclusive lock on <c>change.lock</c>. The kernel releases both when a program is killed, and the server it
/// leaves behind is adopted by the next one.
/// </remarks>
abstract class SharedServer(string folder, ILogger log)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    readonly string users = Path.Combine(folder, "users.lock");
    readonly string change = Path.Combine(folder, "change.lock");

    protected string Folder { get; } = folder;

    protected ILogger Log { get; } = log;

    /// <summary>For the console: which server, and where its data is.</summary>
    protected abstract string Describe(int port);

    /// <summary>Starts the server, or finds it running. Returns its port on 127.0.0.1 once it answers.</summary>
    protected abstract Task<int> StartAsync(CancellationToken ct);

    /// <summary>Stops the server if it runs; never throws because it doesn't.</summary>
    protected abstract Task StopAsync();

    /// <summary>The role's password on this server; made at random when first asked for.</summary>
    protected string Password(string role) => PrivateFiles.Secret(Folder, $"{role}.password");

    /// <param name="createsDatabases">The program's role may create databases of its own (the tests do).</param>
    /// <param name="ct">Gives up waiting or starting.</param>
    public async Task<DatabaseLease> LeaseAsync(bool createsDatabases, CancellationToken ct)
    {
        await using var changing = await LockAsync(ct);
        var use = PrivateFiles.Open(users, FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
        try
        {
            var port = await StartAsync(ct);
            await ServerRoles.SetUpAsync(Superuser(port), Password(ServerRoles.Program), createsDatabases, ct);
            var own = ServerRoles.ConnectionString(port, ServerRoles.Program, Password(ServerRoles.Program), ServerRoles.Database);
            return new(own, Describe(port), Folder, () => LeaveAsync(use));
        }
        catch
        {
            await StopIfLastAsync(use);
            throw;
        }
    }

    /// <summary>Stops the server that killed programs have left and deletes the whole folder; false when a program uses it.</summary>
    public async Task<bool> RemoveAsync(CancellationToken ct)
    {
        await using (await LockAsync(ct))
        {
            await using var alone = TryLock(users);
            if (alone is null)
            {
                return false;
            }

            await StopAsync();
            if (!OperatingSystem.IsWindows())
            {
                Directory.Delete(Folder, recursive: true);
                return true;
            }
        }

        // Windows deletes no file that is open, so a program that comes at this very moment loses its folder there.
        Directory.Delete(Folder, recursive: true);
        return true;
    }

    protected string Superuser(int port) => ServerRoles.ConnectionString(port, ServerRoles.Superuser, Password(ServerRoles.Superuser), "postgres");

    /// <summary>Whether the server on that port is this one, and ready. SCRAM proves both: it knows the password's verifier.</summary>
    /// <exception cref="StartException">It refuses our password.</exception>
    protected async Task<bool> AnswersAsync(int port, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Superuser(port));
            await connection.OpenAsync(ct);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidPassword)
        {
            throw new StartException($"{Describe(port)} refuses the password in {Folder}. If that file was lost, move the data away to begin anew.", e);
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    async Task LeaveAsync(FileStream use)
    {
        await using var changing = await LockAsync(CancellationToken.None);
        await StopIfLastAsync(use);
    }

    async Task StopIfLastAsync(FileStream use)
    {
        await use.DisposeAsync();
        await using var alone = TryLock(users);
        if (alone is not null)
        {
            await StopAsync();
        }
    }

    async Task<FileStream> LockAsync(CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += TimeSpan.FromMilliseconds(50))
        {
            CreateFolder();
            if (TryLock(change) is { } changing)
            {
                return changing;
            }

            if (waited == TimeSpan.FromSeconds(5))
            {
                Log.Waiting(change);
            }

            await Task.Delay(50, ct);
        }

        throw new StartException($"Another program holds {change} for longer than {Patience.TotalMinutes} minutes. End it, then try again.");
    }

    void CreateFolder()
    {
        try
        {
            PrivateFiles.CreateFolder(Folder, passable: Environment.IsPrivilegedProcess);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The folder {Folder} can't be created: {e.Message} Set Cms__DataFolder to another one.", e);
        }
    }

    static FileStream? TryLock(string path)
    {
        try
        {
            return PrivateFiles.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartException($"The file {path} belongs to another user. Set Cms__DataFolder to a folder of your own.", e);
        }
    }
}
