using System.Net;
using System.Text.Json.Nodes;
using Cms.Api.Tests.Contract;

namespace Cms.Api.Tests.WeatherObservations;

[Collection(ApiCollection.Name)]
public sealed class WeatherObservationTests(Api api)
{
    /// <summary>What only the snapshots of one test have.</summary>
    readonly string source = Answers.Unique("관측");

    [Fact]
    public async Task Observations_of_all_snapshots_are_listed_newest_first_and_by_station_and_time()
    {
        var early = await SnapshotAsync("2024-01-01T09:00:00+09:00", ("서울", 108, -3.5m), ("부산", 159, 2m));
        await SnapshotAsync("2024-01-01T10:00:00.0005+09:00", ("서울", 108, -2m), ("부산", 159, null), ("어디", null, 1m));

        var all = await ListAsync("");
        Assert.Equal(["서울", "부산", "어디", "서울", "부산"], all.Select(o => (string?)o["station"]));
        Assert.Equal([-2m, null, 1m, -3.5m, 2m], all.Select(o => (decimal?)o["temperatureC"]));
        Assert.Equal((37.57142, 126.9658, "2024-01-01T09:00:00+09:00", false), ((double)all[3]["latitude"]!, (double)all[3]["longitude"]!, (string?)all[3]["observedAt"], (bool)all[3]["timeIsInferred"]!));
        Assert.Equal((string?)early["id"], (string?)all[3]["snapshotId"]);
        Assert.Null(all[2]["latitude"]);
        Assert.All(all, o => Assert.Null(o["distanceKm"]));

        Assert.Equal([-2m, -3.5m], await DegreesAsync("station=108"));
        Assert.Equal([-2m, -3.5m], await DegreesAsync("station=서울"));
        Assert.Equal([1m], await DegreesAsync("station=어디"));
        Assert.Equal([-3.5m], await DegreesAsync("station=108&observedAt[lt]=2024-01-01T10:00:00%2B09:00"));
        Assert.Equal([-3.5m], await DegreesAsync("station=108&observedAt[lte]=2024-01-01T00:00:00Z"));
        Assert.Equal([-2m], await DegreesAsync("station=108&observedAt[gt]=2024-01-01T00:00:00Z"));
        Assert.Equal([-2m, -3.5m], await DegreesAsync("station=108&observedAt[gte]=2024-01-01T00:00:00Z&observedAt[lte]=2024-01-01T10:00:00.0005%2B09:00"));
        Assert.Equal([-3.5m], await DegreesAsync("station=108&observedAt[lt]=2024-01-01T10:00:00.0005%2B09:00"));
        Assert.Equal(5, (int)(await PageAsync("total=exact&limit=1"))["meta"]!["total"]!);
        Assert.Equal(["id", "station"], (await ListAsync("fields=station"))[0].Select(m => m.Key));
    }

    [Fact]
    public async Task The_nearest_station_is_first_with_its_distance_and_pages_lead_through_all_and_back()
    {
        await SnapshotAsync("2024-02-01T09:00:00+09:00", ("부산", 159, 1m), ("인천", 112, 2m), ("서울", 108, 3m), ("어디", null, 0m));
        await SnapshotAsync("2024-02-01T10:00:00+09:00", ("서울", 108, 4m), ("인천", 112, 5m), ("서울", 108, 6m));
        decimal?[] expected = [4m, 6m, 3m, 5m, 2m, 1m];

        var all = await ListAsync("near=37.57,126.97");
        Assert.Equal(expected, all.Select(o => (decimal?)o["temperatureC"]));
        Assert.Equal([0.4, 0.4, 0.4, 32.1, 32.1], all[..5].Select(o => (double)o["distanceKm"]!));
        Assert.InRange((double)all[5]["distanceKm"]!, 325, 335);
        Assert.Equal("부산", (string?)(await ListAsync("near=35.1,129.03"))[0]["station"]);
        Assert.Equal([5m, 2m], await DegreesAsync("near=37.57,126.97&station=인천"));
        Assert.Equal([4m, 6m, 5m], await DegreesAsync("near=37.57,126.97&observedAt[gt]=2024-02-01T00:00:00Z"));
        Assert.Equal(6, (int)(await PageAsync("near=37.57,126.97&limit=1&total=exact"))["meta"]!["total"]!);

        var pages = new List<JsonObject> { await PageAsync("near=37.57,126.97&limit=2") };
        while ((string?)pages[^1]["page"]!["nextCursor"] is { } next)
        {
            pages.Add(await PageAsync($"near=37.57,126.97&limit=2&cursor={next}"));
        }

        Assert.Equal(expected, pages.SelectMany(Degrees));
        var back = await PageAsync($"near=37.57,126.97&limit=3&cursor={pages[^1]["page"]!["prevCursor"]}");
        Assert.Equal(expected[1..4], Degrees(back));
        Assert.Equal(expected[..1], Degrees(await PageAsync($"near=37.57,126.97&limit=3&cursor={back["page"]!["prevCursor"]}")));
        var cursor = pages[0]["page"]!["nextCursor"];
        await (await api.Reader.GetAsync($"/v1/weather-observations?near=37.58,126.97&cursor={cursor}")).ProblemAsync(HttpStatusCode.BadRequest, "invalid-cursor");
    }

    [Fact]
    public async Task A_replaced_or_deleted_snapshot_takes_its_observations_along()
    {
        var snapshot = await SnapshotAsync("2024-03-01T09:00:00+09:00", ("서울", 108, 1m));
        var id = (string?)(await ListAsync(""))[0]["id"];
        await (await api.Editor.SendAsync(HttpMethod.Patch, $"/v1/weather-snapshots/{snapshot["id"]}", """{ "observedAt": null, "capturedAt": "2024-03-02T09:00:00+09:00" }""")).JsonAsync();
        var moved = (await ListAsync(""))[0];
        Assert.Equal(("2024-03-02T09:00:00+09:00", true), ((string?)moved["observedAt"], (bool)moved["timeIsInferred"]!));
        Assert.NotEqual(id, (string?)moved["id"]);

        Assert.Equal(HttpStatusCode.NoContent, (await api.Editor.SendAsync(HttpMethod.Delete, $"/v1/weather-snapshots/{snapshot["id"]}")).StatusCode);
        Assert.Empty(await ListAsync(""));
        Assert.Empty(await ListAsync("near=37.57,126.97"));
    }

    Task<JsonObject> SnapshotAsync(string time, params (string Station, int? Number, decimal? Degrees)[] observations) => api.Editor.CreateAsync("/v1/weather-snapshots", new
    {
        source,
        observedAt = time,
        observations = observations.Select(o => new { station = o.Station, stationId = o.Number, condition = "clear", conditionText = "맑음", temperatureC = o.Degrees }),
    });

    Task<JsonObject> PageAsync(string query) => api.Reader.GetJsonAsync($"/v1/weather-observations?source={Uri.EscapeDataString(source)}&{query}".TrimEnd('&'));

    async Task<List<JsonObject>> ListAsync(string query) => [.. (await PageAsync(query))["data"]!.AsArray().Select(o => o!.AsObject())];

    async Task<IEnumerable<decimal?>> DegreesAsync(string query) => Degrees(await PageAsync(query));

    static IEnumerable<decimal?> Degrees(JsonObject page) => page["data"]!.AsArray().Select(o => (decimal?)o!["temperatureC"]);
}
