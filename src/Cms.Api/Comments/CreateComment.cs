using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Comments;

/// <summary>Posts a comment on an article.</summary>
/// <remarks>Guests give a name and a password, by which to change or withdraw it later; who has signed in or holds a key needs none. Whether it waits for a moderator is the article's setting.</remarks>
[Needs(Permission.TakePart)]
sealed class CreateComment(CommentStore comments, CommentRules rules, Passwords passwords, Visitors visitors) : Endpoint<CreateComment.Request, Comment>
{
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
        Description(d => d.Produces<Comment>(201).ProducesProblems(409, 422));
        Options(o => o.WithMetadata(new BodyLimit(16 * 1024)));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var comment = request.Body.Password is { } password ? await PostAsGuestAsync(request.Body, password, ct)
            : HttpContext.IsKnown() ? await comments.CreateAsync(request.Body, HttpContext.CallerName(), ct)
            : throw ProblemException.Invalid(FieldError.At("/password", FieldCode.Required, "A guest gives a password, by which to change the comment later."));
        await Send.CreatedAsync($"/v1/comments/{comment.Id}", comment);
    }

    async Task<Comment> PostAsGuestAsync(NewComment comment, string password, CancellationToken ct) =>
        await comments.CreateAsync(comment, await passwords.HashAsync(password, ct), visitors.DigestOf(HttpContext), rules, ct);
}
