using Cms.Api.Auth;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Reads one article by its id or slug.</summary>
/// <remarks>
/// A slug that the article had before answers 308 to its present one, and one that was killed 410 with the reason. Editors find what isn't published too, and reporters their own.
/// By <c>Accept</c> it is answered as JSON, JSON-LD (schema.org), ninjs 3.1 (IPTC), Markdown, or the page to print that <c>/print</c> answers to everyone; a browser gets the page.
/// </remarks>
[Needs(Permission.ReadPublished)]
sealed class GetArticle(ArticleStore articles, ArticleRevisionStore revisions, ArticleFormats formats) : Endpoint<GetArticle.Request, Article>
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
        Description(d => d.Produces(308).ProducesProblems(403, 404, 410).Negotiates(ArticleFormats.Others));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var mediaType = Negotiation.Choose(HttpContext.Request, ArticleFormats.Offered);
        if (request.At is { } at)
        {
            HttpContext.Require(Permission.EditArticles, "at");
            var past = await revisions.FindAtAsync(request.IdOrSlug, at, ct) ?? throw ProblemException.NotFound("article", request.IdOrSlug);
            await formats.SendAsync(Send, mediaType, past, isPrivate: true);
            return;
        }

        var article = await articles.FindAsync(request.IdOrSlug, ArticleSight.Of(HttpContext), ct) ?? throw await articles.MissingAsync(request.IdOrSlug, ct);
        if (article.Slug != request.IdOrSlug && !Guid.TryParse(request.IdOrSlug, out _))
        {
            await Send.MovedAsync("/v1/articles/" + Uri.EscapeDataString(article.Slug));
            return;
        }

        await formats.SendAsync(Send, mediaType, article, isPrivate: !article.IsPublic);
    }
}
