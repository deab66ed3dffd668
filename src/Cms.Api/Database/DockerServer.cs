using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Cms.Api.Database;

/// <summary>
/// PostgreSQL in a container of a Docker engine, its data in a named volume, its port published on 127.0.0.1 alone. Container
/// and volume carry the name of the folder that holds their password, so that users of one engine don't meet.
/// </summary>
sealed class DockerServer(string folder, string docker, ILogger log) : SharedServer(folder, log)
{
    const string Image = "postgres:18-alpine";
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Of the container and of the volume.</summary>
    public string Name { get; } = $"cms-api-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder)))[..8]}";

    /// <summary>Whether an engine answers the client on this machine.</summary>
    public static async Task<bool> IsReachableAsync(string docker, CancellationToken ct)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        soon.CancelAfter(TimeSpan.FromSeconds(5));
        try
        {
            return (await Command.RunAsync(docker, ["version", "--format", "{{.Server.Version}}"], soon.Token)).Ok;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }

    protected override string Describe(int port) => $"PostgreSQL in the Docker container {Name} on 127.0.0.1:{port}, its data in the volume {Name}";

    protected override async Task<int> StartAsync(CancellationToken ct)
    {
        if ((await DockerAsync(["inspect", "--format", "{{.State.Running}}", Name], ct)).Output != "true")
        {
            await CreateAsync(ct);
        }

        for (var end = DateTime.UtcNow + Patience; DateTime.UtcNow < end; await Task.Delay(200, ct))
        {
            var published = await DockerAsync(["port", Name, "5432/tcp"], ct);
            if (!published.Ok)
            {
                break;
            }

            var port = int.Parse(published.Output.AsSpan(published.Output.LastIndexOf(':') + 1), CultureInfo.InvariantCulture);
            if (await AnswersAsync(port, ct))
            {
                return port;
            }
        }

        var logs = await DockerAsync(["logs", "--tail", "5", Name], ct);
        throw new StartException($"The Docker container {Name} ({Image}) doesn't answer on 127.0.0.1: {logs.Said}");
    }

    protected override async Task StopAsync()
    {
        await DockerAsync(["stop", Name], CancellationToken.None);
        await DockerAsync(["rm", "--force", Name], CancellationToken.None);
    }

    async Task CreateAsync(CancellationToken ct)
    {
        if (!(await DockerAsync(["image", "inspect", Image], ct)).Ok)
        {
            Log.Fetching(Image);
            await MustAsync(["pull", "--quiet", Image], ct);
        }

        await DockerAsync(["rm", "--force", Name], ct);

        // Variables without a value are taken from the client's environment, so that no password shows in a process list.
        string[] options =
        [
            "run", "--detach", "--name", Name, "--volume", $"{Name}:/var/lib/postgresql", "--publish", "127.0.0.1::5432",
            "--env", "POSTGRES_PASSWORD", "--env", "POSTGRES_INITDB_ARGS=--auth=scram-sha-256 --encoding=UTF8 --locale=C", Image,
        ];
        await MustAsync(options, ct, new() { ["POSTGRES_PASSWORD"] = Password(ServerRoles.Superuser) });
    }

    async Task MustAsync(IEnumerable<string> arguments, CancellationToken ct, Dictionary<string, string>? environment = null)
    {
        var result = await Command.RunAsync(docker, arguments, ct, environment: environment);
        if (!result.Ok)
        {
            throw new StartException($"Docker can't run a database: {result.Said}");
        }
    }

    Task<CommandResult> DockerAsync(IEnumerable<string> arguments, CancellationToken ct) => Command.RunAsync(docker, arguments, ct);
}
