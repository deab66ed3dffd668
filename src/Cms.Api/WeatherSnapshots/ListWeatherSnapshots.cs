using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Paging;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Lists weather snapshots, the newest first, without their observations.</summary>
/// <remarks>Newest by the time of the weather: when it was observed, or else when it was taken down.</remarks>
[Needs(Permission.ReadPublished)]
sealed class ListWeatherSnapshots(WeatherSnapshotStore snapshots) : Endpoint<ListWeatherSnapshots.Request, Page<WeatherSnapshotListItem>>
{
    public sealed record Request : ListRequest<WeatherSnapshot>
    {
        /// <summary>Only snapshots that came from here: <c>피앤피뉴스</c>.</summary>
        public string? Source { get; init => field = CmsText.Line(value); }

        /// <summary>Only weather of this time or later; where the time of observation is unknown, by when it was taken down.</summary>
        [BindFrom("observedAt[gte]")]
        public DateTimeOffset? From { get; init; }

        /// <summary>Only weather before this time.</summary>
        [BindFrom("observedAt[lt]")]
        public DateTimeOffset? To { get; init; }
    }

    public sealed class Validator : ListValidator<Request>
    {
        public Validator() => RuleFor(r => r.Source).MaximumLength(100);
    }

    public override void Configure()
    {
        Get("/v1/weather-snapshots");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await snapshots.ListAsync(request, ct), request.Fields, shared: Shared.Weather);
}
