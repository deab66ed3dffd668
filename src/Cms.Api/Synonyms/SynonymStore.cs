using Cms.Api.Database;
using Cms.Api.Paging;
using Cms.Api.Problems;
using Cms.Api.Search;
using Dapper;
using Npgsql;

namespace Cms.Api.Synonyms;

/// <summary>Every statement on synonyms.</summary>
sealed class SynonymStore(NpgsqlDataSource db)
{
    const string Columns = "s.id, s.words, s.created_by, s.created_at, s.updated_at";

    /// <summary>The folded words of all synonyms that have one of <c>@words</c>.</summary>
    public const string OfWords = "SELECT folded FROM synonym WHERE folded && @words";

    /// <summary>What each of the words may be replaced by.</summary>
    public static ILookup<string, string> Lookup(IEnumerable<string[]> synonyms, IEnumerable<string> words) =>
        (from synonym in synonyms
         from word in words.Intersect(synonym)
         from other in synonym
         where other != word
         select (word, other)).Distinct().ToLookup(p => p.word, p => p.other);

    public async Task<Synonym?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return await connection.QuerySingleOrDefaultAsync<Synonym>(new($"SELECT {Columns} FROM synonym s WHERE s.id = @id", new { id }, cancellationToken: ct));
    }

    public Task<Page<Synonym>> ListAsync(ListRequest request, CancellationToken ct) =>
        new ListStatement<Synonym>(Columns, "synonym s", ListOrder.Newest<Synonym>("s.id", s => s.Id)).PageAsync(db, request, ct);

    public Task<Synonym> CreateAsync(SynonymInput input, string author, CancellationToken ct) => db.InTransactionAsync(connection =>
    {
        const string sql = $"INSERT INTO synonym AS s (id, words, folded, created_by) VALUES (@id, @words, @folded, @author) RETURNING {Columns}";
        return connection.QuerySingleAsync<Synonym>(new(sql, Arguments(Guid.CreateVersion7(), input, author), cancellationToken: ct));
    }, ct);

    /// <exception cref="ProblemException">404.</exception>
    public Task<Synonym> ReplaceAsync(Guid id, SynonymInput input, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        const string sql = $"UPDATE synonym s SET words = @words, folded = @folded, updated_at = now() WHERE s.id = @id RETURNING {Columns}";
        return await connection.QuerySingleOrDefaultAsync<Synonym>(new(sql, Arguments(id, input), cancellationToken: ct)) ?? throw ProblemException.NotFound("synonym", id);
    }, ct);

    /// <exception cref="ProblemException">404.</exception>
    public Task DeleteAsync(Guid id, CancellationToken ct) => db.InTransactionAsync(async connection =>
        await connection.ExecuteAsync(new("DELETE FROM synonym WHERE id = @id", new { id }, cancellationToken: ct)) > 0 ? true : throw ProblemException.NotFound("synonym", id), ct);

    static object Arguments(Guid id, SynonymInput input, string? author = null) => new { id, words = input.Words.ToArray(), folded = input.Words.Select(SearchText.Fold).ToArray(), author };
}
