using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.WeatherSnapshots;

[Collection(ApiCollection.Name)]
public sealed class WeatherSnapshotTests(Api api)
{
    [Fact]
    public async Task A_snapshot_is_stored_with_its_observations_in_order()
    {
        var snapshot = await api.Editor.CreateAsync("/v1/weather-snapshots", Snapshot("2025-12-05T10:00:00+09:00", 0.5m, -3.2m, null));

        Assert.Equal((false, 3), ((bool)snapshot["timeIsInferred"]!, (int)snapshot["stationCount"]!));
        Assert.Equal([0.5m, -3.2m, null], snapshot["observations"]!.AsArray().Select(o => (decimal?)o!["temperatureC"]));
        Assert.True(JsonNode.DeepEquals(snapshot, await api.Reader.GetJsonAsync($"/v1/weather-snapshots/{snapshot["id"]}")));
        var item = (await api.Reader.GetJsonAsync("/v1/weather-snapshots?limit=100"))["data"]!.AsArray().Single(w => (string?)w!["id"] == (string?)snapshot["id"])!.AsObject();
        Assert.False(item.ContainsKey("observations"));
    }

    [Fact]
    public async Task The_latest_snapshot_is_the_one_of_the_newest_weather()
    {
        var newest = await api.Editor.CreateAsync("/v1/weather-snapshots", Snapshot("2035-01-01T00:00:00+09:00", 1m));
        await api.Editor.CreateAsync("/v1/weather-snapshots", Snapshot("2001-01-01T00:00:00+09:00", 1m));

        Assert.Equal((string?)newest["id"], (string?)(await api.Reader.GetJsonAsync("/v1/weather-snapshots/latest"))["id"]);
        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/weather-snapshots/{newest["id"]}")).StatusCode);
        Assert.NotEqual((string?)newest["id"], (string?)(await api.Reader.GetJsonAsync("/v1/weather-snapshots/latest"))["id"]);
    }

    [Fact]
    public async Task Source_and_time_are_unique_and_a_replaced_snapshot_keeps_its_id()
    {
        var body = Snapshot("2025-12-05T11:00:00+09:00", 1m);
        var snapshot = await api.Editor.CreateAsync("/v1/weather-snapshots", body);
        await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/weather-snapshots", body.ToJsonString())).ProblemAsync(HttpStatusCode.Conflict, "snapshot-exists");

        body["observations"]![0]!["temperatureC"] = 2m;
        var put = await (await api.Editor.SendAsync(HttpMethod.Put, $"/v1/weather-snapshots/{snapshot["id"]}", body.ToJsonString())).JsonAsync();
        Assert.Equal(2m, (decimal)put["observations"]![0]!["temperatureC"]!);
        var patched = await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/weather-snapshots/{snapshot["id"]}", """{ "observedAt": null, "capturedAt": "2025-12-05T12:00:00+09:00" }""")).JsonAsync();
        Assert.Equal((true, (string?)snapshot["id"]), ((bool)patched["timeIsInferred"]!, (string?)patched["id"]));
    }

    [Theory]
    [InlineData("observedAt", "null", "/capturedAt", "required")]
    [InlineData("observedAt", "\"2025-12-05T10:00:00\"", "/observedAt", "wrong-type")]
    [InlineData("observations", "[]", "/observations", "required")]
    [InlineData("observations", """[ { "station": "가", "conditionText": "맑음", "temperatureC": 99 } ]""", "/observations/0/temperatureC", "out-of-range")]
    [InlineData("observations", """[ { "station": "가", "conditionText": "맑음", "temperatureC": 1.25 } ]""", "/observations/0/temperatureC", "out-of-range")]
    [InlineData("observations", """[ { "station": "가", "conditionText": "맑음", "condition": "sunny" } ]""", "/observations/0/condition", "wrong-type")]
    public async Task A_broken_rule_is_a_400_that_names_the_member(string member, string value, string pointer, string code)
    {
        var body = Snapshot("2025-12-05T10:00:00+09:00", 1m);
        body[member] = JsonNode.Parse(value);
        var problem = await (await api.Editor.SendAsync(HttpMethod.Post, "/v1/weather-snapshots", body.ToJsonString())).ProblemAsync(HttpStatusCode.BadRequest, "validation-failed");
        Assert.Equal([(pointer, code)], problem.Errors());
    }

    static JsonObject Snapshot(string observedAt, params decimal?[] temperatures) => new()
    {
        ["source"] = Answers.Unique("기상청"),
        ["observedAt"] = observedAt,
        ["observations"] = new JsonArray([.. temperatures.Select((t, i) => new JsonObject { ["station"] = $"관측소 {i}", ["condition"] = "clear", ["conditionText"] = "맑음", ["temperatureC"] = t })]),
    };
}
