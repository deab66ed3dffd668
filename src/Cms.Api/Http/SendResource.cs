using System.Text.Json;
using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Json;
using FastEndpoints;

namespace Cms.Api.Http;

/// <summary>Answers with resources: the bytes, their entity tag, and who may keep them.</summary>
static class SendResource
{
    /// <summary>
    /// Browsers ask again each time, which a 304 makes cheap. Caches that many share keep it a few seconds, and answer from it while they ask again: what was killed is gone
    /// everywhere in less than a minute, and at once where <c>Surrogate-Key</c> is purged.
    /// </summary>
    const string ForEverybody = "public, max-age=0, s-maxage=10, stale-while-revalidate=30";

    /// <summary>The same for who comes with a key or token, and must see what they have just written: browsers too would answer from what they have while they ask again.</summary>
    const string ForTheNewsroom = "private, no-cache";

    /// <summary>200 with the resource, or 304 when the caller has these very bytes.</summary>
    /// <param name="send">The endpoint's sender.</param>
    /// <param name="resource">What is answered.</param>
    /// <param name="version">The version of an article, for its entity tag.</param>
    /// <param name="isPrivate">It isn't for every reader: no cache may keep it.</param>
    /// <param name="shared">What it is made of, where every reader gets the same and it may be kept.</param>
    public static Task ResourceAsync<T>(this IResponseSender send, T resource, int? version = null, bool isPrivate = false, Shared? shared = null) =>
        BytesAsync(send, "application/json", JsonSerializer.SerializeToUtf8Bytes(resource, CmsJson.Options), version, isPrivate, shared);

    /// <summary>201 with what was made and its address.</summary>
    /// <param name="send">The endpoint's sender.</param>
    /// <param name="location">Where it is read: made of ids, so that it needs no escaping.</param>
    /// <param name="resource">What was made.</param>
    /// <param name="version">The version of an article, for its entity tag.</param>
    public static Task CreatedAsync<T>(this IResponseSender send, string location, T resource, int? version = null)
    {
        send.HttpContext.Response.Headers.Location = location;
        return WriteAsync(send.HttpContext, StatusCodes.Status201Created, resource, version, isPrivate: true);
    }

    /// <summary>202 with what was begun, and where its progress is read.</summary>
    public static Task AcceptedAsync<T>(this IResponseSender send, string location, T resource)
    {
        send.HttpContext.Response.Headers.Location = location;
        return WriteAsync(send.HttpContext, StatusCodes.Status202Accepted, resource, version: null, isPrivate: true);
    }

    /// <summary>308 to where it is read today. No cache may take that for granted: an old address may be given back.</summary>
    public static Task MovedAsync(this IResponseSender send, string location)
    {
        var response = send.HttpContext.Response;
        response.Headers.Location = location;
        response.Headers.CacheControl = "no-cache";
        response.StatusCode = StatusCodes.Status308PermanentRedirect;
        send.HttpContext.MarkResponseStart();
        return Task.CompletedTask;
    }

    /// <summary>200 with another representation than JSON, or 304 when the caller has these very bytes.</summary>
    /// <param name="send">The endpoint's sender.</param>
    /// <param name="mediaType">What the bytes are, with the charset where it is a text.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="version">The version of an article, for its entity tag.</param>
    /// <param name="isPrivate">It isn't for every reader: no cache may keep it.</param>
    /// <param name="shared">What it is made of, where every reader gets the same and it may be kept.</param>
    public static Task BytesAsync(this IResponseSender send, string mediaType, byte[] body, int? version = null, bool isPrivate = false, Shared? shared = null)
    {
        var http = send.HttpContext;
        if (shared is null || isPrivate)
        {
            return WriteAsync(http, StatusCodes.Status200OK, mediaType, body, version, isPrivate);
        }

        var answer = new PublicAnswer(mediaType, body, version, shared, http.IsKnown() ? ForTheNewsroom : ForEverybody, http.Response.Headers);
        http.Features.Get<AnswerFill>()?.Offer(answer);
        http.MarkResponseStart();
        return answer.SendAsync(http, answer.For(http.Request));
    }

    static Task WriteAsync<T>(HttpContext http, int status, T resource, int? version, bool isPrivate) =>
        WriteAsync(http, status, "application/json", JsonSerializer.SerializeToUtf8Bytes(resource, CmsJson.Options), version, isPrivate);

    static async Task WriteAsync(HttpContext http, int status, string mediaType, byte[] body, int? version, bool isPrivate)
    {
        var tag = EntityTag.Of(body, version);
        var response = http.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = isPrivate ? "private, no-store" : "no-cache";
        http.MarkResponseStart();
        if (HttpMethods.IsGet(http.Request.Method) && EntityTag.Matches(http.Request.Headers.IfNoneMatch, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.StatusCode = status;
        response.ContentType = mediaType;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, http.RequestAborted);
    }
}
