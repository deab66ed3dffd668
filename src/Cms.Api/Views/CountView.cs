using Cms.Api.Auth;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Views;

/// <summary>Counts that a reader has opened an article: a beacon.</summary>
/// <remarks>
/// Send it with <c>navigator.sendBeacon</c>; what its body has is ignored. A visitor counts once for an article in half an hour, and programs don't. 204 whatever comes of it:
/// articles that readers can't see are not counted.
/// </remarks>
[Needs(Permission.TakePart)]
sealed class CountView(ViewCounter views, Visitors visitors) : Endpoint<CountView.Request>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Post("/v1/articles/{id}/views");
        Description(d => d.Produces(204));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        views.Count(request.Id, visitors.DigestOf(HttpContext), HttpContext.Request.Headers.UserAgent.ToString());
        await Send.NoContentAsync(ct);
    }
}
