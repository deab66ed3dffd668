using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Cms.Api.Auth;

/// <summary>Asks no scheme who sent a request that doesn't say: most readers don't, and for each of them two handlers would be made to find that out.</summary>
sealed class Anonymity(IAuthenticationSchemeProvider schemes, IAuthenticationHandlerProvider handlers, IClaimsTransformation transform, IOptions<AuthenticationOptions> options)
    : AuthenticationService(schemes, handlers, transform, options)
{
    static readonly Task<AuthenticateResult> Nobody = Task.FromResult(AuthenticateResult.NoResult());

    public override Task<AuthenticateResult> AuthenticateAsync(HttpContext context, string? scheme) =>
        context.Request.Headers.Authorization.Count == 0 ? Nobody : base.AuthenticateAsync(context, scheme);
}
