using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cms.Api.Database;

/// <summary>
/// A PostgreSQL of the project's own, run from the server programs on this machine. It listens on 127.0.0.1 alone and asks
/// everybody for a password.
/// </summary>
/// <param name="folder">
/// Holds locks and passwords, which are ours, and <c>server/</c> (data and log), which is the server's: PostgreSQL refuses to
/// run as root, so root hands that part to another user.
/// </param>
/// <param name="found">The server programs to choose from, the newest first.</param>
/// <param name="log">Told what takes long.</param>
/// <param name="throwaway">Fast and without care for power cuts, for data that nobody will miss.</param>
sealed class PrivateServer(string folder, IReadOnlyList<ServerBinaries> found, ILogger log, bool throwaway = false) : SharedServer(folder, log)
{
    const int Attempts = 4;
    static readonly string[] NoSync = ["--no-sync"];
    static readonly string[] Careless = ["fsync=off", "full_page_writes=off"];
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly string home = Path.Combine(folder, "server");
    readonly string data = Path.Combine(folder, "server", "data");
    readonly string serverLog = Path.Combine(folder, "server", "server.log");

    /// <summary>Null means ourselves.</summary>
    readonly string? user = OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess ? null
        : File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal)) ? "postgres" : "nobody";

    protected override string Describe(int port) => $"PostgreSQL {Binaries().Major} on 127.0.0.1:{port}, its data in {data}";

    protected override async Task<int> StartAsync(CancellationToken ct)
    {
        if (!Directory.Exists(data))
        {
            await CreateAsync(ct);
        }

        if (await RunningAsync(ct) is { } running)
        {
            return running;
        }

        PostmasterFile.Disown(data);
        for (var attempt = 1; ; attempt++)
        {
            // Between our look and the server's start another program may take the port, and the last processes of a killed
            // server may take a moment to end.
            var port = FreePort();
            var result = await RunAsync("pg_ctl", ["start", "--silent", "--wait", "-t", $"{Patience.TotalSeconds}", "-D", data, "-l", serverLog, "-o", Settings(port)], CancellationToken.None);
            ct.ThrowIfCancellationRequested();
            if (result.Ok && await RunningAsync(ct) is { } started)
            {
                return started;
            }

            if (attempt == Attempts)
            {
                throw new StartException($"PostgreSQL ({Binaries().Folder}) doesn't start on {data}: {result.Said}{Environment.NewLine}{LastWords()}");
            }

            await Task.Delay(TimeSpan.FromSeconds(0.5 * attempt), ct);
        }
    }

    protected override async Task StopAsync()
    {
        if (PostmasterFile.Read(data) is null)
        {
            return;
        }

        var result = await RunAsync("pg_ctl", ["stop", "--silent", "--wait", "-t", $"{Patience.TotalSeconds}", "-m", "fast", "-D", data], CancellationToken.None);
        if (!result.Ok)
        {
            Log.NotStopped(result.Said);
        }
    }

    /// <summary>The data appears under its name when it is complete; what an interrupted start leaves is begun anew.</summary>
    async Task CreateAsync(CancellationToken ct)
    {
        Log.Creating(data);
        PrivateFiles.CreateFolder(home);
        await HandOverAsync(home, ct);
        DeleteDrafts();
        var draft = Path.Combine(home, $"draft-{Guid.NewGuid():N}");
        var password = $"{draft}.password";
        PrivateFiles.Write(password, Password(ServerRoles.Superuser));
        await HandOverAsync(password, ct);
        string[] options = ["--username", ServerRoles.Superuser, "--pwfile", password, "--auth", "scram-sha-256", "--encoding", "UTF8", "--locale", "C"];
        var result = await RunAsync("initdb", [.. options, .. throwaway ? NoSync : [], "-D", draft], ct);
        File.Delete(password);
        if (!result.Ok)
        {
            throw new StartException($"PostgreSQL ({Binaries().Folder}) can't create a database in {draft}: {result.Said}");
        }

        Directory.Move(draft, data);
    }

    /// <summary>The children of a killed initdb may still write to what it has begun; the next first start finds the rest.</summary>
    void DeleteDrafts()
    {
        try
        {
            Array.ForEach(Directory.GetFiles(home, "draft-*"), File.Delete);
            Array.ForEach(Directory.GetDirectories(home, "draft-*"), draft => Directory.Delete(draft, recursive: true));
        }
        catch (IOException)
        {
            // Nothing but disk space hangs on it.
        }
    }

    async Task HandOverAsync(string path, CancellationToken ct)
    {
        if (user is not null && await Command.RunAsync("chown", [user, path], ct) is { Ok: false } refused)
        {
            throw new StartException($"{path} can't be given to the user {user}, as whom PostgreSQL runs because it refuses to run as root: {refused.Said}");
        }
    }

    /// <summary>The port of the server that runs on our data, once it answers; a starting one is waited for, a stopping one too.</summary>
    async Task<int?> RunningAsync(CancellationToken ct)
    {
        for (var end = DateTime.UtcNow + Patience; DateTime.UtcNow < end; await Task.Delay(50, ct))
        {
            if (PostmasterFile.Read(data) is not { } running)
            {
                return null;
            }

            if (running.Port is { } port && await AnswersAsync(port, ct))
            {
                return port;
            }
        }

        throw new StartException($"A PostgreSQL runs on {data} but doesn't answer.{Environment.NewLine}{LastWords()}");
    }

    /// <summary>Data can only be read by the version that wrote it.</summary>
    ServerBinaries Binaries()
    {
        var version = Path.Combine(data, "PG_VERSION");
        if (!File.Exists(version))
        {
            return found[0];
        }

        var major = int.Parse(File.ReadAllText(version), CultureInfo.InvariantCulture);
        return found.FirstOrDefault(b => b.Major == major) ?? throw new StartException(
            $"The data in {data} was written by PostgreSQL {major}, but this machine has {string.Join(", ", found.Select(b => $"{b.Major} ({b.Folder})"))}. "
            + $"Install PostgreSQL {major}'s server again, or move that folder away to begin anew.");
    }

    string Settings(int port)
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={port}", "unix_socket_directories=", "password_encryption=scram-sha-256",
            "max_connections=100", "shared_buffers=128MB", "timezone=UTC", "log_timezone=UTC",
            .. throwaway ? Careless : [],
        ];
        return string.Join(' ', settings.Select(setting => $"-c {setting}"));
    }

    Task<CommandResult> RunAsync(string program, IEnumerable<string> arguments, CancellationToken ct) =>
        Command.RunAsync(Binaries()[program], arguments, ct, user, home);

    string LastWords() => File.Exists(serverLog) ? string.Join(Environment.NewLine, File.ReadLines(serverLog).TakeLast(5)) : "";

    static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
