using System.Text.Json;
using System.Text.Json.Serialization;
using Cms.Api.Binding;
using Cms.Api.Caching;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.Json;
using Cms.Import;
using Cms.Import.Weather;
using FastEndpoints;

namespace Cms.Api.WeatherSnapshots;

/// <summary>A weather snapshot as GeoJSON (RFC 7946): a feature for each station.</summary>
public sealed record WeatherMap
{
    public const string MediaType = "application/geo+json";

    /// <example>FeatureCollection</example>
    public required string Type { get; init; }

    /// <summary>The snapshot's id.</summary>
    public required Guid Id { get; init; }
    public required string Source { get; init; }
    public required DateTimeOffset? ObservedAt { get; init; }
    public required DateTimeOffset? CapturedAt { get; init; }
    public required bool TimeIsInferred { get; init; }
    public required IReadOnlyList<WeatherFeature> Features { get; init; }

    internal static WeatherMap Of(WeatherSnapshot snapshot) => new()
    {
        Type = "FeatureCollection",
        Id = snapshot.Id,
        Source = snapshot.Source,
        ObservedAt = snapshot.ObservedAt,
        CapturedAt = snapshot.CapturedAt,
        TimeIsInferred = snapshot.TimeIsInferred,
        Features = [.. snapshot.Observations.Select(WeatherFeature.Of)],
    };
}

/// <summary>A station as a feature of GeoJSON.</summary>
public sealed record WeatherFeature
{
    /// <example>Feature</example>
    public required string Type { get; init; }

    /// <summary>The station's number at the Korea Meteorological Administration.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Id { get; init; }

    /// <summary>Where it stands; null where that isn't known.</summary>
    public required WeatherPoint? Geometry { get; init; }
    public required WeatherFeatureProperties Properties { get; init; }

    internal static WeatherFeature Of(Observation observation)
    {
        var station = observation.StationId is { } number ? KmaStations.Find(number) : KmaStations.Find(observation.Station);
        return new()
        {
            Type = "Feature",
            Id = observation.StationId,
            Geometry = station is null ? null : new() { Type = "Point", Coordinates = [station.Longitude, station.Latitude] },
            Properties = new()
            {
                Station = observation.Station,
                StationId = observation.StationId,
                Condition = observation.Condition,
                ConditionText = observation.ConditionText,
                TemperatureC = observation.TemperatureC,
                PlaceIsUnsure = station?.IsUnsure is true,
            },
        };
    }
}

/// <summary>A point of GeoJSON.</summary>
public sealed record WeatherPoint
{
    /// <example>Point</example>
    public required string Type { get; init; }

    /// <summary>Longitude, then latitude, in degrees (WGS 84).</summary>
    /// <example>[126.4463, 37.7074]</example>
    public required IReadOnlyList<double> Coordinates { get; init; }
}

/// <summary>The weather at a station of a GeoJSON map.</summary>
public sealed record WeatherFeatureProperties
{
    /// <example>강화</example>
    public required string Station { get; init; }

    /// <example>201</example>
    public required int? StationId { get; init; }

    /// <example>overcast</example>
    public required WeatherCondition Condition { get; init; }

    /// <example>흐림</example>
    public required string ConditionText { get; init; }

    /// <example>0.5</example>
    public required decimal? TemperatureC { get; init; }

    /// <summary>Sources differ on where the station stands, by two kilometres or so.</summary>
    public required bool PlaceIsUnsure { get; init; }
}

static class SendSnapshot
{
    public static readonly string[] Offered = [Negotiation.Json, WeatherMap.MediaType];

    /// <summary>200 or 304 with a snapshot as JSON or GeoJSON.</summary>
    public static Task SnapshotAsync(this IResponseSender send, string mediaType, WeatherSnapshot snapshot, Fields<WeatherSnapshot>? fields)
    {
        Negotiation.Vary(send.HttpContext.Response);
        return mediaType == WeatherMap.MediaType
            ? send.BytesAsync(mediaType, JsonSerializer.SerializeToUtf8Bytes(WeatherMap.Of(snapshot), CmsJson.Options), shared: Shared.Weather)
            : send.ResourceAsync(snapshot, fields, shared: Shared.Weather);
    }
}
