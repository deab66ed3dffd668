namespace Cms.Api.Webhooks;

/// <summary>How machines are told: the settings <c>Cms:Webhooks</c>.</summary>
sealed record WebhookRules
{
    /// <summary>Whether targets may be http, and in private networks; for development.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>How long to wait after each attempt that fails, give or take a fifth; after the last it is a dead letter. Left out: from 5 seconds to 12 hours.</summary>
    public TimeSpan[] Delays { get; init; } = [];

    /// <summary>So many attempts in a row that fail pause the webhook.</summary>
    public int PauseAfter { get; init; } = 30;

    /// <summary>How long a target may take to answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long what was delivered is kept.</summary>
    public int KeepDays { get; init; } = 30;

    static readonly TimeSpan[] Standard =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>When to try again after so many attempts; null for never.</summary>
    public TimeSpan? DelayAfter(int attempts)
    {
        const double jitter = 0.2;
        var delays = Delays.Length > 0 ? Delays : Standard;
#pragma warning disable CA5394 // what spreads retries needs to be no secret
        return attempts <= delays.Length ? delays[attempts - 1] * (1 - jitter + (2 * jitter * Random.Shared.NextDouble())) : null;
#pragma warning restore CA5394
    }
}
