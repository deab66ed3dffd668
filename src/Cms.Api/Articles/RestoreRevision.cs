using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Makes an earlier version of an article its next one.</summary>
/// <remarks>Nothing is lost: what it is now stays among its versions. Its state and address stay as they are.</remarks>
[Needs(Permission.EditArticles)]
sealed class RestoreRevision(ArticleStore articles, ArticleRevisionStore revisions) : Endpoint<RestoreRevision.Request, Article>
{
    public sealed record Request : ArticleWrite
    {
        /// <summary>The version to go back to.</summary>
        public int Version { get; init; }
    }

    public override void Configure()
    {
        Post("/v1/articles/{id}/revisions/{version}/restore");
        Description(d => d.ProducesProblems(404, 409, 412, 422, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var revision = await revisions.FindAsync(request.Id, request.Version, ct) ?? throw ProblemException.NotFound("version", request.Version);
        var article = await articles.UpdateAsync(request.By(HttpContext), current => ArticleInput.From(revision) with { Slug = current.Slug }, merge: false, ct);
        await Send.ResourceAsync(article, article.Version, isPrivate: true);
    }
}
