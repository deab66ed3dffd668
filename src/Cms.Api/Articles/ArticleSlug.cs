using Cms.Api.Problems;
using Cms.Api.Text;
using Dapper;
using Npgsql;

namespace Cms.Api.Articles;

/// <summary>Claims addresses: a slug belongs for ever to the first article that had it.</summary>
static class ArticleSlug
{
    /// <summary>The article's slug: the one its editor chose, or one made of its title, with a short suffix where that is taken.</summary>
    /// <exception cref="ProblemException">409 when the chosen slug is another article's.</exception>
    public static async Task<string> ClaimAsync(NpgsqlConnection connection, Guid id, ArticleInput input, CancellationToken ct)
    {
        var slug = input.Slug ?? Slug.From(input.Title, id);
        if (await TryClaimAsync(connection, id, slug, ct))
        {
            return slug;
        }

        if (input.Slug is not null)
        {
            throw new ProblemException(ProblemCode.SlugTaken, $"'{slug}' is, or was, the slug of another article.", FieldError.At("/slug", FieldCode.Taken, "Choose another slug, or leave it out."));
        }

        slug = Slug.WithSuffix(slug, id);
        return await TryClaimAsync(connection, id, slug, ct) ? slug : throw new ProblemException(ProblemCode.SlugTaken, $"'{slug}' is taken.");
    }

    /// <summary>An article may have back a slug that it had before.</summary>
    static async Task<bool> TryClaimAsync(NpgsqlConnection connection, Guid id, string slug, CancellationToken ct)
    {
        const string sql = """
            INSERT INTO article_slug (slug, article_id) VALUES (@slug, @id)
            ON CONFLICT (slug) DO UPDATE SET slug = EXCLUDED.slug WHERE article_slug.article_id = EXCLUDED.article_id
            RETURNING slug
            """;
        return await connection.ExecuteScalarAsync<string?>(new(sql, new { slug, id }, cancellationToken: ct)) is not null;
    }
}
