using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Reads one article by its id or slug.</summary>
/// <remarks>A slug that the article had before answers 308 to its present one. Editors find what isn't published too, and reporters their own.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetArticle(ArticleStore articles) : Endpoint<ReadByIdOrSlug, Article>
{
    public override void Configure()
    {
        Get("/v1/articles/{id}");
        Description(d => d.Produces(308).ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadByIdOrSlug request, CancellationToken ct)
    {
        var article = await articles.FindAsync(request.IdOrSlug, ArticleSight.Of(HttpContext), ct) ?? throw ProblemException.NotFound("article", request.IdOrSlug);
        if (article.Slug != request.IdOrSlug && !Guid.TryParse(request.IdOrSlug, out _))
        {
            HttpContext.Response.Headers.Location = "/v1/articles/" + Uri.EscapeDataString(article.Slug);
            HttpContext.Response.Headers.CacheControl = "no-cache"; // the slug may come back
            await Send.StatusCodeAsync(StatusCodes.Status308PermanentRedirect, ct);
            return;
        }

        var isPublic = article is { Status: ArticleStatus.Published } && article.PublishedAt <= DateTimeOffset.UtcNow;
        await Send.ResourceAsync(article, article.Version, isPrivate: !isPublic);
    }
}
