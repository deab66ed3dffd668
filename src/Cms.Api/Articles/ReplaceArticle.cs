using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Replaces what editors write of an article.</summary>
/// <remarks>A member left out is cleared; only the slug is kept. Read-only members, the status among them, are ignored, so that what was read can be sent back.</remarks>
[Needs(Permission.WriteDrafts)]
sealed class ReplaceArticle(ArticleStore articles) : Endpoint<ReplaceArticle.Request, Article>
{
    public sealed record Request : ArticleWrite
    {
        [FromBody] public ArticleInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(ArticleInput.Validator.Instance);
    }

    public override void Configure()
    {
        Put("/v1/articles/{id}");
        Description(d => d.ProducesProblems(403, 404, 409, 412, 422, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await articles.UpdateAsync(request.By(HttpContext), _ => request.Body, merge: false, ct);
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
