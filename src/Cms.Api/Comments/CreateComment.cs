using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using Microsoft.AspNetCore.Identity;

namespace Cms.Api.Comments;

/// <summary>Posts a comment on an article.</summary>
/// <remarks>It is pending until an editor approves it. With a password it is a guest's; without one it is the caller's own.</remarks>
[Needs(Permission.TakePart)]
sealed class CreateComment(CommentStore comments) : Endpoint<CreateComment.Request, Comment>
{
    static readonly PasswordHasher<NewComment> Passwords = new();

    public sealed record Request
    {
        [FromBody] public NewComment Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(NewComment.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/comments");
        Description(d => d.Produces<Comment>(201).ProducesProblems(422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        if (request.Body.Password is null && !HttpContext.IsKnown())
        {
            throw ProblemException.Invalid(FieldError.At("/password", FieldCode.Required, "A guest gives a password, by which to change the comment later."));
        }

        var passwordHash = request.Body.Password is { } password ? Passwords.HashPassword(request.Body, password) : null;
        var comment = await comments.CreateAsync(request.Body, passwordHash, passwordHash is null ? HttpContext.CallerName() : null, ct);
        await Send.CreatedAsync($"/v1/comments/{comment.Id}", comment);
    }
}
