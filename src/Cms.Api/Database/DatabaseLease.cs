namespace Cms.Api.Database;

/// <summary>
/// A database to work on. Disposing gives it back: a server that the program started is stopped when no other program uses it,
/// so close every connection first.
/// </summary>
public sealed class DatabaseLease(string connectionString, string description, string? folder = null, Func<Task>? leave = null) : IAsyncDisposable
{
    /// <summary>For the program's own role, which is no superuser on a server of ours.</summary>
    public string ConnectionString { get; } = connectionString;

    /// <summary>Which server, and where its data is; without secrets.</summary>
    public string Description { get; } = description;

    /// <summary>Where secrets that belong to this database may be kept (see <see cref="PrivateFiles"/>); null for a configured server.</summary>
    public string? Folder { get; } = folder;

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref leave, null) is { } once)
        {
            await once();
        }
    }
}
