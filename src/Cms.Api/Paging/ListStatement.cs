using System.Text.Json.Nodes;
using Cms.Api.Seeing;
using Dapper;
using Npgsql;

namespace Cms.Api.Paging;

/// <summary>
/// The statement behind a list: constant fragments and parameters, and a keyset written as a row comparison,
/// which PostgreSQL answers from the index at any depth.
/// </summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="columns">What is selected.</param>
/// <param name="from">Table or view, with its alias.</param>
/// <param name="order">What it is sorted by.</param>
sealed class ListStatement<T>(string columns, string from, ListOrder<T> order)
{
    static readonly string Name = StatementName.Line($"List of {typeof(T).Name}");

    readonly List<string> conditions = [];
    readonly DynamicParameters parameters = new();
    readonly List<string> filters = [from];

    /// <summary>Narrows the list; a null value doesn't.</summary>
    /// <param name="condition">A constant condition on <c>@name</c>.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value, or null for no condition.</param>
    public ListStatement<T> Where(string condition, string name, object? value) => value is null ? this : Where(new ListCondition(condition, name, value));

    /// <summary>Narrows the list by a condition without parameters.</summary>
    public ListStatement<T> Where(string condition) => Where(new ListCondition(condition, null, null));

    public ListStatement<T> Where(params IEnumerable<ListCondition> narrower)
    {
        foreach (var condition in narrower)
        {
            conditions.Add(condition.Sql);
            filters.Add(condition.ToString());
            if (condition.Name is { } name)
            {
                parameters.Add(name, condition.Value);
            }
        }

        return this;
    }

    public async Task<Page<T>> PageAsync(NpgsqlDataSource db, ListRequest request, CancellationToken ct)
    {
        var list = string.Join('&', filters.Append(order.IsAscending ? "up" : "down"));
        Cursor? cursor = request.Cursor is { } text ? Cursor.Decode(text, list) : null;
        var backward = cursor is { Backward: true };
        await using var connection = await db.OpenConnectionAsync(ct);
        long? total = request.Total switch
        {
            TotalCount.Exact => await connection.ExecuteScalarAsync<long>(new($"SELECT count(*) FROM {from} {Conditions(conditions)}", parameters, cancellationToken: ct)),
            TotalCount.Estimated => await EstimateAsync(connection, $"SELECT 1 FROM {from} {Conditions(conditions)}", parameters, ct),
            _ => null,
        };

        var keyed = new List<string>(conditions);
        var isAscending = order.IsAscending != backward;
        if (cursor is { } place)
        {
            var values = order.Place(place);
            keyed.Add($"({string.Join(", ", order.Columns)}) {(isAscending ? '>' : '<')} ({string.Join(", ", values.Select((_, i) => $"@place{i}"))})");
            for (var i = 0; i < values.Length; i++)
            {
                parameters.Add($"place{i}", values[i]);
            }
        }

        parameters.Add("take", request.Limit + 1);
        var sorted = string.Join(", ", order.Columns.Select(c => $"{c} {(isAscending ? "ASC" : "DESC")}"));
        var sql = $"{Name}SELECT {columns} FROM {from} {Conditions(keyed)} ORDER BY {sorted} LIMIT @take";
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

    /// <summary>The rows that PostgreSQL's planner expects.</summary>
    static async Task<long> EstimateAsync(NpgsqlConnection connection, string sql, DynamicParameters parameters, CancellationToken ct)
    {
        var plan = await connection.ExecuteScalarAsync<string>(new($"EXPLAIN (FORMAT JSON) {sql}", parameters, cancellationToken: ct));
        return JsonNode.Parse(plan!)![0]!["Plan"]!["Plan Rows"]!.GetValue<long>();
    }

    Cursor At(T row, bool backward) => order.KeyOf(row) is var key ? new(key.Rank, key.Id, backward) : default;

    static string Conditions(List<string> conditions) => conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
}
