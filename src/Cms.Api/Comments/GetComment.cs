using Cms.Api.Auth;
using Cms.Api.Caching;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Reads one comment.</summary>
/// <remarks>Everyone reads approved comments of published articles; moderators all.</remarks>
[Needs(Permission.ReadPublished)]
sealed class GetComment(CommentStore comments) : Endpoint<ReadById<Comment>, Comment>
{
    public override void Configure()
    {
        Get("/v1/comments/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadById<Comment> request, CancellationToken ct)
    {
        var editorial = HttpContext.May(Permission.Moderate);
        var comment = await comments.FindAsync(request.Id, approvedOnly: !editorial, ct) ?? throw ProblemException.NotFound("comment", request.Id);
        await Send.ResourceAsync(comment, request.Fields, isPrivate: editorial, shared: Shared.CommentsOf(comment.ArticleId));
    }
}
