using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Paging;
using FastEndpoints;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Lists weather snapshots, the newest first, without their observations.</summary>
/// <remarks>Newest by the time of the weather: when it was observed, or else when it was taken down.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListWeatherSnapshots(WeatherSnapshotStore snapshots) : Endpoint<ListWeatherSnapshots.Request, Page<WeatherSnapshotListItem>>
{
    public sealed record Request : ListRequest;

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/weather-snapshots");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await snapshots.ListAsync(request, ct), shared: Shared.Weather);
}
