using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Creates an article, as a draft.</summary>
/// <remarks>Readers see it once it is published. Without a slug, one is made of the title.</remarks>
[Needs(Permission.WriteDrafts)]
sealed class CreateArticle(ArticleStore articles) : Endpoint<CreateArticle.Request, Article>
{
    public sealed record Request
    {
        [FromBody] public ArticleInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(ArticleInput.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/articles");
        Description(d => d.Produces<Article>(201).ProducesProblems(409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await articles.CreateAsync(request.Body, HttpContext.CallerName(), ct);
        await Send.CreatedAsync($"/v1/articles/{article.Id}", article, article.Version);
    }
}
