using Cms.Api.Database;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cms.Api.Tests.Database;

/// <summary>Temporary folders of private servers.</summary>
static class TestFolders
{
    const string Prefix = "cms-test-";

    static readonly Lazy<Task<IReadOnlyList<ServerBinaries>>> Found = new(() => ServerBinaries.FindAsync(ServerBinaries.UsualFolders(), CancellationToken.None));

    public static string New() => Path.Combine(Path.GetTempPath(), $"{Prefix}{Guid.NewGuid():N}");

    public static async Task<SharedServer> ServerAsync(string folder)
    {
        var found = await Found.Value;
        return found.Count > 0 ? new PrivateServer(folder, found, NullLogger.Instance, throwaway: true) : throw new InvalidOperationException(
            $"The tests need a database: set CMS_TEST_SERVER to a server where databases may be created, start Docker, or install PostgreSQL {ServerBinaries.Oldest} or later.");
    }

    /// <summary>Removes what killed runs have left behind; what a living run uses stays, and so does another user's.</summary>
    public static async Task SweepAsync()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), $"{Prefix}*"))
        {
            try
            {
                await (await ServerAsync(folder)).RemoveAsync(CancellationToken.None);
            }
            catch (Exception e) when (e is StartException or IOException or UnauthorizedAccessException)
            {
                Console.WriteLine($"{folder} stays: {e.Message}");
            }
        }
    }
}
