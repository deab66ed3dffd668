using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Paging;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.WeatherObservations;

/// <summary>Lists weather observations of all snapshots, the newest first; or those of the nearest station first.</summary>
/// <remarks>
/// <c>near=37.57,126.97</c> answers the nearest station's, newest first, then the next station's, each with its distance in kilometres; with
/// <c>observedAt[gte]</c> it is the weather around a place today. Stations whose place isn't known are left out then.
/// </remarks>
[Needs(Permission.ReadPublished)]
sealed class ListWeatherObservations(WeatherObservationStore observations) : Endpoint<ListWeatherObservations.Request, Page<WeatherObservation>>
{
    public sealed record Request : ListRequest<WeatherObservation>
    {
        /// <summary>Only observations of this station, by its name as printed or its number at the Korea Meteorological Administration: <c>서울</c>, <c>108</c>.</summary>
        public string? Station { get; init => field = CmsText.Line(value); }

        /// <summary>Latitude and longitude in degrees (WGS 84): the nearest station first, as in <c>37.57,126.97</c>.</summary>
        public GeoPoint? Near { get; init; }

        /// <summary>Only observations that came from here: <c>피앤피뉴스</c>.</summary>
        public string? Source { get; init => field = CmsText.Line(value); }

        /// <summary>Only weather of this time or later; where the time of observation is unknown, by when it was taken down.</summary>
        [BindFrom("observedAt[gte]")]
        public DateTimeOffset? ObservedFrom { get; init; }

        /// <summary>Only weather later than this.</summary>
        [BindFrom("observedAt[gt]")]
        public DateTimeOffset? ObservedAfter { get; init; }

        /// <summary>Only weather of this time or earlier.</summary>
        [BindFrom("observedAt[lte]")]
        public DateTimeOffset? ObservedUntil { get; init; }

        /// <summary>Only weather earlier than this.</summary>
        [BindFrom("observedAt[lt]")]
        public DateTimeOffset? ObservedBefore { get; init; }
    }

    public sealed class Validator : ListValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Station).MaximumLength(50);
            RuleFor(r => r.Source).MaximumLength(100);
        }
    }

    public override void Configure()
    {
        Get("/v1/weather-observations");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.PageAsync(request.Near is { } place ? await observations.NearAsync(request, place, ct) : await observations.ListAsync(request, ct), request.Fields, shared: Shared.Weather);
}
