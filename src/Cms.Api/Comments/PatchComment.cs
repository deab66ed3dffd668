using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Changes some members of a comment: approves it, say.</summary>
/// <remarks>A merge patch (RFC 7396): an absent member stays, null clears, and the rules run on the merged whole.</remarks>
[Needs(Permission.Moderate)]
sealed class PatchComment(CommentStore comments) : Endpoint<PatchComment.Request, Comment>
{
    public sealed record Request : ById
    {
        [FromBody] public MergePatch<CommentInput> Body { get; init; } = null!;
    }

    public override void Configure()
    {
        Patch("/v1/comments/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await comments.UpdateAsync(request.Id, current => request.Body.Apply(CommentInput.From(current), CommentInput.Validator.Instance), ct), isPrivate: true);
}
