using Cms.Import;

namespace Cms.Api.WeatherObservations;

/// <summary>The weather at one station at one time.</summary>
public sealed record WeatherObservation
{
    /// <summary>Made of the time and the place in its snapshot (a UUID of version 8).</summary>
    public Guid Id { get; init; }

    /// <summary>The snapshot that it is of.</summary>
    public Guid SnapshotId { get; init; }

    /// <summary>When the weather was observed; where the source doesn't say, when it was taken down.</summary>
    public DateTimeOffset ObservedAt { get; init; }

    /// <summary>The time of observation is unknown.</summary>
    public bool TimeIsInferred { get; init; }

    /// <summary>Where it came from.</summary>
    /// <example>피앤피뉴스</example>
    public required string Source { get; init; }

    /// <summary>The station's name as printed.</summary>
    /// <example>서울</example>
    public required string Station { get; init; }

    /// <summary>Its number at the Korea Meteorological Administration; null for a station that has none.</summary>
    /// <example>108</example>
    public int? StationId { get; init; }

    /// <summary>Where the station is, in degrees north (WGS 84); null for one that isn't known by its number.</summary>
    /// <example>37.57142</example>
    public double? Latitude { get; init; }

    /// <summary>Where the station is, in degrees east.</summary>
    /// <example>126.9658</example>
    public double? Longitude { get; init; }

    /// <summary>With <c>near</c> only: how far the station is, in kilometres along a great circle.</summary>
    /// <example>0.4</example>
    public double? DistanceKm { get; init; }

    /// <example>overcast</example>
    public WeatherCondition Condition { get; init; }

    /// <summary>The condition as printed.</summary>
    /// <example>흐림</example>
    public required string ConditionText { get; init; }

    /// <summary>Degrees Celsius to a tenth; null when missing.</summary>
    /// <example>0.5</example>
    public decimal? TemperatureC { get; init; }
}
