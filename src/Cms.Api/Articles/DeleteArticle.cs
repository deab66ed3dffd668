using Cms.Api.Auth;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Deletes an article.</summary>
/// <remarks>It is gone from every read, yet kept in the database; <c>permanent=true</c> erases it with its comments.</remarks>
[Needs(Permission.WriteDrafts)]
sealed class DeleteArticle(ArticleStore articles) : Endpoint<DeleteArticle.Request>
{
    public sealed record Request : ArticleWrite
    {
        /// <summary>Erase it for good; for admins.</summary>
        public bool Permanent { get; init; }
    }

    public override void Configure()
    {
        Delete("/v1/articles/{id}");
        Description(d => d.Produces(204).ProducesProblems(404, 412, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        if (request.Permanent)
        {
            HttpContext.Require(Permission.Erase, "permanent");
        }

        await articles.DeleteAsync(request.By(HttpContext), request.Permanent, ct);
        await Send.NoContentAsync(ct);
    }
}
