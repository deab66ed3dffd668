using Dapper;
using Npgsql;
using NpgsqlTypes;

namespace Cms.Api.Search;

/// <summary>Every statement that keeps the index of the search.</summary>
sealed class SearchIndex(NpgsqlDataSource db)
{
    /// <summary>What is searched of an article <c>a</c>, besides its time.</summary>
    public const string Texts = """
        a.id, a.version, a.title, a.subtitle, a.tags, a.body_text,
        ARRAY(SELECT r.name FROM article_reporter ar JOIN reporter r ON r.id = ar.reporter_id WHERE ar.article_id = a.id ORDER BY ar.position) AS reporters
        """;

    /// <summary>Puts the terms of staged articles in place of those they had; within the caller's transaction.</summary>
    /// <remarks>Terms that are the same are left as they are stored, so that the index isn't touched. What was indexed of a later version stays.</remarks>
    const string Merge = $"""
        INSERT INTO article_search AS s (article_id, sorted_at, version, terms) SELECT article_id, sorted_at, version, terms FROM staged_terms
        ON CONFLICT (article_id) DO UPDATE
        SET sorted_at = EXCLUDED.sorted_at, version = EXCLUDED.version, terms = CASE WHEN s.terms = EXCLUDED.terms THEN s.terms ELSE EXCLUDED.terms END
        WHERE s.version <= EXCLUDED.version;
        DELETE FROM staged_terms;
        {Tidy}
        """;

    /// <summary>What was written last goes to its place in the index, where it is found sooner.</summary>
    const string Tidy = "SELECT gin_clean_pending_list('article_search_terms')";

    /// <summary>Says of this transaction that it indexes what it writes.</summary>
    public static Task TakeOverAsync(NpgsqlConnection connection, CancellationToken ct) =>
        connection.ExecuteAsync(new("SELECT set_config('cms.search', 'on', true)", cancellationToken: ct));

    /// <summary>Indexes the articles that are waiting for it, the oldest first; one instance at a time.</summary>
    /// <returns>How many were waiting.</returns>
    public async Task<int> WorkAsync(int limit, CancellationToken ct)
    {
        const string turn = "SELECT pg_try_advisory_xact_lock(hashtext('cms.search'))";
        const string take = "DELETE FROM search_stale WHERE seq IN (SELECT seq FROM search_stale ORDER BY seq LIMIT @limit FOR UPDATE SKIP LOCKED) RETURNING article_id";
        const string read = $"SELECT a.sorted_at, {Texts} FROM article a WHERE a.id = ANY(@ids)";
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await connection.ExecuteScalarAsync<bool>(new(turn, cancellationToken: ct)))
        {
            return 0;
        }

        // Taken before they are read: who writes one meanwhile puts it back.
        var taken = (await connection.QueryAsync<Guid>(new(take, new { limit }, cancellationToken: ct))).AsList();
        if (taken.Count > 0)
        {
            var articles = await connection.QueryAsync<SearchableArticle>(new(read, new { ids = taken.Distinct().ToArray() }, cancellationToken: ct));
            await WriteAsync(connection, [.. articles.Select(a => new IndexedArticle(a.Id, a.SortedAt, a.Version, a.Terms))], ct);
        }

        await transaction.CommitAsync(ct);
        return taken.Count;
    }

    /// <summary>Indexes articles of which the index has nothing yet; within the caller's transaction. It waits for nobody: that is for articles whose ids nobody else knows.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, IReadOnlyCollection<IndexedArticle> articles, CancellationToken ct)
    {
        await CopyAsync(connection, "article_search", articles, ct);
        await connection.ExecuteAsync(new(Tidy, cancellationToken: ct));
    }

    /// <summary>Takes articles out that were added and came to nothing.</summary>
    public static Task RemoveAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken ct) =>
        connection.ExecuteAsync(new("DELETE FROM article_search WHERE article_id = ANY(@ids)", new { ids }, cancellationToken: ct));

    /// <summary>Indexes articles; within the caller's transaction.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, IReadOnlyCollection<IndexedArticle> articles, CancellationToken ct)
    {
        const string stage = """
            CREATE TEMPORARY TABLE IF NOT EXISTS staged_terms (article_id uuid, sorted_at timestamptz, version integer, terms bigint[])
            WITH (toast_tuple_target = 8160) ON COMMIT DELETE ROWS
            """;
        await connection.ExecuteAsync(new(stage, cancellationToken: ct));
        await CopyAsync(connection, "staged_terms", articles, ct);
        await connection.ExecuteAsync(new(Merge, cancellationToken: ct));
    }

    static async Task CopyAsync(NpgsqlConnection connection, string table, IReadOnlyCollection<IndexedArticle> articles, CancellationToken ct)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table} (article_id, sorted_at, version, terms) FROM STDIN (FORMAT BINARY)", ct);
        foreach (var (id, sortedAt, version, terms) in articles)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(id, NpgsqlDbType.Uuid, ct);
            await copy.WriteAsync(sortedAt.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(version, NpgsqlDbType.Integer, ct);
            await copy.WriteAsync(terms, NpgsqlDbType.Array | NpgsqlDbType.Bigint, ct);
        }

        await copy.CompleteAsync(ct);
    }
}

/// <summary>What the index holds of an article.</summary>
/// <param name="Id">Its id.</param>
/// <param name="SortedAt">Its place in time.</param>
/// <param name="Version">Its version.</param>
/// <param name="Terms">What it says.</param>
readonly record struct IndexedArticle(Guid Id, DateTimeOffset SortedAt, int Version, long[] Terms);
