using System.Text.Json.Serialization;
using Cms.Api.Binding;
using Cms.Api.Problems;
using Cms.Api.Text;
using Cms.Import;
using FluentValidation;

namespace Cms.Api.WeatherSnapshots;

/// <summary>A weather snapshot as a list shows it: all but its observations, unless these are asked for.</summary>
[PartOf(typeof(WeatherSnapshot))]
public record WeatherSnapshotListItem
{
    public Guid Id { get; init; }

    /// <summary>Where it came from.</summary>
    /// <example>피앤피뉴스</example>
    public required string Source { get; init; }

    /// <summary>When the weather was observed; null where the source doesn't say.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>When it was taken down: of an imported page, the page's time.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    /// <summary>The time of observation is unknown, and <c>capturedAt</c> stands in for it.</summary>
    public bool TimeIsInferred { get; init; }

    /// <summary>The number of observations.</summary>
    /// <example>97</example>
    public int StationCount { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>The weather at many stations at one time.</summary>
public sealed record WeatherSnapshot : WeatherSnapshotListItem
{
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Observation> Observations { get; init; }
}

/// <summary>The weather at one station.</summary>
public sealed record Observation
{
    /// <summary>The station's name as printed.</summary>
    /// <example>강화</example>
    public string Station { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>Its number at the Korea Meteorological Administration; null for a station that has none.</summary>
    /// <example>201</example>
    public int? StationId { get; init; }

    /// <example>overcast</example>
    public WeatherCondition Condition { get; init; }

    /// <summary>The condition as printed.</summary>
    /// <example>흐림</example>
    public string ConditionText { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>Degrees Celsius to a tenth; null when missing.</summary>
    /// <example>0.5</example>
    public decimal? TemperatureC { get; init; }

    public sealed class Validator : AbstractValidator<Observation>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(o => o.Station).NotEmpty().MaximumLength(50);
            RuleFor(o => o.StationId).InclusiveBetween(1, 99_999);
            RuleFor(o => o.ConditionText).NotEmpty().MaximumLength(50);
            RuleFor(o => o.TemperatureC).InclusiveBetween(-90m, 60m);
            RuleFor(o => o.TemperatureC).PrecisionScale(4, 1, ignoreTrailingZeros: true).WithErrorCode(FieldCode.OutOfRange).WithMessage("A temperature has one decimal place.");
        }
    }
}

/// <summary>What is written of a snapshot.</summary>
[ReadOnlyMembers(typeof(WeatherSnapshot))]
public sealed record WeatherSnapshotInput
{
    /// <summary>Where it came from; with the time it is unique.</summary>
    /// <example>피앤피뉴스</example>
    public string Source { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>When the weather was observed.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>When it was taken down; needed where <c>observedAt</c> is unknown.</summary>
    /// <example>2025-12-05T10:55:18+09:00</example>
    public DateTimeOffset? CapturedAt { get; init; }
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    /// <summary>What a PUT would send to leave the snapshot as it is.</summary>
    public static WeatherSnapshotInput From(WeatherSnapshot snapshot) =>
        new() { Source = snapshot.Source, ObservedAt = snapshot.ObservedAt, CapturedAt = snapshot.CapturedAt, Observations = snapshot.Observations };

    public sealed class Validator : AbstractValidator<WeatherSnapshotInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(s => s.Source).NotEmpty().MaximumLength(100);
            RuleFor(s => s.CapturedAt).NotNull().When(s => s.ObservedAt is null).WithMessage("A snapshot has observedAt, capturedAt or both.");
            RuleFor(s => s.Observations).NotEmpty();
            RuleFor(s => s.Observations).MaximumCount(1000);
            RuleForEach(s => s.Observations).SetValidator(Observation.Validator.Instance);
        }
    }
}
