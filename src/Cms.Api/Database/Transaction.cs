using Cms.Api.Audit;
using Cms.Api.Caching;
using Cms.Api.Idempotency;
using Npgsql;

namespace Cms.Api.Database;

static class Transaction
{
    /// <summary>Runs every statement of <paramref name="work"/> in one transaction; an exception rolls all of it back.</summary>
    public static async Task<T> InTransactionAsync<T>(this NpgsqlDataSource db, Func<NpgsqlConnection, Task<T>> work, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await AuditContext.ApplyAsync(connection, ct);
        var result = await work(connection);
        await IdempotencyClaim.MarkDoneAsync(connection, ct);
        await transaction.CommitAndEvictAsync(ct);
        return result;
    }
}
