using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Database;

/// <summary>How a row leaves its table: softly, or for good; and never while something refers to it.</summary>
/// <param name="table">The table.</param>
/// <param name="resource">What a row of it is called.</param>
/// <param name="references">A statement that counts what refers to <c>@id</c>: rows of <c>kind</c> and <c>count</c>; deleted ones count when <c>@permanent</c>. Null where nothing can.</param>
/// <param name="examples">A statement that finds some of the articles that refer to it, by <c>id</c>, <c>slug</c> and <c>title</c>; null where none can.</param>
sealed class Deletion(string table, string resource, string? references, string? examples = null)
{
    /// <exception cref="ProblemException">404, or 409 that says what refers to it.</exception>
    public Task DeleteAsync(NpgsqlDataSource db, Guid id, bool permanent, CancellationToken ct) => db.InTransactionAsync(async connection =>
    {
        var arguments = new { id, permanent };
        var find = $"SELECT id FROM {table} WHERE id = @id AND (deleted_at IS NULL OR @permanent) FOR UPDATE";
        if (await connection.ExecuteScalarAsync<Guid?>(new(find, arguments, cancellationToken: ct)) is null)
        {
            throw ProblemException.NotFound(resource, id);
        }

        if (references is not null)
        {
            var counts = await connection.QueryAsync<(string Kind, long Count)>(new(references, arguments, cancellationToken: ct));
            if (counts.Where(c => c.Count > 0).ToDictionary(c => c.Kind, c => c.Count) is { Count: > 0 } named)
            {
                throw new ProblemException(ProblemCode.InUse, $"This {resource} is still referred to: {string.Join(", ", named.Select(n => $"{n.Key} {n.Value}"))}.")
                {
                    Extensions = new() { ["referredToBy"] = named, ["articles"] = examples is null ? [] : await connection.QueryAsync<ReferringArticle>(new(examples, arguments, cancellationToken: ct)) },
                };
            }
        }

        var delete = permanent ? $"DELETE FROM {table} WHERE id = @id" : $"UPDATE {table} SET deleted_at = now() WHERE id = @id";
        return await connection.ExecuteAsync(new(delete, arguments, cancellationToken: ct));
    }, ct);

    /// <summary>An article that stands in the way.</summary>
    sealed record ReferringArticle
    {
        public Guid Id { get; init; }
        public required string Slug { get; init; }
        public required string Title { get; init; }
    }
}
