using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Reads one article by its id or slug.</summary>
/// <remarks>A slug that the article had before answers 308 to its present one, and one that was killed 410 with the reason. Editors find what isn't published too, and reporters their own.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetArticle(ArticleStore articles, ArticleRevisionStore revisions) : Endpoint<GetArticle.Request, Article>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>The resource's UUID, or its slug.</summary>
        [BindFrom("id")]
        public string IdOrSlug { get; init; } = "";

        /// <summary>As it stood at this moment; for editors.</summary>
        public DateTimeOffset? At { get; init; }
    }

    public override void Configure()
    {
        Get("/v1/articles/{id}");
        Description(d => d.Produces(308).ProducesProblems(403, 404, 410));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        if (request.At is { } at)
        {
            HttpContext.Require(Permission.EditArticles, "at");
            var past = await revisions.FindAtAsync(request.IdOrSlug, at, ct) ?? throw ProblemException.NotFound("article", request.IdOrSlug);
            await Send.ResourceAsync(past, past.Version, isPrivate: true);
            return;
        }

        var article = await articles.FindAsync(request.IdOrSlug, ArticleSight.Of(HttpContext), ct) ?? throw await MissingAsync(request.IdOrSlug, ct);
        if (article.Slug != request.IdOrSlug && !Guid.TryParse(request.IdOrSlug, out _))
        {
            await Send.MovedAsync("/v1/articles/" + Uri.EscapeDataString(article.Slug));
            return;
        }

        var isPublic = article is { Status: ArticleStatus.Published } && article.PublishedAt <= DateTimeOffset.UtcNow;
        await Send.ResourceAsync(article, article.Version, isPrivate: !isPublic, shared: Shared.Of(article));
    }

    async Task<ProblemException> MissingAsync(string idOrSlug, CancellationToken ct) => await articles.KillReasonAsync(idOrSlug, ct) is { } reason
        ? new(ProblemCode.Killed, reason)
        : ProblemException.NotFound("article", idOrSlug);
}
