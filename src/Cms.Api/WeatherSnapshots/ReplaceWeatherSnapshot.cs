using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Replaces a weather snapshot with all its observations.</summary>
/// <remarks>A member left out is cleared or takes its default. Read-only members are ignored, so that what was read can be sent back.</remarks>
[Needs(Permission.WriteWeather)]
sealed class ReplaceWeatherSnapshot(WeatherSnapshotStore snapshots) : Endpoint<ReplaceWeatherSnapshot.Request, WeatherSnapshot>
{
    public sealed record Request : ById
    {
        [FromBody] public WeatherSnapshotInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(WeatherSnapshotInput.Validator.Instance);
    }

    public override void Configure()
    {
        Put("/v1/weather-snapshots/{id}");
        Description(d => d.ProducesProblems(404, 409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await snapshots.UpdateAsync(request.Id, _ => request.Body, ct), isPrivate: true);
}
