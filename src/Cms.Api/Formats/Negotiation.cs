using Cms.Api.OpenApi;
using Cms.Api.Problems;
using Microsoft.Net.Http.Headers;

namespace Cms.Api.Formats;

/// <summary>Chooses among the representations of a resource by <c>Accept</c> (RFC 9110, 12.5.1).</summary>
static class Negotiation
{
    public const string Json = "application/json";

    /// <summary>The one that the caller would have most; of several as good the first, and the first too for who doesn't say.</summary>
    /// <param name="request">The caller's request.</param>
    /// <param name="offered">Media types.</param>
    /// <exception cref="ProblemException">406 that names them all.</exception>
    public static string Choose(HttpRequest request, IReadOnlyList<string> offered)
    {
        var ranges = request.GetTypedHeaders().Accept;
        if (ranges.Count == 0)
        {
            return offered[0];
        }

        var best = offered.MaxBy(type => QualityOf(type, ranges))!; // the first of the best
        return QualityOf(best, ranges) > 0 ? best : throw new ProblemException(ProblemCode.NotAcceptable, $"It can be had as {string.Join(", ", offered)}.",
            FieldError.Of("Accept", FieldCode.WrongType, $"'Accept' must allow one of {string.Join(", ", offered)}."));
    }

    /// <summary>The most specific range that covers the type decides.</summary>
    static double QualityOf(string type, IList<MediaTypeHeaderValue> ranges) => ranges
        .Where(r => r.MatchesAllTypes || (r.MatchesAllSubTypes ? type.StartsWith(r.Type + "/", StringComparison.OrdinalIgnoreCase) : r.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)))
        .GroupBy(r => r.MatchesAllTypes ? 0 : r.MatchesAllSubTypes ? 1 : 2)
        .MaxBy(g => g.Key)?.Max(r => r.Quality ?? 1) ?? 0;

    /// <summary>Tells caches that another <c>Accept</c> may be answered otherwise.</summary>
    public static void Vary(HttpResponse response) => response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);

    /// <summary>Documents what is answered beside JSON to who asks for it.</summary>
    public static RouteHandlerBuilder Negotiates(this RouteHandlerBuilder endpoint, params IEnumerable<AlsoSends> others) =>
        endpoint.WithMetadata([.. others]).ProducesProblems(406);
}
