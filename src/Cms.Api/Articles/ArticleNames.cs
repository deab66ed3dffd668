using System.Collections.Concurrent;
using Cms.Api.Caching;
using Dapper;
using Npgsql;

namespace Cms.Api.Articles;

/// <summary>
/// The reporters and categories that articles name, in memory, so that the statements on articles read ids and needn't join. What a write changes is forgotten when the cache of answers
/// forgets it, and just before; like that one it isn't believed while nobody listens, but it is there when that one is off.
/// </summary>
sealed class ArticleNames : IDisposable
{
    /// <summary>Of reporters; when there are more it begins anew. Some megabytes at most.</summary>
    const int MaxKnown = 20_000;

    readonly NpgsqlDataSource db;
    readonly AnswerCache cache;
    readonly Lock gate = new();
    readonly ConcurrentDictionary<Guid, Named<ArticleReporter>> reporters = new();
    readonly ConcurrentDictionary<Guid, Named<ArticleCategory>> categories = new();
    long evictions;

    public ArticleNames(NpgsqlDataSource db, AnswerCache cache)
    {
        (this.db, this.cache) = (db, cache);
        cache.Evicting += Forget;
    }

    /// <summary>The articles with what their ids are called now. What memory doesn't have is asked for in one statement.</summary>
    public ValueTask<IReadOnlyList<Article>> AddAsync(IReadOnlyList<Article> articles, CancellationToken ct) =>
        cache.IsTrusted && Add(articles, reporters, categories, orNull: true) is { } named ? new(named) : AskAsync(articles, ct);

    public void Dispose() => cache.Evicting -= Forget;

    /// <summary>All of them anew, not only those that are missing: what is known of the others may be forgotten meanwhile.</summary>
    async ValueTask<IReadOnlyList<Article>> AskAsync(IReadOnlyList<Article> articles, CancellationToken ct)
    {
        const string sql = """
            SELECT r.id, r.slug, r.name, r.emails[1] AS email, r.outlet, r.updated_at, true AS is_reporter FROM reporter r WHERE r.id = ANY(@reporterIds)
            UNION ALL
            SELECT c.id, c.slug, c.name, NULL, NULL, c.updated_at, false FROM category c WHERE c.id = ANY(@categoryIds)
            """;
        var mark = Interlocked.Read(ref evictions);
        Guid[] reporterIds = [.. articles.SelectMany(a => a.ReporterIds).Distinct()];
        Guid[] categoryIds = [.. articles.Select(a => a.CategoryId).OfType<Guid>().Distinct()];
        await using var connection = await db.OpenConnectionAsync(ct);
        var rows = (await connection.QueryAsync<Row>(new(sql, new { reporterIds, categoryIds }, cancellationToken: ct))).AsList();
        var people = rows.Where(r => r.IsReporter).ToDictionary(r => r.Id, r => r.Reporter);
        var sections = rows.Where(r => !r.IsReporter).ToDictionary(r => r.Id, r => r.Category);
        Keep(people, sections, mark);
        return Add(articles, people, sections, orNull: false)!;
    }

    /// <summary>Unless one of them may have been changed since they were asked for.</summary>
    void Keep(Dictionary<Guid, Named<ArticleReporter>> people, Dictionary<Guid, Named<ArticleCategory>> sections, long mark)
    {
        lock (gate)
        {
            if (mark != evictions || !cache.IsTrusted)
            {
                return;
            }

            if (reporters.Count + people.Count > MaxKnown)
            {
                reporters.Clear();
            }

            foreach (var (id, reporter) in people)
            {
                reporters[id] = reporter;
            }

            foreach (var (id, category) in sections)
            {
                categories[id] = category;
            }
        }
    }

    /// <param name="keys">As <see cref="AnswerCache.Evict"/> takes them. A reporter or category that was changed is named; a new one isn't, and isn't known either.</param>
    void Forget(string keys)
    {
        lock (gate)
        {
            evictions++;
            foreach (var range in keys.AsSpan().Split(' '))
            {
                var key = keys.AsSpan()[range];
                if (key is Eviction.All)
                {
                    reporters.Clear();
                    categories.Clear();
                }
                else if (IdBehind("reporter-", key) is { } reporterId)
                {
                    reporters.TryRemove(reporterId, out _);
                }
                else if (IdBehind("category-", key) is { } categoryId)
                {
                    categories.TryRemove(categoryId, out _);
                }
            }
        }

        static Guid? IdBehind(string kind, ReadOnlySpan<char> key) => key.StartsWith(kind, StringComparison.Ordinal) && Guid.TryParse(key[kind.Length..], out var id) ? id : null;
    }

    /// <param name="articles">The articles.</param>
    /// <param name="people">Reporters by their ids.</param>
    /// <param name="sections">The same of categories.</param>
    /// <param name="orNull">Null when one is missing, instead of leaving it out as one that has been erased.</param>
    static Article[]? Add(IReadOnlyList<Article> articles, IReadOnlyDictionary<Guid, Named<ArticleReporter>> people, IReadOnlyDictionary<Guid, Named<ArticleCategory>> sections, bool orNull)
    {
        var named = new Article[articles.Count];
        for (var i = 0; i < named.Length; i++)
        {
            var article = articles[i];
            var modifiedAt = article.UpdatedAt;
            ArticleCategory? category = null;
            if (article.CategoryId is { } categoryId)
            {
                if (sections.TryGetValue(categoryId, out var known))
                {
                    (category, modifiedAt) = (known.Value, Later(modifiedAt, known.UpdatedAt));
                }
                else if (orNull)
                {
                    return null;
                }
            }

            var byline = new List<ArticleReporter>(article.ReporterIds.Length);
            foreach (var id in article.ReporterIds)
            {
                if (people.TryGetValue(id, out var known))
                {
                    byline.Add(known.Value);
                    modifiedAt = Later(modifiedAt, known.UpdatedAt);
                }
                else if (orNull)
                {
                    return null;
                }
            }

            named[i] = article with { Category = category, Reporters = byline, ModifiedAt = modifiedAt };
        }

        return named;
    }

    static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <param name="Value">As an article names it.</param>
    /// <param name="UpdatedAt">When it last changed.</param>
    readonly record struct Named<T>(T Value, DateTimeOffset UpdatedAt);

    sealed record Row
    {
        public Guid Id { get; init; }
        public string Slug { get; init; } = "";
        public string Name { get; init; } = "";
        public string? Email { get; init; }
        public string? Outlet { get; init; }
        public DateTimeOffset UpdatedAt { get; init; }
        public bool IsReporter { get; init; }

        public Named<ArticleReporter> Reporter => new(new() { Id = Id, Slug = Slug, Name = Name, Email = Email, Outlet = Outlet }, UpdatedAt);

        public Named<ArticleCategory> Category => new(new() { Id = Id, Slug = Slug, Name = Name }, UpdatedAt);
    }
}
