using Cms.Import.Weather;

namespace Cms.Import.Tests;

public sealed class WeatherTests
{
    static PageObservation Only(string line) =>
        Sample.Read($"{Sample.Title}\n• 맑음서울1.0℃\n• 맑음부산2.0℃\n{line}\n• 맑음제주3.0℃\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n").Document.Weather[2];

    [Theory]
    [InlineData("• 흐림강화0.5℃", "강화", 201, WeatherCondition.Overcast, "0.5")]
    [InlineData("· 맑음북강릉-11.2℃", "북강릉", 104, WeatherCondition.Clear, "-11.2")]
    [InlineData("- 구름많음고창군−3℃", "고창군", 251, WeatherCondition.MostlyCloudy, "-3")]
    [InlineData("• 구름조금고창+7.0℃", "고창", 172, WeatherCondition.PartlyCloudy, "7.0")]
    [InlineData("• 비/눈대관령0.0℃", "대관령", 100, WeatherCondition.Sleet, "0.0")]
    [InlineData("• 비동해10.7°C", "동해", 106, WeatherCondition.Rain, "10.7")]
    [InlineData("• 눈홍천-2.5℃", "홍천", 212, WeatherCondition.Snow, "-2.5")]
    [InlineData("• 진눈깨비인제0.1℃", "인제", 211, WeatherCondition.Sleet, "0.1")]
    [InlineData("• 소나기대구21℃", "대구", 143, WeatherCondition.Shower, "21")]
    [InlineData("• 이슬비통영14.1℃", "통영", 162, WeatherCondition.Drizzle, "14.1")]
    [InlineData("• 안개홍성0.2℃", "홍성", 177, WeatherCondition.Fog, "0.2")]
    [InlineData("• 박무목포5.5℃", "목포", 165, WeatherCondition.Mist, "5.5")]
    [InlineData("• 연무안동7.0℃", "안동", 136, WeatherCondition.Haze, "7.0")]
    [InlineData("• 황사백령도4.9℃", "백령도", 102, WeatherCondition.Dust, "4.9")]
    [InlineData("• 천둥번개여수11.4℃", "여수", 168, WeatherCondition.Thunderstorm, "11.4")]
    [InlineData("서울 맑음 4.3℃", "서울", 108, WeatherCondition.Clear, "4.3")]
    [InlineData("• 서울 4.3℃맑음", "서울", 108, WeatherCondition.Clear, "4.3")]
    [InlineData("맑음 서울 4.3 ℃", "서울", 108, WeatherCondition.Clear, "4.3")]
    [InlineData("• 맑음서울", "서울", 108, WeatherCondition.Clear, null)]
    [InlineData("• 맑음서울-℃", "서울", 108, WeatherCondition.Clear, null)]
    [InlineData("• 우박서울4.3℃", "서울", 108, WeatherCondition.Unknown, "4.3")]
    [InlineData("• 맑음가람읍4.3℃", "가람읍", null, WeatherCondition.Clear, "4.3")]
    public void A_line_is_condition_station_and_degrees(string line, string station, int? number, WeatherCondition condition, string? degrees)
    {
        var seen = Only(line);

        Assert.Equal((station, number, condition), (seen.Station, seen.StationId, seen.Condition));
        Assert.Equal(degrees is null ? null : decimal.Parse(degrees, null), seen.TemperatureC);
    }

    [Theory]
    [InlineData("• 우박서울4.3℃", NoticeCodes.ConditionUnknown)]
    [InlineData("• 맑음가람읍4.3℃", NoticeCodes.StationUnknown)]
    [InlineData("• 맑음대전-℃", NoticeCodes.TemperatureMissing)]
    [InlineData("• 우박가람읍4.3℃", NoticeCodes.WeatherUnread)]
    public void What_is_unknown_is_kept_as_far_as_it_goes_and_told(string line, string code)
    {
        var result = Sample.Read($"{Sample.Title}\n• 맑음서울1.0℃\n{line}\n• 맑음부산2.0℃\n입력 2024-03-02 10:00\n\n{Sample.First}\n\n{Sample.Second}\n");

        Assert.Contains(result.Warnings, w => w.Code == code && w.Line == 3);
    }

    [Fact]
    public void Weather_words_in_prose_are_prose()
    {
        var result = Sample.Read($"맑음과 흐림 사이\n입력 2024-03-02 10:00\n\n맑음.\n눈이 내린 서울은 영하 4.3℃까지 떨어졌다고 기상청이 밝혔다.\n\n비가 그치면 더 추워진다. 부산은 5.0℃로 예상된다.\n");

        Assert.Empty(result.Document.Weather);
        Assert.Contains("4.3℃", result.Document.Paragraphs[^2], StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_has_97_stations_and_knows_where_each_is()
    {
        Assert.Equal(97, KmaStations.All.Select(s => s.Number).Distinct().Count());
        Assert.All(KmaStations.All, s => Assert.True(s is { Latitude: > 33 and < 38.5, Longitude: > 124 and < 131 }, s.ToString()));
        Assert.Equal(new KmaStation(108, "서울", 37.57142, 126.9658, IsUnsure: false), KmaStations.Find(108));
        Assert.Equal([181, 217, 259, 283, 296], KmaStations.All.Where(s => s.IsUnsure).Select(s => s.Number).Order());
        Assert.Null(KmaStations.Find(1));
    }
}
