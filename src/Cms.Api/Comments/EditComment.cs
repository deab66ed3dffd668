using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Text;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Comments;

/// <summary>Changes a guest's comment by its password.</summary>
/// <remarks>It is judged as the first time: it may have to wait for a moderator again. One that a moderator has taken away stays away.</remarks>
[Needs(Permission.TakePart)]
sealed class EditComment(CommentStore comments, CommentRules rules, GuestPassword guest) : Endpoint<EditComment.Request, Comment>
{
    public sealed record Request : ById
    {
        [FromBody] public Edit Body { get; init; } = new();
    }

    /// <summary>The new text, and the password that the comment was posted with.</summary>
    public sealed record Edit
    {
        public string Password { get; init; } = "";

        /// <summary>Plain text.</summary>
        /// <example>좋은 기사 고맙습니다.</example>
        public string Body { get; init => field = CmsText.Block(value) ?? ""; } = "";
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Body.Password).NotEmpty().MaximumLength(100);
            RuleFor(r => r.Body.Body).NotEmpty().MaximumLength(5000);
        }
    }

    public override void Configure()
    {
        Post("/v1/comments/{id}/edit");
        Description(d => d.ProducesProblems(403, 404, 409, 422));
        Options(o => o.WithMetadata(new BodyLimit(16 * 1024)));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        await guest.RequireAsync(HttpContext, request.Id, request.Body.Password, ct);
        await Send.ResourceAsync(await comments.EditAsync(request.Id, request.Body.Body, rules, ct), isPrivate: true);
    }
}
