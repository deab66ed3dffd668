using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Articles;

/// <summary>Withdraws an article that should never have been published.</summary>
/// <remarks>Readers are told so, with the reason: 410 at its address for ever. It is kept for the newsroom, and can be restored as a draft.</remarks>
[Needs(Permission.Publish)]
sealed class KillArticle(ArticleStore articles) : Endpoint<KillArticle.Request, Article>
{
    public sealed record Request : ArticleWrite
    {
        [FromBody] public Kill Body { get; init; } = new();
    }

    /// <summary>Why.</summary>
    public sealed record Kill
    {
        /// <summary>What readers are told.</summary>
        /// <example>사실과 다른 내용이 확인되어 기사를 삭제했습니다.</example>
        public string Reason { get; init => field = CmsText.Block(value) ?? ""; } = "";
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body.Reason).NotEmpty().MaximumLength(1000);
    }

    public override void Configure()
    {
        Post("/v1/articles/{id}/kill");
        Description(d => d.ProducesProblems(404, 409, 412, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        ArticleStatus[] from = [ArticleStatus.Draft, ArticleStatus.Published, ArticleStatus.Archived];
        var article = await articles.SetStatusAsync(request.By(HttpContext), ArticleStatus.Killed, from, ct, killReason: request.Body.Reason);
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
