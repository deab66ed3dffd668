using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Takes an article back to a draft: readers no longer see it.</summary>
/// <remarks>Its <c>publishedAt</c> stays, for when it is published again.</remarks>
[Needs(Permission.Publish)]
sealed class UnpublishArticle(ArticleStore articles) : Endpoint<UnpublishArticle.Request, Article>
{
    public sealed record Request : ArticleWrite;

    public override void Configure()
    {
        Post("/v1/articles/{id}/unpublish");
        Description(d => d.ProducesProblems(404, 409, 412, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await articles.SetStatusAsync(request.By(HttpContext), ArticleStatus.Draft, [ArticleStatus.Draft, ArticleStatus.Published], ct);
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
