using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;
using FluentValidation;

namespace Cms.Api.ApiKeys;

/// <summary>Gives a machine a new key in the place of its old one.</summary>
/// <remarks>The answer shows it, this once. The old one ends at once, or after <c>overlapMinutes</c>, so that a machine can be given the new one first.</remarks>
[Needs(Permission.ManageKeys)]
sealed class RotateApiKey(ApiKeyStore keys) : Endpoint<RotateApiKey.Request, MadeApiKey>
{
    public sealed record Request : ById
    {
        [FromBody] public Rotation? Body { get; init; }
    }

    /// <summary>How a key is rotated.</summary>
    public sealed record Rotation
    {
        /// <summary>How long the old key works on, in minutes; at most a week.</summary>
        /// <example>60</example>
        public int OverlapMinutes { get; init; }
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body!.OverlapMinutes).InclusiveBetween(0, 7 * 24 * 60).When(r => r.Body is not null);
    }

    public override void Configure()
    {
        Post("/v1/api-keys/{id}/rotate");
        Description(d => d.ProducesProblems(404));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await keys.RotateAsync(request.Id, TimeSpan.FromMinutes(request.Body?.OverlapMinutes ?? 0), ct), isPrivate: true);
}
