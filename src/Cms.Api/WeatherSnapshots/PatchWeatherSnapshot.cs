using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Changes some members of a weather snapshot.</summary>
/// <remarks>A merge patch (RFC 7396): an absent member stays, null clears, and the rules run on the merged whole.</remarks>
[Needs(Permission.WriteWeather)]
sealed class PatchWeatherSnapshot(WeatherSnapshotStore snapshots) : Endpoint<PatchWeatherSnapshot.Request, WeatherSnapshot>
{
    public sealed record Request : ById
    {
        [FromBody] public MergePatch<WeatherSnapshotInput> Body { get; init; } = null!;
    }

    public override void Configure()
    {
        Patch("/v1/weather-snapshots/{id}");
        Description(d => d.ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await snapshots.UpdateAsync(request.Id, current => request.Body.Apply(WeatherSnapshotInput.From(current), WeatherSnapshotInput.Validator.Instance), ct), isPrivate: true);
}
