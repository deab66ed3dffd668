using System.ComponentModel;
using System.Diagnostics;

namespace Cms.Api.Database;

/// <summary>How another program ended, and what it wrote.</summary>
sealed record CommandResult(int Code, string Output, string Errors)
{
    public bool Ok => Code == 0;

    /// <summary>For people.</summary>
    public string Said => $"{Errors}{Environment.NewLine}{Output}".Trim();
}

/// <summary>Runs the tools that come with PostgreSQL and Docker.</summary>
static class Command
{
    const int NotFound = 127;
    const int Interrupted = 130;

    /// <param name="program">A path, or a name to be found on PATH; what can't be started ends with 127.</param>
    /// <param name="arguments">Passed as they are, without a shell.</param>
    /// <param name="ct">Ends the program; so does Ctrl+C, which the terminal sends to it too, and both throw.</param>
    /// <param name="user">Run as this user, which only root may ask for.</param>
    /// <param name="folder">Where it runs; that user must be able to enter it.</param>
    /// <param name="environment">Set on top of ours.</param>
    public static async Task<CommandResult> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken ct, string? user = null, string? folder = null, Dictionary<string, string>? environment = null)
    {
        // Without a window of its own a console program on Windows would get our Ctrl+C, and so would the server it starts.
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, CreateNoWindow = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C";
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        if (user is not null)
        {
            start.UserName = user;
        }

        if (folder is not null)
        {
            start.WorkingDirectory = folder;
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            return new(NotFound, "", e.Message);
        }

        using (process)
        {
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
            try
            {
                await process.WaitForExitAsync(ct);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }

            if (process.ExitCode == Interrupted)
            {
                throw new OperationCanceledException($"{program} was interrupted.");
            }

            // A server that was started may keep the outputs open, so their end isn't waited for long.
            await Task.WhenAny(output, Task.Delay(TimeSpan.FromSeconds(2), ct));
            return output.IsCompletedSuccessfully ? new(process.ExitCode, output.Result[0].Trim(), output.Result[1].Trim()) : new(process.ExitCode, "", "");
        }
    }
}
