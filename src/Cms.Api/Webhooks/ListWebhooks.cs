using Cms.Api.Auth;
using Cms.Api.Paging;
using FastEndpoints;

namespace Cms.Api.Webhooks;

/// <summary>Lists webhooks, newest first.</summary>
/// <remarks>Without their secrets.</remarks>
[Needs(Permission.ManageWebhooks)]
sealed class ListWebhooks(WebhookStore webhooks) : Endpoint<ListWebhooks.Request, Page<Webhook>>
{
    public sealed record Request : ListRequest;

    public sealed class Validator : ListValidator<Request>;

    public override void Configure()
    {
        Get("/v1/webhooks");
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.PageAsync(await webhooks.ListAsync(request, ct), isPrivate: true);
}
