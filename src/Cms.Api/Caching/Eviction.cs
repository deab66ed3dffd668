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
        // Sent together: the database is asked once, and what it says of the keys (migration 0016) is known before it has committed.
        await using var batch = new NpgsqlBatch(transaction.Connection) { BatchCommands = { new("SELECT current_setting('cms.evict', true)"), new("COMMIT") } };
        var keys = All; // until they are known
        try
        {
            await using var reader = await batch.ExecuteReaderAsync(ct);
            await reader.ReadAsync(ct);
            keys = reader.IsDBNull(0) ? "" : reader.GetString(0);
            await reader.NextResultAsync(ct);
        }
        finally
        {
            if (keys.Length > 0)
            {
                Committed?.Invoke(keys); // also when nobody knows whether it was committed
            }
        }
    }
}
