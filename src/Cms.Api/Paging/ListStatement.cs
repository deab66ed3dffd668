using System.Data.Common;
using System.Globalization;
using System.Text.Json.Nodes;
using Cms.Api.Database;
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
    readonly List<string> branches = [];
    bool isIndexed = true;

    /// <summary>Reads the rows of a statement, where it isn't left to Dapper.</summary>
    public Func<DbDataReader, Func<T>>? Read { get; init; }

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
                isIndexed &= condition.IsIndexed;
            }
        }

        return this;
    }

    /// <summary>Narrows the list to rows for which one of these conditions holds, and never two of them.</summary>
    /// <remarks>Each is read by itself, a page at most: PostgreSQL doesn't merge what the index has in order for each of several values.</remarks>
    public ListStatement<T> OneOf(IEnumerable<ListCondition> alternatives)
    {
        foreach (var alternative in alternatives)
        {
            branches.Add(alternative.Sql);
            filters.Add(alternative.ToString());
            parameters.Add(alternative.Name!, alternative.Value);
        }

        return this;
    }

    public async Task<Page<T>> PageAsync(NpgsqlDataSource db, ListRequest request, CancellationToken ct)
    {
        var list = string.Join('&', filters.Append(order.IsAscending ? "up" : "down"));
        Cursor? cursor = request.Cursor is { } text ? Cursor.Decode(text, list) : null;
        var backward = cursor is { Backward: true };
        await using var connection = await db.OpenConnectionAsync(ct);
        var total = await TotalAsync(connection, request.Total, ct);
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

        // PostgreSQL plans a limit that it is told late anew each time, which for such a list takes longer than reading it.
        var take = isIndexed && branches.Count == 0 ? (request.Limit + 1).ToString(CultureInfo.InvariantCulture) : "@take";
        parameters.Add("take", request.Limit + 1);
        var sorted = Sorted(order.Columns);
        var read = branches.Count == 0 ? Conditions(keyed) : $"WHERE {order.Columns[^1]} IN ({Merged(keyed)})";
        var sql = $"{Name}SELECT {columns} FROM {from} {read} ORDER BY {sorted} LIMIT {take}";
        var command = new CommandDefinition(sql, parameters, cancellationToken: ct);
        var rows = Read is null ? (await connection.QueryAsync<T>(command)).AsList() : await connection.ReadAsync(command, Read);
        return Page<T>.Of(rows, request.Limit, cursor, (row, isBackward) => (order.PlaceOf(row) with { Backward = isBackward }).Encode(list)) with { Meta = new() { Total = total } };

        string Sorted(IEnumerable<string> keys) => string.Join(", ", keys.Select(key => $"{key} {(isAscending ? "ASC" : "DESC")}"));

        // The ids of the page, out of a page of each branch.
        string Merged(List<string> narrower)
        {
            var keys = order.Columns.Select((column, i) => $"{column} AS key{i}");
            var pages = branches.Select(branch => $"(SELECT {string.Join(", ", keys)} FROM {from} {Conditions([.. narrower, branch])} ORDER BY {sorted} LIMIT @take)");
            return $"SELECT key{order.Columns.Length - 1} FROM ({string.Join(" UNION ALL ", pages)}) k ORDER BY {Sorted(order.Columns.Select((_, i) => $"key{i}"))} LIMIT @take";
        }
    }

    /// <summary>The rows of the whole list; null when nobody asked.</summary>
    public async Task<long?> TotalAsync(NpgsqlConnection connection, TotalCount? total, CancellationToken ct) => total switch
    {
        TotalCount.Exact => await connection.ExecuteScalarAsync<long>(new($"SELECT count(*) FROM {from} {All}", parameters, cancellationToken: ct)),
        TotalCount.Estimated => await EstimateAsync(connection, $"SELECT 1 FROM {from} {All}", parameters, ct),
        _ => null,
    };

    string All => Conditions(branches.Count == 0 ? conditions : [.. conditions, $"({string.Join(" OR ", branches)})"]);

    /// <summary>The rows that PostgreSQL's planner expects.</summary>
    static async Task<long> EstimateAsync(NpgsqlConnection connection, string sql, DynamicParameters parameters, CancellationToken ct)
    {
        var plan = await connection.ExecuteScalarAsync<string>(new($"EXPLAIN (FORMAT JSON) {sql}", parameters, cancellationToken: ct));
        return JsonNode.Parse(plan!)![0]!["Plan"]!["Plan Rows"]!.GetValue<long>();
    }

    static string Conditions(List<string> conditions) => conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);
}
