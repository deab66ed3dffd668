using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Deletes an article.</summary>
/// <remarks>It is gone from every read, yet kept in the database; <c>permanent=true</c> erases it with its comments.</remarks>
sealed class DeleteArticle(ArticleStore articles) : Endpoint<DeleteArticle.Request>
{
    public sealed record Request : ArticleWrite
    {
        /// <summary>Erase it for good.</summary>
        public bool Permanent { get; init; }
    }

    public override void Configure()
    {
        Delete("/v1/articles/{id}");
        Description(d => d.Produces(204).ProducesProblems(404, 412, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        await articles.DeleteAsync(request.Id, request.Permanent, EntityTag.RequiredVersions(request.IfMatch), HttpContext.KeyName(), ct);
        await Send.NoContentAsync(ct);
    }
}
