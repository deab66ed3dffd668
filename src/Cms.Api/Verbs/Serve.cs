using Cms.Api.ApiKeys;
using Cms.Api.Articles;
using Cms.Api.Auth;
using Cms.Api.Database;
using Cms.Api.Imports;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Npgsql;

namespace Cms.Api.Verbs;

/// <summary>The verb <c>serve</c>, and what the program does without one.</summary>
static class Serve
{
    public static async Task<int> RunAsync(string[] settings, CancellationToken stop)
    {
        var written = Task.Run(FirstRead.Write, stop);
        var builder = CmsHost.CreateBuilder(settings);
        var isProduction = builder.Environment.IsProduction();
        await using var database = await builder.FindDatabaseAsync(stop);
        builder.AddCms();
        await using var app = builder.Build();
        var opened = Task.Run(() => OpenAsync(app, database, isProduction, stop), stop); // beside the rest of the program, which waits for it only here
        app.UseCms();
        var (madeKey, hasKey) = await opened;
        await written;
        if (app.Configuration.GetValue("Cms:ImportSeeds", !isProduction))
        {
            await app.Services.GetRequiredService<SeedImport>().RunAsync(stop);
        }

        app.Lifetime.ApplicationStarted.Register(() => Greet(app, database.Description, madeKey, hasKey));
        await app.RunAsync(stop);
        return 0;
    }

    /// <summary>Brings the database up to date, and loads what only it knows.</summary>
    static async Task<(string? MadeKey, bool HasKey)> OpenAsync(WebApplication app, DatabaseLease database, bool isProduction, CancellationToken stop)
    {
        var db = app.Services.GetRequiredService<NpgsqlDataSource>();
        await CmsHost.BringUpToDateAsync(app.Configuration, app.Environment, database, db, stop);
        await app.Services.GetRequiredService<SiteSecret>().LoadAsync(db, app.Configuration["Cms:Secret"], stop);
        var (keys, configured) = (app.Services.GetRequiredService<ApiKeyStore>(), app.Configuration["Cms:AdminKey"]);
        var madeKey = await AdminKey.EnsureAsync(keys, configured, database.Folder, isProduction, stop);
        var hasKey = madeKey is not null || !string.IsNullOrWhiteSpace(configured) || await keys.AnyAsync(stop);
        await FirstRead.ReadAsync(app.Services.GetRequiredService<ArticleStore>(), stop);
        return (madeKey, hasKey);
    }

    static void Greet(WebApplication app, string database, string? madeKey, bool hasKey)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        Console.WriteLine($"""

            The newsroom is open.
              API         {address}/v1/articles
              Swagger UI  {address}/swagger
              Database    {database}
              Editor key  {(madeKey, hasKey) switch
        {
            ({ } key, _) => key,
            (null, true) => "the one you configured",
            _ => "none yet: set Cms__AdminKey (openssl rand -hex 32) and start again; until then nobody can write",
        }}

            """);
    }
}
