using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Puts something right in public: a correction, a rebuttal or a follow-up.</summary>
/// <remarks>Everybody who reads the article reads it too, in lists and feeds as well.</remarks>
[Needs(Permission.Publish)]
sealed class CreateCorrection(ArticleStore articles) : Endpoint<CreateCorrection.Request, Article>
{
    public sealed record Request : ArticleWrite
    {
        [FromBody] public ArticleCorrectionInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(ArticleCorrectionInput.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/articles/{id}/corrections");
        Description(d => d.ProducesProblems(404, 412, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await articles.CorrectAsync(request.By(HttpContext), request.Body, ct);
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
