namespace Cms.Api.Webhooks;

/// <summary>Tells machines of changes: at least once, and of one resource in order.</summary>
/// <remarks>Every instance runs one. What an instance sends is leased to it; when it dies at that, another sends it again.</remarks>
sealed partial class WebhookSender(WebhookStore webhooks, WebhookTarget target, WebhookSecrets secrets, WebhookRules rules, ILogger<WebhookSender> log) : BackgroundService
{
    const int AtOnce = 16;

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await AfterStart.WaitAsync(stoppingToken);
        var nextSweep = TimeSpan.Zero;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await webhooks.FanOutAsync(stoppingToken))
                {
                }

                while (await SendDueAsync(stoppingToken))
                {
                }

                if (TimeSpan.FromMilliseconds(Environment.TickCount64) is var uptime && uptime >= nextSweep)
                {
                    await webhooks.ForgetAsync(TimeSpan.FromDays(rules.KeepDays), stoppingToken);
                    nextSweep = uptime + SweepInterval;
                }
            }
#pragma warning disable CA1031 // whatever fails is tried again
            catch (Exception failure)
#pragma warning restore CA1031
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    LogFailure(log, failure);
                }
            }

            await Task.Delay(Interval, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<bool> SendDueAsync(CancellationToken ct)
    {
        var due = await webhooks.LeaseAsync(rules.Timeout * 2, AtOnce, ct);
        await Task.WhenAll(due.Select(d => SendAsync(d, ct)));
        return due.Count > 0;
    }

    async Task SendAsync(DueDelivery delivery, CancellationToken ct)
    {
        var at = DateTimeOffset.UtcNow;
        var signature = secrets.Sign(delivery.WebhookId, delivery.Secret, delivery.Id, at.ToUnixTimeSeconds(), delivery.Body);
        var attempt = await target.SendAsync(delivery.Url, delivery.Id, at, signature, delivery.Body, ct);
        await webhooks.RecordAsync(delivery, attempt, rules.DelayAfter(delivery.Attempts), rules.PauseAfter, ct);
    }

    [LoggerMessage(LogLevel.Warning, "Webhooks could not be served; it is tried again")]
    static partial void LogFailure(ILogger log, Exception failure);
}
