using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cms.Benchmarks.Serving;

/// <summary>A server under load, in a process of its own: the newsroom as it is in production, or a bare one with the same settings of the runtime.</summary>
sealed class ServerProcess : IDisposable
{
    public const string Key = "benchmark-key-of-forty-characters-or-so";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(1);
    static readonly double TicksPerSecond = 100; // USER_HZ, which Linux has everywhere

    /// <summary>The program as it is published, which a Release build of the benchmarks does.</summary>
    static readonly string Newsroom = Path.Combine(AppContext.BaseDirectory, "newsroom", "Cms.Api.dll");

    readonly Process process;

    ServerProcess(ProcessStartInfo start, Uri address)
    {
        Address = address;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, e) => LastWords = e.Data ?? LastWords;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>User and system time so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            var stat = File.ReadAllText($"/proc/{process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' '); // the name before may have spaces
            return TimeSpan.FromSeconds((Number(fields[11]) + Number(fields[12])) / TicksPerSecond);
        }
    }

    /// <summary>The most memory that was resident, in bytes.</summary>
    public long MaxMemory => 1024 * Number(File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);

    string LastWords { get; set; } = "";

    /// <summary>The newsroom, with quotas above any load.</summary>
    public static ServerProcess StartNewsroom(string connectionString, params string[] settings)
    {
        var address = FreeAddress();
        var start = Start([Newsroom, "--urls", address.ToString(), "--environment=Production",
            "--Cms:RateLimits:Anonymous=1000000000", "--Cms:RateLimits:Known=1000000000", .. settings]);
        start.Environment["ConnectionStrings__Cms"] = connectionString;
        start.Environment["Cms__AdminKey"] = Key;
        return new(start, address);
    }

    /// <summary>One of the <see cref="BareServer"/>s.</summary>
    public static ServerProcess StartBare(string kind, params string[] arguments)
    {
        var address = FreeAddress();
        return new(Start(["exec", "--runtimeconfig", Path.ChangeExtension(Newsroom, ".runtimeconfig.json"), typeof(BareServer).Assembly.Location, BareServer.Verb, kind, address.ToString(), .. arguments]), address);
    }

    /// <summary>Asks again and again until it answers with 200, and returns how long that took since it was asked first.</summary>
    public async Task<TimeSpan> AnswersAsync(string path)
    {
        var clock = Stopwatch.StartNew();
        using var client = new HttpClient { BaseAddress = Address };
        while (clock.Elapsed < Patience && !process.HasExited)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return clock.Elapsed;
                }
            }
            catch (HttpRequestException)
            {
                // not yet
            }

            await Task.Delay(Interval);
        }

        throw new InvalidOperationException($"The server doesn't answer {path}. {LastWords}");
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    static ProcessStartInfo Start(IEnumerable<string> arguments) => new("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

    static Uri FreeAddress()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}");
    }

    static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
