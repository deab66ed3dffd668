using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Takes an article off the site for good order: readers no longer find it.</summary>
/// <remarks>It is kept as it is, and restored as a draft.</remarks>
[Needs(Permission.Publish)]
sealed class ArchiveArticle(ArticleStore articles) : Endpoint<ArchiveArticle.Request, Article>
{
    public sealed record Request : ArticleWrite;

    public override void Configure()
    {
        Post("/v1/articles/{id}/archive");
        Description(d => d.ProducesProblems(404, 409, 412, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await articles.SetStatusAsync(request.By(HttpContext), ArticleStatus.Archived, [ArticleStatus.Draft, ArticleStatus.Published], ct);
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
