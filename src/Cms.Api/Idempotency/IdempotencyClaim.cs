using Dapper;
using Npgsql;

namespace Cms.Api.Idempotency;

/// <summary>A request that is carried out once.</summary>
/// <param name="Caller">Whose key it is.</param>
/// <param name="Key">The key.</param>
/// <param name="RequestHash">Of all that makes it this request.</param>
sealed record IdempotencyClaim(string Caller, string Key, byte[] RequestHash)
{
    static readonly AsyncLocal<IdempotencyClaim?> current = new();

    /// <summary>From here on the writes are this request's.</summary>
    public static IDisposable Begin(IdempotencyClaim claim)
    {
        current.Value = claim;
        return new End();
    }

    /// <summary>Marks the request as done in the transaction that does it: a program that is killed before it answers has not lost that.</summary>
    public static async Task MarkDoneAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        const string sql = "UPDATE idempotent_request SET is_done = true WHERE caller = @Caller AND key = @Key";
        if (current.Value is { } claim)
        {
            await connection.ExecuteAsync(new(sql, claim, cancellationToken: ct));
        }
    }

    sealed class End : IDisposable
    {
        public void Dispose() => current.Value = null;
    }
}
