using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Comments;

/// <summary>Takes a guest's comment back by its password.</summary>
/// <remarks>One that others have answered keeps its place, without its author and text; their replies stay.</remarks>
[Needs(Permission.TakePart)]
sealed class WithdrawComment(CommentStore comments, GuestPassword guest) : Endpoint<WithdrawComment.Request>
{
    public sealed record Request : ById
    {
        [FromBody] public Withdrawal Body { get; init; } = new();
    }

    /// <summary>The password that the comment was posted with.</summary>
    public sealed record Withdrawal
    {
        public string Password { get; init; } = "";
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body.Password).NotEmpty().MaximumLength(100);
    }

    public override void Configure()
    {
        Post("/v1/comments/{id}/withdraw");
        Description(d => d.Produces(204).ProducesProblems(403, 404));
        Options(o => o.WithMetadata(new BodyLimit(16 * 1024)));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        await guest.RequireAsync(HttpContext, request.Id, request.Body.Password, ct);
        await comments.WithdrawAsync(request.Id, ct);
        await Send.NoContentAsync(ct);
    }
}
