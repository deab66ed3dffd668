using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Json;
using FastEndpoints;
using Npgsql;

namespace Cms.Api.Problems;

/// <summary>Turns every failure and every bare error status into a <see cref="Problem"/>.</summary>
static partial class ProblemSetup
{
    public static void UseProblems(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Cms.Api.Problems");
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
            {
                return; // nobody is left to answer
            }
            catch (Exception failure) when (!http.Response.HasStarted)
            {
                var problem = Of(failure);
                if (problem.Code.Status >= 500)
                {
                    LogFailure(log, failure, http.Request.Method, http.Request.Path, TraceIdOf(http));
                }

                if (problem.Code == ProblemCode.BodyTooLarge)
                {
                    await BoundedBody.DrainAsync(http.Request);
                }

                http.Response.ClearAnswer();
                await http.WriteProblemAsync(problem);
                return;
            }

            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
            {
                await http.WriteProblemAsync(OfStatus(http));
            }
        });
    }

    /// <summary>Documents the statuses that an endpoint's problems have, beyond those that its shape implies.</summary>
    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<Problem>(status, Problem.ContentType);
        }

        return endpoint;
    }

    /// <summary>A failure as its caller is told of it.</summary>
    public static ProblemException Of(Exception failure) => failure switch
    {
        ProblemException problem => problem,
        ValidationFailureException { Failures: { } failures } => ProblemException.Invalid([.. failures.Select(f => FieldError.Of(f.PropertyName, FieldCode.From(f), f.ErrorMessage))]),
        BadHttpRequestException { StatusCode: 413 } => new(ProblemCode.BodyTooLarge, "The body is larger than this address accepts."),
        BadHttpRequestException bad => new(ProblemCode.OfStatus(bad.StatusCode), bad.Message),
        PostgresException broken when ConstraintProblems.Of(broken) is { } known => known,
        NpgsqlException { IsTransient: true } or NpgsqlException { InnerException: IOException or System.Net.Sockets.SocketException } =>
            new(ProblemCode.DatabaseUnavailable, "The database can't be reached; try again in a moment."),
        _ => new(ProblemCode.InternalError, "The failure is in our log under the traceId."),
    };

    static ProblemException OfStatus(HttpContext http)
    {
        var code = http.Response.StatusCode == 404 ? ProblemCode.RouteNotFound : ProblemCode.OfStatus(http.Response.StatusCode);
        if (code.Status is 401 or 403 && http.GetEndpoint()?.Metadata is { } endpoint)
        {
            if ((endpoint.GetMetadata<EndpointDefinition>() is { } definition ? PermissionTable.Of(definition) : endpoint.GetMetadata<PermissionRule>()) is { } rule)
            {
                return Caller.Refusal(http, rule);
            }
        }

        return new(code, code.Status switch
        {
            404 => $"There is nothing at {http.Request.Path}; /openapi.json lists every address.",
            405 => $"{http.Request.Path} accepts {http.Response.Headers.Allow}, not {http.Request.Method}.",
            415 => $"{http.Request.Path} doesn't accept the content type '{http.Request.ContentType}'.",
            _ => code.Title + ".",
        });
    }

    static async Task WriteProblemAsync(this HttpContext http, ProblemException problem)
    {
        var code = problem.Code;
        http.Response.StatusCode = code.Status;
        http.Response.ContentType = Problem.ContentType;
        http.Response.Headers.CacheControl = "no-store";
        if (code.Status == 401)
        {
            http.Response.Headers.WWWAuthenticate = code == ProblemCode.KeyInvalid ? "Bearer error=\"invalid_token\"" : "Bearer";
        }
        else if (code.Status is 429 or 503 || problem.RetryAfter is not null)
        {
            http.Response.Headers.RetryAfter = Math.Ceiling(problem.RetryAfter?.TotalSeconds ?? 5).ToString(CultureInfo.InvariantCulture);
        }

        var body = new Problem
        {
            Type = "/v1/problems/" + code.Code,
            Title = code.Title,
            Status = code.Status,
            Detail = problem.Message,
            Instance = http.Request.Path,
            Code = code.Code,
            TraceId = TraceIdOf(http),
            Errors = problem.Errors,
            Extensions = problem.Extensions,
        };
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(body, CmsJson.Options), http.RequestAborted);
    }

    /// <summary>Takes back what was begun, but for what says who may read it and how often.</summary>
    static void ClearAnswer(this HttpResponse response)
    {
        var kept = response.Headers.Where(h => h.Key.StartsWith("RateLimit", StringComparison.Ordinal) || h.Key.StartsWith("Access-Control-", StringComparison.Ordinal) || h.Key == "Vary").ToList();
        response.Clear();
        kept.ForEach(h => response.Headers[h.Key] = h.Value);
    }

    /// <summary>That of the request's trace, which logs and spans carry too.</summary>
    static string TraceIdOf(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed, traceId {TraceId}")]
    static partial void LogFailure(ILogger log, Exception failure, string method, string path, string traceId);
}
