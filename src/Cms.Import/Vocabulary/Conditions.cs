namespace Cms.Import.Vocabulary;

/// <summary>The conditions that weather strips print, longest first, since names contain each other (비 and 비/눈).</summary>
static class Conditions
{
    public static readonly (string Text, WeatherCondition Condition)[] LongestFirst =
    [
        ("구름많음", WeatherCondition.MostlyCloudy),
        ("구름조금", WeatherCondition.PartlyCloudy),
        ("진눈깨비", WeatherCondition.Sleet),
        ("천둥번개", WeatherCondition.Thunderstorm),
        ("비 또는 눈", WeatherCondition.Sleet),
        ("소나기", WeatherCondition.Shower),
        ("이슬비", WeatherCondition.Drizzle),
        ("비/눈", WeatherCondition.Sleet),
        ("눈/비", WeatherCondition.Sleet),
        ("맑음", WeatherCondition.Clear),
        ("흐림", WeatherCondition.Overcast),
        ("안개", WeatherCondition.Fog),
        ("박무", WeatherCondition.Mist),
        ("연무", WeatherCondition.Haze),
        ("황사", WeatherCondition.Dust),
        ("뇌우", WeatherCondition.Thunderstorm),
        ("비", WeatherCondition.Rain),
        ("눈", WeatherCondition.Snow),
    ];

    static readonly Dictionary<char, (string Text, WeatherCondition Condition)[]> ByFirst = LongestFirst.GroupBy(c => c.Text[0]).ToDictionary(g => g.Key, g => g.ToArray());

    /// <summary>Those that begin with this character, longest first.</summary>
    public static (string Text, WeatherCondition Condition)[] BeginningWith(char first) => ByFirst.GetValueOrDefault(first) ?? [];
}
