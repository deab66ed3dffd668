using Cms.Api.Binding;
using Cms.Api.Problems;
using Cms.Api.Text;
using FluentValidation;

namespace Cms.Api.Webhooks;

/// <summary>A machine that is told of changes by POST, signed as Standard Webhooks has it.</summary>
public record Webhook
{
    public Guid Id { get; init; }

    /// <example>https://frontend.example/hooks/cms</example>
    public required string Url { get; init; }

    /// <summary>The types of changes that it is told of; none for all that readers may know of.</summary>
    /// <example>["article.published", "article.killed"]</example>
    public required string[] Types { get; init; }

    /// <summary>Nothing is sent; what changes meanwhile waits.</summary>
    public bool IsPaused { get; init; }

    /// <summary>Why it was paused, when nobody did.</summary>
    public string? PauseReason { get; init; }

    /// <summary>Attempts that failed since the last that didn't.</summary>
    public int Failures { get; init; }
    public required string CreatedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A webhook that was just made, with the secret that signs what it is sent: shown this once.</summary>
public sealed record MadeWebhook : Webhook
{
    /// <summary>Verifies <c>webhook-signature</c>: <c>whsec_</c> and the key in Base64.</summary>
    /// <example>whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw</example>
    public required string Secret { get; init; }
}

/// <summary>What an admin writes of a webhook.</summary>
[ReadOnlyMembers(typeof(Webhook))]
public sealed record WebhookInput
{
    /// <summary>Where to; https, and no address of a private network.</summary>
    /// <example>https://frontend.example/hooks/cms</example>
    public string Url { get; init => field = CmsText.Line(value) ?? ""; } = "";

    /// <summary>The types of changes, as <c>GET /v1/changes</c> has them; none for all that readers may know of.</summary>
    /// <example>["article.published", "article.killed"]</example>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>True sends nothing, and lets what changes wait; false sends what has waited.</summary>
    public bool IsPaused { get; init; }

    /// <summary>What a PUT would send to leave the webhook as it is.</summary>
    public static WebhookInput From(Webhook webhook) => new() { Url = webhook.Url, Types = webhook.Types, IsPaused = webhook.IsPaused };

    public sealed class Validator : AbstractValidator<WebhookInput>
    {
        public static readonly Validator Instance = new();

        public Validator()
        {
            RuleFor(w => w.Url).NotEmpty().MaximumLength(2000);
            RuleFor(w => w.Url).Must(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http", UserInfo: "", Fragment: "" } && uri.Host.Length > 0)
                .WithErrorCode(FieldCode.Pattern).WithMessage("'url' must be an https address without a user or fragment.").When(w => w.Url.Length > 0);
            RuleFor(w => w.Types).MaximumCount(50);
            RuleForEach(w => w.Types).Matches("^[A-Za-z]+[.](published|updated|withdrawn|killed|deleted|created|saved)$");
        }
    }
}

/// <summary>What becomes of a delivery.</summary>
public enum DeliveryStatus
{
    /// <summary>It is yet to be sent, or to be sent again.</summary>
    Pending,

    /// <summary>The target answered with a 2xx.</summary>
    Delivered,

    /// <summary>Every attempt has failed: a dead letter.</summary>
    Dead,
}

/// <summary>A change that a webhook is told of.</summary>
public sealed record WebhookDelivery
{
    /// <summary>What <c>webhook-id</c> says, in every attempt: by it a receiver knows what it has had.</summary>
    public Guid Id { get; init; }
    public Guid WebhookId { get; init; }

    /// <example>article.published</example>
    public required string Type { get; init; }

    /// <summary>The resource that changed. What is told of one is sent in order, and the next once the one before has ended.</summary>
    public Guid EntityId { get; init; }

    /// <summary>The body, as it is signed and sent.</summary>
    public required string Body { get; init; }
    public DeliveryStatus Status { get; init; }

    /// <summary>When it is tried next; null once it has ended.</summary>
    public DateTimeOffset? NextAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Every attempt, in order.</summary>
    public required IReadOnlyList<WebhookAttempt> Attempts { get; init; }
}

/// <summary>One POST to a webhook's target.</summary>
public sealed record WebhookAttempt
{
    /// <summary>What <c>webhook-timestamp</c> said.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public int DurationMs { get; init; }

    /// <summary>The HTTP status answered; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>The beginning of the answer, or why there was none.</summary>
    public string? Answer { get; init; }
}
