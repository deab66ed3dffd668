namespace Cms.Api.Verbs;

/// <summary>The verb <c>migrate</c>, for a deployment that migrates before it starts the new version.</summary>
static class Migrate
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken ct)
    {
        var builder = CmsHost.CreateBuilder([.. settings, "--Cms:MigrateOnStart=true"]);
        await using var database = await builder.AddDatabaseAsync(ct);
        Console.WriteLine($"The database is up to date: {database.Description}");
        return 0;
    }
}
