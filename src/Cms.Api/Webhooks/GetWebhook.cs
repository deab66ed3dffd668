using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Webhooks;

/// <summary>Reads one webhook.</summary>
/// <remarks>Its secret isn't shown again.</remarks>
[Needs(Permission.ManageWebhooks)]
sealed class GetWebhook(WebhookStore webhooks) : Endpoint<ReadById, Webhook>
{
    public override void Configure()
    {
        Get("/v1/webhooks/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(ReadById request, CancellationToken ct) =>
        await Send.ResourceAsync(await webhooks.FindAsync(request.Id, ct) ?? throw ProblemException.NotFound("webhook", request.Id), isPrivate: true);
}
