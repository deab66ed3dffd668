using Cms.Api.Binding;
using Cms.Api.Categories;
using Cms.Api.Comments;
using Cms.Api.Reporters;
using Cms.Api.WeatherSnapshots;

namespace Cms.Api.Articles;

/// <summary>Adds to articles what is asked for along with them: a statement or two for each kind, however many articles there are, and of each what readers may see.</summary>
sealed class ArticleIncludes(ReporterStore reporters, CategoryStore categories, CommentStore comments, ArticleStore articles, WeatherSnapshotStore snapshots)
{
    const int MaxComments = 5;

    const int MaxRelated = 5;

    public async Task<IReadOnlyList<T>> AddAsync<T>(IReadOnlyList<T> rows, Includes<ArticleInclude>? include, CancellationToken ct) where T : ArticleListItem
    {
        if (include is null || rows.Count == 0)
        {
            return rows;
        }

        Guid[] ids = [.. rows.Select(r => r.Id)];
        var people = include.Has(ArticleInclude.Reporters) ? await reporters.FindAsync([.. rows.SelectMany(r => r.Reporters).Select(r => r.Id).Distinct()], ct) : null;
        var sections = include.Has(ArticleInclude.Category) ? await categories.AllAsync(ct) : null;
        var threads = include.Has(ArticleInclude.Comments) ? await comments.NewestAsync(ids, MaxComments, ct) : null;
        var related = include.Has(ArticleInclude.Related) ? await RelatedAsync(ids, ct) : null;
        var weather = include.Has(ArticleInclude.Weather) ? await snapshots.OfArticlesAsync(ids, [.. rows.Select(r => (r.PublishedAt ?? r.CreatedAt).UtcDateTime)], ct) : null;
        return [.. rows.Select(row => (T)((ArticleListItem)row with
        {
            Included = new()
            {
                Reporters = people is null ? null : [.. row.Reporters.Select(r => people.GetValueOrDefault(r.Id)).OfType<Reporter>()],
                Category = row.Category is { } category ? sections?.GetValueOrDefault(category.Id) : null,
                Comments = threads is null ? null : threads.GetValueOrDefault(row.Id, IncludedComments.None),
                Related = related?.GetValueOrDefault(row.Id, []),
                Weather = weather?.GetValueOrDefault(row.Id),
            },
        }))];
    }

    async Task<Dictionary<Guid, ArticleListItem[]>> RelatedAsync(Guid[] ids, CancellationToken ct)
    {
        var found = (await articles.RelatedAsync(ids, MaxRelated, ct)).ToList();
        var byId = (await articles.ListAsync([.. found.SelectMany(f => f.Related).Distinct()], ArticleSight.Published, ct)).ToDictionary(a => a.Id);
        return found.ToDictionary(f => f.Of, f => f.Related.Where(byId.ContainsKey).Select(id => byId[id]).ToArray());
    }
}
