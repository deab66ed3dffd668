using Cms.Api.Binding;

namespace Cms.Api.Articles;

/// <summary>The columns of an article <c>a</c>.</summary>
static class ArticleColumns
{
    const string Own = """
        a.id, a.slug, a.title, a.subtitle, a.summary, a.tags, a.source, a.external_id, a.dateline, a.copyright, a.status, a.kill_reason, a.published_at,
        a.version, a.created_at, a.updated_at, a.imported_at
        """;

    const string CategoryId = "a.category_id";

    const string ReporterIds = "ARRAY(SELECT ar.reporter_id FROM article_reporter ar WHERE ar.article_id = a.id ORDER BY ar.position) AS reporter_ids";

    /// <summary>Most articles have none, which a look into the index tells at a fifth of what an aggregate of no rows costs. An EXISTS in its place may be planned as reading the whole table once.</summary>
    const string Corrections = """
        CASE WHEN (SELECT k.id FROM article_correction k WHERE k.article_id = a.id LIMIT 1) IS NOT NULL
             THEN (SELECT json_agg(json_build_object('id', k.id, 'kind', k.kind, 'note', k.note, 'datedAt', k.dated_at) ORDER BY k.dated_at, k.id)
                   FROM article_correction k WHERE k.article_id = a.id) END AS corrections
        """;

    const string List = $"{Own}, {CategoryId}, {ReporterIds}, {Corrections}";

    /// <summary>All, for <see cref="ArticleNames"/> to add what the ids are called.</summary>
    public const string Whole = $"{List}, a.body, a.body_text";

    /// <summary>All with their names, as a transaction sees them that may have changed them itself.</summary>
    public const string WithNames = $"""
        {Own}, {Corrections}, a.body, a.body_text,
        (SELECT json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) FROM category c WHERE c.id = a.category_id) AS category,
        (SELECT COALESCE(json_agg(json_build_object('id', r.id, 'slug', r.slug, 'name', r.name, 'email', r.emails[1], 'outlet', r.outlet) ORDER BY ar.position), '[]')
         FROM article_reporter ar JOIN reporter r ON r.id = ar.reporter_id WHERE ar.article_id = a.id) AS reporters
        """;

    /// <summary>What is read of one article for these members; its reporters and category always, by which caches know it.</summary>
    public static string Of(Fields<Article>? fields) => fields is null ? Whole : Asked(fields, withCategory: true, withReporters: true);

    /// <summary>What is read of each article of a list for these members, and for what is included with it: no body unless it is asked for.</summary>
    public static string OfList(Fields<Article>? fields, Includes<ArticleInclude>? include) => fields is null ? List : Asked(
        fields,
        fields.Has("category") || include?.Has(ArticleInclude.Category) is true,
        fields.Has("reporters") || include?.Has(ArticleInclude.Reporters) is true);

    /// <summary>What costs something is only read when it is asked for.</summary>
    static string Asked(Fields<Article> fields, bool withCategory, bool withReporters)
    {
        List<string> columns = [Own];
        Add(CategoryId, withCategory);
        Add(ReporterIds, withReporters);
        Add(Corrections, fields.Has("corrections"));
        Add("a.body", fields.Has("body"));
        Add("a.body_text", fields.Has("bodyText"));
        return string.Join(", ", columns);

        void Add(string column, bool isAsked)
        {
            if (isAsked)
            {
                columns.Add(column);
            }
        }
    }
}
