using System.Globalization;
using Cms.Api.Paging;
using Cms.Api.Text;
using Cms.Import.Weather;
using Dapper;
using Npgsql;

namespace Cms.Api.WeatherObservations;

/// <summary>Every statement that reads weather observations by themselves; their snapshots write them.</summary>
sealed class WeatherObservationStore(NpgsqlDataSource db)
{
    const string Columns = """
        o.id, o.snapshot_id, o.taken_at AS observed_at, w.time_is_inferred, w.source, o.station, o.station_id, o.condition, o.condition_text, o.temperature_c
        """;

    const string From = "weather_observation o JOIN weather_snapshot w ON w.id = o.snapshot_id";

    /// <summary>Of all stations or one, the newest first.</summary>
    public async Task<Page<WeatherObservation>> ListAsync(ListWeatherObservations.Request request, CancellationToken ct)
    {
        var list = new ListStatement<WeatherObservation>(Columns, From, ListOrder.Newest<WeatherObservation>("o.id", o => o.Id)).Where(Conditions(request));
        return (await list.PageAsync(db, request, ct)).Select(o => o.StationId is { } number && KmaStations.Find(number) is { } station ? At(o, station, null) : o);
    }

    /// <summary>Of the nearest station first, and of each the newest first.</summary>
    /// <remarks>A cursor names the station by its place in the order, and the observation by its id.</remarks>
    public async Task<Page<WeatherObservation>> NearAsync(ListWeatherObservations.Request request, GeoPoint place, CancellationToken ct)
    {
        var stations = KmaStations.All.Select(s => (Station: s, Km: place.KmTo(new(s.Latitude, s.Longitude)))).OrderBy(s => s.Km).ThenBy(s => s.Station.Number).ToList();
        var ranks = stations.Select((s, rank) => (s.Station.Number, rank)).ToDictionary(s => s.Number, s => s.rank);
        List<ListCondition> conditions = [.. Conditions(request), new("o.station_id = ANY(@known)", "known", ranks.Keys.ToArray())];
        var list = string.Join('&', ["near", place.ToString(), .. conditions.Take(conditions.Count - 1).Select(c => c.ToString())]);
        var cursor = request.Cursor is { } text ? Cursor.Decode(text, list) : (Cursor?)null;
        var backward = cursor is { Backward: true };
        var first = (int)Math.Min(cursor?.Rank ?? 0, ranks.Count - 1);
        var walked = backward ? stations[..(first + 1)].AsEnumerable().Reverse() : stations[first..];
        Guid[] bounds = [.. walked.Select((_, i) => i == 0 && cursor is { } at ? at.Id : backward ? Guid.Empty : Guid.AllBitsSet)];

        // Of each station a page at most, from the index; the bound of the first is the cursor's.
        var sql = $"""
            SELECT {Columns}
            FROM unnest(@numbers, @bounds) WITH ORDINALITY AS s (number, bound, rank)
            CROSS JOIN LATERAL (
                SELECT o.id FROM {From}
                WHERE o.station_id = s.number AND o.id {(backward ? '>' : '<')} s.bound AND {string.Join(" AND ", Conditions(request).Select(c => c.Sql))}
                ORDER BY o.id {(backward ? "ASC" : "DESC")} LIMIT @take) n
            JOIN weather_observation o ON o.id = n.id JOIN weather_snapshot w ON w.id = o.snapshot_id
            ORDER BY s.rank, o.id {(backward ? "ASC" : "DESC")} LIMIT @take
            """;
        var parameters = new DynamicParameters(new { numbers = walked.Select(s => s.Station.Number).ToArray(), bounds, take = request.Limit + 1 });
        foreach (var condition in conditions.Where(c => c.Name is not null))
        {
            parameters.Add(condition.Name!, condition.Value);
        }

        await using var connection = await db.OpenConnectionAsync(ct);
        var total = await new ListStatement<WeatherObservation>(Columns, From, ListOrder.Newest<WeatherObservation>("o.id", o => o.Id)).Where(conditions).TotalAsync(connection, request.Total, ct);
        var rows = (await connection.QueryAsync<WeatherObservation>(new(sql, parameters, cancellationToken: ct)))
            .Select(o => At(o, stations[ranks[o.StationId!.Value]].Station, stations[ranks[o.StationId.Value]].Km)).ToList();
        return Page<WeatherObservation>.Of(rows, request.Limit, cursor, (row, isBackward) => new Cursor(ranks[row.StationId!.Value], row.Id, isBackward).Encode(list)) with { Meta = new() { Total = total } };
    }

    static IEnumerable<ListCondition> Conditions(ListWeatherObservations.Request request)
    {
        yield return new("w.deleted_at IS NULL", null, null);
        if (int.TryParse(request.Station, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            yield return new("o.station_id = @stationId", "stationId", number);
        }
        else if (request.Station is not null)
        {
            yield return new("o.station = @station", "station", request.Station);
        }

        if (request.Source is not null)
        {
            yield return new("w.source = @source", "source", request.Source);
        }

        // The id has the milliseconds of the time in front, so that the index knows where to begin.
        foreach (var (time, comparison, name) in new[] { (request.ObservedFrom, ">=", "from"), (request.ObservedAfter, ">", "after"), (request.ObservedUntil, "<=", "until"), (request.ObservedBefore, "<", "before") })
        {
            if (time is { } moment)
            {
                var isFrom = comparison[0] == '>';
                yield return new($"o.taken_at {comparison} @{name}", name, moment);
                yield return new($"o.id {(isFrom ? '>' : '<')} @{name}Id", name + "Id", IdAt(moment.UtcTicks / TimeSpan.TicksPerMillisecond + (isFrom ? 0 : 1)));
            }
        }
    }

    /// <summary>Less than every id of this millisecond since the year 1.</summary>
    static Guid IdAt(long milliseconds) => Guid.ParseExact(milliseconds.ToString("x12", CultureInfo.InvariantCulture) + new string('0', 20), "N");

    static WeatherObservation At(WeatherObservation observation, KmaStation station, double? km) =>
        observation with { Latitude = station.Latitude, Longitude = station.Longitude, DistanceKm = km is { } distance ? Math.Round(distance, 1) : null };
}
