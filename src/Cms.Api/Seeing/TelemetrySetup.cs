using System.Reflection;
using Cms.Api.Auth;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Cms.Api.Seeing;

/// <summary>Traces, metrics and logs for those who ask for them. Who asks for none pays for none: nothing of it is even registered.</summary>
static class TelemetrySetup
{
    const string ServiceName = "cms-api";

    /// <summary>Of the program's own meters and of those that are worth their series: requests, connections, the runtime, the database and what is waiting.</summary>
    static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", BacklogMeter.Name];

    /// <summary>Where OTLP is sent: all of it, or each kind.</summary>
    static readonly string[] Endpoints =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"];

    /// <remarks>
    /// Where OTLP goes is what OpenTelemetry's own settings say (OTEL_EXPORTER_OTLP_ENDPOINT and the others), from the environment or any other
    /// source of settings.
    /// </remarks>
    public static void AddCmsTelemetry(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SlowStatements>();
        services.AddHostedService(s => s.GetRequiredService<SlowStatements>());
        var exports = Exports(builder.Configuration);
        var isScraped = IsScraped(builder.Configuration, builder.Environment);
        if (!exports && !isScraped)
        {
            return;
        }

        services.AddHostedService<BacklogMeter>();
        var telemetry = services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters);
            if (isScraped)
            {
                metrics.AddPrometheusExporter();
            }
        });
        if (exports)
        {
            var version = typeof(TelemetrySetup).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
            telemetry.ConfigureResource(resource => resource.AddService(ServiceName, serviceVersion: version).AddEnvironmentVariableDetector())
                .WithTracing(traces => AddTraces(traces, builder.Configuration))
                .WithLogging(null, logs => logs.IncludeScopes = true)
                .UseOtlpExporter();
        }
    }

    /// <summary>Prometheus reads <c>/metrics</c> with a key that may: they tell more of the newsroom than its readers should know.</summary>
    public static void MapCmsMetrics(this WebApplication app)
    {
        if (IsScraped(app.Configuration, app.Environment))
        {
            var rule = PermissionTable.Of(Permission.ReadMetrics);
            app.MapPrometheusScrapingEndpoint("/metrics", null, branch => branch.Use((http, next) =>
            {
                http.Response.Headers.CacheControl = "no-store";
                return next(http);
            }), null).RequireAuthorization(rule.Name).WithMetadata(rule);
        }
    }

    static bool IsScraped(IConfiguration configuration, IHostEnvironment environment) => configuration.GetValue("Cms:Metrics", !environment.IsProduction());

    static bool Exports(IConfiguration configuration) =>
        Array.Exists(Endpoints, endpoint => !string.IsNullOrWhiteSpace(configuration[endpoint]));

    /// <summary>Query strings are left out of spans by the instrumentation itself, and the values of parameters by Npgsql.</summary>
    static void AddTraces(TracerProviderBuilder traces, IConfiguration configuration)
    {
        traces.AddAspNetCoreInstrumentation(o => o.Filter = http => !http.Request.Path.StartsWithSegments("/health") && http.Request.Path != "/metrics").AddNpgsql();
        if (string.IsNullOrWhiteSpace(configuration["OTEL_TRACES_SAMPLER"]))
        {
            traces.SetSampler(new ParentBasedSampler(new RequestSampler()));
        }
    }
}
