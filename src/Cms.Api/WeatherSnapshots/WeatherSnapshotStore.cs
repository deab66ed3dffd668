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

    /// <summary>Snapshots, the newest first, with their observations only when these are asked for.</summary>
    public async Task<Page<WeatherSnapshotListItem>> ListAsync(ListWeatherSnapshots.Request request, CancellationToken ct)
    {
        var columns = request.Fields?.Has("observations") is true ? Columns : ListColumns;
        var list = new ListStatement<WeatherSnapshot>(columns, "weather_snapshot w", ListOrder.Newest<WeatherSnapshot>("w.taken_at", "w.id", w => (w.ObservedAt ?? w.CapturedAt!.Value, w.Id)))
            .Where("w.deleted_at IS NULL")
            .Where("w.source = @source", "source", request.Source)
            .Where("w.taken_at >= @from", "from", request.From)
            .Where("w.taken_at < @to", "to", request.To);
        return (await list.PageAsync(db, request, ct)).Select(WeatherSnapshotListItem (w) => w);
    }

    /// <summary>Of each article the snapshot of the page it was imported from, or else the latest of the day before its time.</summary>
    /// <param name="ids">The articles.</param>
    /// <param name="times">Their times, in the same order.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Dictionary<Guid, WeatherSnapshot>> OfArticlesAsync(Guid[] ids, DateTime[] times, CancellationToken ct)
    {
        const string pairs = """
            SELECT n.id AS of, COALESCE(
                (SELECT w.id FROM imported_article m JOIN import_item i ON i.import_id = m.import_id AND i.index = m.import_index JOIN weather_snapshot w ON w.id = i.weather_snapshot_id
                 WHERE m.article_id = n.id AND w.deleted_at IS NULL),
                (SELECT w.id FROM weather_snapshot w WHERE w.deleted_at IS NULL AND w.taken_at <= n.time AND w.taken_at > n.time - interval '1 day' ORDER BY w.taken_at DESC, w.id DESC LIMIT 1)) AS id
            FROM unnest(@ids, @times) AS n (id, time)
            """;
        const string sql = $"SELECT {Columns} FROM weather_snapshot w WHERE w.id = ANY(@ids) AND w.deleted_at IS NULL";
        await using var connection = await db.OpenConnectionAsync(ct);
        var found = (await connection.QueryAsync<(Guid Of, Guid? Id)>(new(pairs, new { ids, times }, cancellationToken: ct))).Where(p => p.Id is not null).ToList();
        var arguments = new { ids = found.Select(p => p.Id!.Value).Distinct().ToArray() };
        var byId = (await connection.QueryAsync<WeatherSnapshot>(new(sql, arguments, cancellationToken: ct))).ToDictionary(w => w.Id);
        return found.Where(p => byId.ContainsKey(p.Id!.Value)).ToDictionary(p => p.Of, p => byId[p.Id!.Value]);
    }

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
        await AddObservationsAsync(connection, [(id, input.Observations)], ct);
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
        await AddObservationsAsync(connection, [(id, input.Observations)], ct);
    }

    /// <summary>Stores the snapshots that imported pages show, each in place of an earlier one of its source and time, unless somebody has changed that; within the caller's transaction.</summary>
    /// <param name="connection">The caller's.</param>
    /// <param name="snapshots">Known by the time they were taken down alone; no two of one source and time. Each with whether it goes over what somebody has changed.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>A snapshot for each given, in their order.</returns>
    public static async Task<IReadOnlyList<PutSnapshot>> PutAsync(NpgsqlConnection connection, IReadOnlyList<(WeatherSnapshotInput Input, bool Overwrites)> snapshots, CancellationToken ct)
    {
        const string insert = """
            INSERT INTO weather_snapshot (id, source, captured_at) SELECT n.id, n.source, n.captured_at FROM unnest(@ids, @sources, @times) AS n (id, source, captured_at)
            """;
        const string touch = "UPDATE weather_snapshot SET updated_at = now() WHERE id = ANY(@ids)";
        const string clear = "DELETE FROM weather_observation WHERE snapshot_id = ANY(@ids)";
        var known = await FindAsync(connection, [.. snapshots.Select(s => s.Input)], ct);
        var put = snapshots.Select((s, i) => known.GetValueOrDefault(i) switch
        {
            null => new PutSnapshot(Guid.CreateVersion7(), null, null, IsNew: true),
            var row when row.Observations.SequenceEqual(s.Input.Observations) => new(row.Id, null, row.UpdatedAt),
            { IsTouched: true } row when !s.Overwrites => new(row.Id, null, row.UpdatedAt, IsKept: true),
            var row => new(row.Id, row.Observations, row.UpdatedAt),
        }).ToList();
        var added = snapshots.Zip(put).Where(p => p.Second.IsNew).ToList();
        var changed = snapshots.Zip(put).Where(p => p.Second.Before is not null).ToList();
        if (added.Count > 0)
        {
            var arguments = new
            {
                ids = added.Select(a => a.Second.Id).ToArray(),
                sources = added.Select(a => a.First.Input.Source).ToArray(),
                times = added.Select(a => a.First.Input.CapturedAt!.Value.UtcDateTime).ToArray(),
            };
            await connection.ExecuteAsync(new(insert, arguments, cancellationToken: ct));
        }

        if (changed.Count > 0)
        {
            var ids = changed.Select(c => c.Second.Id).ToArray();
            await connection.ExecuteAsync(new(touch, new { ids }, cancellationToken: ct));
            await connection.ExecuteAsync(new(clear, new { ids }, cancellationToken: ct));
        }

        await AddObservationsAsync(connection, [.. added.Concat(changed).Select(p => (p.Second.Id, p.First.Input.Observations))], ct);
        return put;
    }

    /// <summary>The stored ones among snapshots that are known by the time they were taken down alone, by their position.</summary>
    public static async Task<Dictionary<int, StoredSnapshot>> FindAsync(NpgsqlConnection connection, IReadOnlyList<WeatherSnapshotInput> snapshots, CancellationToken ct)
    {
        const string sql = """
            SELECT (n.position - 1)::integer AS index, w.id, w.updated_at, o.observations,
                   w.updated_at <> now() AND NOT EXISTS (SELECT FROM import_change c WHERE c.kind = 'weatherSnapshot' AND c.entity_id = w.id AND c.changed_at = w.updated_at) AS is_touched
            FROM unnest(@sources, @times) WITH ORDINALITY AS n (source, captured_at, position)
            CROSS JOIN LATERAL (
                SELECT w.id, w.updated_at FROM weather_snapshot w
                WHERE w.source = n.source AND w.observed_at IS NULL AND (CASE WHEN w.observed_at IS NULL THEN w.captured_at END) = n.captured_at AND w.deleted_at IS NULL
                LIMIT 1) w -- there is no other, and each is looked up by itself
            CROSS JOIN LATERAL (
                SELECT COALESCE(json_agg(json_build_object('station', o.station, 'stationId', o.station_id, 'condition', o.condition,
                                                           'conditionText', o.condition_text, 'temperatureC', o.temperature_c) ORDER BY o.position), '[]') AS observations
                FROM weather_observation o WHERE o.snapshot_id = w.id) o
            """;
        if (snapshots.Count == 0)
        {
            return [];
        }

        var arguments = new { sources = snapshots.Select(s => s.Source).ToArray(), times = snapshots.Select(s => s.CapturedAt!.Value.UtcDateTime).ToArray() };
        return (await connection.QueryAsync<StoredSnapshot>(new(sql, arguments, cancellationToken: ct))).ToDictionary(r => r.Index);
    }

    public Task DeleteAsync(DeleteById request, CancellationToken ct) => Deletion.DeleteAsync(db, request.Id, request.Permanent, ct);

    static Task AddObservationsAsync(NpgsqlConnection connection, IReadOnlyList<(Guid Id, IReadOnlyList<Observation> Observations)> snapshots, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO weather_observation (snapshot_id, position, taken_at, station, station_id, condition, condition_text, temperature_c)
            SELECT o.snapshot_id, o.position, w.taken_at, o.station, o.station_id, o.condition, o.condition_text, o.temperature_c
            FROM unnest(@ids, @positions, @stations, @stationIds, @conditions, @texts, @temperatures)
                 AS o (snapshot_id, position, station, station_id, condition, condition_text, temperature_c)
            JOIN weather_snapshot w ON w.id = o.snapshot_id
            """;
        var rows = snapshots.SelectMany(s => s.Observations.Select((o, i) => (s.Id, Position: (short)(i + 1), Observation: o))).ToList();
        var arguments = new
        {
            ids = rows.Select(r => r.Id).ToArray(),
            positions = rows.Select(r => r.Position).ToArray(),
            stations = rows.Select(r => r.Observation.Station).ToArray(),
            stationIds = rows.Select(r => r.Observation.StationId).ToArray(),
            conditions = rows.Select(r => JsonNamingPolicy.CamelCase.ConvertName(r.Observation.Condition.ToString())).ToArray(),
            texts = rows.Select(r => r.Observation.ConditionText).ToArray(),
            temperatures = rows.Select(r => r.Observation.TemperatureC).ToArray(),
        };
        return connection.ExecuteAsync(new(sql, arguments, cancellationToken: ct));
    }
}

/// <summary>A snapshot that an import stored or found as it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Before">The observations it had, where they were others.</param>
/// <param name="ChangedBefore">When it had last been changed; null for one that was made.</param>
/// <param name="IsNew">It was made.</param>
/// <param name="IsKept">Somebody has changed it since the last import, so that it stays as it is.</param>
sealed record PutSnapshot(Guid Id, IReadOnlyList<Observation>? Before, DateTimeOffset? ChangedBefore, bool IsNew = false, bool IsKept = false);

/// <summary>A snapshot as it is.</summary>
sealed record StoredSnapshot
{
    public int Index { get; init; }
    public Guid Id { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
    public required IReadOnlyList<Observation> Observations { get; init; }

    /// <summary>Another than an import wrote it last; what this transaction has written is its import's, which notes that at its end.</summary>
    public bool IsTouched { get; init; }
}
