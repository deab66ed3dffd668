using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Sessions;

/// <summary>Goes on with a session.</summary>
/// <remarks>The refresh token is used up, and the answer has the next. One that is used a second time is in two hands: it ends the session.</remarks>
[Needs(Permission.SignIn)]
sealed class RefreshSession(SessionStore sessions, AccessToken tokens) : Endpoint<RefreshRequest, SignedIn>
{
    public override void Configure()
    {
        Post("/v1/auth/refresh");
        Description(d => d.ProducesProblems(401));
        Options(o => o.WithMetadata(new BodyLimit(4096)));
    }

    public override async Task HandleAsync(RefreshRequest request, CancellationToken ct)
    {
        var (owner, refreshToken) = await sessions.RefreshAsync(request.Body.RefreshToken, ct) ?? throw new ProblemException(ProblemCode.SignInFailed, "The session has ended: sign in again.");
        await Send.ResourceAsync(SignedIn.Of(owner, refreshToken, tokens), isPrivate: true);
    }
}
