using Cms.Api.Auth;
using Cms.Api.Binding;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Collections;

/// <summary>Changes some members of a collection.</summary>
/// <remarks>A merge patch (RFC 7396): an absent member stays, null clears, slots are replaced as a whole, and the rules run on the merged whole.</remarks>
[Needs(Permission.WriteCollections)]
sealed class PatchCollection(CollectionStore collections) : Endpoint<PatchCollection.Request, Collection>
{
    public sealed record Request : ById
    {
        [FromBody] public MergePatch<CollectionInput> Body { get; init; } = null!;
    }

    public override void Configure()
    {
        Patch("/v1/collections/{id}");
        Description(d => d.ProducesProblems(404, 409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct) =>
        await Send.ResourceAsync(await collections.UpdateAsync(request.Id, current => request.Body.Apply(CollectionInput.From(current), CollectionInput.Validator.Instance), ct), isPrivate: true);
}
