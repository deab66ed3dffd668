using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Reads the newest weather snapshot.</summary>
/// <remarks>The newest by the time of its weather, with all its observations; what a front page shows.</remarks>
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
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await snapshots.LatestAsync(ct) ?? throw ProblemException.NotFound("weather snapshot", "latest"), request.Fields, shared: Shared.Weather);
}
