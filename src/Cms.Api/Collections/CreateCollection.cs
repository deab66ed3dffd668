using Cms.Api.Auth;
using Cms.Api.Http;
using Cms.Api.Problems;
using FastEndpoints;

namespace Cms.Api.Collections;

/// <summary>Creates a collection.</summary>
/// <remarks>Without a slug, one is made of the title.</remarks>
[Needs(Permission.WriteCollections)]
sealed class CreateCollection(CollectionStore collections) : Endpoint<CreateCollection.Request, Collection>
{
    public sealed record Request
    {
        [FromBody] public CollectionInput Body { get; init; } = new();
    }

    public sealed class Validator : Validator<Request>
    {
        public Validator() => RuleFor(r => r.Body).SetValidator(CollectionInput.Validator.Instance);
    }

    public override void Configure()
    {
        Post("/v1/collections");
        Description(d => d.Produces<Collection>(201).ProducesProblems(409, 422));
    }

    public override async Task HandleAsync(Request request, CancellationToken ct)
    {
        var collection = await collections.CreateAsync(request.Body, ct);
        await Send.CreatedAsync($"/v1/collections/{collection.Id}", collection);
    }
}
