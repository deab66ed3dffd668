using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Webhooks;

/// <summary>Ends a webhook.</summary>
/// <remarks>What waited for it is never sent. <c>permanent=true</c> erases it with its deliveries.</remarks>
[Needs(Permission.ManageWebhooks)]
sealed class DeleteWebhook(WebhookStore webhooks) : Endpoint<DeleteById>
{
    public override void Configure()
    {
        Delete("/v1/webhooks/{id}");
        Description(d => d.Produces(204).ProducesProblems(404));
    }

    public override async Task HandleAsync(DeleteById request, CancellationToken ct)
    {
        HttpContext.RequireEraser(request);
        await webhooks.DeleteAsync(request, ct);
        await Send.NoContentAsync(ct);
    }
}
