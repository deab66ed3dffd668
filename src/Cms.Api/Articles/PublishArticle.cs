using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Publishes an article, now or at a time to come.</summary>
/// <remarks>Without <c>publishedAt</c> the time it already has stays, and one that never had any is published now. A time in the future schedules it. What <c>check</c> calls blocking must be put right first: 422.</remarks>
[Needs(Permission.Publish)]
sealed class PublishArticle(ArticleStore articles) : Endpoint<PublishArticle.Request, Article>
{
    public sealed record Request : ArticleWrite
    {
        [FromBody] public Publication? Body { get; init; }
    }

    /// <summary>When to publish.</summary>
    public sealed record Publication
    {
        /// <summary>When readers first see it, like 2025-12-05T10:55:18+09:00.</summary>
        public DateTimeOffset? PublishedAt { get; init; }
    }

    public override void Configure()
    {
        Post("/v1/articles/{id}/publish");
        Description(d => d.ProducesProblems(404, 409, 412, 422, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await articles.SetStatusAsync(request.By(HttpContext), ArticleStatus.Published, ArticleStore.Publishable, ct, publishedAt: request.Body?.PublishedAt);
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
