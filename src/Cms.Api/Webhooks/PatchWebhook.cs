using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Webhooks;

/// <summary>Changes, pauses or resumes a webhook.</summary>
/// <remarks>A merge patch (RFC 7396). <c>isPaused: false</c> sends what has waited; one that has paused itself goes on so too.</remarks>
[Needs(Permission.ManageWebhooks)]
sealed class PatchWebhook(WebhookStore webhooks, WebhookTarget target) : Endpoint<PatchWebhook.Request, Webhook>
{
    public sealed record Request : ById
    {
        [FromBody] public MergePatch<WebhookInput> Body { get; init; } = null!;
    }

    public override void Configure()
    {
        Patch("/v1/webhooks/{id}");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) => await Send.ResourceAsync(await webhooks.UpdateAsync(request.Id, current =>
    {
        var input = request.Body.Apply(WebhookInput.From(current), WebhookInput.Validator.Instance);
        target.RequireWelcome(input.Url);
        return input;
    }, ct), isPrivate: true);
}
