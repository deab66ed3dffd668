using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.OpenApi;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Reads the newest weather snapshot.</summary>
/// <remarks>The newest by the time of its weather, with all its observations; what a front page shows. <c>Accept: application/geo+json</c> gets a map of them (GeoJSON).</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetLatestWeatherSnapshot(WeatherSnapshotStore snapshots) : Endpoint<GetLatestWeatherSnapshot.Request, WeatherSnapshot>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>Only these members; <c>id</c> is always there, and the others are left out, whatever the schema requires.</summary>
        public Fields<WeatherSnapshot>? Fields { get; init; }
    }

    public override void Configure()
    {
        Get("/v1/weather-snapshots/latest");
        Description(d => d.ProducesProblems(404).Negotiates(new AlsoSends(WeatherMap.MediaType, typeof(WeatherMap))));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var mediaType = Negotiation.Choose(HttpContext.Request, request.Fields is null ? SendSnapshot.Offered : [Negotiation.Json]);
        await Send.SnapshotAsync(mediaType, await snapshots.LatestAsync(ct) ?? throw ProblemException.NotFound("weather snapshot", "latest"), request.Fields);
    }
}
