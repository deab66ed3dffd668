using Cms.Api.Auth;
using Cms.Api.Http;
using FastEndpoints;

namespace Cms.Api.Webhooks;

/// <summary>Has a machine told of changes from now on.</summary>
/// <remarks>The answer shows the secret, this once. Each change is POSTed with <c>webhook-id</c>, <c>webhook-timestamp</c> and <c>webhook-signature</c> as Standard Webhooks has them, until the target answers with a 2xx: again after 5 seconds at first, after 12 hours at last. The body says what changed, not what it is now: <c>{ "type", "timestamp", "data": { "id", "version", "position" } }</c>.</remarks>
[Needs(Permission.ManageWebhooks)]
sealed class CreateWebhook(WebhookStore webhooks, WebhookSecrets secrets, WebhookTarget target) : Endpoint<CreateWebhook.Request, MadeWebhook>
{
    public sealed record Request
    {
        [FromBody] public WebhookInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(WebhookInput.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/webhooks");
        Description(d => d.Produces<MadeWebhook>(201));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        target.RequireWelcome(request.Body.Url);
        var id = Guid.CreateVersion7();
        var (shown, stored) = secrets.Make(id);
        var made = await webhooks.CreateAsync(id, request.Body, stored, HttpContext.CallerName(), ct);
        await Send.CreatedAsync($"/v1/webhooks/{id}", new MadeWebhook
        {
            Id = id,
            Url = made.Url,
            Types = made.Types,
            IsPaused = made.IsPaused,
            CreatedBy = made.CreatedBy,
            CreatedAt = made.CreatedAt,
            UpdatedAt = made.UpdatedAt,
            Secret = shown,
        });
    }
}
