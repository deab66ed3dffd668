using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Collections;

/// <summary>Replaces a collection, its slots included.</summary>
/// <remarks>A member left out is cleared or takes its default. Read-only members are ignored, so that what was read can be sent back.</remarks>
[Needs(Permission.WriteCollections)]
sealed class ReplaceCollection(CollectionStore collections) : Endpoint<ReplaceCollection.Request, Collection>
{
    public sealed record Request : ById
    {
        [FromBody] public CollectionInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(CollectionInput.Validator.Instance);
    }

    public override void Configure()
    {
        Put("/v1/collections/{id}");
        Description(d => d.ProducesProblems(404, 409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await collections.UpdateAsync(request.Id, _ => request.Body, ct), isPrivate: true);
}
