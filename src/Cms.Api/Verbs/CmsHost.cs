using System.Text.Encodings.Web;
using System.Text.Json;
using Cms.Api.Articles;
using Cms.Api.Audit;
using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Caching;
using Cms.Api.Categories;
using Cms.Api.Changes;
using Cms.Api.Collections;
using Cms.Api.Comments;
using Cms.Api.Database;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.Idempotency;
using Cms.Api.Imports;
using Cms.Api.Json;
using Cms.Api.OpenApi;
using Cms.Api.Problems;
using Cms.Api.Reporters;
using Cms.Api.Search;
using Cms.Api.Seeing;
using Cms.Api.Sitemaps;
using Cms.Api.Synonyms;
using Cms.Api.Tags;
using Cms.Api.Views;
using Cms.Api.WeatherObservations;
using Cms.Api.WeatherSnapshots;
using Cms.Api.Webhooks;
using Dapper;
using FastEndpoints;
using Microsoft.Extensions.Logging.Console;
using Npgsql;

namespace Cms.Api.Verbs;

/// <summary>What the program is made of, for every verb that works on the database.</summary>
static class CmsHost
{
    const string DatabaseLogs = "Cms.Api.Database";

    /// <summary>Settings are read at start alone, and nobody need watch their files.</summary>
    const string NoReload = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Settings come from appsettings.json beside the program, from the environment and from <c>--Key=value</c>.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = [NoReload, .. settings], ContentRootPath = AppContext.BaseDirectory });
        AddConsole(builder.Logging.ClearProviders(), builder.Environment);
        return builder;
    }

    /// <summary>Logs go to standard error: standard output is for what a verb answers. In production they are JSON, each line with the traceId of its request.</summary>
    static void AddConsole(ILoggingBuilder logs, IHostEnvironment environment)
    {
        if (environment.IsProduction())
        {
            logs.AddJsonConsole(o =>
            {
                (o.IncludeScopes, o.UseUtcTimestamp, o.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ");
                o.JsonWriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            });
        }
        else
        {
            logs.AddSimpleConsole();
        }

        logs.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    /// <summary>Finds the database and brings it up to date, or says what is missing.</summary>
    public static async Task<DatabaseLease> AddDatabaseAsync(this WebApplicationBuilder builder, CancellationToken ct)
    {
        var lease = await builder.FindDatabaseAsync(ct);
        try
        {
            await using var db = NpgsqlDataSource.Create(lease.ConnectionString);
            await BringUpToDateAsync(builder.Configuration, builder.Environment, lease, db, ct);
            return lease;
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    /// <summary>Finds the database, as it is.</summary>
    public static async Task<DatabaseLease> FindDatabaseAsync(this WebApplicationBuilder builder, CancellationToken ct)
    {
        var lease = DatabaseFinder.Configured(builder.Configuration) ?? await SearchAsync();
        builder.Services.AddCmsDatabase(lease.ConnectionString);
        return lease;

        async Task<DatabaseLease> SearchAsync()
        {
            using var logs = StartLogs(builder.Configuration, builder.Environment);
            return await DatabaseFinder.FindAsync(builder.Configuration, builder.Environment.IsProduction(), logs.CreateLogger(DatabaseLogs), ct);
        }
    }

    /// <summary>Brings the database up to date, or says what is missing.</summary>
    public static async Task BringUpToDateAsync(IConfiguration configuration, IHostEnvironment environment, DatabaseLease lease, NpgsqlDataSource db, CancellationToken ct)
    {
        if (configuration.GetValue("Cms:MigrateOnStart", !environment.IsProduction()))
        {
            using var logs = StartLogs(configuration, environment);
            await Migrator.MigrateAsync(lease.ConnectionString, logs.CreateLogger(DatabaseLogs), ct);
        }
        else
        {
            await Migrator.RequireMigratedAsync(db, ct);
        }
    }

    /// <summary>What is logged before there are services.</summary>
    static ILoggerFactory StartLogs(IConfiguration configuration, IHostEnvironment environment) =>
        LoggerFactory.Create(logs => AddConsole(logs.AddConfiguration(configuration.GetSection("Logging")), environment));

    /// <summary>Tells Dapper which members are stored as JSON.</summary>
    public static void MapJsonColumns()
    {
        SqlMapper.AddTypeHandler(new JsonHandler<ArticleCategory>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<ArticleReporter>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<ArticleCorrection>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<Observation>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<ImportItem>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<CollectionSlot>>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyList<WebhookAttempt>>());
        SqlMapper.AddTypeHandler(new JsonHandler<ImportItem>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyDictionary<string, JsonElement>>());
        SqlMapper.AddTypeHandler(new JsonHandler<ImportCounts>());
        SqlMapper.AddTypeHandler(new JsonHandler<IReadOnlyDictionary<string, string>>());
    }

    public static void AddCms(this WebApplicationBuilder builder)
    {
        SiteTime.Zone = SiteTime.ZoneOf(builder.Configuration["Cms:TimeZone"]);
        MapJsonColumns();

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = JsonBody.MaxBytes; // an import raises it for itself
        });
        builder.AddCmsAuth();
        builder.Services.AddSingleton<RateLimits>();
        builder.Services.AddSingleton<AuditStore>();
        builder.Services.AddSingleton<IdempotencyStore>();
        builder.AddCmsCors();
        builder.Services.AddSingleton<AnswerCache>();
        builder.Services.AddSingleton<ClockTurns>();
        builder.Services.AddSingleton<ServeFromMemory>();
        builder.Services.AddSingleton<EvictionListener>();
        builder.Services.AddHostedService(s => s.GetRequiredService<EvictionListener>());
        builder.Services.AddSingleton<ArticleNames>();
        builder.Services.AddSingleton<ArticleStore>();
        builder.Services.AddSingleton<ArticleIncludes>();
        builder.Services.AddSingleton<BulkStore>();
        builder.Services.AddSingleton<ArticleRevisionStore>();
        builder.Services.AddSingleton<ArticleChecker>();
        builder.Services.AddSingleton(new Site(builder.Configuration));
        builder.Services.AddSingleton<ArticleFormats>();
        builder.Services.AddSingleton<SitemapStore>();
        builder.Services.AddSingleton<PreviewToken>();
        builder.Services.AddSingleton<ChangeStore>();
        builder.Services.AddSingleton<ViewStore>();
        builder.Services.AddSingleton<MostReadList>();
        builder.Services.AddSingleton<ViewCounter>();
        builder.Services.AddHostedService(s => s.GetRequiredService<ViewCounter>());
        builder.Services.AddHostedService<ArticleTimer>();
        builder.Services.AddSingleton<SearchIndex>();
        builder.Services.AddSingleton<SearchStore>();
        builder.Services.AddSingleton<SynonymStore>();
        builder.Services.AddHostedService<SearchIndexer>();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Cms:Webhooks").Get<WebhookRules>() ?? new());
        builder.Services.AddSingleton<WebhookStore>();
        builder.Services.AddSingleton<WebhookSecrets>();
        builder.Services.AddSingleton<WebhookTarget>();
        builder.Services.AddHostedService<WebhookSender>();
        builder.Services.AddSingleton<ReporterStore>();
        builder.Services.AddSingleton<TagStore>();
        builder.Services.AddSingleton<CollectionStore>();
        builder.Services.AddSingleton<CategoryStore>();
        builder.Services.AddSingleton<CommentStore>();
        builder.Services.AddSingleton(builder.Configuration.GetSection("Cms:Comments").Get<CommentRules>() ?? new());
        builder.Services.AddSingleton<GuestPassword>();
        builder.Services.AddSingleton<ModerationStore>();
        builder.Services.AddSingleton<WeatherSnapshotStore>();
        builder.Services.AddSingleton<WeatherObservationStore>();
        builder.Services.AddSingleton<ImportStore>();
        builder.Services.AddSingleton<PageImporter>();
        builder.Services.AddSingleton<ImportIntake>();
        builder.Services.AddSingleton<ImportUndo>();
        builder.Services.AddSingleton<ImportJobs>();
        builder.Services.AddHostedService(s => s.GetRequiredService<ImportJobs>());
        builder.Services.AddSingleton<SeedImport>();
        builder.Services.AddSingleton(typeof(IRequestBinder<>), typeof(ContractBinder<>));
        builder.Services.AddSingleton<IEndpointFactory, EndpointMaker>();
        builder.Services.AddFastEndpoints(o => (o.Assemblies, o.DisableAutoDiscovery) = ([typeof(CmsHost).Assembly], true));
        builder.Services.AddCmsHealth();
        builder.AddCmsTelemetry();
        builder.Services.ConfigureHttpJsonOptions(o => CmsJson.Configure(o.SerializerOptions));
        builder.Services.AddCmsOpenApi();
    }

    public static void UseCms(this WebApplication app)
    {
        app.UseServerTiming();
        app.UseTrustedProxies();
        var memory = app.Services.GetRequiredService<ServeFromMemory>();
        memory.UseFirst(app);
        app.UseRequestTrace();
        app.UseSecurityHeaders();
        app.UseProblems();
        app.UseCors();
        app.UseHead();
        memory.Use(app);
        app.UseRouting();
        app.UseCmsAuth();
        app.UseKnownParameters();
        AuditContext.Use(app);
        IdempotencyKey.Use(app);
        app.UseFastEndpoints(c =>
        {
            c.Endpoints.ShortNames = true;
            c.Endpoints.Configurator = endpoint =>
            {
                PermissionTable.Guard(endpoint);
                endpoint.Description(d => d.ClearDefaultAccepts()); // the binder decides, and says what it takes
            };
            c.Errors.ResponseBuilder = (failures, http, _) => throw ValidationFaults.Of(http.GetEndpoint()!.Metadata.GetRequiredMetadata<EndpointDefinition>(), failures);
            c.Errors.ProducesMetadataType = typeof(Problem);
        });
        app.MapCmsHealth();
        app.MapCmsMetrics();
        MakeEndpointsOnce(app);
        app.UseCmsOpenApi();
    }

    /// <summary>A source makes its endpoints anew, each with a compiled handler, for whoever asks it, and at start two do: routing and authorization.</summary>
    static void MakeEndpointsOnce(IEndpointRouteBuilder app)
    {
        var made = new DefaultEndpointDataSource(app.DataSources.SelectMany(s => s.Endpoints));
        app.DataSources.Clear();
        app.DataSources.Add(made);
    }
}
