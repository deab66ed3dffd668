using Cms.Api.Articles;

namespace Cms.Api.Views;

/// <summary>Puts the articles to their ranks.</summary>
sealed class MostReadList(ViewStore views, ArticleStore articles)
{
    /// <param name="window">1h, 24h, 7d or 30d.</param>
    /// <param name="categoryId">Only of this category; null for the whole site.</param>
    /// <param name="limit">The most articles.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<MostRead> TopAsync(string window, Guid? categoryId, int limit, CancellationToken ct)
    {
        var (frozenAt, ranks) = await views.TopAsync(window, categoryId, limit, ct);
        var byId = (await articles.ListAsync([.. ranks.Select(r => r.ArticleId)], ArticleSight.Published, ct)).ToDictionary(a => a.Id);
        return new()
        {
            Window = window,
            FrozenAt = frozenAt,
            Data = [.. ranks.Where(r => byId.ContainsKey(r.ArticleId)).Select(r => new MostReadArticle(r.Rank, r.Views, r.PreviousRank - r.Rank, byId[r.ArticleId]))],
        };
    }
}
