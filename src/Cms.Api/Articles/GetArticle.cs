using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Reads one article by its id or slug.</summary>
/// <remarks>
/// A slug that the article had before answers 308 to its present one, and one that was killed 410 with the reason. Editors find what isn't published too, and reporters their own.
/// By <c>Accept</c> it is answered as JSON, JSON-LD (schema.org), ninjs 3.1 (IPTC), Markdown, or the page to print that <c>/print</c> answers to everyone; a browser gets the page.
/// With <c>fields</c> or <c>include</c> it is JSON.
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

        /// <summary>Only these members; <c>id</c> is always there, and the others are left out, whatever the schema requires.</summary>
        public Fields<Article>? Fields { get; init; }

        /// <summary>What to answer along with it, in its member <c>included</c>: the whole reporters and category, the newest five comments and their count, up to five related articles, the weather.</summary>
        public Includes<ArticleInclude>? Include { get; init; }
    }

    public override void Configure()
    {
        Get("/v1/articles/{id}");
        Description(d => d.Produces(308).ProducesProblems(403, 404, 410).Negotiates(ArticleFormats.Others));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var isJson = request.Fields is not null || request.Include is not null;
        var mediaType = Negotiation.Choose(HttpContext.Request, isJson ? [Negotiation.Json] : ArticleFormats.Offered);
        if (request.At is { } at)
        {
            HttpContext.Require(Permission.EditArticles, "at");
            var past = await revisions.FindAtAsync(request.IdOrSlug, at, ct) ?? throw ProblemException.NotFound("article", request.IdOrSlug);
            await formats.SendAsync(Send, mediaType, past, isPrivate: true, ct, request.Fields, request.Include);
            return;
        }

        var article = await articles.FindAsync(request.IdOrSlug, ArticleSight.Of(HttpContext), ct, request.Fields) ?? throw await articles.MissingAsync(request.IdOrSlug, ct);
        if (article.Slug != request.IdOrSlug && !Guid.TryParse(request.IdOrSlug, out _))
        {
            await Send.MovedAsync("/v1/articles/" + Uri.EscapeDataString(article.Slug));
            return;
        }

        await formats.SendAsync(Send, mediaType, article, isPrivate: !article.IsPublic, ct, request.Fields, request.Include);
    }
}
