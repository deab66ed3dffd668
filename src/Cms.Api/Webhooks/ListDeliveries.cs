using Cms.Api.Auth;
using Cms.Api.Paging;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Webhooks;

/// <summary>Lists what a webhook has been told, newest first.</summary>
/// <remarks>Each with every attempt: what was sent, and what was answered. <c>status=dead</c> lists the dead letters.</remarks>
[Needs(Permission.ManageWebhooks)]
sealed class ListDeliveries(WebhookStore webhooks) : Endpoint<ListDeliveries.Request, Page<WebhookDelivery>>
{
    public sealed record Request : ListRequest
    {
        /// <summary>The webhook's UUID.</summary>
        public Guid Id { get; init; }

        /// <summary>Only those that wait, were delivered, or are dead letters.</summary>
        public DeliveryStatus? Status { get; init; }
    }

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/webhooks/{id}/deliveries");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        _ = await webhooks.FindAsync(request.Id, ct) ?? throw ProblemException.NotFound("webhook", request.Id);
        await Send.PageAsync(await webhooks.ListDeliveriesAsync(request.Id, request.Status, request, ct), isPrivate: true);
    }
}
