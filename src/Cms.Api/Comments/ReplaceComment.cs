using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Replaces what editors write of a comment.</summary>
/// <remarks>A member left out is cleared or takes its default. Read-only members are ignored, so that what was read can be sent back.</remarks>
[Needs(Permission.Moderate)]
sealed class ReplaceComment(CommentStore comments) : Endpoint<ReplaceComment.Request, Comment>
{
    public sealed record Request : ById
    {
        [FromBody] public CommentInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(CommentInput.Validator.Instance);
    }

    public override void Configure()
    {
        Put("/v1/comments/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await comments.UpdateAsync(request.Id, _ => request.Body, ct), isPrivate: true);
}
