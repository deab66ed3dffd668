using Cms.Api.ApiKeys;
using Cms.Api.Auth;
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
        var builder = CmsHost.CreateBuilder(settings);
        var isProduction = builder.Environment.IsProduction();
        await using var database = await builder.AddDatabaseAsync(stop);
        builder.AddCms();
        await using var app = builder.Build();
        app.UseCms();

        await app.Services.GetRequiredService<SiteSecret>().LoadAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), app.Configuration["Cms:Secret"], stop);
        var keys = app.Services.GetRequiredService<ApiKeyStore>();
        var madeKey = await AdminKey.EnsureAsync(keys, app.Configuration["Cms:AdminKey"], database.Folder, isProduction, stop);
        var hasKey = madeKey is not null || await keys.AnyAsync(stop);
        if (app.Configuration.GetValue("Cms:ImportSeeds", !isProduction))
        {
            await app.Services.GetRequiredService<SeedImport>().RunAsync(stop);
        }

        app.Lifetime.ApplicationStarted.Register(() => Greet(app, database.Description, madeKey, hasKey));
        await app.RunAsync(stop);
        return 0;
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
