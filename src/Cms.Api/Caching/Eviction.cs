using Dapper;
using Npgsql;

namespace Cms.Api.Caching;

/// <summary>Tells what a transaction has made stale to every cache of this process, before its caller is answered. The other instances hear it from the database.</summary>
static class Eviction
{
    /// <summary>The channel of notifications.</summary>
    public const string Channel = "cms_evict";

    /// <summary>Instead of keys: all answers.</summary>
    public const string All = "*";

    /// <summary>A transaction was committed that evicts these keys, separated by spaces.</summary>
    public static event Action<string>? Committed;

    /// <summary>Commits a transaction in which readers' answers may have become stale.</summary>
    public static async Task CommitAndEvictAsync(this NpgsqlTransaction transaction, CancellationToken ct)
    {
        const string sql = "SELECT current_setting('cms.evict', true)"; // migration 0016
        var keys = await transaction.Connection!.ExecuteScalarAsync<string?>(new(sql, cancellationToken: ct));
        try
        {
            await transaction.CommitAsync(ct);
        }
        finally
        {
            if (keys is { Length: > 0 })
            {
                Committed?.Invoke(keys); // also when nobody knows whether it was committed
            }
        }
    }
}
