namespace Cms.Import.Recognisers.Times;

/// <summary>A date that a line tells, perhaps with a time of day.</summary>
/// <param name="Start">Where it begins in the line.</param>
/// <param name="End">Behind its last character.</param>
/// <param name="Value">The moment; null when the digits are no date or time.</param>
/// <param name="HasTimeOfDay">False when only a date is told.</param>
readonly record struct TimeStamp(int Start, int End, DateTimeOffset? Value, bool HasTimeOfDay);
