using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Cms.Api.Database;

namespace Cms.Benchmarks.Serving;

/// <summary>What is asked, again and again in turn.</summary>
/// <param name="Paths">The addresses.</param>
/// <param name="Method">With which method.</param>
/// <param name="Headers">And which headers, by name.</param>
sealed record Requests(IReadOnlyList<string> Paths, string Method = "GET", IReadOnlyDictionary<string, string>? Headers = null);

/// <summary>What one round of load came to.</summary>
/// <param name="PerSecond">Requests answered a second.</param>
/// <param name="P50">Half of the answers came within.</param>
/// <param name="P99">99 of 100 came within.</param>
/// <param name="Cpu">Of the server, for one request.</param>
/// <param name="Void">Why the round doesn't count; null when it does.</param>
sealed record Round(double PerSecond, TimeSpan P50, TimeSpan P99, TimeSpan Cpu, string? Void);

/// <summary>Loads a server with <c>wrk</c>.</summary>
static class Load
{
    /// <summary>Beyond what wrk itself takes to end.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    const string Mark = "figures: ";
    const int Checked = 20;

    /// <summary>
    /// Each of wrk's threads begins elsewhere in the list. Any status of 400 and above, and any request without an answer, is counted by wrk itself; to look at each
    /// status in Lua would take the client more time than the server has.
    /// </summary>
    const string Script = """
        local thread_number = 0
        function setup(thread) thread:set("number", thread_number); thread_number = thread_number + 1 end
        function init(args)
            requests = {}
            for line in io.lines(args[1]) do requests[#requests + 1] = line end
            position = math.floor(#requests * (number / tonumber(args[2])))
            for i, path in ipairs(requests) do requests[i] = wrk.format(METHOD, path, HEADERS) end
        end
        function request()
            position = position % #requests + 1
            return requests[position]
        end
        function done(summary, latency, all)
            local e = summary.errors
            io.write(string.format("figures: %d %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
                e.status, e.connect + e.read + e.write + e.timeout))
        end
        """;

    /// <summary>Whether wrk is on the machine.</summary>
    /// <exception cref="StartException">It isn't.</exception>
    public static void Require()
    {
        try
        {
            using var wrk = Process.Start(new ProcessStartInfo("wrk", ["-v"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            wrk.WaitForExit();
        }
        catch (Win32Exception)
        {
            throw new StartException("wrk makes the load, and isn't on this machine: apt-get install wrk, or brew install wrk.");
        }
    }

    public static async Task<Round> RunAsync(ServerProcess server, Requests requests, int connections, TimeSpan duration)
    {
        var folder = Directory.CreateTempSubdirectory("cms-load-");
        try
        {
            var (script, paths) = (Path.Combine(folder.FullName, "load.lua"), Path.Combine(folder.FullName, "paths"));
            await File.WriteAllTextAsync(script, Script.Replace("METHOD", $"\"{requests.Method}\"", StringComparison.Ordinal).Replace("HEADERS", Table(requests.Headers), StringComparison.Ordinal));
            await File.WriteAllLinesAsync(paths, requests.Paths);
            var cpu = server.Cpu;
            var figures = await WrkAsync(["-t1", $"-c{connections}", $"-d{duration.TotalSeconds:0}s", "--latency", "--timeout", "10s", "-s", script, server.Address.ToString(), "--", paths, "1"], duration + Patience);
            var used = server.Cpu - cpu;
            var (count, seconds) = (figures[0], figures[1] / 1e6);
            var problem = figures switch
            {
                [0, ..] => "no answer",
                [_, _, _, _, > 0, _] => $"{figures[4]} answers of 400 and above",
                [_, _, _, _, _, > 0] => $"{figures[5]} requests without an answer",
                _ => null,
            };
            return new(count / seconds, TimeSpan.FromMicroseconds(figures[2]), TimeSpan.FromMicroseconds(figures[3]), count == 0 ? default : used / count, problem);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Asks for some of the addresses once: all must answer 200, for a round's redirects would look like success.</summary>
    public static async Task CheckAsync(ServerProcess server, Requests requests)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
        foreach (var path in requests.Paths.Take(Checked))
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            if ((int)answer.StatusCode != 200)
            {
                throw new InvalidOperationException($"{server.Address}{path} answers {(int)answer.StatusCode}.");
            }
        }
    }

    static async Task<long[]> WrkAsync(IEnumerable<string> arguments, TimeSpan patience)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = new CancellationTokenSource(patience);
        try
        {
            var errors = wrk.StandardError.ReadToEndAsync(limit.Token);
            var output = await wrk.StandardOutput.ReadToEndAsync(limit.Token);
            await wrk.WaitForExitAsync(limit.Token);
            return output.Split('\n').FirstOrDefault(l => l.StartsWith(Mark, StringComparison.Ordinal)) is { } line
                ? [.. line[Mark.Length..].Split(' ').Select(n => long.Parse(n, CultureInfo.InvariantCulture))]
                : throw new InvalidOperationException($"wrk says no figures: {output}{await errors}");
        }
        finally
        {
            if (!wrk.HasExited)
            {
                wrk.Kill();
            }
        }
    }

    static string Table(IReadOnlyDictionary<string, string>? headers) =>
        $"{{ {string.Join(", ", (headers ?? new Dictionary<string, string>()).Select(h => $"[\"{h.Key}\"] = '{h.Value}'"))} }}";
}
