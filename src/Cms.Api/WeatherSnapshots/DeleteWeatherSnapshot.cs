using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Deletes a weather snapshot.</summary>
/// <remarks>Its observations go with it. It is gone from every read, yet kept in the database; <c>permanent=true</c> erases it.</remarks>
[Needs(Permission.WriteWeather)]
sealed class DeleteWeatherSnapshot(WeatherSnapshotStore snapshots) : Endpoint<DeleteById>
{
    public override void Configure()
    {
        Delete("/v1/weather-snapshots/{id}");
        Description(d => d.Produces(204).ProducesProblems(404));
    }

    public override async Task HandleAsync(DeleteById request, CancellationToken ct)
    {
        HttpContext.RequireEraser(request);
        await snapshots.DeleteAsync(request, ct);
        await Send.NoContentAsync(ct);
    }
}
