using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;

namespace Cms.Api.Tests.Verbs;

/// <summary>The built program as a process of its own that serves: a second instance, or one to be killed.</summary>
public sealed class ServeProcess : IDisposable
{
    readonly Process process;

    ServeProcess(Process process, Uri address, ConcurrentQueue<string> log)
    {
        (this.process, Log) = (process, log);
        Editor = new() { BaseAddress = address };
        Editor.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Api.Key);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => Editor.BaseAddress!;

    /// <summary>A client that holds the editors' key.</summary>
    public HttpClient Editor { get; }

    public int Id => process.Id;

    /// <summary>What it has logged so far.</summary>
    public IReadOnlyCollection<string> Log { get; }

    /// <summary>Waits for a line of the log that has this text.</summary>
    public async Task<string> LogAsync(string text)
    {
        for (var i = 0; i < 100; i++)
        {
            if (Log.FirstOrDefault(l => l.Contains(text, StringComparison.Ordinal)) is { } line)
            {
                return line;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"No line of the log has '{text}':\n{string.Join('\n', Log)}");
    }

    /// <param name="connectionString">Its database.</param>
    /// <param name="settings">More of them, as <c>--Cms:…=…</c>.</param>
    public static async Task<ServeProcess> StartAsync(string connectionString, params string[] settings)
    {
        const string announced = "API ";
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0", "--Cms:ImportSeeds=false", "--Logging:LogLevel:Default=Warning", .. settings])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ConnectionStrings__Cms"] = connectionString;
        start.Environment["Cms__AdminKey"] = Api.Key;
        var process = Process.Start(start)!;
        var log = new ConcurrentQueue<string>();
        process.ErrorDataReceived += (_, e) => log.Enqueue(e.Data ?? "");
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains(announced, StringComparison.Ordinal))
            {
                return new(process, new Uri(new Uri(line.Split(announced)[1].Trim()), "/"), log);
            }
        }

        throw new InvalidOperationException($"The program ended before it served.\n{string.Join('\n', log)}");
    }

    /// <summary>As <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Editor.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
