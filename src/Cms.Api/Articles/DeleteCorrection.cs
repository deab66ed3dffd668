using Cms.Api.Auth;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Articles;

/// <summary>Takes a correction back.</summary>
/// <remarks>It stays in the log of writes.</remarks>
[Needs(Permission.Publish)]
sealed class DeleteCorrection(ArticleStore articles) : Endpoint<DeleteCorrection.Request>
{
    public sealed record Request : ArticleWrite
    {
        /// <summary>The correction's UUID.</summary>
        public Guid CorrectionId { get; init; }
    }

    public override void Configure()
    {
        Delete("/v1/articles/{id}/corrections/{correctionId}");
        Description(d => d.Produces(204).ProducesProblems(404, 412, 428));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        await articles.WithdrawCorrectionAsync(request.By(HttpContext), request.CorrectionId, ct);
        await Send.NoContentAsync(ct);
    }
}
