using System.Data.Common;
using Dapper;
using Npgsql;

namespace Cms.Api.Database;

static class Rows
{
    /// <summary>The rows of a statement by a reader of their own, where Dapper's boxes too much.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="command">The statement.</param>
    /// <param name="of">Finds the columns, and makes what reads the row that the reader is at.</param>
    public static async Task<List<T>> ReadAsync<T>(this NpgsqlConnection connection, CommandDefinition command, Func<DbDataReader, Func<T>> of)
    {
        await using var reader = await connection.ExecuteReaderAsync(command);
        var next = of(reader);
        var rows = new List<T>();
        while (await reader.ReadAsync(command.CancellationToken))
        {
            rows.Add(next());
        }

        return rows;
    }
}
