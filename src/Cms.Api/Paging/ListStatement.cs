using Dapper;
using Npgsql;

namespace Cms.Api.Paging;

/// <summary>
/// The statement behind a list, newest first: constant fragments and parameters, and a keyset written as a row comparison,
/// which PostgreSQL answers from the index at any depth.
/// </summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="columns">What is selected.</param>
/// <param name="from">Table or view, with its alias.</param>
/// <param name="time">The column that the list is sorted by before the id; null to sort by the id alone.</param>
/// <param name="id">The id's column.</param>
/// <param name="keyOf">A row's sort key; the time is ignored where <paramref name="time"/> is null.</param>
sealed class ListStatement<T>(string columns, string from, string? time, string id, Func<T, (DateTimeOffset Time, Guid Id)> keyOf)
{
    readonly List<string> conditions = [];
    readonly DynamicParameters parameters = new();
    readonly List<string> filters = [from];

    /// <summary>Narrows the list; a null value doesn't.</summary>
    /// <param name="condition">A constant condition on <c>@name</c>.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value, or null for no condition.</param>
    public ListStatement<T> Where(string condition, string name, object? value)
    {
        if (value is not null)
        {
            conditions.Add(condition);
            parameters.Add(name, value);
            filters.Add($"{condition}={value}");
        }

        return this;
    }

    /// <summary>Narrows the list by a condition without parameters.</summary>
    public ListStatement<T> Where(string condition)
    {
        conditions.Add(condition);
        filters.Add(condition);
        return this;
    }

    public async Task<Page<T>> PageAsync(NpgsqlDataSource db, ListRequest request, CancellationToken ct)
    {
        var list = string.Join('&', filters);
        Cursor? cursor = request.Cursor is { } text ? Cursor.Decode(text, list) : null;
        var backward = cursor is { Backward: true };
        await using var connection = await db.OpenConnectionAsync(ct);
        long? total = request.Total is TotalCount.Exact
            ? await connection.ExecuteScalarAsync<long>(new($"SELECT count(*) FROM {from} {Conditions(conditions)}", parameters, cancellationToken: ct))
            : null;

        var keyed = new List<string>(conditions);
        if (cursor is { } place)
        {
            keyed.Add((time, backward) switch
            {
                (null, false) => $"{id} < @cursorId",
                (null, true) => $"{id} > @cursorId",
                (_, false) => $"({time}, {id}) < (@cursorTime, @cursorId)",
                (_, true) => $"({time}, {id}) > (@cursorTime, @cursorId)",
            });
            parameters.Add("cursorId", place.Id);
            parameters.Add("cursorTime", place.Time);
        }

        parameters.Add("take", request.Limit + 1);
        var direction = backward ? "ASC" : "DESC";
        var order = time is null ? $"{id} {direction}" : $"{time} {direction}, {id} {direction}";
        var sql = $"SELECT {columns} FROM {from} {Conditions(keyed)} ORDER BY {order} LIMIT @take";
        var rows = (await connection.QueryAsync<T>(new(sql, parameters, cancellationToken: ct))).AsList();
        var more = rows.Count > request.Limit;
        if (more)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        if (backward)
        {
            rows.Reverse();
        }

        var hasNext = rows.Count > 0 && (backward || more);
        var hasPrev = rows.Count > 0 && (backward ? more : cursor is not null);
        return new()
        {
            Data = rows,
            Info = new(request.Limit, hasNext ? At(rows[^1], false).Encode(list) : null, hasPrev ? At(rows[0], true).Encode(list) : null),
            Meta = new() { Total = total },
        };
    }

    Cursor At(T row, bool backward) => keyOf(row) is var key ? new(time is null ? DateTimeOffset.UnixEpoch : key.Time, key.Id, backward) : default;

    static string Conditions(List<string> conditions) => conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
}
