using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Webhooks;

/// <summary>Sends a delivery again.</summary>
/// <remarks>Whether it was delivered or is a dead letter; with the same <c>webhook-id</c> and body, and all its attempts before it.</remarks>
[Needs(Permission.ManageWebhooks)]
sealed class Redeliver(WebhookStore webhooks) : Endpoint<Redeliver.Request, WebhookDelivery>
{
    public sealed record Request : ById;

    public override void Configure()
    {
        Post("/v1/webhook-deliveries/{id}/redeliver");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await webhooks.RedeliverAsync(request.Id, ct), isPrivate: true);
}
