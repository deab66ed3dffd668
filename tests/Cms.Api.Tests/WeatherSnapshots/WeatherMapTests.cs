using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;
using Cms.Api.Tests.Formats;

namespace Cms.Api.Tests.WeatherSnapshots;

[Collection(ApiCollection.Name)]
public sealed class WeatherMapTests(Api api)
{
    const string GeoJson = "application/geo+json";

    [Fact]
    public async Task A_snapshot_is_a_map_with_a_point_for_each_station_whose_place_is_known()
    {
        var snapshot = await api.Editor.CreateAsync("/v1/weather-snapshots", new
        {
            source = Answers.Unique("기상청"),
            observedAt = "2025-12-05T10:00:00+09:00",
            observations = new object[]
            {
                new { station = "강화", stationId = 201, condition = "overcast", conditionText = "흐림", temperatureC = 0.5 },
                new { station = "북부산", condition = "clear", conditionText = "맑음" },
                new { station = "달나라", stationId = 99999, condition = "clear", conditionText = "맑음" },
            },
        });
        var address = $"/v1/weather-snapshots/{snapshot["id"]}";
        var answer = await api.Reader.GetAsAsync(address, GeoJson);
        var map = await answer.JsonAsync();

        Assert.Equal(GeoJson, answer.Content.Headers.ContentType!.ToString());
        Assert.Contains("Accept", answer.Headers.Vary);
        Assert.Equal(("FeatureCollection", (string?)snapshot["observedAt"]), ((string?)map["type"], (string?)map["observedAt"]));
        var features = map["features"]!.AsArray().Select(f => f!.AsObject()).ToList();
        Assert.Equal(3, features.Count);
        Assert.All(features, f => Assert.True((string?)f["type"] == "Feature" && f.ContainsKey("geometry") && f["properties"] is JsonObject));
        Assert.Equal(("Point", 126.44634m, 37.70739m), ((string?)features[0]["geometry"]!["type"], (decimal)features[0]["geometry"]!["coordinates"]![0]!, (decimal)features[0]["geometry"]!["coordinates"]![1]!));
        Assert.Equal((201, 0.5m, false), ((int)features[0]["id"]!, (decimal)features[0]["properties"]!["temperatureC"]!, (bool)features[0]["properties"]!["placeIsUnsure"]!));
        Assert.Equal((2, true), (features[1]["geometry"]!["coordinates"]!.AsArray().Count, (bool)features[1]["properties"]!["placeIsUnsure"]!));
        Assert.Null(features[2]["geometry"]);

        Assert.Equal(HttpStatusCode.NotModified, (await api.Reader.GetAsAsync(address, GeoJson, answer.Headers.ETag!.Tag)).StatusCode);
        Assert.Equal("application/json", (await api.Reader.GetAsync(address)).Content.Headers.ContentType!.ToString());
        await (await api.Reader.GetAsAsync(address, "text/html")).ProblemAsync(HttpStatusCode.NotAcceptable, "not-acceptable");
        Assert.Equal(GeoJson, (await api.Reader.GetAsAsync("/v1/weather-snapshots/latest", GeoJson)).Content.Headers.ContentType!.ToString());
    }
}
