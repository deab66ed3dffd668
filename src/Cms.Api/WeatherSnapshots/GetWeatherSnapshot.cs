using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Reads one weather snapshot.</summary>
/// <remarks>With all its observations, in the order of the source.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetWeatherSnapshot(WeatherSnapshotStore snapshots) : Endpoint<ReadById<WeatherSnapshot>, WeatherSnapshot>
{
    public override void Configure()
    {
        Get("/v1/weather-snapshots/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadById<WeatherSnapshot> request, CancellationToken ct) =>
        await Send.ResourceAsync(await snapshots.FindAsync(request.Id, ct) ?? throw ProblemException.NotFound("weather snapshot", request.Id), request.Fields, shared: Shared.Weather);
}
