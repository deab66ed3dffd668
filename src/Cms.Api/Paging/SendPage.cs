using Cms.Api.Caching;
using Cms.Api.Http;
using FastEndpoints;
using Microsoft.AspNetCore.Http.Extensions;

namespace Cms.Api.Paging;

static class SendPage
{
    /// <summary>200 with a page, and <c>Link</c> to its neighbours (RFC 8288).</summary>
    public static Task PageAsync<T>(this IResponseSender send, Page<T> page, bool isPrivate = false, Shared? shared = null)
    {
        var request = send.HttpContext.Request;
        string[] links = [.. Link("first", ""), .. Link("prev", page.Info.PrevCursor), .. Link("next", page.Info.NextCursor)];
        send.HttpContext.Response.Headers.Link = string.Join(", ", links);
        return send.ResourceAsync(page, isPrivate: isPrivate, shared: shared);

        IEnumerable<string> Link(string relation, string? cursor)
        {
            if (cursor is null)
            {
                yield break;
            }

            var query = new QueryBuilder(request.Query.Where(q => q.Key != "cursor").Select(q => KeyValuePair.Create(q.Key, q.Value.ToString())));
            if (cursor.Length > 0)
            {
                query.Add("cursor", cursor);
            }

            yield return $"<{request.PathBase}{request.Path.ToUriComponent()}{query.ToQueryString()}>; rel=\"{relation}\"";
        }
    }
}
