using Cms.Api.Auth;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.OpenApi;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Reads one weather snapshot.</summary>
/// <remarks>With all its observations, in the order of the source. <c>Accept: application/geo+json</c> gets a map of them (GeoJSON).</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetWeatherSnapshot(WeatherSnapshotStore snapshots) : Endpoint<ReadById<WeatherSnapshot>, WeatherSnapshot>
{
    public override void Configure()
    {
        Get("/v1/weather-snapshots/{id}");
        Description(d => d.ProducesProblems(404).Negotiates(new AlsoSends(WeatherMap.MediaType, typeof(WeatherMap))));
    }

    public override async Task HandleAsync(ReadById<WeatherSnapshot> request, CancellationToken ct)
    {
        var mediaType = Negotiation.Choose(HttpContext.Request, request.Fields is null ? SendSnapshot.Offered : [Negotiation.Json]);
        await Send.SnapshotAsync(mediaType, await snapshots.FindAsync(request.Id, ct) ?? throw ProblemException.NotFound("weather snapshot", request.Id), request.Fields);
    }
}
