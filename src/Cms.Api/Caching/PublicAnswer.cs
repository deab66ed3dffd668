using System.Globalization;
using Cms.Api.Http;
using Microsoft.Extensions.Primitives;

namespace Cms.Api.Caching;

/// <summary>An answer for every reader, as finished bytes: compressed once in each coding that is asked for, each with a tag of its own.</summary>
sealed class PublicAnswer
{
    readonly StringValues mediaType;
    readonly int? version;
    readonly StringValues cacheControl;
    readonly StringValues surrogateKey;
    readonly StringValues lastModified;
    readonly StringValues link;
    readonly StringValues vary;
    readonly Variant identity;
    readonly Lazy<Variant> gzip;
    readonly Lazy<Variant> brotli;

    /// <param name="mediaType">What the bytes are.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="version">The version of an article, for its entity tags.</param>
    /// <param name="shared">What they are made of.</param>
    /// <param name="cacheControl">How long others may keep them.</param>
    /// <param name="headers">What the endpoint has said already: <c>Link</c> and <c>Vary</c> are kept.</param>
    public PublicAnswer(string mediaType, byte[] body, int? version, Shared shared, string cacheControl, IHeaderDictionary headers)
    {
        this.mediaType = mediaType;
        this.version = version;
        this.cacheControl = cacheControl;
        Shared = shared;
        surrogateKey = shared.Keys.Count > 0 ? string.Join(' ', shared.Keys) : default(StringValues);
        lastModified = IsPast(shared.LastModified) ? shared.LastModified!.Value.ToString("r", CultureInfo.InvariantCulture) : default(StringValues);
        link = headers.Link;
        var varying = StringValues.Concat(headers.Vary, body.Length < ContentCodings.MinBytes ? default : "Accept-Encoding");
        vary = varying.Count > 1 ? string.Join(", ", varying.ToArray()) : varying;
        IsPage = mediaType.StartsWith("text/html", StringComparison.Ordinal);
        identity = new(default, body, EntityTag.Of(body, version));
        gzip = new(() => Encode(ContentCoding.Gzip));
        brotli = new(() => Encode(ContentCoding.Brotli));
    }

    public Shared Shared { get; }

    /// <summary>Whether it is HTML.</summary>
    public bool IsPage { get; }

    /// <summary>What keeping it takes in memory at most, its compressed forms included, in bytes.</summary>
    public int Size => 2_000 + (identity.Body.Length * 2);

    /// <summary>What of it answers this request: the bytes in the best coding that the caller accepts, or a 304 when it has them.</summary>
    public Reply For(HttpRequest request)
    {
        var variant = VariantFor(request);
        return new(variant, IsKnown(request.Headers, variant.Tag));
    }

    /// <summary>200 with the bytes, or 304.</summary>
    public Task SendAsync(HttpContext http, Reply reply)
    {
        var (response, variant) = (http.Response, reply.Variant);
        var headers = response.Headers;
        headers.ETag = variant.Tag;
        headers.CacheControl = cacheControl;
        headers.LastModified = lastModified;
        headers.Link = link;
        headers.Vary = vary;
        headers["Surrogate-Key"] = surrogateKey;
        if (reply.IsNotModified)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = mediaType;
        headers.ContentLength = variant.Body.Length;
        headers.ContentEncoding = variant.Coding;
        return response.Body.WriteAsync(variant.Body, http.RequestAborted).AsTask();
    }

    /// <summary>A tag decides; a time only where none is sent (RFC 9110, 13.1.3).</summary>
    bool IsKnown(IHeaderDictionary headers, string tag) =>
        headers.IfNoneMatch is { Count: > 0 } known ? EntityTag.Matches(known, tag) : lastModified.Count > 0 && IsSince(headers.IfModifiedSince);

    Variant VariantFor(HttpRequest request)
    {
        var coding = request.Headers.AcceptEncoding is { Count: > 0 } accepted && identity.Body.Length >= ContentCodings.MinBytes ? ContentCodings.Best(accepted) : ContentCoding.Identity;
        return coding switch { ContentCoding.Brotli => brotli.Value, ContentCoding.Gzip => gzip.Value, _ => identity };
    }

    Variant Encode(ContentCoding coding)
    {
        var body = ContentCodings.Encode(identity.Body, coding);
        return new(ContentCodings.NameOf(coding), body, EntityTag.Of(body, version));
    }

    /// <summary>Whether a time in whole seconds tells this answer from any later one (RFC 9110, 8.8.2.2).</summary>
    static bool IsPast(DateTimeOffset? time) => time is { } t && DateTimeOffset.UtcNow - t >= TimeSpan.FromSeconds(1);

    bool IsSince(string? ifModifiedSince) =>
        DateTimeOffset.TryParseExact(ifModifiedSince, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
        && Shared.LastModified!.Value.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();

    /// <summary>The bytes in one coding, under a tag of their own.</summary>
    public sealed record Variant(StringValues Coding, byte[] Body, string Tag);

    /// <param name="Variant">The bytes that the caller gets or has.</param>
    /// <param name="IsNotModified">Whether the caller has them.</param>
    public readonly record struct Reply(Variant Variant, bool IsNotModified);
}
