using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Cms.Api.Database;

/// <summary>postmaster.pid, which a running server keeps in its data folder and a killed one leaves there.</summary>
static class PostmasterFile
{
    /// <summary>No process has this id; <c>kill</c> says so.</summary>
    const string Nobody = "2147483647";

    /// <summary>Process, data folder and start time, which are written at once; the others follow.</summary>
    const int IdentityLines = 3;
    const int PortLine = 3;

    /// <summary>The server that runs on this data; its port is null while it hasn't said it yet. Null when none runs.</summary>
    public static (int Process, int? Port)? Read(string data)
    {
        var lines = Lines(FileName(data));
        if (lines.Length == 0 || !int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var process) || !IsServer(process, lines))
        {
            return null;
        }

        return (process, lines.Length > PortLine && int.TryParse(lines[PortLine], NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null);
    }

    /// <summary>
    /// Makes a killed server's file harmless. The server refuses to start while the process it names lives, although that may
    /// be another program's by now, or dead but not yet collected. The other lines stay: they tell the new server which
    /// shared memory to check for processes that still work on the data.
    /// </summary>
    public static void Disown(string data)
    {
        var lines = Lines(FileName(data));
        if (lines.Length > 0)
        {
            lines[0] = Nobody;
            File.WriteAllText(FileName(data), string.Join('\n', lines) + "\n");
        }
    }

    static string FileName(string data) => Path.Combine(data, "postmaster.pid");

    static string[] Lines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
    }

    /// <summary>A server works in its data folder, where Linux lets us see this very file; elsewhere its name must do.</summary>
    static bool IsServer(int process, string[] lines)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                return Lines(FileName($"/proc/{process}/cwd")).Take(IdentityLines).SequenceEqual(lines.Take(IdentityLines));
            }

            using var running = Process.GetProcessById(process);
            return running.ProcessName == "postgres";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }
}
