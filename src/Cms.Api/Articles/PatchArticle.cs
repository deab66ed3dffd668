using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Changes some members of an article.</summary>
/// <remarks>A merge patch (RFC 7396): an absent member stays, null clears, and the rules run on the merged whole. Status and time change by publish and unpublish. A 412 carries each field that changed since <c>baseVersion</c>, with base, theirs and yours, and says whether they merge.</remarks>
[Needs(Permission.WriteDrafts)]
sealed class PatchArticle(ArticleStore articles) : Endpoint<PatchArticle.Request, Article>
{
    public sealed record Request : ArticleWrite
    {
        /// <summary>When somebody has changed the article since: merge what doesn't conflict, rather than answer 412.</summary>
        public bool Merge { get; init; }

        [FromBody] public MergePatch<ArticleInput> Body { get; init; } = null!;
    }

    public override void Configure()
    {
        Patch("/v1/articles/{id}");
        Description(d => d.ProducesProblems(403, 404, 409, 412, 422, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var article = await articles.UpdateAsync(request.By(HttpContext), current => request.Body.Apply(current, ArticleInput.Validator.Instance), request.Merge, ct);
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
