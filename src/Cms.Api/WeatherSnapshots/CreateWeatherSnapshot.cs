using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Stores a weather snapshot.</summary>
/// <remarks>Source and time are unique.</remarks>
[Needs(Permission.WriteWeather)]
sealed class CreateWeatherSnapshot(WeatherSnapshotStore snapshots) : Endpoint<CreateWeatherSnapshot.Request, WeatherSnapshot>
{
    public sealed record Request
    {
        [FromBody] public WeatherSnapshotInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(WeatherSnapshotInput.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/weather-snapshots");
        Description(d => d.Produces<WeatherSnapshot>(201).ProducesProblems(409));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var snapshot = await snapshots.CreateAsync(request.Body, ct);
        await Send.CreatedAsync($"/v1/weather-snapshots/{snapshot.Id}", snapshot);
    }
}
