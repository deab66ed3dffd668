using Cms.Import.Pages;

namespace Cms.Import.Weather;

/// <summary>
/// The list of stations that regional papers show above an article. Lines with a known condition and station carry it; a line
/// that is like them counts only among them, so that weather words in prose stay prose.
/// </summary>
static class WeatherStrip
{
    /// <summary>A line that is not sure must stand this near to one that is.</summary>
    const int Near = 3;

    /// <summary>A strip lists about as many stations as KMA has.</summary>
    const int UsualStations = 100;

    public static void Read(Page page)
    {
        var observations = new List<PageObservation>();
        var numbers = new List<int>();
        var lastSure = -Near - 1;
        for (var i = 0; i < page.Lines.Length; i++)
        {
            ref var line = ref page.Lines[i];
            var seen = WeatherLine.Read(line.Item, out var hasDegrees, out var sure);
            if (sure && (hasDegrees || line.IsBulleted))
            {
                lastSure = i;
            }
            else if (!(hasDegrees || (seen is not null && line.IsBulleted)) || !IsNear(page, i, lastSure, hasDegrees))
            {
                continue;
            }

            line.Kind = LineKind.Weather;
            if (seen is null)
            {
                page.Warn(NoticeCodes.WeatherUnread, $"'{line.Item}' stands in the weather strip and is no condition, station and temperature.", line.Number);
                continue;
            }

            if (observations.Count == 0)
            {
                observations.EnsureCapacity(UsualStations);
                numbers.EnsureCapacity(UsualStations);
            }

            observations.Add(seen);
            numbers.Add(line.Number);
            WarnOf(page, seen, line.Number);
        }

        if (observations.Count > 0)
        {
            page.Document = page.Document with { Weather = observations };
            page.Found(Field.Weather, numbers, "weather-strip", observations.Count > 2 ? 1 : 0.8);
        }
    }

    /// <summary>A line with degrees needs a sure one on either side; one without needs them on both.</summary>
    static bool IsNear(Page page, int index, int lastSure, bool hasDegrees)
    {
        var before = index - lastSure <= Near;
        return hasDegrees ? before || SureFollows(page, index) : before && SureFollows(page, index);
    }

    static bool SureFollows(Page page, int index)
    {
        for (var i = index + 1; i < Math.Min(index + 1 + Near, page.Lines.Length); i++)
        {
            if (WeatherLine.Read(page.Lines[i].Item, out var hasDegrees, out var sure) is not null && sure && hasDegrees)
            {
                return true;
            }
        }

        return false;
    }

    static void WarnOf(Page page, PageObservation seen, int number)
    {
        if (seen.StationId is null)
        {
            page.Warn(NoticeCodes.StationUnknown, $"'{seen.Station}' is no station of KMA's list.", number);
        }

        if (seen.Condition == WeatherCondition.Unknown)
        {
            page.Warn(NoticeCodes.ConditionUnknown, $"'{seen.ConditionText}' is no known condition.", number);
        }

        if (seen.TemperatureC is null)
        {
            page.Warn(NoticeCodes.TemperatureMissing, $"{seen.Station} has no temperature.", number);
        }
    }
}
