using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Json;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.Imports;

/// <summary>Streams the progress of an import as server-sent events.</summary>
/// <remarks>
/// An event <c>progress</c> whenever something has changed, at most twice a second, and <c>end</c> when the import has ended; the data of each is the import without its
/// items. An import that has ended already sends <c>end</c> at once. A browser reconnects whenever a stream ends: one that has seen <c>end</c> says so in
/// <c>Last-Event-ID</c>, and is answered 204, after which it stays away.
/// </remarks>
[Needs(Permission.Import)]
sealed class WatchImport(ImportStore imports, IHostApplicationLifetime program) : Endpoint<WatchImport.Request>
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>The id and the name of the last event.</summary>
    const string End = "end";

    public sealed record Request : ById
    {
        /// <summary>The id of the last event that was seen, as browsers send it.</summary>
        [FromHeader("Last-Event-ID", isRequired: false)]
        public string? LastEventId { get; init; }
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.LastEventId).MaximumLength(50);
    }

    public override void Configure()
    {
        Get("/v1/imports/{id}/events");
        Description(d => d.Produces<string>(200, EventStream.MediaType).Produces(204).ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var import = await imports.FindProgressAsync(request.Id, ct) ?? throw ProblemException.NotFound("import", request.Id);
        if (request.LastEventId == End && !IsAtWork(import))
        {
            await Send.NoContentAsync(ct);
            return;
        }

        await Send.EventsAsync(stop => EventsAsync(import, stop), program, ct);
    }

    async IAsyncEnumerable<SseItem<string>> EventsAsync(ImportListItem import, [EnumeratorCancellation] CancellationToken ct)
    {
        var last = "";
        var silentSince = TimeProvider.System.GetTimestamp();
        while (IsAtWork(import))
        {
            var data = JsonSerializer.Serialize(import, CmsJson.Options);
            if (data != last || TimeProvider.System.GetElapsedTime(silentSince) > EventStream.Silence)
            {
                (last, silentSince) = (data, TimeProvider.System.GetTimestamp());
                yield return new(data, "progress") { EventId = import.Counts.Done.ToString(CultureInfo.InvariantCulture) };
            }

            await Task.Delay(Interval, ct);
            if (await imports.FindProgressAsync(import.Id!.Value, ct) is not { } now)
            {
                yield break; // its documents broke off, and nothing is left of it
            }

            import = now;
        }

        yield return new(JsonSerializer.Serialize(import, CmsJson.Options), End) { EventId = End };
    }

    static bool IsAtWork(ImportListItem import) => import.Status is ImportStatus.Receiving or ImportStatus.Running or ImportStatus.Cancelling;
}
