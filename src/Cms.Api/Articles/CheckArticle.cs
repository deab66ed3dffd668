using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Looks an article over before it is published.</summary>
/// <remarks>What would stop an editor (blocking) or worry them: no byline, a number of a person, a date without a year, a link that leads nowhere, another article with its headline or nearly its body. What blocks stops <c>publish</c> too. Nothing is changed.</remarks>
[Needs(Permission.WriteDrafts)]
sealed class CheckArticle(ArticleStore articles, ArticleChecker checker) : Endpoint<CheckArticle.Request, ArticleCheck>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Post("/v1/articles/{id}/check");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await articles.FindAsync(request.Id.ToString(), ArticleSight.Of(HttpContext), ct) ?? throw ProblemException.NotFound("article", request.Id);
        await Send.ResourceAsync(await checker.CheckAsync(article, ct), isPrivate: true);
    }
}
