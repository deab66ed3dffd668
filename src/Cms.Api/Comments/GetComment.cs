using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Reads one comment.</summary>
/// <remarks>Everyone reads approved comments of published articles; with a key, all.</remarks>
sealed class GetComment(CommentStore comments) : Endpoint<ReadById, Comment>
{
    public override void Configure()
    {
        Get("/v1/comments/{id}");
        AllowAnonymous();
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadById request, CancellationToken ct)
    {
        var editorial = HttpContext.HoldsKey();
        var comment = await comments.FindAsync(request.Id, approvedOnly: !editorial, ct) ?? throw ProblemException.NotFound("comment", request.Id);
        await Send.ResourceAsync(comment, isPrivate: editorial);
    }
}
