using AngleSharp.Html.Parser;
using Cms.Api.Text;
using Dapper;
using Npgsql;

namespace Cms.Api.Articles;

/// <summary>Looks an article over before it is published: at its words, and at the other articles.</summary>
sealed class ArticleChecker(NpgsqlDataSource db, IConfiguration configuration)
{
    const int MaxLinks = 200;

    /// <summary>A few articles of each band, from its own index.</summary>
    static readonly string Alike = $"""
        SELECT DISTINCT n.id, n.body_text FROM (
            {string.Join(" UNION ALL ", Enumerable.Range(1, BodyLikeness.Bands).Select(band =>
                $"(SELECT a.id, a.body_text FROM article a WHERE a.likeness[{band}] = @band{band} AND a.deleted_at IS NULL AND a.id <> @id LIMIT 3)"))}
        ) n
        """;

    /// <summary>The newsroom's own site, whose links are looked up; links without a host are its own too.</summary>
    readonly string? site = Uri.TryCreate(configuration["Cms:SiteUrl"], UriKind.Absolute, out var url) ? url.Host : null;

    public async Task<ArticleCheck> CheckAsync(Article article, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        return ArticleCheck.Of([
            .. TextFindings.Of(article),
            .. await DeadLinksAsync(connection, article, ct),
            .. await SameHeadlineAsync(connection, article, ct),
            .. await NearDuplicatesAsync(connection, article, ct),
        ]);
    }

    async Task<IEnumerable<ArticleFinding>> DeadLinksAsync(NpgsqlConnection connection, Article article, CancellationToken ct)
    {
        const string sql = """
            SELECT l.name FROM unnest(@names) AS l (name)
            WHERE NOT EXISTS (SELECT FROM article_slug s JOIN published_article a ON a.id = s.article_id WHERE s.slug = l.name)
            """;
        const string byId = "SELECT l.id FROM unnest(@ids) AS l (id) WHERE NOT EXISTS (SELECT FROM published_article a WHERE a.id = l.id)";
        var document = await new HtmlParser().ParseDocumentAsync(article.Body, ct);
        var names = document.QuerySelectorAll("a[href]").Select(a => NameOf(a.GetAttribute("href")!)).OfType<string>().Distinct().Take(MaxLinks).ToList();
        if (names.Count == 0)
        {
            return [];
        }

        var ids = names.Where(n => Guid.TryParse(n, out _)).Select(Guid.Parse).ToArray();
        var slugs = names.Where(n => !Guid.TryParse(n, out _)).ToArray();
        var dead = (await connection.QueryAsync<string>(new(sql, new { names = slugs }, cancellationToken: ct)))
            .Concat((await connection.QueryAsync<Guid>(new(byId, new { ids }, cancellationToken: ct))).Select(id => id.ToString()));
        return dead.Select(name => new ArticleFinding { Code = "dead-link", Field = "body", Message = "A link leads to no article that readers can see.", Excerpt = name });
    }

    /// <summary>The slug or id that a link to one of our articles ends with; null for all other links.</summary>
    string? NameOf(string link)
    {
        if (!Uri.TryCreate(new Uri("https://own.invalid"), link, out var uri) || uri.Scheme is not ("http" or "https") || (uri.Host != "own.invalid" && uri.Host != site))
        {
            return null;
        }

        var segments = Uri.UnescapeDataString(uri.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is [.., "articles", var name] ? CmsText.Normalize(name) : null;
    }

    /// <summary>By the slug that the headline makes, which the first to have it holds.</summary>
    static async Task<IEnumerable<ArticleFinding>> SameHeadlineAsync(NpgsqlConnection connection, Article article, CancellationToken ct)
    {
        const string sql = """
            SELECT a.id FROM article_slug s JOIN article a ON a.id = s.article_id
            WHERE s.slug = @slug AND a.title = @Title AND a.id <> @Id AND a.deleted_at IS NULL
            """;
        var arguments = new { slug = Slug.From(article.Title, article.Id), article.Title, article.Id };
        return from id in await connection.QueryAsync<Guid>(new(sql, arguments, cancellationToken: ct))
               select new ArticleFinding { Code = "duplicate-headline", Field = "title", Message = "Another article has this headline.", ArticleId = id };
    }

    static async Task<IEnumerable<ArticleFinding>> NearDuplicatesAsync(NpgsqlConnection connection, Article article, CancellationToken ct)
    {
        var bands = BodyLikeness.BandsOf(article.BodyText);
        if (bands.Length == 0)
        {
            return [];
        }

        var arguments = new DynamicParameters(new { id = article.Id });
        for (var band = 1; band <= bands.Length; band++)
        {
            arguments.Add($"band{band}", bands[band - 1]);
        }

        return from other in await connection.QueryAsync<(Guid Id, string BodyText)>(new(Alike, arguments, cancellationToken: ct))
               let likeness = Math.Round(BodyLikeness.Between(article.BodyText, other.BodyText), 2)
               where likeness >= BodyLikeness.Threshold
               orderby likeness descending
               select new ArticleFinding { Code = "near-duplicate", Field = "body", Message = "Another article has nearly this body.", ArticleId = other.Id, Likeness = likeness };
    }
}
