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
                Related = related is null ? null : [.. related[row.Id]],
                Weather = weather?.GetValueOrDefault(row.Id),
            },
        }))];
    }

    async Task<ILookup<Guid, ArticleListItem>> RelatedAsync(Guid[] ids, CancellationToken ct)
    {
        var pairs = (await articles.RelatedAsync(ids, MaxRelated, ct)).ToList();
        var byId = (await articles.ListAsync([.. pairs.Select(p => p.Id).Distinct()], ArticleSight.Published, ct)).ToDictionary(a => a.Id);
        return pairs.Where(p => byId.ContainsKey(p.Id)).ToLookup(p => p.Of, p => byId[p.Id]);
    }
}
