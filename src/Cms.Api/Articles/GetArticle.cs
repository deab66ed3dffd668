using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Reads one article by its id or slug.</summary>
/// <remarks>A slug that the article had before answers 308 to its present one, and one that was killed 410 with the reason. Editors find what isn't published too, and reporters their own.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetArticle(ArticleStore articles, ArticleRevisionStore revisions, ArticleIncludes includes) : Endpoint<GetArticle.Request, Article>
{
    public sealed record Request : ConditionalRead
    {
        /// <summary>The resource's UUID, or its slug.</summary>
        [BindFrom("id")]
        public string IdOrSlug { get; init; } = "";

        /// <summary>As it stood at this moment; for editors.</summary>
        public DateTimeOffset? At { get; init; }

        /// <summary>Only these members; <c>id</c> is always there, and the others are left out, whatever the schema requires.</summary>
        public Fields<Article>? Fields { get; init; }

        /// <summary>What to answer along with it, in its member <c>included</c>: the whole reporters and category, the newest five comments and their count, up to five related articles, the weather.</summary>
        public Includes<ArticleInclude>? Include { get; init; }
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
            await SendAsync(request, past, isPrivate: true, ct);
            return;
        }

        var article = await articles.FindAsync(request.IdOrSlug, ArticleSight.Of(HttpContext), ct, ArticleColumns.Of(request.Fields)) ?? throw await MissingAsync(request.IdOrSlug, ct);
        if (article.Slug != request.IdOrSlug && !Guid.TryParse(request.IdOrSlug, out _))
        {
            await Send.MovedAsync("/v1/articles/" + Uri.EscapeDataString(article.Slug));
            return;
        }

        var isPublic = article is { Status: ArticleStatus.Published } && article.PublishedAt <= DateTimeOffset.UtcNow;
        await SendAsync(request, article, isPrivate: !isPublic, ct);
    }

    async Task SendAsync(Request request, Article article, bool isPrivate, CancellationToken ct) =>
        await Send.ResourceAsync((await includes.AddAsync([article], request.Include, ct))[0], request.Fields, article.Version, isPrivate, Shared.Of(article).With(request.Include));

    async Task<ProblemException> MissingAsync(string idOrSlug, CancellationToken ct) => await articles.KillReasonAsync(idOrSlug, ct) is { } reason
        ? new(ProblemCode.Killed, reason)
        : ProblemException.NotFound("article", idOrSlug);
}
