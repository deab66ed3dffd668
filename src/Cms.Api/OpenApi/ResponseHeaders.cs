using Microsoft.OpenApi;

namespace Cms.Api.OpenApi;

/// <summary>The response headers of this API, each described once.</summary>
static class ResponseHeaders
{
    static readonly Dictionary<string, string> Descriptions = new()
    {
        ["ETag"] = "Entity tag of these bytes: `\"VERSION-DIGEST\"` for an article, `\"DIGEST\"` for all else. Send it back in If-None-Match, or in If-Match with a write.",
        ["Cache-Control"] = "`public` for what every reader gets alike: caches that many share keep it for `s-maxage` seconds, browsers ask again with If-None-Match; `no-cache` where nobody keeps it unasked. `private, no-store` for what isn't public, and `no-store` for problems.",
        ["Cache-Status"] = "`cms-api; hit`: it comes from this instance's memory (RFC 9211).",
        ["Vary"] = "The request headers that another answer may depend on.",
        ["Surrogate-Key"] = "Of a public answer: what it is made of, by which a cache before this one is purged (`article-UUID`, `articles` …).",
        ["Last-Modified"] = "Of a public article: when it, a byline or its category last changed.",
        ["Location"] = "Where it is read.",
        ["Link"] = "The pages beside this one, by `rel` first, prev and next (RFC 8288).",
        ["WWW-Authenticate"] = "How to authenticate (RFC 6750).",
        ["RateLimit"] = "What is left of the caller's quota (`r`), and in how many seconds it is whole again (`t`).",
        ["RateLimit-Policy"] = "The caller's quota (`q`) in a window of `w` seconds; answers 304 are free.",
        ["Idempotency-Replayed"] = "`true`: the answer to an earlier request with the same Idempotency-Key.",
        ["X-Robots-Tag"] = "`noindex`: not for search engines.",
        ["Retry-After"] = "Seconds to wait before trying again.",
    };

    /// <summary>What a response of this status carries.</summary>
    /// <param name="status">The status.</param>
    /// <param name="isPage">It is a page of a list.</param>
    public static IEnumerable<string> Of(string status, bool isPage) => [.. Own(status, isPage), "RateLimit", "RateLimit-Policy"];

    static IEnumerable<string> Own(string status, bool isPage) => status switch
    {
        "200" or "304" => ["ETag", "Cache-Control", "Cache-Status", "Last-Modified", "Surrogate-Key", "Vary", .. isPage ? ["Link"] : Array.Empty<string>()],
        "201" or "202" => ["Location", "ETag", "Cache-Control"],
        "308" => ["Location", "Cache-Control"],
        "401" => ["Cache-Control", "WWW-Authenticate"],
        "409" or "429" or "503" => ["Cache-Control", "Retry-After"],
        ['4' or '5', ..] => ["Cache-Control"],
        _ => [],
    };

    public static Dictionary<string, IOpenApiHeader> Describe(IEnumerable<string> names) =>
        names.ToDictionary(name => name, IOpenApiHeader (name) => new OpenApiHeader { Description = Descriptions[name], Schema = new OpenApiSchema { Type = JsonSchemaType.String } });
}
