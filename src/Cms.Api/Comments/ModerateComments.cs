using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Comments;

/// <summary>Decides on many comments in one go.</summary>
/// <remarks>Approves them, rejects them or marks them as spam. <c>POST /v1/moderations/{id}/undo</c> takes the decision back.</remarks>
[Needs(Permission.Moderate)]
sealed class ModerateComments(ModerationStore moderation) : Endpoint<ModerateComments.Request, Moderation>
{
    public sealed record Request
    {
        [FromBody] public Decision Body { get; init; } = new();
    }

    /// <summary>What is decided, and on which comments.</summary>
    public sealed record Decision
    {
        /// <summary>At most a hundred.</summary>
        public IReadOnlyList<Guid> Ids { get; init; } = [];

        /// <example>approved</example>
        public CommentStatus? Status { get; init; }
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Ids).NotEmpty().MaximumCount(100);
            RuleFor(r => r.Body.Status).NotNull();
        }
    }

    public override void Configure()
    {
        Post("/v1/comments/moderate");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await moderation.DecideAsync([.. request.Body.Ids.Distinct()], request.Body.Status!.Value, HttpContext.CallerName(), ct), isPrivate: true);
}
