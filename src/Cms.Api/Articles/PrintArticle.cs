using Cms.Api.Auth;
using Cms.Api.Formats;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Shows one article as a page to print.</summary>
/// <remarks>A whole HTML page without a script: headline, subtitle, byline, time, body, corrections and copyright. The article's own address answers the same to <c>Accept: text/html</c>.</remarks>
[Needs(Permission.ReadPublished)]
sealed class PrintArticle(ArticleStore articles, ArticleFormats formats) : Endpoint<ReadByIdOrSlug>
{
    public override void Configure()
    {
        Get("/v1/articles/{id}/print");
        Description(d => d.Produces<string>(200, PrintPage.MediaType).Produces(308).ProducesProblems(404, 410));
    }

    public override async Task HandleAsync(ReadByIdOrSlug request, CancellationToken ct)
    {
        var article = await articles.FindAsync(request.IdOrSlug, ArticleSight.Of(HttpContext), ct) ?? throw await articles.MissingAsync(request.IdOrSlug, ct);
        if (request.PresentOf(article.Id, article.Slug) is { } present)
        {
            await Send.MovedAsync($"/v1/articles/{present}/print");
            return;
        }

        await formats.SendPrintAsync(Send, article, isPrivate: !article.IsPublic);
    }
}
