using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using Cms.Api.Sessions;

namespace Cms.Api.Comments;

/// <summary>Knows a guest again by the password of their comment; whoever tries many has to wait.</summary>
sealed class GuestPassword(CommentStore comments, Passwords passwords, SessionStore attempts)
{
    /// <exception cref="ProblemException">403 for a wrong one, 404 for a comment that no guest wrote, 429 after too many attempts.</exception>
    public async Task RequireAsync(HttpContext http, Guid commentId, string password, CancellationToken ct)
    {
        var hash = await comments.PasswordHashAsync(commentId, ct) ?? throw ProblemException.NotFound("comment of a guest", commentId);
        var (name, address) = ($"comment {commentId}", ClientAddress.Of(http));
        await attempts.CountAttemptAsync(name, address, ct);
        if (!await passwords.VerifyAsync(hash, password, ct))
        {
            throw new ProblemException(ProblemCode.WrongPassword, "This isn't the password of this comment.", FieldError.At("/password", FieldCode.Pattern, "It isn't the one the comment was posted with."));
        }

        await attempts.ForgetAttemptsAsync(name, address, ct);
    }
}
