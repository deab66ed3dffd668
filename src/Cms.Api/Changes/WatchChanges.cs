using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Json;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Changes;

/// <summary>Streams what changes as server-sent events.</summary>
/// <remarks>
/// Each event has the change's position as its id and its type as its name; a browser that was cut off sends the last id back in <c>Last-Event-ID</c> and misses nothing.
/// Without it, or <c>after</c>, the stream begins now.
/// </remarks>
[Needs(Permission.ReadPublished)]
sealed class WatchChanges(ChangeStore changes, IHostApplicationLifetime program) : Endpoint<WatchChanges.Request>
{
    const int BatchSize = 500;

    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public sealed record Request
    {
        /// <summary>The last position known.</summary>
        public string? After { get; init; }

        /// <summary>The same, as browsers send it; it outranks <c>after</c>.</summary>
        [FromHeader("Last-Event-ID", isRequired: false)]
        public string? LastEventId { get; init; }
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.After).MaximumLength(50);
            RuleFor(r => r.LastEventId).MaximumLength(50);
        }
    }

    public override void Configure()
    {
        Get("/v1/changes/events");
        Description(d => d.Produces<string>(200, EventStream.MediaType).ProducesProblems(410));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var publicOnly = !HttpContext.May(Permission.EditArticles);
        var from = request switch
        {
            { LastEventId: { } id } => ChangePosition.Parse(id, "Last-Event-ID"),
            { After: { } after } and not { After: ListChanges.Now } => ChangePosition.Parse(after, "after"),
            _ => await changes.EndAsync(ct),
        };
        await changes.ReadAsync(from, publicOnly, limit: 1, ct); // what can't be read is a problem, while there is still a status to say so
        await Send.EventsAsync(stop => EventsAsync(from, publicOnly, stop), program, ct);
    }

    async IAsyncEnumerable<SseItem<string>> EventsAsync(ChangePosition from, bool publicOnly, [EnumeratorCancellation] CancellationToken ct)
    {
        var silentSince = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var page = await changes.ReadAsync(from, publicOnly, BatchSize, ct);
            foreach (var change in page.Data)
            {
                yield return new(JsonSerializer.Serialize(change, CmsJson.Options), change.Type) { EventId = change.Position };
            }

            from = ChangePosition.Parse(page.Next, "after");
            if (page.Data.Count > 0)
            {
                silentSince = TimeProvider.System.GetTimestamp();
            }
            else if (TimeProvider.System.GetElapsedTime(silentSince) > EventStream.Silence)
            {
                silentSince = TimeProvider.System.GetTimestamp();
                yield return new("{}", "alive") { EventId = page.Next };
            }

            if (page.Data.Count < BatchSize)
            {
                await Task.Delay(Interval, ct);
            }
        }
    }
}
