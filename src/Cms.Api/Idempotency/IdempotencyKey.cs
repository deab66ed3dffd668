using System.Security.Cryptography;
using System.Text;
using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Idempotency;

/// <summary>
/// <c>Idempotency-Key</c> (draft-ietf-httpapi-idempotency-key-header-07): a POST that is sent again with the same key is answered again, and not carried out again. What was
/// refused is tried anew, because it changed nothing.
/// </summary>
static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";
    const int MaxLength = 255;

    static readonly string[] Kept = ["Content-Type", "Location", "ETag", "Cache-Control"];

    /// <summary>Whether an operation takes the header: every POST but signing in, whose answers are nobody's to keep.</summary>
    public static bool IsTaken(string method, EndpointDefinition endpoint) => HttpMethods.IsPost(method) && PermissionTable.Of(endpoint).Permission != Permission.SignIn;

    public static void Use(WebApplication app)
    {
        var store = app.Services.GetRequiredService<IdempotencyStore>();
        app.Use((http, next) => http.Request.Headers.TryGetValue(Header, out var key)
            && http.GetEndpoint()?.Metadata.GetMetadata<EndpointDefinition>() is { } endpoint && IsTaken(http.Request.Method, endpoint)
                ? OnceAsync(http, next, store, Read(key.ToString()))
                : next(http));
    }

    static async Task OnceAsync(HttpContext http, RequestDelegate next, IdempotencyStore store, string key)
    {
        var ct = http.RequestAborted;
        var caller = http.IsKnown() ? http.CallerName() : http.RequestServices.GetRequiredService<Visitors>().DigestOf(http);
        var claim = new IdempotencyClaim(caller, key, await HashAsync(http, ct));
        if (await store.ClaimAsync(claim, ct) is { } answer)
        {
            await ReplayAsync(http, answer, ct);
            return;
        }

        var body = http.Response.Body;
        using var copy = new MemoryStream();
        http.Response.Body = copy;
        var isKept = false;
        try
        {
            using (IdempotencyClaim.Begin(claim))
            {
                await next(http);
            }

            if (isKept = http.Response.StatusCode < 300)
            {
                var headers = Kept.Where(http.Response.Headers.ContainsKey).ToDictionary(name => name, name => http.Response.Headers[name].ToString());
                await store.KeepAsync(claim, new(http.Response.StatusCode, headers, copy.ToArray()), CancellationToken.None);
            }
        }
        finally
        {
            http.Response.Body = body;
            if (!isKept)
            {
                await store.ReleaseAsync(claim, CancellationToken.None);
            }
        }

        await body.WriteAsync(copy.ToArray(), ct);
    }

    static async Task ReplayAsync(HttpContext http, KeptAnswer answer, CancellationToken ct)
    {
        http.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            http.Response.Headers[name] = value;
        }

        http.Response.Headers[ReplayedHeader] = "true";
        await http.Response.Body.WriteAsync(answer.Body, ct);
    }

    /// <summary>Of the whole request; its body is put back for the endpoint to read.</summary>
    /// <exception cref="ProblemException">413 for a body that is too long to be compared.</exception>
    static async Task<byte[]> HashAsync(HttpContext http, CancellationToken ct)
    {
        BoundedBody.Limit(http, JsonBody.MaxBytes);
        var body = await BoundedBody.ReadAsync(http.Request.Body, $"A body with an {Header}", JsonBody.MaxBytes, ct);
        http.Request.Body = new MemoryStream(body);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Path}\n{http.Request.QueryString}\n{http.Request.ContentType}\n{http.Request.Headers.IfMatch}\n"));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    /// <summary>As it stands, or without the quotes of a structured field's string (RFC 9651, 3.3.3).</summary>
    static string Read(string header)
    {
        var key = header is ['"', _, .., '"'] ? header[1..^1] : header;
        return key.Length is > 0 and <= MaxLength && key.All(c => c is > ' ' and < '\x7F')
            ? key
            : throw ProblemException.Invalid(FieldError.Of(Header, FieldCode.Pattern, $"'{Header}' is 1 to {MaxLength} visible ASCII characters, a UUID say."));
    }
}
