using System.Text.Json;
using Cms.Api.Database;
using Cms.Api.Http;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.WeatherSnapshots;

/// <summary>Every statement on weather snapshots and their observations.</summary>
sealed class WeatherSnapshotStore(NpgsqlDataSource db)
{
    const string ListColumns = """
        w.id, w.source, w.observed_at, w.captured_at, w.time_is_inferred, w.created_at, w.updated_at,
        (SELECT count(*)::integer FROM weather_observation o WHERE o.snapshot_id = w.id) AS station_count
        """;

    const string Columns = $"""
        {ListColumns},
        (SELECT COALESCE(json_agg(json_build_object('station', o.station, 'stationId', o.station_id, 'condition', o.condition,
                                                    'conditionText', o.condition_text, 'temperatureC', o.temperature_c) ORDER BY o.position), '[]')
         FROM weather_observation o WHERE o.snapshot_id = w.id) AS observations
        """;

    static readonly Deletion Deletion = new("weather_snapshot", "weather snapshot", references: null);

    public async Task<WeatherSnapshot?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await FindAsync(connection, id, ct);
    }

    static async Task<WeatherSnapshot?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken ct)
    {
        const string sql = $"SELECT {Columns} FROM weather_snapshot w WHERE w.id = @id AND w.deleted_at IS NULL";
        return await connection.QuerySingleOrDefaultAsync<WeatherSnapshot>(new(sql, new { id }, cancellationToken: ct));
    }

    /// <summary>The newest snapshot by the time of its weather.</summary>
    public async Task<WeatherSnapshot?> LatestAsync(CancellationToken ct)
    {
        const string sql = $"SELECT {Columns} FROM weather_snapshot w WHERE w.deleted_at IS NULL ORDER BY w.taken_at DESC, w.id DESC LIMIT 1";
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<WeatherSnapshot>(new(sql, cancellationToken: ct));
    }

    public Task<Page<WeatherSnapshotListItem>> ListAsync(ListRequest request, CancellationToken ct) =>
        new ListStatement<WeatherSnapshotListItem>(ListColumns, "weather_snapshot w", "w.taken_at", "w.id", w => (w.ObservedAt ?? w.CapturedAt!.Value, w.Id))
            .Where("w.deleted_at IS NULL").PageAsync(db, request, ct);

    public Task<WeatherSnapshot> CreateAsync(WeatherSnapshotInput input, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        var id = Guid.CreateVersion7();
        await InsertAsync(connection, id, input, ct);
        return (await FindAsync(connection, id, ct))!;
    }, ct);

    static async Task InsertAsync(NpgsqlConnection connection, Guid id, WeatherSnapshotInput input, CancellationToken ct)
    {
        const string sql = "INSERT INTO weather_snapshot (id, source, observed_at, captured_at) VALUES (@id, @Source, @ObservedAt, @CapturedAt)";
        await connection.ExecuteAsync(new(sql, new { id, input.Source, input.ObservedAt, input.CapturedAt }, cancellationToken: ct));
        await SetObservationsAsync(connection, id, input.Observations, ct);
    }

    /// <summary>Replaces a snapshot by what <paramref name="change"/> makes of it.</summary>
    public Task<WeatherSnapshot> UpdateAsync(Guid id, Func<WeatherSnapshot, WeatherSnapshotInput> change, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string find = $"SELECT {Columns} FROM weather_snapshot w WHERE w.id = @id AND w.deleted_at IS NULL FOR UPDATE";
        var current = await connection.QuerySingleOrDefaultAsync<WeatherSnapshot>(new(find, new { id }, cancellationToken: ct)) ?? throw ProblemException.NotFound("weather snapshot", id);
        await ReplaceAsync(connection, id, change(current), ct);
        return (await FindAsync(connection, id, ct))!;
    }, ct);

    static async Task ReplaceAsync(NpgsqlConnection connection, Guid id, WeatherSnapshotInput input, CancellationToken ct)
    {
        const string sql = "UPDATE weather_snapshot SET source = @Source, observed_at = @ObservedAt, captured_at = @CapturedAt, updated_at = now() WHERE id = @id";
        await connection.ExecuteAsync(new(sql, new { id, input.Source, input.ObservedAt, input.CapturedAt }, cancellationToken: ct));
        await connection.ExecuteAsync(new("DELETE FROM weather_observation WHERE snapshot_id = @id", new { id }, cancellationToken: ct));
        await SetObservationsAsync(connection, id, input.Observations, ct);
    }

    /// <summary>Stores the snapshot of this source and time, in place of an earlier one; within the caller's transaction.</summary>
    public static async Task<Guid> PutAsync(NpgsqlConnection connection, WeatherSnapshotInput input, CancellationToken ct)
    {
        var known = await FindIdAsync(connection, input, ct);
        var id = known ?? Guid.CreateVersion7();
        await (known is null ? InsertAsync(connection, id, input, ct) : ReplaceAsync(connection, id, input, ct));
        return id;
    }

    /// <summary>The snapshot of this source and time.</summary>
    public static Task<Guid?> FindIdAsync(NpgsqlConnection connection, WeatherSnapshotInput input, CancellationToken ct)
    {
        const string sql = """
            SELECT id FROM weather_snapshot
            WHERE source = @Source AND deleted_at IS NULL
              AND observed_at IS NOT DISTINCT FROM @ObservedAt AND (observed_at IS NOT NULL OR captured_at = @CapturedAt)
            """;
        return connection.ExecuteScalarAsync<Guid?>(new(sql, new { input.Source, input.ObservedAt, input.CapturedAt }, cancellationToken: ct));
    }

    public Task DeleteAsync(DeleteById request, CancellationToken ct) => Deletion.DeleteAsync(db, request.Id, request.Permanent, ct);

    static Task SetObservationsAsync(NpgsqlConnection connection, Guid id, IReadOnlyList<Observation> observations, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO weather_observation (snapshot_id, position, station, station_id, condition, condition_text, temperature_c)
            SELECT @id, o.position, o.station, o.station_id, o.condition, o.condition_text, o.temperature_c
            FROM unnest(@stations, @stationIds, @conditions, @texts, @temperatures)
                 WITH ORDINALITY AS o (station, station_id, condition, condition_text, temperature_c, position)
            """;
        var arguments = new
        {
            id,
            stations = observations.Select(o => o.Station).ToArray(),
            stationIds = observations.Select(o => o.StationId).ToArray(),
            conditions = observations.Select(o => JsonNamingPolicy.CamelCase.ConvertName(o.Condition.ToString())).ToArray(),
            texts = observations.Select(o => o.ConditionText).ToArray(),
            temperatures = observations.Select(o => o.TemperatureC).ToArray(),
        };
        return connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }
}
