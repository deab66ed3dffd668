using System.Globalization;
using System.Text.RegularExpressions;

namespace Cms.Api.Database;

/// <summary>A folder that holds PostgreSQL's server programs, and their major version.</summary>
sealed partial record ServerBinaries(string Folder, int Major)
{
    /// <summary>The oldest PostgreSQL that the program runs on.</summary>
    public const int Oldest = 15;

    static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    public string this[string program] => FileName(Folder, program);

    /// <summary>Where installers put them: on PATH, or (Debian, Red Hat, Homebrew, Postgres.app, Windows) in folders of their own.</summary>
    public static IEnumerable<string> UsualFolders()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        (string Parent, string Pattern)[] installers =
        [
            ("/usr/lib/postgresql", "*"),
            ("/usr", "pgsql-*"),
            ("/opt/homebrew/opt", "postgresql*"),
            ("/usr/local/opt", "postgresql*"),
            ("/Applications/Postgres.app/Contents/Versions", "*"),
            (Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL"), "*"),
        ];
        var installed = installers
            .Where(i => Path.IsPathRooted(i.Parent) && Directory.Exists(i.Parent))
            .SelectMany(i => Directory.EnumerateDirectories(i.Parent, i.Pattern))
            .Select(folder => Path.Combine(folder, "bin"));
        foreach (var folder in path.Concat(installed))
        {
            yield return folder; // only now is anything looked for: most servers are told where their database is
        }
    }

    /// <summary>One folder for each major version found, the newest first; those too old are left out.</summary>
    public static async Task<IReadOnlyList<ServerBinaries>> FindAsync(IEnumerable<string> folders, CancellationToken ct)
    {
        var found = new List<ServerBinaries>();
        foreach (var folder in folders.Distinct().Where(folder => Programs.All(program => File.Exists(FileName(folder, program)))))
        {
            var version = Version().Match((await Command.RunAsync(FileName(folder, "postgres"), ["--version"], ct)).Output);
            if (version.Success)
            {
                found.Add(new(folder, int.Parse(version.Groups[1].Value, CultureInfo.InvariantCulture)));
            }
        }

        return [.. found.Where(b => b.Major >= Oldest).DistinctBy(b => b.Major).OrderByDescending(b => b.Major)];
    }

    static string FileName(string folder, string program) => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{program}.exe" : program);

    [GeneratedRegex(@"\(PostgreSQL\) (\d+)")]
    private static partial Regex Version();
}
