using Microsoft.AspNetCore.Http.Features;

namespace Cms.Api.Caching;

/// <summary>By what answers are told apart: the address as it was sent, and what was accepted where that isn't just JSON.</summary>
readonly record struct AnswerKey(string Target, string Accept)
{
    const int MaxLength = 2_000;

    /// <summary>Null for a request that nothing is kept for.</summary>
    public static AnswerKey? Of(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsGet(request.Method) || request.Headers.Authorization.Count > 0)
        {
            return null; // whoever says who they are may see more
        }

        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var accept = request.Headers.Accept is { Count: > 0 } accepted ? accepted.ToString() : "";
        return target.Length + accept.Length > MaxLength ? null : new(target, accept is "*/*" or "application/json" ? "" : accept);
    }
}
