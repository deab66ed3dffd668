using Dapper;
using Npgsql;

namespace Cms.Api.Imports;

/// <summary>Gives a newcomer something to read: an empty database gets the pages of <c>seeds/</c>.</summary>
sealed partial class SeedImport(NpgsqlDataSource db, PageImporter importer, ILogger<SeedImport> log)
{
    /// <summary>Where the build puts <c>seeds/</c>.</summary>
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seeds");

    public async Task RunAsync(CancellationToken ct)
    {
        if (!Directory.Exists(Folder) || !await IsEmptyAsync(ct))
        {
            return;
        }

        var documents = new List<ImportDocument>();
        foreach (var file in Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal))
        {
            documents.Add(new(await File.ReadAllBytesAsync(file, ct), Path.GetFileName(file)));
        }

        var receipt = await importer.ImportAsync(documents, new() { Mode = ImportMode.Partial }, "seeds", ct);
        LogSeeds(log, receipt.Counts.Created, receipt.Counts.Received);
    }

    async Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.ExecuteScalarAsync<bool>(new("SELECT NOT EXISTS (SELECT FROM article) AND NOT EXISTS (SELECT FROM import)", cancellationToken: ct));
    }

    [LoggerMessage(LogLevel.Information, "Imported {Created} of {Received} seed pages into the empty database")]
    static partial void LogSeeds(ILogger log, int created, int received);
}
