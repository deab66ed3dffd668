using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Brings an article back that was archived, killed or deleted, as a draft.</summary>
/// <remarks>Readers see it again once it is published.</remarks>
[Needs(Permission.Publish)]
sealed class RestoreArticle(ArticleStore articles) : Endpoint<RestoreArticle.Request, Article>
{
    public sealed record Request : ArticleWrite;

    public override void Configure()
    {
        Post("/v1/articles/{id}/restore");
        Description(d => d.ProducesProblems(404, 409, 412, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await articles.SetStatusAsync(request.By(HttpContext), ArticleStatus.Draft, [ArticleStatus.Archived, ArticleStatus.Killed], ct);
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
