using Cms.Api.Database;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cms.Api.Tests.Database;

/// <summary>Temporary folders of private servers: one for this run, which is locked as long as the run lives, and in it one a server.</summary>
static class TestFolders
{
    const string Prefix = "cms-test-";

    static readonly Lazy<Task<IReadOnlyList<ServerBinaries>>> Found = new(() => ServerBinaries.FindAsync(ServerBinaries.UsualFolders(), CancellationToken.None));
    static readonly string Run = Path.Combine(Path.GetTempPath(), $"{Prefix}{Guid.NewGuid():N}");
    static readonly FileStream Alive = Begin();

    public static string New() => Path.Combine(Path.GetDirectoryName(Alive.Name)!, $"{Guid.NewGuid():N}");

    public static async Task<SharedServer> ServerAsync(string folder)
    {
        var found = await Found.Value;
        return found.Count > 0 ? new PrivateServer(folder, found, NullLogger.Instance, throwaway: true) : throw new InvalidOperationException(
            $"The tests need a database: set CMS_TEST_SERVER to a server where databases may be created, start Docker, or install PostgreSQL {ServerBinaries.Oldest} or later.");
    }

    /// <summary>Removes what killed runs have left behind, and stops their servers; another user's stay.</summary>
    public static async Task SweepAsync()
    {
        foreach (var run in Directory.EnumerateDirectories(Path.GetTempPath(), $"{Prefix}*").Where(run => File.Exists(LockOf(run))))
        {
            try
            {
                await using (new FileStream(LockOf(run), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    foreach (var folder in Directory.GetDirectories(run))
                    {
                        await (await ServerAsync(folder)).RemoveAsync(CancellationToken.None);
                    }
                }

                Directory.Delete(run, recursive: true);
            }
            catch (Exception e) when (e is StartException or IOException or UnauthorizedAccessException)
            {
                // It lives, or it isn't ours.
            }
        }
    }

    static FileStream Begin()
    {
        PrivateFiles.CreateFolder(Run, passable: Environment.IsPrivilegedProcess);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Run, recursive: true);
        return PrivateFiles.Open(LockOf(Run), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    static string LockOf(string run) => Path.Combine(run, "run.lock");
}
