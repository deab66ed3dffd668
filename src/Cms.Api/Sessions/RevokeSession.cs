using Cms.Api.Auth;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Sessions;

/// <summary>Signs out.</summary>
/// <remarks>Ends the session of a refresh token on every instance within a second; 204 also for one that had ended before (RFC 7009).</remarks>
[Needs(Permission.SignIn)]
sealed class RevokeSession(SessionStore sessions) : Endpoint<RefreshRequest>
{
    public override void Configure()
    {
        Post("/v1/auth/revoke");
        Description(d => d.Produces(204));
        Options(o => o.WithMetadata(new BodyLimit(4096)));
    }

    public override async Task HandleAsync(RefreshRequest request, CancellationToken ct)
    {
        await sessions.RevokeAsync(request.Body.RefreshToken, ct);
        await Send.NoContentAsync(ct);
    }
}
