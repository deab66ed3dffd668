using Cms.Api.Http;
using Cms.Api.Problems;
using Dapper;
using Npgsql;

namespace Cms.Api.Articles;

/// <summary>An article that is locked for the rest of a transaction, and what its last write left.</summary>
sealed record ArticleLock
{
    const string Sql = """
        SELECT version, status, deleted_at IS NOT NULL AS is_deleted, created_by, updated_by, updated_at FROM article WHERE id = @Id AND (deleted_at IS NULL OR @orDeleted) FOR UPDATE
        """;

    public int Version { get; init; }
    public ArticleStatus Status { get; init; }
    public bool IsDeleted { get; init; }
    public string CreatedBy { get; init; } = "";
    public string UpdatedBy { get; init; } = "";
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Locks it, if it is there and the author's to write.</summary>
    /// <exception cref="ProblemException">404; 403 for a reporter whose draft it isn't.</exception>
    public static async Task<ArticleLock> TakeAsync(NpgsqlConnection connection, ArticleEdit edit, CancellationToken ct, bool orDeleted = false) =>
        Owned(edit, await connection.QuerySingleOrDefaultAsync<ArticleLock>(new(Sql, new { edit.Id, orDeleted }, cancellationToken: ct)));

    /// <summary>The same, and reads it, as no earlier transaction can change it any more; one that is deleted is null.</summary>
    public static async Task<(ArticleLock Last, Article? Article)> TakeAndFindAsync(NpgsqlConnection connection, ArticleEdit edit, bool orDeleted, CancellationToken ct)
    {
        const string sql = $"{Sql}; SELECT {ArticleColumns.WithNames} FROM article a WHERE a.id = @Id AND a.deleted_at IS NULL";
        await using var both = await connection.QueryMultipleAsync(new(sql, new { edit.Id, orDeleted }, cancellationToken: ct));
        return (Owned(edit, await both.ReadSingleOrDefaultAsync<ArticleLock>()), await both.ReadSingleOrDefaultAsync<Article>());
    }

    /// <exception cref="ProblemException">412 when the write is based on another version.</exception>
    public void Require(ArticleEdit edit)
    {
        if (!edit.Covers(Version))
        {
            throw Stale();
        }
    }

    public ProblemException Stale(int? basedOn = null, IReadOnlyList<FieldDifference>? differences = null) => EntityTag.Stale(Version, UpdatedBy, UpdatedAt, basedOn, differences);

    static ArticleLock Owned(ArticleEdit edit, ArticleLock? current)
    {
        var isOwn = current?.CreatedBy == edit.Author;
        if (current is null || (!edit.IsEditor && !isOwn && current.Status != ArticleStatus.Published))
        {
            throw ProblemException.NotFound("article", edit.Id);
        }

        return edit.IsEditor || (isOwn && current.Status == ArticleStatus.Draft)
            ? current
            : throw new ProblemException(ProblemCode.NotYours, isOwn ? "It is no draft any more: ask an editor." : "Another wrote it: ask them, or an editor.");
    }
}
