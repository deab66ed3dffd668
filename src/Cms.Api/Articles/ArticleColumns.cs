using Cms.Api.Binding;

namespace Cms.Api.Articles;

/// <summary>The columns of an article <c>a</c>.</summary>
static class ArticleColumns
{
    const string Own = """
        a.id, a.slug, a.title, a.subtitle, a.summary, a.tags, a.source, a.external_id, a.dateline, a.copyright, a.status, a.kill_reason, a.published_at,
        a.version, a.created_at, a.updated_at, a.imported_at
        """;

    const string Category = "(SELECT json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) FROM category c WHERE c.id = a.category_id) AS category";

    const string Reporters = """
        (SELECT COALESCE(json_agg(json_build_object('id', r.id, 'slug', r.slug, 'name', r.name, 'email', r.emails[1], 'outlet', r.outlet) ORDER BY ar.position), '[]')
         FROM article_reporter ar JOIN reporter r ON r.id = ar.reporter_id WHERE ar.article_id = a.id) AS reporters
        """;

    const string Corrections = """
        (SELECT COALESCE(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'note', k.note, 'datedAt', k.dated_at) ORDER BY k.dated_at, k.id), '[]')
         FROM article_correction k WHERE k.article_id = a.id) AS corrections
        """;

    const string List = $"{Own}, {Category}, {Reporters}, {Corrections}";

    const string ModifiedAt = """
        greatest(a.updated_at, (SELECT c.updated_at FROM category c WHERE c.id = a.category_id),
                 (SELECT max(r.updated_at) FROM article_reporter ar JOIN reporter r ON r.id = ar.reporter_id WHERE ar.article_id = a.id)) AS modified_at
        """;

    public const string Whole = $"{List}, a.body, a.body_text, {ModifiedAt}";

    /// <summary>What is read of one article for these members; its reporters and category always, by which caches know it.</summary>
    public static string Of(Fields<Article>? fields) => fields is null ? Whole : $"{Asked(fields, withCategory: true, withReporters: true)}, {ModifiedAt}";

    /// <summary>What is read of each article of a list for these members, and for what is included with it: no body unless it is asked for.</summary>
    public static string OfList(Fields<Article>? fields, Includes<ArticleInclude>? include) => fields is null ? List : Asked(
        fields,
        fields.Has("category") || include?.Has(ArticleInclude.Category) is true,
        fields.Has("reporters") || include?.Has(ArticleInclude.Reporters) is true);

    /// <summary>What costs something is only read when it is asked for.</summary>
    static string Asked(Fields<Article> fields, bool withCategory, bool withReporters)
    {
        List<string> columns = [Own];
        Add(Category, withCategory);
        Add(Reporters, withReporters);
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
